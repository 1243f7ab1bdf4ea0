// SPDX-License-Identifier: Apache-2.0

/// The law of counts that were seen.
package enum CountFit {
  /// The negative binomial law under which the counts are likeliest; Poisson where they vary no more than that.
  ///
  /// The mean is that of the counts; the size solves `Σ (ψ(x + r) - ψ(r)) = n·ln(1 + mean/r)`. Nil without counts or with
  /// a negative one.
  package static func law(_ counts: [Int]) -> CountLaw? {
    guard let dispersion = CountDispersion(counts) else { return nil }
    let mean = dispersion.mean
    let size = Double(counts.count)
    let squares = counts.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    guard mean > 0, squares > size * mean else { return .poisson(mean: mean) }
    let beyond = Self.countsBeyond(counts)
    func fall(_ lnSize: Double) -> Double {
      let r = Elementary.exp(lnSize)
      var sum = 0.0
      for (value, more) in beyond.enumerated() { sum += Double(more) / (r + Double(value)) }
      return size * Elementary.log1p(mean / r) - sum
    }
    // The slope falls through 0 once; its negative rises.
    return .negativeBinomial(
      mean: mean, size: Elementary.exp(SurvivalFit.root(from: -9, to: 14, fall)))
  }

  /// How many counts are above each number from 0: the digamma differences are sums of these over `r + value`.
  private static func countsBeyond(_ counts: [Int]) -> [Int] {
    var beyond = [Int](repeating: 0, count: min(counts.max() ?? 0, 1_000_000))
    for count in counts {
      for value in 0..<min(count, beyond.count) { beyond[value] += 1 }
    }
    return beyond
  }
}

/// Whether counts vary more than a Poisson law allows (Fisher's test).
package struct CountDispersion: Hashable, Sendable {
  /// The mean of the counts.
  package let mean: Double
  /// The variance over the mean: 1 for a Poisson law; nil of one count or if all are 0.
  package let index: Double?
  /// The chance of an index as large under a Poisson law.
  package let chanceIfPoisson: Double?

  /// Nil without counts or with a negative one.
  package init?(_ counts: [Int]) {
    guard !counts.isEmpty, counts.allSatisfy({ $0 >= 0 }) else { return nil }
    let size = Double(counts.count)
    let mean = counts.reduce(0) { $0 + Double($1) } / size
    self.mean = mean
    guard counts.count > 1, mean > 0 else {
      index = nil
      chanceIfPoisson = nil
      return
    }
    let squares = counts.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    index = squares / (size - 1) / mean
    chanceIfPoisson = GammaFunction.upper(shape: (size - 1) / 2, squares / mean / 2)
  }
}
