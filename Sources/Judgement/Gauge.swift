// SPDX-License-Identifier: Apache-2.0

import Money
import Terms
import WorkingTime

/// Takes the reading of one standard over stretches of time.
///
/// Instances are sorted by their deadlines once, and sums are kept up to each of them, so that a
/// window costs the same however much is in it.
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
  ) throws(JudgementFault) {
    name = promise.name
    self.aggregate = aggregate
    asOf = court.asOf
    uptime = try Self.uptime(aggregate, promise, &court)
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
  ) throws(JudgementFault) -> Uptime? {
    if case .average(_, let target) = aggregate.standard,
      !target.allowance.isOpenTime
    {
      throw .averageOfDays(obligation: promise.name)
    }
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
    let first = place(of: range.lowerBound)
    let last = place(of: range.upperBound)
    return Reading(aggregate, sums[max(first, last)].minus(sums[first]))
  }

  /// How many deadlines are before an instant.
  private func place(of instant: Instant) -> Int {
    var (low, high) = (0, deadlines.count)
    while low < high {
      let middle = (low + high) / 2
      if deadlines[middle] < instant { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Int64 {
  /// The sum of two that are not negative, held at the largest.
  fileprivate func held(plus other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}

extension Allowance {
  fileprivate var isOpenTime: Bool {
    if case .openTime = self { true } else { false }
  }
}
