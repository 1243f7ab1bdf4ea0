// SPDX-License-Identifier: Apache-2.0

/// Counting in business days, which are not business hours.
///
/// A business day is a local date on which a window of the calendar opens and, in its zone, occurs:
/// a date or a window the clocks skip is none.
package struct BusinessDays: Sendable {
  /// The calendar whose dates are counted.
  package let calendar: WorkCalendar

  /// Where on the last day a deadline falls.
  package enum DayEnd: Hashable, Sendable {
    /// The last closing of the windows that open that day, even if it is after midnight.
    case endOfDay
    /// The wall-clock time of the event.
    case sameTime
  }

  /// What to do with a date or a time at which nobody is there.
  package enum Rolling: Hashable, Sendable {
    /// Leave it.
    case none
    /// Take the next business day, or the next opening.
    case forward
    /// Take the previous business day, or the previous closing.
    case backward
  }

  /// The farthest a count goes, in days: about 300 years.
  package static let farthest = 109_800

  package init(_ calendar: WorkCalendar) { self.calendar = calendar }

  /// Whether a window of the calendar opens on a date.
  package func isBusinessDay(_ date: CivilDate) -> Bool {
    calendar.windows(on: date).contains { !spans(of: $0, on: date).isEmpty }
  }

  /// The date itself if it is a business day, else the nearest one in the direction given.
  ///
  /// Nil if there is none within ``farthest`` days.
  package func roll(_ date: CivilDate, _ rolling: Rolling) -> CivilDate? {
    if rolling == .none || isBusinessDay(date) { return date }
    return step(1, from: date, by: rolling == .forward ? 1 : -1)
  }

  /// The n-th business day after a date, or before it if negative; the date itself is not counted.
  ///
  /// A date that is no business day is first rolled as asked, by default not: from a Saturday, 1 is
  /// Monday, where rolled forward first it is Tuesday. Nil beyond ``farthest`` days.
  package func add(
    _ count: Int, to date: CivilDate, rolling: Rolling = .none
  ) -> CivilDate? {
    guard let start = roll(date, rolling), count != 0 else { return roll(date, rolling) }
    guard count.magnitude <= UInt(Self.farthest) else { return nil }
    return step(Int(count.magnitude), from: start, by: count < 0 ? -1 : 1)
  }

  /// The last closing of the windows that open on a date; nil if none does.
  package func lastClosing(on date: CivilDate) -> Instant? {
    calendar.windows(on: date).flatMap { spans(of: $0, on: date) }.map(\.upperBound).max()
      .map { Instant(milliseconds: $0 * 1000) }
  }

  private func step(_ count: Int, from start: CivilDate, by direction: Int) -> CivilDate? {
    var (date, left) = (start, count)
    for _ in 0..<Self.farthest {
      let next = date.adding(days: direction)
      guard next != date else { return nil }
      date = next
      if isBusinessDay(date) { left -= 1 }
      if left == 0 { return date }
    }
    return nil
  }

  private func spans(of window: OpeningWindow, on date: CivilDate) -> [Range<Int64>] {
    let midnight = Int64(date.daysSinceEpoch) * 86_400
    return calendar.zone.spans(
      readingFrom: midnight + Int64(window.opens), to: midnight + Int64(window.closes))
  }
}

// MARK: - Deadlines

extension BusinessDays {
  /// The deadline of an event so many business days later, at least one; the day of the event is
  /// not counted.
  ///
  /// Nil if there is none within ``farthest`` days or before ``Zone/horizon``.
  ///
  /// With a cut-off, an event after it (not at it), or on a day that is no business day, counts as
  /// arriving at the first opening of the next business day. So a later event never has an earlier
  /// deadline: without the second half, Saturday would be due before late Friday.
  ///
  /// The same time on a day when the clocks skip or repeat it is the instant of RFC 5545 (see
  /// ``LocalTimeResolution``), then rolled as asked if nobody is there, by default forward.
  package func deadline(
    from event: Instant, days: Int, at end: DayEnd, cutOff: CivilTime? = nil,
    rolling: Rolling = .forward
  ) -> Instant? {
    guard days > 0, let arrival = arrival(of: event, cutOff: cutOff),
      let date = add(days, to: arrival.date)
    else { return nil }
    switch end {
    case .endOfDay:
      guard let closing = lastClosing(on: date), closing <= Zone.horizon else { return nil }
      return closing
    case .sameTime:
      return instant(milliseconds: arrival.milliseconds, on: date, rolling: rolling)
    }
  }

  /// A wall-clock time on a date as an instant, rolled to open time as asked.
  ///
  /// Nil if nobody is there within ``farthest`` days.
  package func instant(of time: CivilTime, on date: CivilDate, rolling: Rolling) -> Instant? {
    instant(milliseconds: Int64(time.secondsOfDay) * 1000, on: date, rolling: rolling)
  }

  private func arrival(
    of event: Instant, cutOff: CivilTime?
  ) -> (date: CivilDate, milliseconds: Int64)? {
    let local = calendar.zone.civil(at: event)
    let fraction = event.milliseconds - event.wholeSeconds * 1000
    let milliseconds = Int64(local.secondsOfDay) * 1000 + fraction
    guard let cutOff else { return (local.date, milliseconds) }
    if milliseconds <= Int64(cutOff.secondsOfDay) * 1000, isBusinessDay(local.date) {
      return (local.date, milliseconds)
    }
    guard let next = add(1, to: local.date), let opening = calendar.windows(on: next).first else {
      return nil
    }
    return (next, Int64(opening.opens) * 1000)
  }

  private func instant(
    milliseconds: Int64, on date: CivilDate, rolling: Rolling
  ) -> Instant? {
    let zone = calendar.zone
    let reading = CivilDateTime(date: date, secondsOfDay: Int(milliseconds / 1000))
    let whole = zone.resolve(reading).instant(reading: reading, in: zone)
    let instant = Instant(milliseconds: whole.milliseconds + milliseconds % 1000)
    return instant < Zone.horizon ? roll(instant, rolling) : nil
  }

  /// Looks farther and farther until open time is found.
  private func roll(_ instant: Instant, _ rolling: Rolling) -> Instant? {
    if rolling == .none { return instant }
    for days in [8, 64, 1024, Self.farthest / 2] {
      let reach = Int64(days) * 86_400_000
      let from = Instant(milliseconds: instant.milliseconds - reach)
      let to = min(Instant(milliseconds: instant.milliseconds + reach), Zone.horizon)
      guard let open = try? OpenTime(.calendar(calendar), from: from, to: to) else { return nil }
      let found =
        rolling == .forward
        ? open.nextOpen(atOrAfter: instant) : open.previousClose(atOrBefore: instant)
      if let found { return found }
    }
    return nil
  }
}
