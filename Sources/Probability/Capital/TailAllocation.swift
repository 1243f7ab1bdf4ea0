// SPDX-License-Identifier: Apache-2.0

/// Who causes the worst of the losses: the tail mean of the total, divided among those it is the total of.
///
/// Euler's rule: each has the mean of its own loss given that the total lies in the tail. The parts add up to the tail
/// mean. Of replications at the edge of the tail, all of the same total, each counts with the same part.
package struct TailAllocation: Hashable, Sendable {
  /// The mean loss of each given that the total lies in the tail.
  package let contributions: [Double]
  /// The mean loss of each.
  package let means: [Double]
  /// The tail mean of the total.
  package let tailMean: Double

  /// Divides the tail mean at a level, in millionths.
  ///
  /// - Parameter losses: For each replication the loss of each, in minor units; nil where there is none, or they do
  ///   not all have the same number, or a total is too large.
  package init?(_ losses: [[Int64]], level: Int) {
    guard let width = losses.first?.count, level >= 0, level < LossSample.whole,
      losses.allSatisfy({ $0.count == width })
    else { return nil }
    var totals: [Int64] = []
    for row in losses {
      guard let total = Int64(exactly: row.reduce(into: Int128(0)) { $0 += Int128($1) }) else {
        return nil
      }
      totals.append(total)
    }
    guard let sample = LossSample(totals) else { return nil }
    let edge = sample.valueAtRisk(level)
    let size = Double(losses.count) * Double(LossSample.whole - level) / Double(LossSample.whole)
    var above = [Int128](repeating: 0, count: width)
    var at = above
    var all = above
    var (countAbove, countAt) = (0, 0)
    for (row, total) in zip(losses, totals) {
      for (place, loss) in row.enumerated() {
        all[place] += Int128(loss)
        if total > edge { above[place] += Int128(loss) }
        if total == edge { at[place] += Int128(loss) }
      }
      countAbove += total > edge ? 1 : 0
      countAt += total == edge ? 1 : 0
    }
    let part = (size - Double(countAbove)) / Double(countAt)
    contributions = zip(above, at).map { (Double($0) + part * Double($1)) / size }
    means = all.map { Double($0) / Double(losses.count) }
    tailMean = sample.tailMean(level)
  }

  /// An amount divided in proportion to the contributions, whole minor units that add up to it.
  ///
  /// What rounding leaves goes to the largest remainders, of equals to the first. Nil where nothing is contributed.
  package func divided(_ amount: Int64) -> [Int64]? {
    let weights = contributions.map { max(0, $0) }
    let whole = weights.reduce(0, +)
    guard whole > 0, amount >= 0, amount < 1 << 52 else { return nil }
    let exact = weights.map { $0 / whole * Double(amount) }
    var shares = exact.map { Int64($0) }
    var rest = amount - shares.reduce(0, +)
    let order = exact.indices.sorted {
      let (one, other) = (exact[$0] - Double(shares[$0]), exact[$1] - Double(shares[$1]))
      return one == other ? $0 < $1 : one > other
    }
    // Rounding of the fractions may leave one unit too few as well as some too many.
    for place in order where rest > 0 {
      shares[place] += 1
      rest -= 1
    }
    for place in order.reversed() where rest < 0 && shares[place] > 0 {
      shares[place] -= 1
      rest += 1
    }
    return shares
  }
}
