// SPDX-License-Identifier: Apache-2.0

/// Everything that is wrong with a mapping, in the order of its lines.
package struct MappingFault: Error, Hashable, Sendable {
  package let problems: [MappingProblem]

  /// One line for each problem: `intake/desk.toml:14: …`.
  package func text(file: String) -> String {
    problems.map { problem in
      "\(file):\(problem.line.map { "\($0):" } ?? "") \(problem)"
    }.joined(separator: "\n")
  }
}

/// One thing that is wrong with a mapping.
package struct MappingProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The line, from 1; nil if it is about the whole file.
  package let line: Int?
  package let kind: Kind

  /// What is wrong, as facts; keys with the table they are in, `times.zone`.
  package enum Kind: Hashable, Sendable {
    case tooLarge(bytes: Int, limit: Int)
    case notText
    /// TOML itself cannot be read.
    case syntax(String)
    case unknownKey(String, nearest: String?)
    case missingKey(String, meaning: String)
    case wrongType(String, expected: String)
    case notOneOf(String, value: String, allowed: [String], nearest: String?)
    /// The value breaks a rule; `reason` says which and the way out.
    case unusable(String, value: String, reason: String)
    /// The key has no part in what the rest of the mapping says.
    case useless(String, reason: String)
    case unknownZone(String, nearest: String?)
  }

  package var description: String {
    switch kind {
    case .tooLarge(let bytes, let limit):
      "the mapping has \(bytes) bytes; at most \(limit) are read"
    case .notText: "the mapping is not text in UTF-8; save it again as UTF-8"
    case .syntax(let message): "not TOML: \(message)"
    case .unknownKey(let key, let nearest):
      "'\(key)' is not known" + Self.suggestion(nearest, otherwise: "take it out")
    case .missingKey(let key, let meaning): "'\(key)' is missing: \(meaning)"
    case .wrongType(let key, let expected): "'\(key)' must be \(expected)"
    case .notOneOf(let key, let value, let allowed, let nearest):
      "'\(key)' is \"\(value)\""
        + Self.suggestion(nearest, otherwise: "use one of " + allowed.joined(separator: ", "))
    case .unusable(let key, let value, let reason): "'\(key)' is \"\(value)\": \(reason)"
    case .useless(let key, let reason): "'\(key)' has no use here: \(reason)"
    case .unknownZone(let zone, let nearest):
      "no time zone is called '\(zone)'"
        + Self.suggestion(nearest, otherwise: "use a name such as Europe/London")
    }
  }

  private static func suggestion(_ nearest: String?, otherwise: String) -> String {
    nearest.map { "; did you mean '\($0)'?" } ?? "; \(otherwise)"
  }
}
