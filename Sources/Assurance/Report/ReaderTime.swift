// SPDX-License-Identifier: Apache-2.0

import WorkingTime

/// Days and months in English, as a reader in one zone expects them.
struct ReaderTime: Sendable {
  let zone: Zone

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// `6 March 2026, 16:10 GMT`.
  func long(_ instant: Instant) -> String {
    let local = zone.civil(at: instant)
    let day = Self.long(local.date)
    return "\(day), \(local.time.text) \(zone.abbreviation(at: instant))"
  }

  /// `6 March 2026`.
  static func long(_ date: CivilDate) -> String {
    "\(date.day) \(name(ofMonth: date.month)) \(date.year)"
  }

  /// `March 2026`.
  ///
  /// The space does not break.
  static func month(_ month: Int, of year: Int) -> String {
    "\(name(ofMonth: month))\u{A0}\(year)"
  }

  /// `Mar`, for charts.
  static func shortMonth(_ month: Int) -> String { String(name(ofMonth: month).prefix(3)) }

  /// `Mar 2026`, for charts.
  static func shortMonth(_ month: Int, of year: Int) -> String {
    "\(name(ofMonth: month).prefix(3)) \(year)"
  }

  private static func name(ofMonth month: Int) -> String {
    months.indices.contains(month - 1) ? months[month - 1] : "month \(month)"
  }
}
