// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// What each instance adds to the standards that count it.
struct Counting: Sendable {
  private let targets: [Law.TimeAllowed?]
  private let wall: WallCalendar
  /// The rows that count an obligation's instances, by its name.
  private let byObligation: [String: [Row]]

  /// One row of a standard that counts instances.
  struct Row: Sendable {
    /// The standard, by its place among the standing obligations.
    let place: Int
    let standard: Aggregate.Standard
    let counted: Counted
    /// What a breach weighs, where points are counted.
    let points: Int

    /// Whether an instance of a severity falls in the row.
    func counts(rank: Int?) -> Bool {
      guard let ranks = counted.ranks else { return true }
      return rank.map { ranks.contains($0) } ?? false
    }
  }

  init(_ agreement: Agreement, _ targets: [Law.TimeAllowed?], _ wall: WallCalendar) {
    self.targets = targets
    self.wall = wall
    var rows: [String: [Row]] = [:]
    for (place, standing) in agreement.standing.enumerated() {
      guard case .aggregate(let aggregate) = standing.kind else { continue }
      for row in Self.rows(of: aggregate.standard, place) {
        for name in Set(row.counted.obligations) { rows[name, default: []].append(row) }
      }
    }
    byObligation = rows
  }

  private static func rows(of standard: Aggregate.Standard, _ place: Int) -> [Row] {
    switch standard {
    case .rate(_, let counted), .breaches(_, let counted), .percentile(_, let counted, _),
      .average(let counted, _):
      [Row(place: place, standard: standard, counted: counted, points: 0)]
    case .points(_, let rows):
      rows.map {
        Row(place: place, standard: standard, counted: $0.counted, points: $0.points)
      }
    case .availability: []
    }
  }

  /// Whether no standard counts anything.
  var isEmpty: Bool { byObligation.isEmpty }

  /// The rows of all standards that count an obligation, in the order of the agreement.
  func rows(of obligation: String) -> [Row] { byObligation[obligation] ?? [] }

  /// What an instance adds to a standard's sums; nil where nothing is counted.
  func sums(
    of instance: Instance, in row: Row, asOf: Instant, _ book: inout HourBook
  ) -> Gauge.Sums? {
    guard instance.isCounted, instance.countedAt != nil else { return nil }
    let isBreached = instance.state == .breached
    switch row.standard {
    case .rate, .breaches:
      return Gauge.Sums(count: 1, good: isBreached ? 0 : 1, breached: isBreached ? 1 : 0)
    case .points:
      let points = isBreached ? Int64(clamping: row.points) : 0
      return Gauge.Sums(count: 1, breached: isBreached ? 1 : 0, points: points)
    case .percentile:
      guard let limit = limit(of: instance, row.place, &book) else { return nil }
      let isGood = instance.done.map { $0 <= limit } ?? false
      let isOpen = instance.done == nil && asOf <= limit
      return Gauge.Sums(count: 1, good: isGood ? 1 : 0, open: isOpen ? 1 : 0)
    case .average:
      return Gauge.Sums(count: 1, elapsed: elapsed(instance, row.place, asOf: asOf, &book))
    case .availability: return nil
    }
  }

  /// When a percentile's time ends for an instance, what stood still not counted.
  private func limit(of instance: Instance, _ place: Int, _ book: inout HourBook) -> Instant? {
    guard let allowed = targets[place] else { return nil }
    var count = Count(rank: 0, start: instance.start, allowed, wall, &book)
    for still in instance.standstills {
      count.exclude(from: still.lowerBound, to: still.upperBound, &book)
    }
    return count.due
  }

  /// The time from start to act in a target's hours, what stood still not counted; of what is not
  /// done, until now.
  private func elapsed(
    _ instance: Instance, _ place: Int, asOf: Instant, _ book: inout HourBook
  ) -> Int64 {
    guard let allowed = targets[place] else { return 0 }
    let end = instance.done ?? asOf
    var elapsed = book.elapsed(from: instance.start, to: end, page: allowed.page)
    for still in instance.standstills {
      let range = still.clamped(to: instance.start..<max(end, instance.start))
      elapsed -= book.elapsed(from: range.lowerBound, to: range.upperBound, page: allowed.page)
    }
    return max(0, elapsed)
  }
}
