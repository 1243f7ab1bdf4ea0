// SPDX-License-Identifier: Apache-2.0
// What no opened case starts, and the rights of the parties.

import Charts
import Judgement
import Terms
import WorkingTime

extension Report {
  /// How many breaches of what is owed otherwise stand in the table; the rest are in the verdicts.
  private static let mostListed = 100
  /// How many of them are explained.
  private static let mostExplained = 10

  /// Whether anything is owed that no opened case starts.
  var hasOtherwise: Bool { !agreement.standing.isEmpty }

  func writeOtherwise(_ page: inout Markup) {
    guard hasOtherwise else { return }
    Self.part("otherwise", &page) { part in
      part.element(
        .p,
        text: "What no opened case starts: updates while a case lasts, what advisories, incidents "
          + "and requests bring about, what comes round with the calendar, and standards.")
      writeTableOfOtherwise(&part)
      let breaches = judgement.standing.indices.filter { judgement.standing[$0].state == .breached }
        .sorted { left, right in
          let (one, other) = (judgement.standing[left].due, judgement.standing[right].due)
          return one == other ? left < right : one ?? .latest > other ?? .latest
        }
      guard !breaches.isEmpty else {
        part.element(.p, text: "There is no breach of it.")
        return
      }
      writeTableOfStandingBreaches(breaches, &part)
      let explained = breaches.prefix(Self.mostExplained)
      if breaches.count > explained.count {
        part.element(.p, text: "The \(explained.count) latest, and why:")
      }
      for place in explained { writeStandingBreach(judgement.standing[place], place, &part) }
    }
  }

  private func writeTableOfOtherwise(_ page: inout Markup) {
    Self.table(
      "otherwise", caption: "By obligation; goals are measured, and nothing follows from them.",
      head: [Column("Obligation")] + Self.states.map { Column($0.rawValue, isFigure: true) }, &page
    ) { table in
      table.element(.tbody) { body in
        for obligation in agreement.standing {
          var tally = Tally()
          for verdict in judgement.standing where verdict.obligation == obligation.name {
            tally.count(verdict.state)
          }
          body.element(.tr) { row in
            row.element(.th, [.scope: "row"]) { head in
              head.name(obligation.name)
              if obligation.promise.isGoal { head.text(" (goal)") }
            }
            for state in Self.states {
              row.element(.td, [.class: "figure"], text: Self.figure(tally[state]))
            }
          }
        }
      }
    }
  }

  private func writeTableOfStandingBreaches(_ breaches: [Int], _ page: inout Markup) {
    let listed = breaches.prefix(Self.mostListed)
    if breaches.count > listed.count {
      page.element(.p) { line in
        line.text("The \(listed.count) latest of \(Self.figure(breaches.count)) breaches are ")
        line.text("listed here; all of them are in ")
        line.element(.code, text: PackPath.verdictsJSON)
        line.text(".")
      }
    }
    Self.table(
      "otherwise-breaches",
      caption: "Breaches of what is owed otherwise, the latest deadline first. Times are those of "
        + "the wall clock in \(agreement.zone.name).",
      head: [
        Column("For"), Column("Obligation"), Column("Due"), Column("Done"), Column("Attained"),
        Column("Credit", isFigure: true),
      ], &page
    ) { table in
      table.element(.tbody) { body in
        for place in listed {
          let verdict = judgement.standing[place]
          body.element(.tr) { row in
            row.element(.th, [.scope: "row"], name: verdict.subject.text)
            row.element(.td, name: verdict.obligation)
            row.element(.td) { writeTime(verdict.due, &$0) }
            row.element(.td) { writeTime(verdict.fulfilled, &$0) }
            row.element(.td, text: verdict.attained?.text ?? "–")
            row.element(.td, [.class: "figure"], text: verdict.credit.map { "\($0)" } ?? "–")
          }
        }
      }
    }
  }

  private func writeStandingBreach(
    _ verdict: StandingVerdict, _ place: Int, _ page: inout Markup
  ) {
    var explainer = judgement.explainer()
    let clock = ExplainedClock(verdict, judgement, &explainer, isSearching: isSearching)
    page.element(.article) { article in
      article.element(.h3, name: "\(verdict.subject.text): \(verdict.obligation)")
      writeClock(clock, beside: [], of: verdict.subject.text, id: "otherwise-\(place)", &article)
    }
  }

  // MARK: - Powers

  func writePowers(_ page: inout Markup) {
    guard !judgement.powers.isEmpty else { return }
    Self.part("powers", &page) { part in
      part.element(
        .p,
        text: "Rights that arise when something happens, are used or lapse. What is not used "
          + "changes nothing.")
      for power in judgement.powers {
        let clock = ExplainedClock(power, judgement, isSearching: isSearching)
        part.element(.article) { article in
          article.element(.h3) { heading in
            heading.name(clock.title)
            heading.text(": \(clock.outcome)")
          }
          article.verbatim(power.clause.text)
          writeClock(clock, beside: [], of: power.power, id: "power", &article)
        }
      }
    }
  }
}
