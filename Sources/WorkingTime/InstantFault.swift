// SPDX-License-Identifier: Apache-2.0

/// Why a text or a sum is not an ``Instant``.
///
/// The texts are excerpts of at most 40 characters.
package enum InstantFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// Not the form of RFC 3339 section 5.6; `offset` counts bytes from 0.
  case malformed(String, offset: Int, expected: String)
  /// A date the Gregorian calendar does not have, such as 30 February.
  case noSuchDate(String)
  /// Second 60. POSIX time has no place for it, and a guess could move a deadline.
  case leapSecond(String)
  /// A fraction finer than a millisecond. Rounding could carry an event across a deadline.
  case finerThanMilliseconds(String)
  /// Before the year 0001 or after the year 9999, in universal time.
  case outsideYears(String)

  package var description: String {
    switch self {
    case .malformed(let text, let offset, let expected):
      "'\(text)' is not a time of RFC 3339: expected \(expected) at byte \(offset);"
        + " write it like 2026-03-06T16:10:00Z"
    case .noSuchDate(let text):
      "'\(text)' names a day or a time of day that does not exist; correct it"
    case .leapSecond(let text):
      "'\(text)' is a leap second, which cannot be counted; write second 59 or the next minute"
    case .finerThanMilliseconds(let text):
      "'\(text)' is finer than a millisecond and is not rounded; give at most three digits"
    case .outsideYears(let text):
      "'\(text)' lies outside the years 0001 to 9999; correct it"
    }
  }
}
