// SPDX-License-Identifier: Apache-2.0

/// Opening hours compiled over a range of instants, so that counting open time costs the same
/// however many days, holidays or zones lie between.
///
/// Durations are elapsed milliseconds: a day of 25 hours counts 25. A deadline is the *closing* side
/// of the time owed, the earliest instant at which it is used up: Friday 17:30, not Monday 09:00.
///
/// A class that never changes: what is asked of it millions of times copies nothing.
package final class OpenTime: Sendable {
  /// The range compiled; about instants outside it nothing is said.
  package let range: Range<Instant>
  /// Milliseconds open in the whole range.
  package let totalOpen: Int64

  /// The most milliseconds compiled at once: 300 years.
  package static let longestRange: Int64 = 300 * 366 * 86_400_000
  /// The most intervals compiled at once.
  package static let mostIntervals = 4_000_000

  /// Finds how many intervals have started at an instant.
  let byStart: BucketIndex
  /// Finds how many intervals have been entered when so much open time is used up; its keys are the
  /// open time before each interval, its sentinel the total.
  let byUse: BucketIndex
  /// For the i-th interval, counted from 1, its start less the open time before it: the instant of
  /// any open time inside it is that plus the open time.
  ///
  /// The 0-th stands for before the first.
  let lags: [Int64]

  private let ends: [Int64]

  /// Compiles opening hours from one instant up to another.
  ///
  /// Throws when the range is reversed, over 300 years or (for calendars) beyond ``Zone/horizon``,
  /// or the hours are refused.
  package init(
    _ hours: OpeningHours, from: Instant, to: Instant
  ) throws(OpenTimeFault) {
    guard from <= to else { throw .reversed(from: from, to: to) }
    guard from.distance(to: to) <= Self.longestRange else {
      throw .rangeTooLong(from: from, to: to)
    }
    if to > Zone.horizon, let zone = hours.firstZone() {
      throw .beyondZoneRules(to, zone: zone)
    }
    let (first, limit) = (from.milliseconds, to.milliseconds)
    let open = try OpenIntervals(hours, over: first..<limit)
    var (used, before, lags): (Int64, [Int64], [Int64]) = (0, [], [first])
    for (start, end) in zip(open.starts, open.ends) {
      before.append(used)
      lags.append(start - used)
      used += end - start
    }
    range = from..<to
    totalOpen = used
    ends = open.ends
    self.lags = lags
    byStart = BucketIndex(keys: open.starts, sentinel: .max, origin: first, limit: limit)
    byUse = BucketIndex(keys: before, sentinel: used, origin: 0, limit: used)
  }

  /// How many open intervals were compiled: what the memory of it goes by.
  package var intervalCount: Int { ends.count }

  // MARK: - Counting

  /// The deadline: the earliest instant at which so many milliseconds of open time have passed
  /// since `start`.
  ///
  /// Nil when it lies past the compiled range or the amount is negative.
  ///
  /// A start on closed time counts from the next opening. Zero stays where it is on open time and
  /// rolls to the next opening on closed time, as the limit of ever shorter durations.
  package func add(_ milliseconds: Int64, to start: Instant) -> Instant? {
    let deadline = deadline(milliseconds, after: start.milliseconds)
    return deadline == Self.beyond ? nil : Instant(milliseconds: deadline)
  }

  /// The latest instant from which so many milliseconds of open time pass until `end`: used up
  /// exactly at an opening, it is that opening.
  ///
  /// Nil when it lies before the compiled range or the amount is negative. Zero on closed time is
  /// the previous closing.
  package func subtract(_ milliseconds: Int64, from end: Instant) -> Instant? {
    guard milliseconds >= 0, holds(end) else { return nil }
    if milliseconds == 0 { return previousClose(atOrBefore: end) }
    let (left, overflow) = used(at: end.milliseconds).subtractingReportingOverflow(milliseconds)
    guard !overflow, left >= 0 else { return nil }
    return Instant(milliseconds: lags[byUse.count(atMost: left)] + left)
  }

  /// Milliseconds of open time from one instant until another.
  ///
  /// Throws ``OpenTimeFault/reversed(from:to:)`` when the second is earlier and
  /// ``OpenTimeFault/outsideRange(_:compiled:)`` when either is not in the compiled range.
  package func elapsed(from: Instant, to: Instant) throws(OpenTimeFault) -> Int64 {
    try check(from, to)
    return used(at: to.milliseconds) - used(at: from.milliseconds)
  }

  // MARK: - Asking

  /// Whether an instant is open; nil outside the compiled range.
  package func isOpen(at instant: Instant) -> Bool? {
    guard range.contains(instant) else { return nil }
    return isOpen(instant.milliseconds, in: byStart.count(atMost: instant.milliseconds))
  }

  /// The instant itself if it is open, else the next opening; nil where the range holds none.
  package func nextOpen(atOrAfter instant: Instant) -> Instant? {
    guard range.contains(instant) else { return nil }
    let place = byStart.count(atMost: instant.milliseconds)
    if isOpen(instant.milliseconds, in: place) { return instant }
    return place < ends.count ? Instant(milliseconds: byStart.keys[place]) : nil
  }

  /// The instant itself if it is open, else the previous closing; nil where the range holds none.
  package func previousClose(atOrBefore instant: Instant) -> Instant? {
    guard holds(instant) else { return nil }
    let place = byStart.count(atMost: instant.milliseconds)
    return place > 0 ? Instant(milliseconds: min(instant.milliseconds, ends[place - 1])) : nil
  }

  /// The open stretches from one instant until another, clipped to them and ascending: the lines of
  /// an explanation.
  ///
  /// Throws like ``elapsed(from:to:)``.
  package func intervals(from: Instant, to: Instant) throws(OpenTimeFault) -> [Range<Instant>] {
    try check(from, to)
    let first = max(0, byStart.count(atMost: from.milliseconds) - 1)
    let last = byStart.count(atMost: to.milliseconds)
    return (first..<max(first, last)).compactMap { place in
      let start = max(Instant(milliseconds: byStart.keys[place]), from)
      let end = min(Instant(milliseconds: ends[place]), to)
      return start < end ? start..<end : nil
    }
  }

  /// Whether the compiled range covers another, so that no recompilation is needed.
  package func contains(_ other: Range<Instant>) -> Bool {
    range.lowerBound <= other.lowerBound && other.upperBound <= range.upperBound
  }
}

