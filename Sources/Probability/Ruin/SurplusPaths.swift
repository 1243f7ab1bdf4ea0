// SPDX-License-Identifier: Apache-2.0

/// What month after month comes in and goes out in many replications: how deep a reserve each would need.
///
/// Exact, in minor units; counts and a sorted sample, so that shards merge to the same.
package struct SurplusPaths: Hashable, Sendable {
  /// How deep each replication falls below where it began, at the end of any month; 0 where it never does.
  package private(set) var depths: [Int64] = []
  /// In how many replications each month is the first at whose end the surplus is below 0.
  package private(set) var firstRuins: [Int] = []
  /// The surplus at the beginning.
  package let reserve: Int64

  /// No replication yet, with this surplus at the beginning.
  package init(reserve: Int64) { self.reserve = reserve }

  /// Adds a replication: what each month leaves over, or less than nothing what it costs.
  package mutating func add(_ results: some Sequence<Int64>) {
    var surplus = Int128(0)
    var lowest = Int128(0)
    var isRuined = false
    for (month, result) in results.enumerated() {
      surplus += Int128(result)
      lowest = min(lowest, surplus)
      if month >= firstRuins.count { firstRuins.append(0) }
      if !isRuined, Int128(reserve) + surplus < 0 {
        isRuined = true
        firstRuins[month] += 1
      }
    }
    depths.append(Int64(clamping: -lowest))
  }

  /// Adds the replications of another with the same reserve; false, and nothing added, where it differs.
  package mutating func merge(_ other: SurplusPaths) -> Bool {
    guard other.reserve == reserve else { return false }
    depths += other.depths
    while firstRuins.count < other.firstRuins.count { firstRuins.append(0) }
    for (month, count) in other.firstRuins.enumerated() { firstRuins[month] += count }
    return true
  }

  /// How many replications were ruined: by the end of a month the surplus was below 0.
  package var ruined: Int { firstRuins.reduce(0, +) }

  /// The share of replications ruined by the end of each month.
  package var ruinByMonth: [Double] {
    var sum = 0
    return firstRuins.map { count in
      sum += count
      return Double(sum) / Double(max(1, depths.count))
    }
  }

  /// The least reserve with which no more than a share of `1 - level` is ruined; nil without any replication.
  ///
  /// - Parameter level: In millionths: 995,000 for 99.5 %.
  package func reserveNeeded(_ level: Int) -> Int64? {
    LossSample(depths)?.valueAtRisk(level)
  }
}
