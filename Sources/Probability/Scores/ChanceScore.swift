// SPDX-License-Identifier: Apache-2.0

/// A chance that was said before, and whether the thing came about.
package struct ScoredChance: Hashable, Sendable {
  /// From 0 to 1.
  package let chance: Double
  /// What came about.
  package let happened: Bool

  /// What was said of something, and what came of it; nil unless the chance is from 0 to 1.
  package init?(_ chance: Double, happened: Bool) {
    guard chance >= 0, chance <= 1 else { return nil }
    self.chance = chance
    self.happened = happened
  }

  /// 1 if it came about, else 0.
  package var outcome: Double { happened ? 1 : 0 }
}

/// How good chances were that were said before: Brier's score, the log score, and what they are made of.
///
/// Sums run in the order in which the chances are given, so that the figures are the same bits anywhere.
package struct ChanceScore: Hashable, Sendable {
  /// How many were scored.
  package let count: Int
  /// The mean square of what was said less what came (Brier 1950); 0 is best, 0.25 what "even" gets.
  package let brier: Double
  /// The mean of minus the natural logarithm of the chance that was given to what came; 0 is best.
  ///
  /// Infinite where a thing came about of which "never" was said.
  package let logScore: Double
  /// The share that came about.
  package let baseRate: Double

  /// The scores of what was said; nil of nothing.
  package init?(_ said: [ScoredChance]) {
    guard !said.isEmpty else { return nil }
    let count = Double(said.count)
    self.count = said.count
    baseRate = Double(said.count { $0.happened }) / count
    brier = said.reduce(0) { $0 + Self.square($1.chance - $1.outcome) } / count
    logScore =
      said.reduce(0) {
        $0 - ($1.happened ? Elementary.ln($1.chance) : Elementary.log1p(-$1.chance))
      } / count
  }

  private static func square(_ x: Double) -> Double { x * x }

  /// The share of a reference's Brier score that was saved: 1 is perfect, 0 no better, below 0 worse.
  ///
  /// Nil where the reference is perfect itself.
  package func skill(against reference: Double) -> Double? {
    reference > 0 ? 1 - brier / reference : nil
  }

  /// The skill against saying the base rate of these very outcomes each time; nil if all went one way.
  package var skillAgainstBaseRate: Double? { skill(against: baseRate * (1 - baseRate)) }
}

/// Brier's score in the parts of Murphy (1973): `brier = reliability - resolution + uncertainty + within`.
package struct BrierParts: Hashable, Sendable {
  /// How far the said chances lie from what came in their group; 0 is best.
  package let reliability: Double
  /// How far the groups differ in what came; more is better.
  package let resolution: Double
  /// How uncertain the matter is in itself: base rate times its complement.
  package let uncertainty: Double
  /// What grouping different chances loses (Stephenson, Coelho and Jolliffe 2008); 0 if each has its own group.
  package let within: Double

  /// The parts with chances in as many equal bins from 0 to 1; without a number each chance is a group.
  ///
  /// Nil of nothing, or of less than one bin.
  package init?(_ said: [ScoredChance], bins: Int? = nil) {
    guard let score = ChanceScore(said), bins.map({ $0 > 0 }) ?? true else { return nil }
    let total = Double(said.count)
    var reliability = 0.0
    var resolution = 0.0
    for group in ReliabilityGroups.of(said, bins: bins) {
      let size = Double(group.count)
      let mean = group.reduce(0) { $0 + $1.chance } / size
      let rate = group.reduce(0) { $0 + $1.outcome } / size
      reliability += size * (mean - rate) * (mean - rate)
      resolution += size * (rate - score.baseRate) * (rate - score.baseRate)
    }
    self.reliability = reliability / total
    self.resolution = resolution / total
    uncertainty = score.baseRate * (1 - score.baseRate)
    // By definition what is left; with a group for each chance it is rounding alone.
    within = bins == nil ? 0 : score.brier - self.reliability + self.resolution - uncertainty
  }
}

/// Chances put together by what was said.
enum ReliabilityGroups {
  /// Groups in rising order of chance, none empty; equal bins, or one for each different chance.
  static func of(_ said: [ScoredChance], bins: Int?) -> [[ScoredChance]] {
    let order = said.indices.sorted {
      said[$0].chance == said[$1].chance ? $0 < $1 : said[$0].chance < said[$1].chance
    }
    var groups: [[ScoredChance]] = []
    var last: Double?
    for place in order {
      let chance = said[place].chance
      // The last bin holds 1 as well.
      let name = bins.map { min(Double($0 - 1), (chance * Double($0)).rounded(.down)) } ?? chance
      if name == last, !groups.isEmpty {
        groups[groups.count - 1].append(said[place])
      } else {
        groups.append([said[place]])
      }
      last = name
    }
    return groups
  }
}
