// SPDX-License-Identifier: Apache-2.0

/// Everything that is wrong with a policy file, in the order of its lines.
package struct PolicyFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// At least one.
  package let problems: [PolicyProblem]

  package var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// One thing that is wrong with a policy file.
package struct PolicyProblem: Hashable, Sendable, CustomStringConvertible {
  /// From 1; for what is missing, the line after the last.
  package let line: Int
  package let kind: Kind

  /// What is wrong; names and words are excerpts of at most 80 characters.
  package enum Kind: Hashable, Sendable {
    /// Larger than ``WitnessPolicy/mostBytes``.
    case tooLong(bytes: Int)
    /// More lines of a kind than ``WitnessPolicy/mostOfAKind``.
    case tooMany(String)
    /// A carriage return or another control character; `column` counts bytes from 1.
    case control(UInt8, column: Int)
    /// The last line does not end.
    case unfinished
    /// Begins with no word of the format.
    case unknownWord(String)
    /// Words are missing or to spare.
    case form(String)
    /// No key, or a key of another kind than it must have.
    case key(NoteFault)
    /// A name that stands for something already.
    case nameTaken(String, line: Int)
    /// `none` cannot be defined, nor be a member.
    case reserved
    /// The same key again, under whatever name.
    case keyTwice(line: Int)
    /// A threshold that is no number from 1 to the count of members.
    case threshold(String, members: Int)
    /// Not defined on a line before this one.
    case unknownName(String)
    /// A member already, of this group or another.
    case memberTwice(String, line: Int)
    /// A second quorum.
    case quorumTwice(line: Int)
    /// No quorum at all.
    case noQuorum
  }

  init(_ line: Int, _ kind: Kind) {
    self.line = line
    self.kind = kind
  }

  package var description: String { "line \(line): \(words)" }

  private var words: String {
    switch kind {
    case .tooLong(let bytes):
      "the policy has \(bytes) bytes; the most is \(WitnessPolicy.mostBytes)"
    case .tooMany(let word):
      "more than \(WitnessPolicy.mostOfAKind) lines with '\(word)'; leave some out"
    case .control(let byte, let column):
      "column \(column) has the control character \(byte); only tab and line feed may stand here"
    case .unfinished: "the last line does not end with a line feed; add one"
    case .unknownWord(let word):
      "'\(word)' is no word of a policy; a line begins with log, witness, group, quorum or #"
    case .form(let form): "expected '\(form)'"
    case .key(let fault): "\(fault)"
    case .nameTaken(let name, let line): "'\(name)' is defined on line \(line) already"
    case .reserved: "'none' stands for no quorum; nothing else can have that name"
    case .keyTwice(let line): "this key stands on line \(line) already; each may stand once"
    case .threshold(let word, let members):
      "'\(word)' must be all, any, or a number from 1 to \(members), the count of members"
    case .unknownName(let name): "'\(name)' is not defined on a line above"
    case .memberTwice(let name, let line):
      "'\(name)' is a member on line \(line) already; each may count once"
    case .quorumTwice(let line): "the quorum is set on line \(line) already"
    case .noQuorum: "the policy has no quorum; write 'quorum NAME', or 'quorum none'"
    }
  }
}
