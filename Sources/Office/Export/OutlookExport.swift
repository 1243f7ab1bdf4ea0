// SPDX-License-Identifier: Apache-2.0

package import Evidence
package import Forecast
import Money
import Terms
import WorkingTime

/// An outlook as JSON: what `forecast --json` prints, and what a forecast that is put into the log holds.
///
/// Chances are whole parts per million, money minor units, levels thousandths, so that every reader gets
/// the same figures.
package enum OutlookExport {
  /// Of all agreements.
  package static func json(_ outlook: Outlook) -> JSONObject {
    var credits = JSONObject()
    for (currency, amount) in outlook.credits { credits[currency] = json(amount) }
    return [
      "asOf": .string(outlook.asOf.rfc3339), "until": .string(outlook.until.rfc3339),
      "seed": .integer(Int64(outlook.seed)), "worlds": .integer(outlook.worlds),
      "replications": .integer(outlook.replications),
      "pastCases": .integer(Int64(outlook.caseCount)), "allMet": json(outlook.allMet),
      "agreements": .array(outlook.subjects.map { .object(json($0)) }),
      "credits": .object(credits),
      "assumptions": .array(outlook.assumptions.map { .string($0) }),
    ]
  }

  /// Of one agreement.
  package static func json(_ subject: Outlook.SubjectForecast) -> JSONObject {
    var object: JSONObject = [
      "agreement": .string(subject.label), "allMet": json(subject.allMet),
      "breaches": json(subject.breaches), "cases": json(subject.cases),
      "credits": json(subject.credits),
      "obligations": .array(
        subject.promises.map {
          .object([
            "obligation": .string($0.promise.name), "isGoal": .bool($0.promise.isGoal),
            "allMet": json($0.allMet), "dueThousandths": .integer($0.due),
            "breachedThousandths": .integer($0.breached),
          ])
        }),
      "powers": .array(
        subject.powers.map {
          .object([
            "power": .string($0.power.name), "arises": json($0.arises), "days": json($0.days),
          ])
        }),
      "notForecast": .array(
        subject.leftOut.map { .object(["obligation": .string($0.name), "why": .string($0.why)]) }),
    ]
    object["currency"] = subject.agreement.fee.map { .string($0.amount.currency.code) }
    return object
  }

  private static func json(_ figure: ChanceFigure) -> JSONValue {
    .object([
      "millionths": .integer(figure.estimate), "simulation": json(figure.simulation),
      "parameters": json(figure.parameters),
    ])
  }

  private static func json(_ range: ClosedRange<Int64>) -> JSONValue {
    .array([.integer(range.lowerBound), .integer(range.upperBound)])
  }

  private static func json(_ figure: AmountFigure) -> JSONValue {
    .object([
      "mean": .integer(figure.mean), "largest": .integer(figure.largest),
      "quantiles": .array(
        figure.quantiles.map { quantile in
          var object: JSONObject = [
            "level": .integer(Int64(quantile.level)), "value": .integer(quantile.value),
            "tail": .integer(quantile.tail),
          ]
          // Where the simulation cannot tell it, it is null, and not left out.
          object["range"] = quantile.range.map(json) ?? .null
          return .object(object)
        }),
    ])
  }
}
