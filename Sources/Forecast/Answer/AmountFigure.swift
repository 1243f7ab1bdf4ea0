// SPDX-License-Identifier: Apache-2.0

/// How large an amount may be, from how often each came.
package struct AmountFigure: Hashable, Sendable {
  /// The mean, rounded to the nearest unit, half to even.
  package let mean: Int64
  /// The amounts that are not exceeded with a probability of 50, 90, 95, 99 and 99.5 per cent.
  package let quantiles: [Quantile]
  /// The largest that came.
  package let largest: Int64
  /// The amounts that are not exceeded with a probability of 1, 2, … 99 per cent.
  package let percentiles: [Int64]

  /// One of them.
  package struct Quantile: Hashable, Sendable {
    /// In thousandths: 995 for 99.5 per cent.
    package let level: Int
    /// Value at risk: the least amount that is not exceeded with this probability.
    package let value: Int64
    /// Where it lies 19 times in 20, for all the simulation can tell; nil where it cannot: the upper end
    /// lies beyond everything that came.
    package let range: ClosedRange<Int64>?
    /// Tail value at risk: the mean of the worst share beyond the level, ties counted by their part.
    package let tail: Int64
  }

  package static let levels = [500, 900, 950, 990, 995]

  package init(_ amounts: ForecastTally.Amounts) {
    let sorted = amounts.counts.sorted { $0.key < $1.key }
    let total = sorted.reduce(0) { $0 + $1.value }
    largest = sorted.last?.key ?? 0
    let sum = sorted.reduce(0.0) { $0 + Double($1.key) * Double($1.value) }
    mean = total > 0 ? Int64((sum / Double(total)).rounded(.toNearestOrEven)) : 0
    quantiles = Self.levels.map { Self.quantile($0, sorted, total) }
    percentiles = (1...99).map { Self.amount(atRank: max(1, (total * $0 + 99) / 100), sorted) }
  }

  private static func quantile(
    _ level: Int, _ sorted: [(key: Int64, value: Int64)], _ total: Int64
  ) -> Quantile {
    guard total > 0 else { return Quantile(level: level, value: 0, range: nil, tail: 0) }
    // The least amount with at least the level at or below it.
    let needed = (total * Int64(level) + 999) / 1000
    let value = amount(atRank: needed, sorted)
    // Ranks that lie 1.96 standard deviations of a binomial count to either side.
    let share = Double(level) / 1000
    let half = 1.959963984540054 * (Double(total) * share * (1 - share)).squareRoot()
    let low = Int64((Double(total) * share - half).rounded(.down))
    let high = Int64((Double(total) * share + half).rounded(.up)) + 1
    let range: ClosedRange<Int64>? =
      high <= total
      ? amount(atRank: max(1, low), sorted)...amount(atRank: high, sorted) : nil
    return Quantile(
      level: level, value: value, range: range, tail: tail(level, value, sorted, total))
  }

  private static func amount(atRank rank: Int64, _ sorted: [(key: Int64, value: Int64)]) -> Int64 {
    var count: Int64 = 0
    for (amount, times) in sorted {
      count += times
      if count >= rank { return amount }
    }
    return sorted.last?.key ?? 0
  }

  /// `VaR + E[(X - VaR)+] / (1 - p)`.
  private static func tail(
    _ level: Int, _ value: Int64, _ sorted: [(key: Int64, value: Int64)], _ total: Int64
  ) -> Int64 {
    var excess = 0.0
    for (amount, times) in sorted where amount > value {
      excess += Double(amount - value) * Double(times)
    }
    let beyond = Double(total) * Double(1000 - level) / 1000
    return value + Int64((excess / beyond).rounded(.toNearestOrEven))
  }
}
