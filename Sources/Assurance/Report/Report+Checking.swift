// SPDX-License-Identifier: Apache-2.0
// The terms in the contract's words, and how a reader checks all this without us.

import Evidence
import Money
import Terms

extension Report {
  func writeTerms(_ page: inout Markup) {
    Self.part("terms", &page) { part in
      part.element(.p) { line in
        line.text("The words of the contract. The whole agreement, as signed, is ")
        line.element(.code, name: PackPath.terms + main)
        line.text(" in this pack.")
      }
      part.element(.dl, [.class: "facts"]) { list in
        if let fee = agreement.fee {
          Self.fact("Fee", &list) { $0.text("\(fee.amount) per \(fee.period.rawValue)") }
        }
        if !agreement.covers.isEmpty {
          Self.fact("Covers", &list) { $0.name(agreement.covers.joined(separator: ", ")) }
        }
        for severity in agreement.severities {
          Self.fact("Severity \(VisibleText.of(severity.name))", &list) {
            $0.name(severity.meaning)
          }
        }
      }
      for obligation in agreement.obligations { Self.writeClause(of: obligation, &part) }
    }
  }

  private static func writeClause(of obligation: Obligation, _ page: inout Markup) {
    page.element(.article) { article in
      article.element(.h3, name: obligation.name)
      article.verbatim(obligation.clause.text)
      article.element(.p, [.class: "note"]) { line in
        line.name("\(obligation.clause.file):\(obligation.clause.line)")
        guard !obligation.shows.isEmpty else { return }
        line.text(". Answers ")
        line.name(obligation.shows.joined(separator: ", "))
      }
    }
  }

  func writeChecking(_ page: inout Markup) {
    Self.part("checking", &page) { part in
      part.element(
        .p,
        text: "You need not believe this page. The folder it came in holds all the evidence, and "
          + "the program checks it without a network, from the folder alone:")
      // A quote in the name of a log must not end the word it stands in: people copy this line.
      let word = key.replacing("'", with: "'\\''")
      part.element(.pre, name: "frankpledge verify . --key '\(word)'")
      part.element(
        .p,
        text: "The key is the cooperative's. Compare it, letter by letter, with the one you were "
          + "given by another way, for instance on paper with the contract:")
      part.element(.pre, name: key)
      part.element(.p, text: "It then shows, step by step, that")
      part.element(.ol) { list in
        for step in PackStep.allCases where hasHeads || step != .completeness {
          list.element(.li, text: step.proves + ";")
        }
      }
      part.element(
        .p,
        text: "and it recomputes every verdict here from the terms and the events. It does not "
          + "show that the support desk told the truth, nor that all that happened was recorded.")
      part.element(.p) { line in
        line.text("The state of the log that the cooperative signed, in ")
        line.element(.code, text: PackPath.checkpoint)
        line.text(":")
      }
      part.verbatim(String(decoding: checkpoint.bytes, as: UTF8.self))
    }
  }
}
