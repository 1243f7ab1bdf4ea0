// SPDX-License-Identifier: Apache-2.0

/// The targets that part met cases from missed ones best.
///
/// Met means at most the target. All targets from ``lower`` on and below ``upper`` do equally well,
/// and no other does better.
package struct Threshold: Hashable, Sendable {
  /// How many cases the best targets get wrong.
  package let disagreements: Int
  /// The least of the targets, in milliseconds; nil if the best is to call every case missed.
  package let lower: Int64?
  /// The first duration that is too long for a target; nil if the best is to call every case met.
  package let upper: Int64?

  /// The best targets for the durations of cases, each with the desk's verdict.
  ///
  /// Where several stretches of targets do equally well, the widest is taken, the first of the widest.
  package init(_ durations: some Sequence<(elapsed: Int64, isMet: Bool)>) {
    var keys = durations.map { Self.key($0.elapsed, isMet: $0.isMet) }
    self.init(sorting: &keys)
  }

  /// A duration and a verdict in one number, so that sorting is of bare numbers.
  static func key(_ elapsed: Int64, isMet: Bool) -> Int64 { elapsed << 1 | (isMet ? 0 : 1) }

  /// The best targets for keys, which are sorted in place: one sort and one pass.
  init(sorting keys: inout [Int64]) {
    keys.sort()
    var wrong = keys.reduce(into: 0) { $0 += $1 & 1 == 0 ? 1 : 0 }
    var best = (wrong: wrong, lower: Int64?.none, upper: keys.first.map { $0 >> 1 })
    // Below every case the stretch has no width to compare: anything wider that does as well wins.
    var widest: Int64 = -1
    var place = 0
    while place < keys.count {
      let elapsed = keys[place] >> 1
      while place < keys.count, keys[place] >> 1 == elapsed {
        wrong += keys[place] & 1 == 0 ? -1 : 1
        place += 1
      }
      let upper = place < keys.count ? keys[place] >> 1 : nil
      let width = upper.map { $0 - elapsed } ?? -1
      if wrong < best.wrong || (wrong == best.wrong && width > widest) {
        best = (wrong, elapsed, upper)
        widest = width
      }
    }
    (disagreements, lower, upper) = best
  }

  /// The roundest of the targets in milliseconds: what somebody would have written.
  ///
  /// Nil if the best is to call every case missed and no target above nought does that.
  package var roundest: Int64? {
    for unit in Self.units {
      if let lower {
        let (quotient, rest) = max(lower, 1).quotientAndRemainder(dividingBy: unit)
        let multiple = (rest == 0 ? quotient : quotient + 1) * unit
        if upper.map({ multiple < $0 }) ?? true { return multiple }
      } else if let upper, upper > unit {
        return (upper - 1) / unit * unit
      }
    }
    return lower.map { max($0, 1) }
  }

  /// 40, 24, 8, 4, 2 hours and one; then 30, 15, 10, 5 minutes and one; a second.
  private static let units: [Int64] =
    [2400, 1440, 480, 240, 120, 60, 30, 15, 10, 5, 1].map { $0 * 60_000 } + [1000]
}
