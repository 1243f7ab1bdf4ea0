// SPDX-License-Identifier: Apache-2.0

/// Why a text is not a statement, or one cannot be put together.
package enum StatementFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// Longer than ``PersonStatement/mostBytes``.
  case tooLong(bytes: Int)
  /// Not UTF-8.
  case notText
  /// The first line is another one.
  case otherFormat
  /// A field that is missing, or whose value cannot stand in a statement.
  case badValue(String)
  /// A name that patterns of allowed signers would take for something else.
  case badPerson
  /// Said for good, such as an excuse.
  case notWithdrawable(String)
  /// Read, and would be written otherwise from this line on.
  case notCanonical(line: Int)

  package var description: String {
    switch self {
    case .tooLong(let bytes):
      "a statement of \(bytes) bytes is refused; the most is \(PersonStatement.mostBytes)"
    case .notText: "it is not UTF-8; give the file as `frankpledge statement new` wrote it"
    case .otherFormat:
      "it does not begin with '\(PersonStatement.firstLine)'; write it with `frankpledge statement new`"
    case .badValue(let name):
      "its '\(name)' is missing or cannot stand there; use one line without spaces at its ends and "
        + "without invisible characters"
    case .badPerson:
      "its 'person' cannot be used: name the person as the allowed signers do, without spaces, commas, "
        + "quotation marks, '*', '?' and '!'"
    case .notWithdrawable(let kind):
      "a statement of the kind '\(kind)' cannot be withdrawn; consent, acceptance and pause can"
    case .notCanonical(let line):
      "line \(line) is not as `frankpledge statement new` writes it; do not edit a statement: write "
        + "another one"
    }
  }
}
