// SPDX-License-Identifier: Apache-2.0

import Charts
package import Evidence
import Forecast
import Probability
import WorkingTime

/// Scores of forecasts as JSON and as a picture.
///
/// Scores are millionths of their unit, rounded to the nearest, so that every reader gets the same figures.
package enum ScoreExport {
  /// Everything that was scored, and what of it follows for the next forecast.
  package static func json(_ report: ScoreForecasts.Report) -> JSONObject {
    let summary = ScoreSummary(report.record)
    return [
      "forecasts": .array(report.scored.map { .object(json($0)) }),
      "chances": .array(summary.kinds.map { .object(json($0)) }),
      "amounts": .array(summary.quantities.map { .object(json($0)) }),
      "open": .integer(Int64(report.open.count)),
      "late": .array(report.late.map { .integer(Int64(clamping: $0.index)) }),
      "unreadable": .array(report.unreadable.map { .integer(Int64(clamping: $0)) }),
    ]
  }

  private static func json(_ forecast: ScoredForecast) -> JSONObject {
    [
      "agreement": .string(forecast.agreement),
      "asOf": .string(forecast.statement.asOf.rfc3339),
      "until": .string(forecast.statement.until.rfc3339),
      "chances": .array(
        zip(forecast.statement.chances, forecast.came).map { chance, came in
          .object([
            "what": .string(chance.matter.words), "saidMillionths": .integer(chance.said),
            "by": .string(chance.chosen.rawValue), "came": .bool(came),
          ])
        }),
      "amounts": .array(
        zip(forecast.statement.amounts, forecast.amounts).map { amount, came in
          .object(["what": .string(amount.what.rawValue), "came": .integer(came)])
        }),
    ]
  }

  private static func json(_ kind: ScoreSummary.KindScore) -> JSONObject {
    var rivals = JSONObject()
    for (forecaster, score) in kind.rivals { rivals[forecaster.rawValue] = millionths(score) }
    return [
      "of": .string(kind.kind.words), "count": .integer(Int64(kind.said.count)),
      "brier": millionths(kind.said.brier), "reliability": millionths(kind.parts.reliability),
      "resolution": millionths(kind.parts.resolution),
      "uncertainty": millionths(kind.parts.uncertainty), "within": millionths(kind.parts.within),
      "logScores": .object(rivals), "chosen": .string(kind.chosen.rawValue),
      "recalibration": .object([
        "slopeThousandths": .integer(kind.recalibration.slope),
        "shiftThousandths": .integer(kind.recalibration.shift),
        "chances": .integer(kind.recalibration.count),
      ]),
      "bins": .array(
        kind.reliability.bins.map { bin in
          .object([
            "count": .integer(Int64(bin.count)), "said": millionths(bin.said),
            "came": millionths(bin.came),
            "consistent": .array([
              millionths(bin.consistent.lowerBound), millionths(bin.consistent.upperBound),
            ]),
          ])
        }),
    ]
  }

  private static func json(_ quantity: ScoreSummary.QuantityScore) -> JSONObject {
    [
      "what": .string(quantity.what.rawValue), "count": .integer(Int64(quantity.count)),
      "crps": millionths(quantity.crps), "coverage90": millionths(quantity.coverage.share ?? 0),
      "tenths": .array(quantity.transform.mass.map(millionths)),
    ]
  }

  private static func millionths(_ value: Double) -> JSONValue {
    let whole = (value * 1_000_000).rounded(.toNearestOrEven)
    return .integer(Int64(exactly: whole) ?? (whole < 0 ? .min : .max))
  }

  /// How likely it was said to be that obligations are met, against how often they were.
  package static func svg(_ report: ScoreForecasts.Report) -> String? {
    guard let kind = ScoreSummary(report.record).kinds.first else { return nil }
    func whole(_ share: Double) -> Int64 { Int64((share * 1_000_000).rounded(.toNearestOrEven)) }
    let marks = kind.reliability.bins.filter { $0.count > 0 }.map { bin in
      ReliabilityDiagram.Mark(
        said: whole(bin.said), came: whole(bin.came),
        expected: whole(bin.consistent.lowerBound)...whole(bin.consistent.upperBound),
        count: Int64(bin.count))
    }
    return try? ReliabilityDiagram(
      caption: ChartCaption(
        idPrefix: "reliability",
        title: "How often obligations were met, against how likely that was said to be",
        summary: "\(kind.said.count) chances of \(report.scored.count) forecasts."),
      marks: marks
    ).svg()
  }
}
