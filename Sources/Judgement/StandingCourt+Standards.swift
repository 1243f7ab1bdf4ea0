// SPDX-License-Identifier: Apache-2.0
//
// Judges standards over calendar periods and rolling windows.

import Money
import Terms
import WorkingTime

extension StandingCourt {
  mutating func judge(_ aggregate: Aggregate, _ place: Int) {
    let promise = law.agreement.standing[place].promise
    let force = tenure.force(of: promise)
    var gauge = Gauge(aggregate, place, promise, &self)
    switch aggregate.window {
    case .each(let period):
      for period in wall.periods(period, over: begun(force)) {
        let range = period.range.clamped(to: force)
        judge(range, &gauge, aggregate, place, .period(period.period, from: period.firstDay))
      }
    case .inAny(let span): judge(span, force, &gauge, aggregate, place)
    }
  }

  private mutating func judge(
    _ range: Range<Instant>, _ gauge: inout Gauge, _ aggregate: Aggregate, _ place: Int,
    _ subject: StandingVerdict.Subject
  ) {
    let reading = gauge.reading(over: range, &book)
    // The end of a period is no part of it, so at its end it is over.
    let isOver = range.upperBound <= asOf
    let state: Verdict.State
    if !isOver || reading.isOpen {
      state = .pending
    } else if reading.isTooFew || isSuspended(gauge.name, before: range.upperBound) {
      state = .void
    } else {
      state = isExcused(range, place) ? .excused : reading.isMet ? .met : .breached
    }
    add(subject, range, reading, state, aggregate, place)
  }

  /// A standard that was missed is excused if a duty that excuses it was broken when it ended.
  private func isExcused(_ range: Range<Instant>, _ place: Int) -> Bool {
    let last = Instant(milliseconds: range.upperBound.milliseconds - 1)
    let name = law.agreement.standing[place].name
    return law.excuser(of: name, at: last, nil, record) != nil
  }

  private mutating func add(
    _ subject: StandingVerdict.Subject, _ range: Range<Instant>, _ reading: Gauge.Reading,
    _ state: Verdict.State, _ aggregate: Aggregate, _ place: Int
  ) {
    let promise = law.agreement.standing[place].promise
    var basis = StandingVerdict.Basis(obligation: place)
    basis.reasons = reading.words(aggregate)
    verdicts(
      append: StandingVerdict(
        obligation: promise.name, subject: subject, severity: nil, state: state,
        opened: range.lowerBound, due: range.upperBound, fulfilled: nil,
        attained: reading.attained, isGoal: promise.isGoal, basis: basis))
  }

  // MARK: - Rolling windows

  /// A window, and what the standard came to over it.
  private struct Window {
    /// Its last day.
    let day: CivilDate
    let range: Range<Instant>
    var reading: Gauge.Reading
  }

  /// A window ends with each day of the term that is over.
  ///
  /// Each stretch of days whose windows miss the standard gives one verdict, on its first day. After
  /// them comes the window of the last day, unless it belongs to such a stretch.
  private mutating func judge(
    _ span: CalendarSpan, _ force: Range<Instant>, _ gauge: inout Gauge, _ aggregate: Aggregate,
    _ place: Int
  ) {
    guard !force.isEmpty else { return }
    let forceDay = wall.date(of: force.lowerBound)
    var day = forceDay
    var (stretch, last): (Window?, Window?)
    while day < .latest {
      let next = day.adding(days: 1)
      let end = days.start(of: next, wall)
      guard end <= asOf, end <= force.upperBound else { break }
      let firstDay = Self.firstDay(of: span, through: day)
      defer { day = next }
      let start = firstDay < forceDay ? nil : days.start(of: firstDay, wall)
      // A share of a part of the first window would say little; breaches in it are breaches.
      let isWhole = start.map { $0 >= force.lowerBound } ?? false
      guard isWhole || aggregate.standard.isCount else { continue }
      let lower = max(start ?? force.lowerBound, force.lowerBound)
      let range = lower..<max(end, lower)
      let window = Window(day: day, range: range, reading: gauge.reading(over: range, &book))
      last = window
      guard isMissed(window, gauge.name, place) else {
        if let found = stretch { add(found, .breached, span, aggregate, place) }
        stretch = nil
        continue
      }
      if let worst = stretch?.reading, !window.reading.isWorse(than: worst) { continue }
      if stretch == nil { stretch = window } else { stretch?.reading = window.reading }
    }
    if let found = stretch {
      add(found, .breached, span, aggregate, place)
    } else if let last {
      let state: Verdict.State =
        last.reading.isOpen ? .pending : last.reading.isTooFew ? .void : .met
      add(last, state, span, aggregate, place)
    }
  }

  private func isMissed(_ window: Window, _ name: String, _ place: Int) -> Bool {
    let reading = window.reading
    return !reading.isTooFew && !reading.isOpen && !reading.isMet
      && !isExcused(window.range, place) && !isSuspended(name, before: window.range.upperBound)
  }

  private mutating func add(
    _ window: Window, _ state: Verdict.State, _ span: CalendarSpan, _ aggregate: Aggregate,
    _ place: Int
  ) {
    add(
      .window(span, through: window.day), window.range, window.reading, state, aggregate, place)
  }

  /// The first day of a window of so long that ends with a day.
  static func firstDay(of span: CalendarSpan, through day: CivilDate) -> CivilDate {
    switch span {
    case .days(let count): return day.adding(days: 1 - min(count, 1 << 30))
    case .months(let count):
      let next = day.adding(days: 1)
      let month = Month(next).adding(-min(count, 12 * 9_999))
      guard month.number > 12 else { return .earliest }
      var dayOfMonth = next.day
      while dayOfMonth > 1 {
        if let date = CivilDate(year: month.year, month: month.month, day: dayOfMonth) {
          return date
        }
        dayOfMonth -= 1
      }
      return month.firstDay
    }
  }
}

extension Aggregate.Standard {
  /// Whether it counts breaches, so that a part of a window can only be better than the whole.
  var isCount: Bool {
    switch self {
    case .breaches, .points: true
    case .rate, .percentile, .average, .availability: false
    }
  }
}
