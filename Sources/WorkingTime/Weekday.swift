// SPDX-License-Identifier: Apache-2.0

/// A day of the week, Monday first as in ISO 8601.
package enum Weekday: Int, CaseIterable, Hashable, Comparable, Sendable, CustomStringConvertible {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  /// `Mon` to `Sun`.
  package var shortName: String {
    switch self {
    case .monday: "Mon"
    case .tuesday: "Tue"
    case .wednesday: "Wed"
    case .thursday: "Thu"
    case .friday: "Fri"
    case .saturday: "Sat"
    case .sunday: "Sun"
    }
  }

  /// `Monday` to `Sunday`.
  package var longName: String {
    switch self {
    case .monday: "Monday"
    case .tuesday: "Tuesday"
    case .wednesday: "Wednesday"
    case .thursday: "Thursday"
    case .friday: "Friday"
    case .saturday: "Saturday"
    case .sunday: "Sunday"
    }
  }

  package static func < (left: Weekday, right: Weekday) -> Bool { left.rawValue < right.rawValue }

  package var description: String { longName }
}
