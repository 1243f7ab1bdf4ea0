// SPDX-License-Identifier: Apache-2.0
// Credits, breaches with their clocks, and evidence that was set aside.

import Charts
import Judgement
import Money
import Terms
import WorkingTime

extension Report {
  /// How many breaches stand in the table; the rest are in the verdicts.
  static let mostBreachesListed = 200
  /// How many breaches are told with a picture.
  static let mostBreachesDrawn = 20
  /// With more events, what would have had to differ is not searched for: each search judges anew.
  private static let mostSearched = 200_000
  /// How many events set aside stand in the table.
  private static let mostSetAside = 200

  // MARK: Credits

  func writeCredits(_ page: inout Markup) {
    Self.part("credits", &page) { part in
      guard !judgement.credits.isEmpty else {
        part.element(.p, text: "No breach gives a credit.")
        return
      }
      Self.table(
        "credits",
        caption: "By month of the deadline missed and by obligation, with the arithmetic.",
        head: [
          Column("Month"), Column("Obligation"), Column("Breaches", isFigure: true),
          Column("Arithmetic"), Column("Owed", isFigure: true),
        ], &part
      ) { table in
        table.element(.tbody) { body in
          for credit in judgement.credits { Self.writeCredit(credit, &body) }
        }
        guard let total = facts.creditTotal else { return }
        table.element(.tfoot) { foot in
          foot.element(.tr, [.class: "sum"]) { row in
            row.element(.th, [.scope: "row", .colspan: "4"], text: "In all")
            row.element(.td, [.class: "figure"], text: "\(total)")
          }
        }
      }
    }
  }

  private static func writeCredit(_ credit: MonthlyCredit, _ body: inout Markup) {
    body.element(.tr) { row in
      row.element(
        .th, [.scope: "row"], text: ReaderTime.month(credit.month, of: credit.year))
      row.element(.td, name: credit.obligation)
      row.element(.td, [.class: "figure"], text: figure(credit.breaches))
      row.element(.td, name: credit.arithmetic)
      row.element(.td, [.class: "figure"], text: "\(credit.owed)")
    }
  }

  // MARK: Breaches

  func writeBreaches(_ page: inout Markup) {
    Self.part("breaches", &page) { part in
      guard !facts.breaches.isEmpty else {
        part.element(.p, text: "There is no breach.")
        return
      }
      writeTableOfBreaches(&part)
      let drawn = facts.breaches.prefix(Self.mostBreachesDrawn)
      if facts.breaches.count > drawn.count {
        part.element(
          .p, text: "The \(drawn.count) latest, with what their clocks did and why:")
      }
      for place in drawn { writeBreach(judgement.verdicts[place], at: place, &part) }
    }
  }

  private func writeTableOfBreaches(_ page: inout Markup) {
    let listed = facts.breaches.prefix(Self.mostBreachesListed)
    if facts.breaches.count > listed.count {
      page.element(.p) { line in
        line.text("The \(listed.count) latest of \(Self.figure(facts.breaches.count)) breaches ")
        line.text("are listed here; all of them are in ")
        line.element(.code, text: PackPath.verdictsCSV)
        line.text(".")
      }
    }
    Self.table(
      "breaches",
      caption: "Breaches, the latest deadline first. Times are those of the wall clock in "
        + "\(agreement.zone.name).",
      head: [
        Column("Case"), Column("Obligation"), Column("Severity"), Column("Came under it"),
        Column("Due"), Column("Done"), Column("Late by", isFigure: true),
        Column("Credit", isFigure: true),
      ], &page
    ) { table in
      table.element(.tbody) { body in
        for place in listed { writeRow(judgement.verdicts[place], &body) }
      }
    }
  }

  private func writeRow(_ verdict: Verdict, _ body: inout Markup) {
    body.element(.tr) { row in
      row.element(.th, [.scope: "row"], name: verdict.caseName)
      row.element(.td, name: verdict.obligation)
      row.element(.td, name: verdict.severity)
      row.element(.td) { writeTime(verdict.opened, &$0) }
      row.element(.td) { writeTime(verdict.due, &$0) }
      row.element(.td) { writeTime(verdict.fulfilled, &$0) }
      row.element(
        .td, [.class: "figure"],
        text: verdict.margin.map { LocalText.span($0) } ?? "not done")
      row.element(.td, [.class: "figure"], text: verdict.credit.map { "\($0)" } ?? "–")
    }
  }

