// SPDX-License-Identifier: Apache-2.0

import Charts
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
        + "\(ScoreText.decimal(base.breaches, 3)) breaches on average.",
      "One thing changed at a time, on the same luck; what hurts most first:",
    ]
      + ranked.map { one in
        "  \(words(one.what)): \(OutlookText.percent(one.allMet.estimate)) % "
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
    "\(millionths < 0 ? "-" : "+")\(OutlookText.percent(abs(millionths))) points"
  }

  private static func signed(thousandths: Int64) -> String {
    "\(thousandths < 0 ? "-" : "+")\(ScoreText.decimal(abs(thousandths), 3))"
  }
}

/// How many must be on call: in words, as JSON, as a picture.
package struct StaffingReport {
  private let staffing: Staffing
  private let areas: [String]

  package init(_ staffing: Staffing, areas: [String]) {
    self.staffing = staffing
    self.areas = areas
  }

  package var lines: [String] {
    let target = OutlookText.percent(staffing.target)
    var lines = [
      verdict(target),
      "If nobody were ever short, everything would be met: \(OutlookText.share(staffing.ceiling)).",
    ]
    for (number, step) in staffing.steps.enumerated() {
      lines.append(
        "  \(number + 1) on call, the last who knows \(knowledge(step.knows)): "
          + "\(OutlookText.share(step.allMet))")
    }
    return lines
  }

  private func verdict(_ target: String) -> String {
    let count = staffing.steps.count
    if staffing.isReached {
      return
        "\(CountedNoun.text(count, "person", "people")) on call around the clock: everything is met "
        + "with \(target) % or more."
    }
    return staffing.ceiling.estimate < staffing.target
      ? "No number on call brings \(target) %: it is the work that takes too long, not the waiting for it."
      : "Up to \(CountedNoun.text(count, "person", "people")) on call do not bring \(target) %: one more "
        + "changes nothing."
  }

  package var json: JSONObject {
    [
      "targetMillionths": .integer(staffing.target),
      "ceilingMillionths": .integer(staffing.ceiling.estimate),
      "isReached": .bool(staffing.isReached),
      "steps": .array(
        staffing.steps.map { step in
          .object([
            "knows": .array(names(step.knows).map { .string($0) }),
            "allMetMillionths": .integer(step.allMet.estimate),
          ])
        }),
    ]
  }

  package var svg: String? {
    let rows = staffing.steps.enumerated().map { number, step in
      ("\(number + 1) on call", step.allMet)
    }
    return FuturesPicture.svg(
      title: "In how many of 1,000 futures everything is met, by how many are on call",
      rows + [("nobody ever short", staffing.ceiling)])
  }

  private func names(_ knows: Set<Int>) -> [String] {
    knows.sorted().filter(areas.indices.contains).map { areas[$0] }
  }

  private func knowledge(_ knows: Set<Int>) -> String {
    if knows.isEmpty { return areas.isEmpty ? "everything" : "no area" }
    return names(knows).joined(separator: ", ")
  }
}

/// Rows of chances that everything is met.
enum FuturesPicture {
  static func svg(title: String, _ rows: [(name: String, chance: ChanceFigure)]) -> String? {
    let categories = rows.map { row in
      let met = (row.chance.estimate + 500) / 1000
      return StackedBarChart.Category(name: row.name, counts: [met, 1000 - met])
    }
    return try? StackedBarChart(
      caption: ChartCaption(
        idPrefix: "futures", title: title,
        summary:
          "The first part of a row counts futures in which every obligation is met, the second "
          + "those in which something is breached."),
      series: [
        .init(name: "everything met", tone: .favourable),
        .init(name: "something breached", tone: .adverse),
      ], categories: categories
    ).svg()
  }
}
