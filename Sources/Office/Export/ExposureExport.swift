// SPDX-License-Identifier: Apache-2.0

package import Drafting
package import Evidence
import Money

/// The worst case as JSON for other programs: what `exposure --json` prints.
package enum ExposureExport {
  /// Of one agreement.
  package static func json(_ exposure: Exposure) -> JSONValue {
    var object: JSONObject = [
      "agreement": .string(exposure.agreement), "credits": json(exposure.credits),
      "liability": json(exposure.liability),
    ]
    object["currency"] = exposure.currency.map { .string($0.code) }
    object["refund"] = exposure.refund.map(json)
    return .object(object)
  }

  /// Of a cooperative.
  package static func json(_ total: Exposure.Total) -> JSONValue {
    let parts = total.parts.map { part -> JSONValue in
      var object: JSONObject = [
        "credits": json(part.credits), "liability": json(part.liability),
        "refund": json(part.refund),
      ]
      object["currency"] = part.currency.map { .string($0.code) }
      return .object(object)
    }
    return .object(["cooperative": .array(parts)])
  }

  private static func json(_ spans: Exposure.Spans) -> JSONValue {
    .object(["month": json(spans.month), "twelveMonths": json(spans.twelveMonths)])
  }

  private static func json(_ worst: Worst) -> JSONValue {
    var object: JSONObject = [
      "path": .array(worst.path.map { .string($0.words) })
    ]
    switch worst.amount {
    case .nothing: object["amount"] = .string("nothing")
    case .unlimited(let reason):
      object["amount"] = .string("without limit")
      object["reason"] = .string(reason)
    case .atMost(let money): object["amount"] = TermsExport.money(money)
    }
    if !worst.when.isEmpty { object["when"] = .string(worst.when) }
    return .object(object)
  }
}