  func writeTime(_ instant: Instant?, _ cell: inout Markup) {
    guard let instant else {
      cell.text("–")
      return
    }
    cell.time(time.zone.civil(at: instant).text, exactly: instant.rfc3339)
  }

  var isSearching: Bool { judgement.eventCount <= Self.mostSearched }

  private func writeBreach(_ verdict: Verdict, at place: Int, _ page: inout Markup) {
    var explainer = judgement.explainer()
    let clock = ExplainedClock(verdict, judgement, &explainer, isSearching: isSearching)
    // The clocks of the case beside it show what else ran at the time.
    let others = judgement.verdicts(ofCase: judgement.baseCaseName(of: verdict))
      .filter { $0 != verdict }
      .map { ExplainedClock($0, judgement, &explainer, isSearching: false) }
    page.element(.article) { article in
      article.element(.h3) { heading in
        heading.text("Case ")
        heading.name(verdict.caseName)
        heading.text(": ")
        heading.name(verdict.obligation)
        heading.text(", ")
        heading.name(verdict.severity)
      }
      writeClock(
        clock, beside: others, of: "case \(verdict.caseName)", id: "breach-\(place)", &article)
    }
  }

  /// A clock told: its picture with those beside it, why, the reckoning, and what would have had to
  /// differ.
  func writeClock(
    _ clock: ExplainedClock, beside others: [ExplainedClock], of title: String, id: String,
    _ article: inout Markup
  ) {
    if let picture = ClockPicture([clock] + others, of: title, in: time.zone, id: id) {
      let due = clock.due.map { "due \(time.long($0))" } ?? "no deadline was fixed"
      Self.picture(of: "\(clock.outcome); \(due)", &article) { () throws(ChartFault) in
        try picture.drawn()
      }
    }
    Self.writeList(nil, clock.explanation.reasons, &article)
    Self.writeList("How the credit was reckoned", clock.credit, &article)
    Self.writeList(
      "What would have had to differ", clock.counterfactuals.map(\.sentence), &article)
    Self.writeBasis(clock.explanation.evidence, &article)
  }

  private static func writeList(_ name: String?, _ sentences: [String], _ page: inout Markup) {
    guard !sentences.isEmpty else { return }
    if let name { page.element(.h4, text: name) }
    page.element(.ul, [.class: "reasons"]) { list in
      for sentence in sentences { list.element(.li, name: sentence) }
    }
  }

  private static func writeBasis(_ evidence: [Explanation.Basis], _ page: inout Markup) {
    guard !evidence.isEmpty else { return }
    page.element(.p, [.class: "note"]) { line in
      let indices = evidence.prefix(20).map { "\($0.index)" }.joined(separator: ", ")
      line.text("Rests on \(evidence.count == 1 ? "entry" : "entries") \(indices)")
      if evidence.count > 20 { line.text(" and \(evidence.count - 20) more") }
      line.text(" of the log.")
    }
  }

  // MARK: Set aside

  func writeSetAside(_ page: inout Markup) {
    Self.part("set-aside", &page) { part in
      writeTableOfSetAside(&part)
      if judgement.otherCount > 0 {
        let others = judgement.otherCount
        part.element(.p) { line in
          line.text("\(Self.count(others, "further entry", "further entries")) of the agreement ")
          line.text(others == 1 ? "states the terms or concerns" : "state the terms or concern")
          line.text(" no case.")
        }
      }
      part.element(
        .p,
        text: "Rows of a support desk's export that never became events are not known here: they "
          + "were counted and explained to the cooperative when it recorded the export.")
    }
  }

  private func writeTableOfSetAside(_ page: inout Markup) {
    guard !judgement.setAside.isEmpty else {
      page.element(.p, text: "Every event of the agreement that can be judged was judged.")
      return
    }
    page.element(.p) { line in
      let all = judgement.setAside.count
      line.text("\(Self.count(all, "event")) \(all == 1 ? "was" : "were") not judged")
      if all > Self.mostSetAside {
        line.text("; the first \(Self.mostSetAside) are listed, all of them are in ")
        line.element(.code, text: PackPath.verdictsJSON)
      }
      line.text(".")
    }
    Self.table(
      "set-aside", caption: "Events that were not judged, and why.",
      head: [Column("Entry of the log"), Column("Why")], &page
    ) { table in
      table.element(.tbody) { body in
        for one in judgement.setAside.prefix(Self.mostSetAside) {
          body.element(.tr) { row in
            row.element(.th, [.scope: "row"], text: "\(one.index)")
            row.element(.td, name: one.reason)
          }
        }
      }
    }
  }
}
