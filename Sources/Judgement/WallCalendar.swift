// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// Days, months and periods of the calendar on the wall of one zone.
///
/// Months end where they end: a month after 31 January is 28 or 29 February. See docs/semantics.md,
/// section 10.
struct WallCalendar: Sendable {
  let zone: Zone

  // MARK: - Days and months

  /// The date so much later; a day that the month lacks is its last day.
  ///
  /// Nil beyond the year 9999, for a length that is not positive, and for one nobody means.
  static func date(_ date: CivilDate, after span: CalendarSpan) -> CivilDate? {
    switch span {
    case .days(let count):
      guard count > 0, date.days(to: .latest) >= count else { return nil }
      return date.adding(days: count)
    case .months(let count):
      guard count > 0, count <= 12 * 9_999 else { return nil }
      let months = date.year * 12 + date.month - 1 + count
      return lastExisting(year: months / 12, month: months % 12 + 1, day: date.day)
    }
  }

  /// The last day of a term that is extended: one that ends with a month still does, by months.
  static func lastDay(of date: CivilDate, extendedBy span: CalendarSpan) -> CivilDate? {
    guard case .months = span, date.adding(days: 1).day == 1,
      let next = Self.date(date.adding(days: 1), after: span)
    else { return Self.date(date, after: span) }
    return next.adding(days: -1)
  }

  private static func lastExisting(year: Int, month: Int, day: Int) -> CivilDate? {
    var day = day
    while day > 0 {
      if let date = CivilDate(year: year, month: month, day: day) { return date }
      day -= 1
    }
    return nil
  }

  /// The deadline of something that happened at an instant.
  ///
  /// By end of day it is the end of the last day, the day it happened not counted; at the same time
  /// it is when the clock reads the same, by the convention of ``LocalTimeResolution`` where clocks
  /// change. Nil where zone data end.
  func deadline(
    from event: Instant, _ span: CalendarSpan, _ end: BusinessDayEnd
  ) -> Instant? {
    let local = zone.civil(at: event)
    guard let date = Self.date(local.date, after: span), date < .latest else { return nil }
    let instant: Instant
    switch end {
    case .endOfDay: instant = start(of: date.adding(days: 1))
    case .sameTime:
      let whole = self.instant(CivilDateTime(date: date, secondsOfDay: local.secondsOfDay))
      let fraction = (event.milliseconds % 1000 + 1000) % 1000
      instant = Instant(milliseconds: whole.milliseconds + fraction)
    }
    return instant <= Zone.horizon ? instant : nil
  }

  /// The instant so much later at the same time of day, held at the end of zone data.
  func later(than instant: Instant, by span: CalendarSpan) -> Instant {
    deadline(from: instant, span, .sameTime) ?? Zone.horizon
  }

  /// The first instant of a date.
  func start(of date: CivilDate) -> Instant {
    instant(CivilDateTime(date: date, secondsOfDay: 0))
  }

  private func instant(_ reading: CivilDateTime) -> Instant {
    zone.resolve(reading).instant(reading: reading, in: zone)
  }

  /// The date on which an instant falls.
  func date(of instant: Instant) -> CivilDate { zone.civil(at: instant).date }

  /// The calendar month of an instant.
  func month(of instant: Instant) -> Month { Month(date(of: instant)) }

  // MARK: - Periods

  /// The first day of the period a date lies in.
  static func firstDay(of period: Period, with date: CivilDate) -> CivilDate {
    let month: Int
    switch period {
    case .month: month = date.month
    case .quarter: month = (date.month - 1) / 3 * 3 + 1
    case .year: month = 1
    }
    return CivilDate(year: date.year, month: month, day: 1) ?? date
  }

  /// The first day of the next period; nil after the year 9999.
  static func nextPeriod(_ period: Period, after firstDay: CivilDate) -> CivilDate? {
    date(firstDay, after: .months(12 / period.perYear))
  }

  /// Every calendar period that has an instant in common with a stretch of time, in order.
  func periods(_ period: Period, over range: Range<Instant>) -> [CalendarPeriod] {
    guard !range.isEmpty else { return [] }
    var periods: [CalendarPeriod] = []
    var first = Self.firstDay(of: period, with: date(of: range.lowerBound))
    while start(of: first) < range.upperBound {
      guard let next = Self.nextPeriod(period, after: first) else { break }
      periods.append(
        CalendarPeriod(
          period: period, firstDay: first, range: start(of: first)..<start(of: next)))
      first = next
    }
    return periods
  }
}

/// One calendar period of a zone.
struct CalendarPeriod: Hashable, Sendable {
  let period: Period
  let firstDay: CivilDate
  /// Half-open.
  let range: Range<Instant>
}

/// A calendar month, counted through the years so that months are numbers.
struct Month: Hashable, Comparable, Sendable {
  /// Twelve times the year, and the months of it that are over.
  let number: Int

  init(number: Int) { self.number = number }

  init(_ date: CivilDate) { number = date.year * 12 + date.month - 1 }

  var year: Int { number / 12 }
  /// 1 to 12.
  var month: Int { number % 12 + 1 }
  var firstDay: CivilDate { CivilDate(year: year, month: month, day: 1) ?? .latest }

  /// The month so many later, or earlier if negative.
  func adding(_ months: Int) -> Month { Month(number: number + months) }

  /// Reads `2026-03`.
  init?(parsing text: String) {
    guard let date = CivilDate(iso: text + "-01") else { return nil }
    self.init(date)
  }

  static func < (left: Month, right: Month) -> Bool { left.number < right.number }
}
