// SPDX-License-Identifier: Apache-2.0

/// Why a file is not a receipt, or is not believed.
package enum ReceiptFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// A line of the promise is not what must stand there; from 1.
  case expected(String, line: Int)
  /// The promise says the same as the canonical text in other bytes.
  case notCanonical
  /// The file does not begin with the salt and the event.
  case malformed
  /// What is promised is not a note, or not signed as it must be.
  case note(NoteFault)
  /// More than one signature, or none.
  case signatures(Int)
  /// A promise of another log.
  case otherLog(found: String, expected: String)
  /// The event of the file is not the one that was promised.
  case otherEvent

  package var description: String {
    switch self {
    case .expected(let what, let line): "line \(line) of the promise: expected \(what)"
    case .notCanonical: "the promise is not written as it must be"
    case .malformed:
      "it is no receipt: expected the lines 'salt' and 'event', an empty line, and a signed promise"
    case .note(let fault): fault.description
    case .signatures(let count): "the promise has \(count) signatures and must have one"
    case .otherLog(let found, let expected):
      "it is a promise of the log '\(NoteFault.excerpt(found))', and the one believed is '\(expected)'"
    case .otherEvent:
      "the event or the salt in it is not the one promised: the file was changed after it was given"
    }
  }
}