// MARK: - In milliseconds

extension OpenTime {
  /// What a batch holds for a deadline past the compiled range.
  package static let beyond = Int64.max

  /// ``add(_:to:)`` in milliseconds, or ``beyond``.
  func deadline(_ milliseconds: Int64, after start: Int64) -> Int64 {
    guard milliseconds >= 0, start >= range.lowerBound.milliseconds,
      start <= range.upperBound.milliseconds
    else { return Self.beyond }
    if milliseconds == 0 {
      return nextOpen(atOrAfter: Instant(milliseconds: start))?.milliseconds ?? Self.beyond
    }
    let used = used(at: start)
    guard milliseconds <= totalOpen - used else { return Self.beyond }
    let target = used + milliseconds
    return lags[byUse.count(atMost: target - 1)] + target
  }

  /// Milliseconds of open time from the start of the range until an instant in it.
  private func used(at instant: Int64) -> Int64 {
    let place = byStart.count(atMost: instant)
    return min(instant - lags[place], byUse.keys[place])
  }

  private func isOpen(_ instant: Int64, in place: Int) -> Bool {
    place > 0 && instant < ends[place - 1]
  }

  /// The range with its end: open time until there is known.
  private func holds(_ instant: Instant) -> Bool {
    range.lowerBound <= instant && instant <= range.upperBound
  }

  private func check(_ from: Instant, _ to: Instant) throws(OpenTimeFault) {
    guard from <= to else { throw .reversed(from: from, to: to) }
    guard holds(from) else { throw .outsideRange(from, compiled: range) }
    guard holds(to) else { throw .outsideRange(to, compiled: range) }
  }
}

extension OpeningHours {
  /// The zone of the first calendar in it, for messages; nil if it is open always or nested too
  /// deeply to say.
  fileprivate func firstZone(depth: Int = 0) -> String? {
    guard depth <= Self.deepestNesting else { return nil }
    switch self {
    case .always: return nil
    case .calendar(let calendar): return calendar.zone.name
    case .union(let parts), .intersection(let parts):
      for part in parts {
        if let zone = part.firstZone(depth: depth + 1) { return zone }
      }
      return nil
    }
  }
}
