// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// A month of the calendar on the wall.
package struct CalendarMonth: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Months since January of the year 0.
  package let number: Int

  package init(number: Int) { self.number = number }

  /// The month a day lies in.
  package init(_ date: CivilDate) {
    let (year, month) = (date.year, date.month)
    self.init(number: year * 12 + month - 1)
  }

  package var year: Int { number / 12 }

  /// The first day; the calendar ends with the year 9999.
  package var firstDay: CivilDate {
    CivilDate(year: year, month: number % 12 + 1, day: 1) ?? .latest
  }

  /// The last day.
  package var lastDay: CivilDate {
    let next = CalendarMonth(number: number + 1).firstDay
    return next == .latest ? next : next.adding(days: -1)
  }

  private static let names = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// `March 2027`.
  package var description: String { "\(Self.names[number % 12]) \(year)" }

  package static func < (left: CalendarMonth, right: CalendarMonth) -> Bool {
    left.number < right.number
  }
}

extension Zone {
  /// The month that an instant lies in, on the clocks of the zone.
  func month(at instant: Instant) -> Int { CalendarMonth(civil(at: instant).date).number }
}
