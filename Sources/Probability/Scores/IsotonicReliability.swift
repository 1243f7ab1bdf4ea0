// SPDX-License-Identifier: Apache-2.0

/// The reliability diagram without bins to choose: the rising steps that fit best what came.
///
/// CORP (Dimitriadis, Gneiting and Jordan, PNAS 118, 2021): chances are put together only where what came does not
/// rise with them. Brier's score is exactly `miscalibration - discrimination + uncertainty`. The steps
/// are also the best recalibration in hindsight.
package struct IsotonicReliability: Hashable, Sendable {
  /// A range of chances of which the same share came about.
  package struct Step: Hashable, Sendable {
    /// The least and the largest chance said.
    package let said: ClosedRange<Double>
    /// How many there are.
    package let count: Int
    /// The share that came about.
    package let came: Double
  }

  /// From the least chance up; what came rises from step to step.
  package let steps: [Step]
  /// What recalibration would have saved; 0 is best.
  package let miscalibration: Double
  /// What the chances, put right, say more than the base rate; more is better.
  package let discrimination: Double
  /// Base rate times its complement.
  package let uncertainty: Double

  /// The steps of what was said; nil of nothing.
  package init?(_ said: [ScoredChance]) {
    guard let score = ChanceScore(said) else { return nil }
    let count = Double(said.count)
    steps = Self.pool(said)
    // The score that the steps themselves would have got.
    let recalibrated = steps.reduce(0) { $0 + Double($1.count) * $1.came * (1 - $1.came) } / count
    uncertainty = score.baseRate * (1 - score.baseRate)
    miscalibration = score.brier - recalibrated
    discrimination = uncertainty - recalibrated
  }

  /// Pool adjacent violators: neighbours join while the later one is lower.
  private static func pool(_ said: [ScoredChance]) -> [Step] {
    var blocks: [(low: Double, high: Double, count: Int, hits: Int)] = []
    for group in ReliabilityGroups.of(said, bins: nil) {
      guard let chance = group.first?.chance else { continue }
      var block = (
        low: chance, high: chance, count: group.count, hits: group.count(where: \.happened)
      )
      // Cross-multiplied: shares of whole numbers are compared exactly.
      while let before = blocks.last, before.hits * block.count >= block.hits * before.count {
        block.low = before.low
        block.count += before.count
        block.hits += before.hits
        blocks.removeLast()
      }
      blocks.append(block)
    }
    return blocks.map {
      Step(said: $0.low...$0.high, count: $0.count, came: Double($0.hits) / Double($0.count))
    }
  }
}
