// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// Hours that a desk may have: the same on each of some days of the week, less a break and holidays.
package struct CandidateHours: Hashable, Sendable {
  /// Bit 0 is Monday.
  package var days: UInt8
  /// Minutes from 00:00, under 1,440.
  package var opens: Int
  /// Minutes from 00:00 of the day it opens; past midnight over 1,440.
  package var closes: Int
  /// A break, in minutes from 00:00, inside the hours.
  package var pause: Range<Int>?
  /// Days on which nothing opens, ascending.
  package var closures: [CivilDate] = []

  package static let everyDay: UInt8 = 0b111_1111
  package static let workingDays: UInt8 = 0b001_1111

  /// Day and night, all week.
  package static let always = CandidateHours(days: everyDay, opens: 0, closes: 1440)

  package init(
    days: UInt8, opens: Int, closes: Int, pause: Range<Int>? = nil, closures: [CivilDate] = []
  ) {
    self.days = days
    self.opens = opens
    self.closes = closes
    self.pause = pause
    self.closures = closures
  }

  /// The days of the week, from Monday.
  package var weekdays: [Weekday] { Weekday.allCases.filter { days >> $0.rawValue & 1 == 1 } }

  /// How long a day is open, in minutes.
  package var length: Int { closes - opens - (pause?.count ?? 0) }

  /// Whether the hours can be: they open before they close, within a day, and the break lies inside.
  package var isSound: Bool {
    guard days & Self.everyDay != 0, (0..<1440).contains(opens), closes > opens,
      closes - opens <= 1440
    else { return false }
    return pause.map { $0.lowerBound > opens && $0.upperBound < closes && !$0.isEmpty } ?? true
  }

  /// How many words the hours need: of two that fit alike the plainer one is the better guess.
  package var complexity: Int {
    var points = closures.count
    if days != Self.everyDay { points += 1 }
    if closes - opens < 1440 {
      points += 2 + Self.oddness(opens) + Self.oddness(closes) + (closes > 1440 ? 1 : 0)
    } else if opens > 0 {
      points += 2 + Self.oddness(opens)
    }
    if let pause {
      points += 2 + Self.oddness(pause.lowerBound) + Self.oddness(pause.upperBound)
    }
    return points
  }

  private static func oddness(_ minutes: Int) -> Int {
    minutes.isMultiple(of: 60) ? 0 : minutes.isMultiple(of: 30) ? 1 : 2
  }

  /// The hours on the clocks of a zone; nil if they are not sound.
  package func hours(in zone: Zone) -> OpeningHours? {
    guard isSound else { return nil }
    if self == .always { return .always }
    let halves = pause.map { [opens..<$0.lowerBound, $0.upperBound..<closes] }
    do throws(CalendarFault) {
      var windows: [OpeningWindow] = []
      for stretch in halves ?? [opens..<closes] {
        // Behind a break that runs to midnight or past it no window of the same day can open.
        guard stretch.lowerBound < 1440 else { return nil }
        windows.append(
          try OpeningWindow(opens: stretch.lowerBound * 60, closes: stretch.upperBound * 60))
      }
      let weekly = Dictionary(uniqueKeysWithValues: weekdays.map { ($0, windows) })
      return .calendar(try WorkCalendar(zone: zone, weekly: weekly, closures: Set(closures)))
    } catch {
      return nil
    }
  }
}
