// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// A part of the time owed, and when it is used up.
///
/// Counted as the deadline is: half of four business hours is two business hours, and what stands
/// still does not count.
package struct Threshold: Hashable, Sendable {
  package let level: Level
  /// The instant at which so much is used up; for ``Level/due`` the deadline itself.
  package let instant: Instant

  package init(level: Level, instant: Instant) {
    self.level = level
    self.instant = instant
  }

  /// How much of the time owed is used up.
  package enum Level: Int, Hashable, Sendable, CaseIterable, Comparable {
    case half = 50
    case threeQuarters = 75
    case nineTenths = 90
    case due = 100

    /// `50%`, `75%`, `90%`, `due`.
    package var text: String { self == .due ? "due" : "\(rawValue)%" }

    package static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }

    /// So many percent of a time, in milliseconds, not less.
    func part(of milliseconds: Int64) -> Int64 {
      let whole = max(0, milliseconds)
      return Int64(clamping: (Int128(whole) * Int128(rawValue) + 99) / 100)
    }
  }
}

extension Threshold {
  /// The parts of a time that runs around the clock; none if it is not one.
  static func around(from start: Instant, to due: Instant) -> [Threshold] {
    guard start < due else { return [Threshold(level: .due, instant: due)] }
    let whole = start.distance(to: due)
    return Level.allCases.map { level in
      let part = Instant(milliseconds: start.milliseconds + level.part(of: whole))
      return Threshold(level: level, instant: part)
    }
  }

  /// The parts of a target counted from a start, each as the deadline of a shorter target would be.
  ///
  /// - Parameters:
  ///   - due: The deadline if nothing more stands still; nil if it is not known.
  ///   - standstills: Stretches that do not count, ascending.
  ///   - standingSince: Since when the clock stands still: what is not used up by then is open.
  static func counted(
    from start: Instant, to due: Instant?, _ allowed: Law.TimeAllowed,
    standstills: [Range<Instant>], standingSince: Instant?, _ wall: WallCalendar,
    _ book: inout HourBook
  ) -> [Threshold] {
    guard let owed = owed(from: start, to: due, allowed, standstills, &book) else { return [] }
    var thresholds: [Threshold] = []
    for level in Level.allCases {
      let instant: Instant?
      if level == .due {
        instant = due
      } else {
        let part = Law.TimeAllowed(
          target: allowed.target, page: allowed.page,
          kind: .openTime(milliseconds: level.part(of: owed)))
        var count = Count(rank: 0, start: start, part, wall, &book)
        for still in standstills {
          count.exclude(from: still.lowerBound, to: still.upperBound, &book)
        }
        instant = count.due
      }
      guard let instant, standingSince.map({ instant <= $0 }) ?? true else { break }
      thresholds.append(Threshold(level: level, instant: instant))
    }
    return thresholds
  }

  /// The open time owed in all; of days and months, what lies between start and deadline.
  private static func owed(
    from start: Instant, to due: Instant?, _ allowed: Law.TimeAllowed,
    _ standstills: [Range<Instant>], _ book: inout HourBook
  ) -> Int64? {
    if case .openTime(let milliseconds) = allowed.kind { return milliseconds }
    guard let due else { return nil }
    var owed = book.elapsed(from: start, to: due, page: allowed.page)
    for still in standstills {
      let (from, to) = (max(still.lowerBound, start), min(still.upperBound, due))
      if from < to { owed -= book.elapsed(from: from, to: to, page: allowed.page) }
    }
    return max(0, owed)
  }
}
