// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// Why a signature does not count as a person's.
package enum SignerFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// It is for another purpose, by its namespace.
  case otherPurpose(found: String, expected: String)
  /// It is not over this text: the text or the signature was changed.
  case doesNotFit(key: String)
  /// Nobody is named with the key.
  case unknownKey(String)
  /// The key is somebody else's.
  case otherPerson(person: String, key: String, line: Int)
  /// The key may not sign for this purpose.
  case notFor(namespace: String, line: Int)
  /// Signed before the key counts.
  case notYet(from: Instant, at: Instant, line: Int)
  /// Signed after the key counted.
  case noLonger(until: Instant, at: Instant, line: Int)

  package var description: String {
    switch self {
    case .otherPurpose(let found, let expected):
      "the signature is for '\(found)', and this statement is signed for '\(expected)': sign with "
        + "-n \(expected)"
    case .doesNotFit(let key):
      "the signature of \(key) does not fit the text: one of them was changed"
    case .unknownKey(let key): "the key \(key) is not among the allowed signers"
    case .otherPerson(let person, let key, let line):
      "the key \(key) is not that of '\(person)': line \(line) of the allowed signers gives it to "
        + "another person"
    case .notFor(let namespace, let line):
      "line \(line) of the allowed signers does not let this key sign for '\(namespace)'"
    case .notYet(let from, let at, let line):
      "line \(line) of the allowed signers lets this key sign from \(from.rfc3339) on, and the statement "
        + "is of \(at.rfc3339)"
    case .noLonger(let until, let at, let line):
      "line \(line) of the allowed signers lets this key sign until \(until.rfc3339), and the statement "
        + "is of \(at.rfc3339)"
    }
  }
}
