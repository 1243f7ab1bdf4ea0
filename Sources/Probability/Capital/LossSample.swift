// SPDX-License-Identifier: Apache-2.0

/// The losses of many replications, in minor units: what is read off them without any law.
package struct LossSample: Hashable, Sendable {
  /// The losses, smallest first.
  package let sorted: [Int64]

  /// A sample; nil without any loss.
  package init?(_ losses: some Sequence<Int64>) {
    let sorted = losses.sorted()
    guard !sorted.isEmpty else { return nil }
    self.sorted = sorted
  }

  /// One in a million parts is the unit in which levels are given, so that ranks are exact.
  package static let whole = 1_000_000

  /// The mean.
  package var mean: Double {
    Double(sorted.reduce(into: Int128(0)) { $0 += Int128($1) }) / Double(sorted.count)
  }

  /// The place, from 0, of the least loss that is not exceeded by more than a share of `1 - level`.
  func place(_ level: Int) -> Int {
    let level = min(max(level, 0), Self.whole)
    let product = sorted.count.multipliedFullWidth(by: level)
    let (quotient, remainder) = Self.whole.dividingFullWidth(product)
    return max(0, quotient + (remainder > 0 ? 1 : 0) - 1)
  }

  /// The value at risk: the least loss that is not exceeded by more than a share of `1 - level`.
  ///
  /// - Parameter level: In millionths: 995,000 for 99.5 %.
  package func valueAtRisk(_ level: Int) -> Int64 { sorted[place(level)] }

  /// The mean of the worst share `1 - level` of the losses; of the loss at the edge only the part that belongs to it.
  package func tailMean(_ level: Int) -> Double {
    let place = place(level)
    guard level < Self.whole else { return Double(sorted[place]) }
    // How many losses, in millionths of one, lie in the tail.
    let share = Double(Self.whole - max(0, level)) / Double(Self.whole)
    let edge = sorted[place]
    var over = 0.0
    for loss in sorted[place...] { over += Double(Int128(loss) - Int128(edge)) }
    return Double(edge) + over / (share * Double(sorted.count))
  }

  /// The ranks, from 1, between which the quantile lies with this confidence; nil where the sample is too small to
  /// say so.
  ///
  /// From the binomial law of how many losses lie below the quantile, an equal part on either side.
  package func ranks(_ level: Int, confidence: Double = 0.95) -> (lower: Int, upper: Int)? {
    let below = Frequency.binomial(
      trials: sorted.count, probability: Double(level) / Double(Self.whole))
    let side = (1 - confidence) / 2
    var sum = 0.0
    var lower = 0
    for count in 0...sorted.count {
      sum += below.probability(count)
      if sum <= side { lower = count + 1 }
      if sum >= 1 - side {
        guard lower >= 1, count < sorted.count else { return nil }
        return (lower, count + 1)
      }
    }
    return nil
  }

  /// The price by the transform of Wang (2000): the mean after the chances of exceedance are moved by `loading`
  /// standard deviations.
  package func wangPrice(loading: Double) -> Double {
    distorted { NormalLaw.cumulative(NormalLaw.quantile($0) + loading) }
  }

  /// The price at a constant cost of capital: capital up to the largest loss earns `rate` on what premium does not
  /// pay.
  package func costOfCapitalPrice(rate: Double) -> Double {
    (mean + rate * Double(sorted[sorted.count - 1])) / (1 + rate)
  }

  /// The mean after each chance of exceedance is replaced by a function of it.
  private func distorted(_ change: (Double) -> Double) -> Double {
    let count = Double(sorted.count)
    var sum = 0.0
    var before = 1.0
    for (place, loss) in sorted.enumerated() {
      let left = sorted.count - 1 - place
      let after = left == 0 ? 0 : change(Double(left) / count)
      sum += Double(loss) * (before - after)
      before = after
    }
    return sum
  }
}
