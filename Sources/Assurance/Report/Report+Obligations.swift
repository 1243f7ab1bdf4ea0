// SPDX-License-Identifier: Apache-2.0
// What was owed and what came of it, by obligation, severity, month and margin.

import Charts
import Judgement
import Terms

extension Report {
  func writeObligations(_ page: inout Markup) {
    Self.part("obligations", &page) { part in
      Self.table(
        "obligations",
        caption: "Attainment is the share met of what fell due (met and breached), cut to a tenth "
          + "of a percent.",
        head: [
          Column("Obligation"), Column("Severity"), Column("Owed within"),
          Column("Attainment", isFigure: true),
        ] + Self.states.map { Column($0.rawValue, isFigure: true) }, &part
      ) { table in
        for one in facts.obligations { Self.writeRows(of: one, &table) }
      }
      for (place, one) in facts.obligations.enumerated() where one.total.due > 0 {
        Self.picture(
          of: "\(one.shownName): \(one.total.attainment ?? "") met of what fell due", &part
        ) { () throws(ChartFault) in
          try AttainmentBar(
            caption: ChartCaption(
              idPrefix: "attainment-\(place)", title: "Attainment of \(one.shownName)",
              summary: "What fell due, divided into met and breached."),
            parts: [
              .init(name: "met", count: Int64(one.total.met), tone: Verdict.State.met.tone),
              .init(
                name: "breached", count: Int64(one.total.breached),
                tone: Verdict.State.breached.tone),
            ], target: nil
          ).svg()
        }
      }
    }
  }

  private static func writeRows(of one: ObligationFacts, _ table: inout Markup) {
    table.element(.tbody) { body in
      for (place, severity) in one.severities.enumerated() {
        body.element(.tr) { row in
          if place == 0 {
            row.element(
              .th, [.scope: "rowgroup", .rowspan: "\(one.severities.count + 1)"],
              name: one.obligation.name)
          }
          row.element(.th, [.scope: "row"], name: severity.severity.name)
          row.element(.td, [.class: "words"], name: severity.target)
          writeCounts(severity.tally, &row)
        }
      }
      body.element(.tr, [.class: "sum"]) { row in
        if one.severities.isEmpty {
          row.element(.th, [.scope: "rowgroup"], name: one.obligation.name)
        }
        row.element(.th, [.scope: "row", .colspan: "2"], text: "all")
        writeCounts(one.total, &row)
      }
    }
  }

  private static func writeCounts(_ tally: Tally, _ row: inout Markup) {
    row.element(.td, [.class: "figure"], text: tally.attainment ?? "nothing due")
    for state in Self.states {
      row.element(.td, [.class: "figure"], text: figure(tally[state]))
    }
  }

  func writeMonths(_ page: inout Markup) {
    Self.part("months", &page) { part in
      guard !facts.months.isEmpty else {
        part.element(.p, text: "No case has come under the agreement.")
        return
      }
      part.element(.p) { line in
        line.text("Each verdict counts in the month of its deadline.")
        if facts.isMissingMonths {
          line.text(" The last \(ReportFacts.mostMonths) months are shown; earlier cases are in ")
          line.element(.code, text: PackPath.verdictsCSV)
          line.text(".")
        }
      }
      let states = Self.states.filter { facts.total[$0] > 0 }
      Self.picture(of: "Obligations by month and state", &part) { () throws(ChartFault) in
        try StackedBarChart(
          caption: ChartCaption(
            idPrefix: "months", title: "Obligations by month",
            summary: "For each month, how many obligations are in which state."),
          series: states.map { .init(name: $0.rawValue, tone: $0.tone) },
          categories: facts.months.map { month in
            .init(
              name: ReaderTime.shortMonth(month.month, of: month.year),
              counts: states.map { Int64(month.tally[$0]) })
          }
        ).svg()
      }
    }
  }

  func writeMargins(_ page: inout Markup) {
    Self.part("margins", &page) { part in
      let measured = facts.obligations.enumerated().filter { !$0.element.margins.isEmpty }
      guard !measured.isEmpty else {
        part.element(.p, text: "Nothing owed was done yet, so there is nothing to measure.")
        return
      }
      part.element(
        .p,
        text: "How long before or after its deadline each act was done, on the clock on the wall. "
          + "What was never done is not here; it is among the breaches.")
      for (place, one) in measured {
        Self.picture(of: "\(one.shownName): time between the act and its deadline", &part) {
          () throws(ChartFault) in
          try MarginHistogram(
            caption: ChartCaption(
              idPrefix: "margin-\(place)", title: "Margins of \(one.shownName)",
              summary: "Acts by the time between them and their deadlines."),
            edges: MarginCounts.edges, counts: one.margins.counts,
            deadline: MarginCounts.deadline
          ).svg()
        }
      }
    }
  }

  /// A picture with its caption; where it cannot be drawn, the reason in its place.
  static func picture(
    of caption: String, _ page: inout Markup, _ draw: () throws(ChartFault) -> String
  ) {
    page.element(.figure) { figure in
      figure.element(.figcaption, text: caption)
      do throws(ChartFault) {
        let svg = try draw()
        figure.element(
          .div, [.class: "picture", .role: "group", .label: caption, .tabindex: "0"]
        ) { $0.sound(svg) }
      } catch {
        figure.element(.p, text: "There is no picture here: \(error).")
      }
    }
  }
}
