// SPDX-License-Identifier: Apache-2.0

/// A day of the proleptic Gregorian calendar, 0001-01-01 to 9999-12-31, without a zone.
package struct CivilDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  private let days: Int32

  /// 0001-01-01.
  package static let earliest = CivilDate(daysSinceEpoch: earliestDays)
  /// 9999-12-31.
  package static let latest = CivilDate(daysSinceEpoch: latestDays)

  private static let earliestDays = -719_162
  private static let latestDays = 2_932_896

  /// The date of a year, a month (1 to 12) and a day, or nil if the calendar has no such day or the
  /// year is outside 1 to 9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), Self.exists(year: year, month: month, day: day) else {
      return nil
    }
    self.init(daysSinceEpoch: Self.days(year: year, month: month, day: day))
  }

  /// The date so many days after 1970-01-01, held at ``earliest`` and ``latest``.
  package init(daysSinceEpoch: Int) {
    days = Int32(truncatingIfNeeded: min(max(daysSinceEpoch, Self.earliestDays), Self.latestDays))
  }

  /// Reads `2026-03-06`: ten characters, nothing else (ISO 8601 extended form, RFC 3339 full-date).
  package init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8.prefix(11))
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
      let day = Self.number(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard (48...57).contains(digit) else { return nil }
      value = value * 10 + Int(digit) - 48
    }
    return value
  }

  /// Days since 1970-01-01, negative before it.
  package var daysSinceEpoch: Int { Int(days) }

  /// The day of the week; 0001-01-01 is a Monday.
  package var weekday: Weekday {
    Weekday(rawValue: (Int(days) - Self.earliestDays) % 7) ?? .monday
  }

  /// The date so many days later, or earlier if negative, held at ``earliest`` and ``latest``.
  package func adding(days amount: Int) -> CivilDate {
    let (sum, overflow) = Int(days).addingReportingOverflow(amount)
    return overflow ? (amount < 0 ? .earliest : .latest) : CivilDate(daysSinceEpoch: sum)
  }

  /// Days from this date to another, negative if the other is earlier.
  package func days(to other: CivilDate) -> Int { Int(other.days) - Int(days) }

  /// The year, 1 to 9999.
  package var year: Int { yearMonthDay.year }
  /// The month, 1 to 12.
  package var month: Int { yearMonthDay.month }
  /// The day of the month, 1 to 31.
  package var day: Int { yearMonthDay.day }

  /// `2026-03-06`.
  package var iso: String {
    let (year, month, day) = yearMonthDay
    return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }

  package var description: String { iso }

  package static func < (left: CivilDate, right: CivilDate) -> Bool { left.days < right.days }
}

extension CivilDate {
  static func exists(year: Int, month: Int, day: Int) -> Bool {
    (1...12).contains(month) && day >= 1 && day <= daysInMonth(year: year, month: month)
  }

  static func isLeap(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  static func daysInMonth(year: Int, month: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since 1970-01-01 of an existing day, counted in years that begin on 1 March so that the
  /// leap day comes last.
  static func days(year: Int, month: Int, day: Int) -> Int {
    let marchYear = month > 2 ? year : year - 1
    let marchMonth = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
    let leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
    return marchYear * 365 + leapDays + dayOfYear - 719_468
  }

  /// The inverse of ``days(year:month:day:)``, by eras of 400 years (146,097 days).
  var yearMonthDay: (year: Int, month: Int, day: Int) {
    let shifted = daysSinceEpoch + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }
}

/// A non-negative number with leading zeros.
func padded(_ value: Int, to width: Int) -> String {
  let digits = String(value)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
