// SPDX-License-Identifier: Apache-2.0

import Probability

/// How likely something is, with the two ways in which the figure may be wrong, apart.
package struct ChanceFigure: Hashable, Sendable {
  /// In parts per million.
  package let estimate: Int64
  /// Where the estimate would lie 19 times in 20 with other luck, in parts per million.
  ///
  /// More worlds make this error smaller.
  package let simulation: ClosedRange<Int64>
  /// Where the chance itself lies 9 times in 10, for all the record says, in parts per million.
  ///
  /// Only more history makes this error smaller.
  package let parameters: ClosedRange<Int64>

  /// The 97.5 % quantile of the normal law.
  private static let z = 1.959963984540054

  /// From how often it was so in all replications and in each world.
  package init(_ chance: ForecastTally.Chance, of tally: ForecastTally) {
    let worlds = Double(max(1, tally.worlds))
    let inner = Double(max(1, tally.replications)) / worlds
    let mean = Double(chance.count) / (worlds * inner)
    // The variance of the share in one world, and the part of it that chance within the world explains.
    let meanSquare = Double(chance.squares) / (worlds * inner * inner)
    let between = worlds > 1 ? max(0, (meanSquare - mean * mean) * worlds / (worlds - 1)) : 0
    let within =
      inner > 1 ? max(0, (mean - meanSquare) / (inner - 1)) : 0
    estimate = Millionths.of(mean)
    simulation = Self.interval(mean, worlds: worlds, inner: inner, between: between)
    parameters = Self.spread(mean, max(0, between - within))
  }

  /// Wilson's interval, with as many independent trials as give the variance that was seen.
  private static func interval(
    _ mean: Double, worlds: Double, inner: Double, between: Double
  ) -> ClosedRange<Int64> {
    let own = mean * (1 - mean)
    let trials = between > 0 ? min(worlds * inner, max(1, own * worlds / between)) : worlds * inner
    let centre = (mean + z * z / (2 * trials)) / (1 + z * z / trials)
    let root = (own / trials + z * z / (4 * trials * trials)).squareRoot()
    let half = z * root / (1 + z * z / trials)
    let low = Millionths.of(max(0, centre - half))
    return low...max(low, Millionths.of(min(1, centre + half)))
  }

  /// From the 5 % to the 95 % quantile of the beta law with this mean and variance.
  private static func spread(_ mean: Double, _ variance: Double) -> ClosedRange<Int64> {
    let own = mean * (1 - mean)
    guard variance > 1e-12, own > 0 else {
      let at = Millionths.of(mean)
      return at...at
    }
    let size = max(0.02, own / min(variance, own * 0.98) - 1)
    let low = betaQuantile(mean * size, (1 - mean) * size, 0.05)
    let high = betaQuantile(mean * size, (1 - mean) * size, 0.95)
    return Millionths.of(low)...max(Millionths.of(low), Millionths.of(high))
  }

  private static func betaQuantile(_ a: Double, _ b: Double, _ level: Double) -> Double {
    var low = 0.0
    var high = 1.0
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if GammaFunction.betaLower(a, b, middle) < level { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// How unlikely it is that the thing is so, in words people bet with: `1 in 40`; `about even`.
  package var oddsAgainst: String { Self.odds(1_000_000 - estimate) }

  /// How likely it is, in the same words.
  package var odds: String { Self.odds(estimate) }

  /// A chance in parts per million as `1 in 40`.
  package static func odds(_ millionths: Int64) -> String {
    switch millionths {
    case ..<1: return "never in the simulation"
    case 1_000_000...: return "always in the simulation"
    case 450_000...550_000: return "about even"
    case 550_001...: return "\(rounded(millionths, of: 1_000_000 - millionths)) in favour"
    default:
      let one = (1_000_000 + millionths / 2) / millionths
      return "1 in \(significant(one))"
    }
  }

  /// `3 to 1` for chances above even.
  private static func rounded(_ hits: Int64, of misses: Int64) -> String {
    guard misses > 0 else { return "all" }
    let tenths = (hits * 10 + misses / 2) / misses
    return tenths < 30 && tenths % 10 != 0
      ? "\(tenths / 10).\(tenths % 10) to 1" : "\(significant((tenths + 5) / 10)) to 1"
  }

  /// Two digits that count.
  private static func significant(_ number: Int64) -> Int64 {
    var unit: Int64 = 1
    while number / unit >= 100 { unit *= 10 }
    return (number + unit / 2) / unit * unit
  }
}
