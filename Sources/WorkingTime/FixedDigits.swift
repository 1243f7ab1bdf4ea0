// SPDX-License-Identifier: Apache-2.0

/// Writes numbers with a fixed count of digits into memory that has room for them.
///
/// Dates are written by the million; a string for each of their parts takes ten times as long.
struct FixedDigits {
  private let text: UnsafeMutableBufferPointer<UInt8>
  /// How many characters were written.
  private(set) var count = 0

  init(_ text: UnsafeMutableBufferPointer<UInt8>) { self.text = text }

  mutating func put(_ character: Unicode.Scalar) {
    text[count] = UInt8(ascii: character)
    count += 1
  }

  /// A number that is not negative, with leading noughts; digits beyond the count are left out.
  mutating func put(_ value: Int, digits: Int) {
    var rest = value
    for place in stride(from: count + digits - 1, through: count, by: -1) {
      text[place] = UInt8(truncatingIfNeeded: 48 + rest % 10)
      rest /= 10
    }
    count += digits
  }

  /// `2026-03-06`.
  mutating func put(_ date: CivilDate) {
    let (year, month, day) = date.yearMonthDay
    put(year, digits: 4)
    put("-")
    put(month, digits: 2)
    put("-")
    put(day, digits: 2)
  }

  /// A text in ASCII or any other UTF-8, for which there must be room.
  mutating func put(words: String) {
    for byte in words.utf8 {
      text[count] = byte
      count += 1
    }
  }

  /// `2026-03-06 16:10`, or with seconds where they are not nought.
  mutating func put(_ local: CivilDateTime) {
    put(local.date)
    put(" ")
    putClock(local.secondsOfDay, withSeconds: local.secondsOfDay % 60 != 0)
  }

  /// `16:10`, or `16:10:05`.
  mutating func putClock(_ secondsOfDay: Int, withSeconds: Bool) {
    put(secondsOfDay / 3600, digits: 2)
    put(":")
    put(secondsOfDay / 60 % 60, digits: 2)
    guard withSeconds else { return }
    put(":")
    put(secondsOfDay % 60, digits: 2)
  }
}
