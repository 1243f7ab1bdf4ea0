// SPDX-License-Identifier: Apache-2.0

package import Probability

/// How good the forecasts of a record were.
package struct ScoreSummary: Sendable {
  /// Of each kind of chance; only those of which something was said.
  package let kinds: [KindScore]
  package let quantities: [QuantityScore]
  /// Whether what was said of credits that 1 time in 100 come to more could be tested so far.
  package let tail: TailTest?
  package let forecasts: Int

  /// Chances of one kind.
  package struct KindScore: Sendable {
    package let kind: ForecastRecord.Kind
    /// What was said, whoever's figure it was.
    package let said: ChanceScore
    package let parts: BrierParts
    package let reliability: Reliability
    /// The mean logarithm of the chance given to what came, of each forecaster: the higher the better.
    package let rivals: [(forecaster: Forecaster, logScore: Double)]
    /// Whose figure is said next.
    package let chosen: Forecaster
    package let recalibration: Recalibration
  }

  /// Amounts of one quantity.
  package struct QuantityScore: Sendable {
    package let what: ForecastStatement.Quantity
    package let count: Int
    /// The mean of the continuous ranked probability score over 99 percentiles, in the unit of the quantity.
    package let crps: Double
    /// How often the 5 % to 95 % interval held what came; half where it came to lie on an end.
    package let coverage: Coverage
    /// Where among the percentiles it came, in ten parts: even if the forecasts are right.
    package let transform: TransformHistogram
  }

  package init(_ record: ForecastRecord) {
    forecasts = record.forecasts.count
    kinds = ForecastRecord.Kind.allCases.compactMap { Self.score($0, record) }
    quantities = ForecastStatement.Quantity.allCases.compactMap { Self.score($0, record) }
    tail = TailTest(
      periods: record.forecasts.count, exceedances: Self.exceedances(record), claimed: 0.01)
  }

  private static func score(
    _ kind: ForecastRecord.Kind, _ record: ForecastRecord
  ) -> KindScore? {
    let said = record.said(kind).compactMap {
      ScoredChance(Millionths.share($0.millionths), happened: $0.came)
    }
    guard let score = ChanceScore(said), let parts = BrierParts(said, bins: 10) else { return nil }
    return KindScore(
      kind: kind, said: score, parts: parts, reliability: Reliability(said),
      rivals: Forecaster.allCases.map { ($0, record.logScore(kind, of: $0) ?? 0) },
      chosen: record.chosen(kind), recalibration: record.recalibration(kind))
  }

  /// Every amount of a quantity that was said, beside what came.
  private static func amounts(
    _ what: ForecastStatement.Quantity, _ record: ForecastRecord
  ) -> [(percentiles: [Int64], came: Int64)] {
    record.forecasts.flatMap { forecast in
      zip(forecast.statement.amounts, forecast.amounts).filter { $0.0.what == what }
        .map { ($0.0.percentiles, $0.1) }
    }
  }

  private static func score(
    _ what: ForecastStatement.Quantity, _ record: ForecastRecord
  ) -> QuantityScore? {
    let amounts = amounts(what, record)
    guard !amounts.isEmpty, var coverage = Coverage(level: 0.9),
      var transform = TransformHistogram(bins: 10)
    else { return nil }
    var sum = 0.0
    for (percentiles, came) in amounts {
      // Twice the mean loss of the quantiles (Gneiting and Ranjan 2011).
      let losses = percentiles.enumerated().reduce(0.0) {
        $0
          + FigureScore.quantile(
            Double($1.element), level: Double($1.offset + 1) / 100, observed: Double(came))
      }
      sum += 2 * losses / Double(percentiles.count)
      let (below, upTo) = (
        percentiles.count { $0 < came }, percentiles.count { $0 <= came }
      )
      let place = ProbabilityTransform(below: Double(below) / 100, upTo: Double(upTo + 1) / 100)
      transform.add(place)
      coverage.add(
        Double(percentiles[4]), Double(percentiles[94]), observed: Double(came),
        share: place.held(level: 0.9))
    }
    return QuantityScore(
      what: what, count: amounts.count, crps: sum / Double(amounts.count), coverage: coverage,
      transform: transform)
  }

  /// How often credits came to more than the amount said to be exceeded 1 time in 100.
  private static func exceedances(_ record: ForecastRecord) -> Int {
    amounts(.credits, record).count { amount in
      amount.percentiles.last.map { amount.came > $0 } ?? false
    }
  }
}
