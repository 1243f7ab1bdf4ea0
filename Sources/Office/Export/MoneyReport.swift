// SPDX-License-Identifier: Apache-2.0

package import Evidence
package import Forecast
import Money
import Probability

/// What credits and claims may come to: in words, and as JSON.
package struct MoneyReport {
  private let studies: [MoneyStudy]
  private let until: String

  /// Studies, one for each currency; `until` is the last day.
  package init(_ studies: [MoneyStudy], until: String) {
    self.studies = studies
    self.until = until
  }

  package var lines: [String] { studies.flatMap { lines($0) + [""] } }

  private func lines(_ study: MoneyStudy) -> [String] {
    let text = AmountText(study.currency)
    return [
      "\(study.labels.joined(separator: ", ")): credits and claims until \(until), in \(study.currency)"
    ] + losses(study, text) + cover(study, text) + reserve(study, text) + prices(study, text)
  }

  private func losses(_ study: MoneyStudy, _ text: AmountText) -> [String] {
    var lines: [String] = []
    if let total = study.total {
      lines.append("  on average \(text.of(total.cumulants.first))")
      for level in [0.95, 0.99, 0.995] {
        guard let value = total.valueAtRisk(level), let tail = total.tailValueAtRisk(level) else {
          lines.append("  \(Self.percent(level)) %: beyond the grid")
          continue
        }
        lines.append(
          "  \(Self.percent(level)) % at most \(text.of(value)) (beyond that \(text.of(tail)) on average)"
        )
      }
      lines.append("  the grid of the law: \(total.verdict.words)")
    } else if let fault = study.fault {
      lines.append("  no law of the total can be told: \(fault)")
    }
    lines.append(
      study.claims.map {
        "  supposed: \(DecimalText.percent($0.chance)) % of breaches lead to a claim, half of them below "
          + "\(text.of($0.median)), 1 in 20 above \(text.of($0.large))"
      }
        ?? "  no claims are supposed: say how often and how large with --claim-chance and --claim-sizes"
    )
    lines.append(
      "  checked by drawing: \(text.of(study.sample.mean)) on average, 99.5 % at most "
        + "\(text.of(study.sample.valueAtRisk(MoneyStudy.level))) in \(study.replications) replications"
    )
    return lines
  }

  private func cover(_ study: MoneyStudy, _ text: AmountText) -> [String] {
    let tally = study.cover
    var lines: [String] = []
    for (place, layer) in tally.tower.layers.enumerated() {
      let counts = tally.layers[place]
      lines.append(
        "  layer \(layer.name) pays \(text.of(tally.meanPaid(place) ?? 0)) on average, anything in "
          + "\(counts.hit) and all it can in \(counts.exhausted) of \(tally.replications) replications"
      )
    }
    guard let unfunded = tally.unfundedSample else { return lines }
    let name = tally.tower.layers.isEmpty ? "no layer is declared" : "paid by no layer"
    lines.append(
      "  \(name): \(text.of(unfunded.mean)) on average, 99.5 % at most "
        + "\(text.of(unfunded.valueAtRisk(MoneyStudy.level))), at worst "
        + "\(text.of(unfunded.sorted.last ?? 0))")
    return lines
  }

  private func reserve(_ study: MoneyStudy, _ text: AmountText) -> [String] {
    let paths = study.paths
    let ruined = Int64(paths.ruined) * 1_000_000 / Int64(max(1, study.replications))
    var lines: [String] = []
    if let needed = paths.reserveNeeded(MoneyStudy.level) {
      lines.append(
        "  a reserve of \(text.of(needed)) outlasts the time 995 times in 1,000, before any cover")
    }
    if paths.reserve > 0 {
      lines.append(
        "  the reserve of \(text.of(paths.reserve)) is used up: \(ChanceFigure.odds(ruined)) "
          + "(\(DecimalText.percent(ruined)) %)")
    }
    return lines
  }

  private func prices(_ study: MoneyStudy, _ text: AmountText) -> [String] {
    guard let prices = study.prices else { return [] }
    return zip(study.labels, prices).map { label, price in
      "  \(label) should bring \(text.of(price.total)) for this, beside its work: "
        + "\(text.of(price.expectedLoss)) of losses and \(text.of(price.costOfCapital)) for its "
        + "\(text.of(price.reserveShare)) of the reserve"
    }
  }

  package var json: JSONObject { ["currencies": .array(studies.map { .object(Self.json($0)) })] }

  private static func json(_ study: MoneyStudy) -> JSONObject {
    var object: JSONObject = [
      "currency": .string(study.currency),
      "agreements": .array(study.labels.map { .string($0) }),
      "replications": .integer(Int64(study.replications)),
      "sampleValueAtRisk995": .integer(study.sample.valueAtRisk(MoneyStudy.level)),
      "reserveNeeded": study.paths.reserveNeeded(MoneyStudy.level).map { .integer($0) } ?? .null,
      "ruined": .integer(Int64(study.paths.ruined)),
      "layers": .array(
        study.cover.tower.layers.indices.map { place in
          .object([
            "layer": .string(study.cover.tower.layers[place].name),
            "meanPaid": whole(study.cover.meanPaid(place)),
            "hit": .integer(Int64(study.cover.layers[place].hit)),
            "exhausted": .integer(Int64(study.cover.layers[place].exhausted)),
          ])
        }),
      "unfunded995": study.cover.unfundedSample.map { .integer($0.valueAtRisk(MoneyStudy.level)) }
        ?? .null,
    ]
    if let total = study.total {
      object["mean"] = whole(total.cumulants.first)
      object["valueAtRisk995"] = whole(total.valueAtRisk(0.995))
      object["tailValueAtRisk995"] = whole(total.tailValueAtRisk(0.995))
      object["grid"] = .string(total.verdict.words)
    }
    object["prices"] = study.prices.map { prices in
      .array(prices.map { .integer($0.total) })
    }
    return object
  }

  /// The nearest whole minor unit; null where there is none.
  private static func whole(_ value: Double?) -> JSONValue {
    value.flatMap { Int64(exactly: $0.rounded(.toNearestOrEven)) }.map { .integer($0) } ?? .null
  }

  private static func percent(_ level: Double) -> String {
    DecimalText.of(Int64((level * 1000).rounded()), 1)
  }
}

/// Amounts of one currency as text.
private struct AmountText {
  private let code: String
  private let currency: Currency?

  init(_ code: String) {
    self.code = code
    currency = Currency(code: code)
  }

  func of(_ minorUnits: Int64) -> String {
    currency.map { "\(Money(minorUnits: minorUnits, currency: $0))" } ?? "\(code) \(minorUnits)"
  }

  func of(_ minorUnits: Double) -> String {
    of(Int64(exactly: minorUnits.rounded(.toNearestOrEven)) ?? .max)
  }
}
