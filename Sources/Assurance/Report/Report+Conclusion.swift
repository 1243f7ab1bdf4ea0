// SPDX-License-Identifier: Apache-2.0
// The answer first: one sentence, the counts, and what is owed for breaches.

import Charts
import Judgement

extension Report {
  /// The states in the order in which they are told: what counts first.
  static let states: [Verdict.State] = [.met, .breached, .pending, .excused, .void]

  func writeConclusion(_ page: inout Markup) {
    Self.part("conclusion", &page) { part in
      let look = facts.total.breached > 0 ? "lead missed" : "lead kept"
      part.element(.p, [.class: look], text: Conclusion(facts).sentence)
      for caveat in caveats.sentences {
        part.element(.p, [.class: "note"], text: "Mind: \(caveat)")
      }
      part.element(.dl, [.class: "counts"]) { list in
        for state in Self.states {
          list.element(.div, [.class: state.rawValue]) { pair in
            pair.element(.dt, text: state.rawValue)
            pair.element(.dd, text: Self.figure(facts.total[state]))
          }
        }
      }
      part.element(.p) { line in
        line.text(creditSentence)
        line.text(" A breach stays a breach when the act is done late. Pending, excused and void ")
        line.text("obligations count neither for nor against.")
      }
    }
  }

  private var creditSentence: String {
    guard !judgement.credits.isEmpty else { return "No credits are owed." }
    guard let total = facts.creditTotal else { return "Credits are owed; see the table below." }
    return "Credits owed for breaches: \(total)."
  }

  static func figure(_ count: some BinaryInteger) -> String { NumberText.grouped(Int128(count)) }
}
