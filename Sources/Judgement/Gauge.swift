// SPDX-License-Identifier: Apache-2.0

import Money
import Terms
import WorkingTime

/// Takes the reading of one standard over stretches of time.
///
/// Instances are sorted by their deadlines once, and sums are kept up to each of them; stretches are
/// asked for one after the other, so that all windows of a term take one walk.
struct Gauge {
  /// The obligation's.
  let name: String
  private let aggregate: Aggregate
  private let asOf: Instant
  /// Ascending.
  private let deadlines: [Instant]
  /// What the instances before each place come to; one more than ``deadlines``.
  private let sums: [Sums]
  private let uptime: Uptime?
  /// How many deadlines were before the last stretch, and before its end.
  private var bounds = (first: 0, last: 0)

  /// Sums over instances.
  struct Sums: Sendable {
    var count: Int64 = 0
    /// Met, or done within the limit.
    var good: Int64 = 0
    var breached: Int64 = 0
    var points: Int64 = 0
    /// Milliseconds from start to act.
    var elapsed: Int64 = 0
    /// Not decided yet.
    var open: Int64 = 0

    func plus(_ other: Sums) -> Sums {
      Sums(
        count: count + other.count, good: good + other.good, breached: breached + other.breached,
        points: points.held(plus: other.points), elapsed: elapsed.held(plus: other.elapsed),
        open: open + other.open)
    }

    func minus(_ other: Sums) -> Sums {
      Sums(
        count: count - other.count, good: good - other.good, breached: breached - other.breached,
        points: points - other.points, elapsed: elapsed - other.elapsed, open: open - other.open)
    }
  }

  init(
    _ aggregate: Aggregate, _ place: Int, _ promise: Promise, _ court: inout StandingCourt
  ) {
    name = promise.name
    self.aggregate = aggregate
    asOf = court.asOf
    var entries: [(due: Instant, sums: Sums)] = []
    func add(_ counted: Counted, _ sums: (Instance) -> Sums?) {
      for instance in court.instances.counted(counted) where instance.isCounted {
        guard let due = instance.countedAt, let sums = sums(instance) else { continue }
        entries.append((due, sums))
      }
    }
    uptime = Self.uptime(aggregate, promise, &court)
    switch aggregate.standard {
    case .rate(_, let counted), .breaches(_, let counted):
      add(counted) {
        Sums(count: 1, good: $0.state == .met ? 1 : 0, breached: $0.state == .breached ? 1 : 0)
      }
    case .points(_, let rows):
      for row in rows {
        add(row.counted) {
          let points = $0.state == .breached ? Int64(clamping: row.points) : 0
          return Sums(count: 1, breached: $0.state == .breached ? 1 : 0, points: points)
        }
      }
    case .percentile(_, let counted, _):
      for instance in court.instances.counted(counted) where instance.isCounted {
        guard let due = instance.countedAt, let limit = court.limit(of: instance, place) else {
          continue
        }
        let isGood = instance.done.map { $0 <= limit } ?? false
        let isOpen = instance.done == nil && court.asOf <= limit
        entries.append((due, Sums(count: 1, good: isGood ? 1 : 0, open: isOpen ? 1 : 0)))
      }
    case .average(let counted, _):
      for instance in court.instances.counted(counted) where instance.isCounted {
        guard let due = instance.countedAt else { continue }
        let elapsed = court.elapsed(instance, place)
        entries.append((due, Sums(count: 1, elapsed: elapsed)))
      }
    case .availability: break
    }
    entries.sort { $0.due < $1.due }
    deadlines = entries.map(\.due)
    sums = entries.reduce(into: [Sums()]) { sums, entry in
      let last = sums[sums.count - 1]
      sums.append(last.plus(entry.sums))
    }
  }

  private static func uptime(
    _ aggregate: Aggregate, _ promise: Promise, _ court: inout StandingCourt
  ) -> Uptime? {
    guard case .availability(let name, _) = aggregate.standard,
      let place = court.law.agreement.rights.measures.firstIndex(where: { $0.name == name })
    else { return nil }
    let excluded = StandingCourt.merged(
      court.excluded(from: name) + court.excluded(from: promise.name))
    return Uptime(
      court.law.agreement.rights.measures[place], page: court.law.measures[place],
      outages: court.record.outages[place], excluded: excluded, asOf: court.asOf, &court.book)
  }

  /// What the standard comes to over a stretch of time, half-open.
  mutating func reading(over range: Range<Instant>, _ book: inout HourBook) -> Reading {
    if let uptime {
      let time = uptime.times(
        over: range.lowerBound..<min(range.upperBound, max(asOf, range.lowerBound)), &book)
      return Reading(aggregate, availability: time)
    }
    bounds.first = place(of: range.lowerBound, near: bounds.first)
    bounds.last = place(of: range.upperBound, near: max(bounds.first, bounds.last))
    return Reading(aggregate, sums[max(bounds.first, bounds.last)].minus(sums[bounds.first]))
  }

  /// How many deadlines are before an instant: stretches follow one another, so that the last answer
  /// is near.
  private func place(of instant: Instant, near hint: Int) -> Int {
    var place = hint
    while place < deadlines.count, deadlines[place] < instant { place += 1 }
    while place > 0, deadlines[place - 1] >= instant { place -= 1 }
    return place
  }
}

extension Int64 {
  /// The sum of two that are not negative, held at the largest.
  fileprivate func held(plus other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}

extension StandingCourt {
  /// When a percentile's time ends for an instance, what stood still not counted.
  fileprivate mutating func limit(of instance: Instance, _ place: Int) -> Instant? {
    guard let allowed = law.targets[place] else { return nil }
    var count = Count(rank: 0, start: instance.start, allowed, wall, &book)
    for still in instance.standstills {
      count.exclude(from: still.lowerBound, to: still.upperBound, allowed, &book)
    }
    return count.due
  }

  /// The time from start to act in a target's hours, what stood still not counted; of what is not
  /// done, until now.
  fileprivate mutating func elapsed(_ instance: Instance, _ place: Int) -> Int64 {
    guard let allowed = law.targets[place] else { return 0 }
    let end = instance.done ?? asOf
    var elapsed = book.elapsed(from: instance.start, to: end, page: allowed.page)
    for still in instance.standstills {
      let range = still.clamped(to: instance.start..<max(end, instance.start))
      elapsed -= book.elapsed(from: range.lowerBound, to: range.upperBound, page: allowed.page)
    }
    return max(0, elapsed)
  }
}
