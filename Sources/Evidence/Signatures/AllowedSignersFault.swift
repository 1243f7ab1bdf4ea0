// SPDX-License-Identifier: Apache-2.0

/// What is wrong with a file of allowed signers, line by line.
package struct AllowedSignersFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// In the order of the lines; at least one.
  package let problems: [Problem]

  /// One line that cannot be used.
  package struct Problem: Hashable, Sendable, CustomStringConvertible {
    /// From 1.
    package let line: Int
    package let kind: Kind

    package var description: String { "line \(line): \(kind.words)" }
  }

  /// What is wrong with a line.
  package enum Kind: Error, Hashable, Sendable {
    case tooLong(bytes: Int)
    case notText
    case quotes
    case noPrincipal
    case noKey
    case badKey(kind: String)
    case authority
    case unknownOption(String)
    case optionsEnd
    case noValue(String)
    case twice(String)
    case localTime(String)
    case badTime(String)
    case endsBeforeItBegins
  }

  package var description: String {
    let shown = problems.prefix(20).map(\.description).joined(separator: "\n")
    return problems.count > 20 ? "\(shown)\n… and \(problems.count - 20) more" : shown
  }
}

extension AllowedSignersFault.Kind {
  /// The words for people: what is wrong, and what to do.
  fileprivate var words: String {
    switch self {
    case .tooLong(let bytes):
      "the file has \(bytes) bytes; at most \(AllowedSigners.mostBytes) are read: take out keys that "
        + "nobody signs with any more"
    case .notText: "it is not UTF-8; save the file as UTF-8"
    case .quotes: "a quotation mark is not closed, or stands within a name; close it"
    case .noPrincipal: "it names nobody; begin the line with the name of the person"
    case .noKey:
      "it has no key; a line is the person, options if any, the kind of the key and its base64, as in "
        + "the .pub file"
    case .badKey(let kind):
      "the key of the kind '\(kind)' cannot be used; copy the .pub file whole; ssh-ed25519, "
        + "ecdsa-sha2-nistp256, -384 and -521, ssh-rsa of at least 2048 bits and security keys are read"
    case .authority:
      "cert-authority is not supported; write a line with the key of each person instead"
    case .unknownOption(let name):
      "the option '\(name)' is not known; namespaces, valid-after and valid-before are"
    case .optionsEnd: "after an option there must be a comma and another option, or a space"
    case .noValue(let name): "write \(name)=\"…\" with the value in quotation marks"
    case .twice(let name): "\(name) is there twice; keep one"
    case .localTime(let name):
      "the time of \(name) must end with Z, which makes it universal time: without it, it means another "
        + "instant on each machine"
    case .badTime(let name):
      "the time of \(name) must be YYYYMMDDZ, YYYYMMDDHHMMZ or YYYYMMDDHHMMSSZ"
    case .endsBeforeItBegins: "valid-before is not after valid-after; swap or mend them"
    }
  }
}
