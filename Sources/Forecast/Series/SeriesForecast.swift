// SPDX-License-Identifier: Apache-2.0

package import Probability

/// Who says something about the next period.
package enum SeriesForecaster: String, CaseIterable, Hashable, Sendable {
  /// The mixture of all that was tried, weighted by how well each did.
  case model
  /// Always the law of all counts of the past, of whatever series.
  case climatology
  /// The same as last time.
  case lastPeriod = "last period"
  /// The rate of the series itself so far.
  case classRate = "per-class rate"

  /// The simple ones that a model must beat to be of use.
  package static let naive: [SeriesForecaster] = [.climatology, .lastPeriod, .classRate]
}

/// What is said about the next period of one series.
package struct SeriesForecast: Hashable, Sendable {
  package let series: String
  /// What the mixture says.
  package let model: CountMixture
  /// What each of ``SeriesForecaster/naive`` says, in their order.
  package let naive: [CountMixture]

  /// What one of them says.
  package func law(_ forecaster: SeriesForecaster) -> CountMixture? {
    switch forecaster {
    case .model: model
    case .climatology: naive.first
    case .lastPeriod: naive.count > 1 ? naive[1] : nil
    case .classRate: naive.last
    }
  }
}
