// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// The opening hours of an agreement, each laid out once over the time its cases need, and farther
/// when a deadline lies beyond.
///
/// Nothing is known after ``limit``: a deadline there is nil, and time there does not count. Where
/// that is short of what zone data tell, because the time is too long or has too many intervals to be
/// laid out, ``fault`` says so: a judgement with it must not be given.
struct HourBook: Sendable {
  /// The last instant any hours are laid out to.
  let limit: Instant
  /// What could not be laid out although it was needed.
  private(set) var fault: JudgementFault?
  private let from: Instant
  private var pages: [Page] = []

  /// A class that never changes: what is asked of it copies nothing.
  private final class Page: Sendable {
    let name: String
    let hours: OpeningHours
    let open: OpenTime
    /// Laid out as far as can be.
    let isWhole: Bool

    init(name: String, hours: OpeningHours, open: OpenTime, isWhole: Bool) {
      self.name = name
      self.hours = hours
      self.open = open
      self.isWhole = isWhole
    }
  }

  /// How far hours are laid out after the last instant seen: 400 days.
  private static let margin: Int64 = 400 * 86_400_000

  /// The most intervals of all calendars together: some 100 MB.
  private static let mostIntervals = 2_000_000

  /// Hours for cases opened at or after one instant and judged at another.
  init(
    _ hours: [(name: String, hours: OpeningHours)], from: Instant, to: Instant
  ) throws(JudgementFault) {
    self.from = min(from, Zone.horizon)
    let farthest = Instant(milliseconds: self.from.milliseconds + OpenTime.longestRange)
    limit = min(farthest, Zone.horizon)
    let first = min(max(to, from), limit).milliseconds + Self.margin
    for (name, hours) in hours {
      do throws(OpenTimeFault) {
        let end = min(Instant(milliseconds: first), limit)
        let open = try OpenTime(hours, from: self.from, to: end)
        pages.append(Page(name: name, hours: hours, open: open, isWhole: end == limit))
        guard isAffordable else { throw .tooManyIntervals(limit: Self.mostIntervals) }
      } catch { throw .hours(calendar: name, error) }
    }
  }

  /// Takes over what a copy of this book has laid out farther; false if that is more than can be
  /// laid out, or was for the copy.
  mutating func take(over copy: HourBook) -> Bool {
    for page in pages.indices
    where pages[page].open.range.upperBound < copy.pages[page].open.range.upperBound {
      pages[page] = copy.pages[page]
    }
    return copy.fault == nil && isAffordable
  }

  /// The deadline so many milliseconds of open time after an instant; nil if it is not known.
  mutating func add(_ milliseconds: Int64, to start: Instant, page: Int) -> Instant? {
    while true {
      if let deadline = pages[page].open.add(milliseconds, to: start) { return deadline }
      guard extend(page) else { return nil }
    }
  }

  /// The open time between two instants; none if the second is earlier.
  mutating func elapsed(from: Instant, to: Instant, page: Int) -> Int64 {
    reach(to, page: page)
    let range = pages[page].open.range
    let (from, to) = (max(from, range.lowerBound), min(to, range.upperBound))
    guard from < to else { return 0 }
    return (try? pages[page].open.elapsed(from: from, to: to)) ?? 0
  }

  /// The instant itself if it is open, else the next opening; nil if none is known.
  mutating func nextOpen(atOrAfter instant: Instant, page: Int) -> Instant? {
    while true {
      if let opening = pages[page].open.nextOpen(atOrAfter: instant) { return opening }
      guard extend(page) else { return nil }
    }
  }

  /// The open stretches between two instants.
  mutating func intervals(from: Instant, to: Instant, page: Int) -> [Range<Instant>] {
    reach(to, page: page)
    let range = pages[page].open.range
    let (from, to) = (max(from, range.lowerBound), min(to, range.upperBound))
    guard from < to else { return [] }
    return (try? pages[page].open.intervals(from: from, to: to)) ?? []
  }

  private mutating func reach(_ instant: Instant, page: Int) {
    while pages[page].open.range.upperBound < instant, extend(page) {}
  }

  private var isAffordable: Bool {
    pages.reduce(0) { $0 + $1.open.intervalCount } <= Self.mostIntervals
  }

  /// Lays a page out four times as far; false if it is whole.
  private mutating func extend(_ page: Int) -> Bool {
    guard !pages[page].isWhole else {
      if limit < Zone.horizon { fail(page, .rangeTooLong(from: from, to: Zone.horizon)) }
      return false
    }
    let reached = pages[page].open.range.upperBound
    let next = Instant(milliseconds: reached.milliseconds + 3 * from.distance(to: reached))
    let end = min(next, limit)
    let before = pages[page]
    func replace(_ open: OpenTime, isWhole: Bool) {
      pages[page] = Page(
        name: before.name, hours: before.hours, open: open, isWhole: isWhole)
    }
    do throws(OpenTimeFault) {
      replace(try OpenTime(before.hours, from: from, to: end), isWhole: end == limit)
      guard isAffordable else { throw .tooManyIntervals(limit: Self.mostIntervals) }
      return true
    } catch {
      replace(before.open, isWhole: true)
      fail(page, error)
      return false
    }
  }

  private mutating func fail(_ page: Int, _ reason: OpenTimeFault) {
    fault = fault ?? .hours(calendar: pages[page].name, reason)
  }
}
