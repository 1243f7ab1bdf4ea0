// SPDX-License-Identifier: Apache-2.0

package import Evidence
package import Forecast
import Terms
import WorkingTime

/// What a forecast depends on: in words, as JSON, as a picture.
package struct SensitivityReport {
  private let base: Outlook
  private let ranked: [Sensitivity]

  /// What is foreseen, and what changes it, the worst first.
  package init(_ base: Outlook, _ ranked: [Sensitivity]) {
    self.base = base
    self.ranked = ranked
  }

  package var lines: [String] {
    [
      "As things are, everything is met: \(base.allMet.odds) (\(OutlookText.share(base.allMet))), with "
        + "\(DecimalText.of(base.breaches, 3)) breaches on average.",
      "One thing changed at a time, on the same luck; what hurts most first:",
    ]
      + ranked.map { one in
        "  \(words(one.what)): \(DecimalText.percent(one.allMet.estimate)) % "
          + "(\(Self.signed(one.change))), breaches \(Self.signed(thousandths: one.breaches))"
      }
  }

  package var json: JSONObject {
    [
      "allMetMillionths": .integer(base.allMet.estimate),
      "breachesThousandths": .integer(base.breaches),
      "changes": .array(
        ranked.map {
          .object([
            "what": .string(words($0.what)), "allMetMillionths": .integer($0.allMet.estimate),
            "changeMillionths": .integer($0.change), "breachesThousandths": .integer($0.breaches),
          ])
        }),
    ]
  }

  package var svg: String? {
    let rows = [("as things are", base.allMet)] + ranked.map { (words($0.what), $0.allMet) }
    return FuturesPicture.svg(
      title: "In how many of 1,000 futures everything is met, if one thing is otherwise", rows)
  }

  private func words(_ what: Supposition.What) -> String {
    switch what {
    case .withoutMember(let name): return "without \(name)"
    case .withoutEmployer(let name): return "without everybody of \(name)"
    case .cases(let percent) where percent > 100: return "\(percent - 100) % more cases"
    case .cases(let percent): return "\(100 - percent) % fewer cases"
    case .pace(let percent) where percent > 100: return "everything takes \(percent - 100) % longer"
    case .pace(let percent): return "everything takes \(100 - percent) % less time"
    case .oneMore(let agreement): return "one more agreement like \(agreement)"
    case .shock(let instant):
      let day = base.subjects.first.map { $0.agreement.zone.civil(at: instant).date.iso }
      return "an advisory that strikes everybody on \(day ?? instant.rfc3339)"
    }
  }

  /// `-3.2 points`.
  private static func signed(_ millionths: Int64) -> String {
    "\(millionths < 0 ? "-" : "+")\(DecimalText.percent(abs(millionths))) points"
  }

  private static func signed(thousandths: Int64) -> String {
    "\(thousandths < 0 ? "-" : "+")\(DecimalText.of(abs(thousandths), 3))"
  }
}
