// SPDX-License-Identifier: Apache-2.0

package import Probability

/// What is said about the next period of several series together: what hits one may hit all.
///
/// A mixture of ways in which things may be. Given one of them the series do not depend on each other; that nobody
/// knows which it is makes them depend.
package struct JointForecast: Hashable, Sendable {
  /// One way in which things may be.
  package struct Part: Hashable, Sendable {
    /// How likely it is.
    package let weight: Double
    /// The law of each series, in the order of the forecast.
    package let laws: [CountLaw]
  }

  /// The names of the series.
  package let series: [String]
  /// The ways in which things may be; their weights add up to 1.
  package let parts: [Part]

  /// Parts with weights that need not add up to 1; nil without a weight above 0, or where a law is missing.
  init?(_ series: [String], _ parts: [Part]) {
    let sum = parts.reduce(0) { $0 + $1.weight }
    guard sum > 0, sum < .infinity, parts.allSatisfy({ $0.laws.count == series.count }) else {
      return nil
    }
    self.series = series
    self.parts = parts.map { Part(weight: $0.weight / sum, laws: $0.laws) }
  }

  /// Series that do not depend on each other.
  init(apart laws: [CountLaw], of series: [String]) {
    self.series = series
    parts = [Part(weight: 1, laws: laws)]
  }

  /// The logarithm of the probability that so many come in each series, all of it at once.
  ///
  /// Minus infinity unless there is a count for each series.
  package func lnProbability(_ counts: [Int]) -> Double {
    guard counts.count == series.count else { return -.infinity }
    return LogSum.ln(parts.map { $0.lnProbability(counts) })
  }

  /// What it says of one series by itself; nil for a place that is none.
  package func law(_ place: Int) -> CountMixture? {
    guard series.indices.contains(place) else { return nil }
    return CountMixture(parts.map { $0.laws[place] }, weights: parts.map(\.weight))
  }
}

extension JointForecast.Part {
  /// The logarithm of its weight times the probability it gives to counts; minus infinity without a weight.
  func lnProbability(_ counts: [Int]) -> Double {
    guard weight > 0 else { return -.infinity }
    return zip(laws, counts).reduce(Elementary.ln(weight)) { $0 + $1.0.lnProbability($1.1) }
  }
}
