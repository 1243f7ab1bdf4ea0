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

  /// What instances with one deadline, or of one day, come to.
  struct Entry: Sendable {
    let due: Instant
    let sums: Sums
  }

  /// Sums over instances.
  struct Sums: Hashable, Sendable {
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
    uptime = Self.uptime(aggregate, promise, &court)
    var entries = court.counts.entries[place]
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
