// SPDX-License-Identifier: Apache-2.0

/// How much should be held against losses, measured in three ways.
///
/// The value at risk at 99.5 % over a year is the level of Solvency II (Directive 2009/138/EC, article 101). A
/// cooperative is no insurer: it is a yardstick, with the mean of the worst hundredth and the largest single stress
/// beside it.
package struct CapitalYardstick: Hashable, Sendable {
  /// A story of one bad thing and what it would cost, in minor units.
  package struct Stress: Hashable, Sendable {
    /// What happens, in a few words.
    package let name: String
    /// What it costs, in minor units.
    package let loss: Int64

    /// A story with what it costs.
    package init(name: String, loss: Int64) {
      self.name = name
      self.loss = loss
    }
  }

  /// The mean loss.
  package let mean: Double
  /// The loss that one replication in 200 exceeds.
  package let valueAtRisk995: Int64
  /// The losses between which the value at risk lies with 95 % confidence, as far as chance in the simulation goes;
  /// nil where there are too few replications.
  package let valueAtRiskInterval: ClosedRange<Int64>?
  /// The mean of the worst hundredth, rounded up to a minor unit.
  package let tailMean99: Int64
  /// The stress that costs most; of equals the first.
  package let largestStress: Stress?
  /// How many replications lie beyond the value at risk: on how many cases the figure rests.
  package let beyond: Int

  /// Measures a sample of the losses of one year, with stresses beside it.
  package init(_ sample: LossSample, stresses: [Stress] = []) {
    mean = sample.mean
    valueAtRisk995 = sample.valueAtRisk(995_000)
    valueAtRiskInterval = sample.ranks(995_000).map {
      sample.sorted[$0.lower - 1]...sample.sorted[$0.upper - 1]
    }
    let tail = sample.tailMean(990_000).rounded(.up)
    tailMean99 = tail < 0x1p62 ? Int64(tail) : .max
    largestStress = stresses.reduce(nil) { worst, next in
      worst.map { $0.loss >= next.loss ? $0 : next } ?? next
    }
    beyond = sample.sorted.count - 1 - sample.place(995_000)
  }

  /// The largest of the three.
  package var largest: Int64 { max(valueAtRisk995, tailMean99, largestStress?.loss ?? 0) }

  /// What an agreement should bring: what it costs on average, and what its share of the reserve must earn.
  ///
  /// - Parameter rate: The cost of capital for the period, in millionths of it.
  package static func price(expected: Double, reserveShare: Int64, rate: Int64) -> Double {
    expected + Double(reserveShare) * Double(rate) / 1e6
  }

  /// Amounts of capital that are not all needed at once, by the square root of Annex IV of the Directive; nil unless
  /// there is a correlation for every two.
  package static func combined(_ amounts: [Double], correlations: [[Double]]) -> Double? {
    guard correlations.count == amounts.count,
      correlations.allSatisfy({ $0.count == amounts.count })
    else { return nil }
    var sum = 0.0
    for (row, one) in zip(correlations, amounts) {
      for (correlation, other) in zip(row, amounts) { sum += correlation * one * other }
    }
    return sum >= 0 ? sum.squareRoot() : nil
  }
}
