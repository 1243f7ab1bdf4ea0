// SPDX-License-Identifier: Apache-2.0

import Charts
package import Judgement
import Terms

/// What is met and what is not, as of when, in one sentence.
package struct Conclusion: Sendable {
  /// The sentence, in plain text; names in it are as the agreement has them.
  package let sentence: String

  /// How many obligations are told by name before the rest is only counted.
  private static let most = 4

  /// The conclusion of a judgement.
  package init(_ judgement: Judgement) { self.init(ReportFacts(judgement)) }

  init(_ facts: ReportFacts) {
    let when = "As of \(facts.time.long(facts.judgement.asOf)), "
    let adopter = VisibleText.of(facts.judgement.agreement.adopter)
    let total = facts.total
    let otherwise = Self.otherwise(facts.judgement)
    guard total.due > 0 else {
      sentence =
        otherwise.isEmpty
        ? when + Self.nothingDue(total, to: adopter)
        : when + "no case had brought anything due to \(adopter)." + otherwise
      return
    }
    let owed = facts.obligations.filter { !$0.obligation.promise.isGoal }
    let missed = owed.filter { $0.total.breached > 0 }
    let kept = owed.filter { $0.total.due > 0 && $0.total.breached == 0 }
    var sentence = when
    if missed.isEmpty {
      let all = total.due == 1 ? "the one obligation" : "all \(Self.figure(total.due)) obligations"
      sentence += "\(all) that had fallen due to \(adopter) \(Self.was(total.due)) met"
    } else {
      sentence += "\(Self.figure(total.met)) of \(Self.figure(total.due)) obligations that had "
      sentence += "fallen due to \(adopter) \(Self.was(total.met)) met and "
      sentence += "\(Self.figure(total.breached)) \(Self.was(total.breached)) not: "
      sentence += Self.list(
        missed.map {
          "\(Self.figure($0.total.breached)) of \(Self.figure($0.total.due)) for \($0.shownName)"
        })
      if !kept.isEmpty {
        sentence += "; \(Self.list(kept.map(\.shownName))) "
        sentence += "\(kept.count == 1 ? "was" : "were") met every time"
      }
    }
    self.sentence = sentence + "." + otherwise
  }

  /// What came of what no opened case starts, as a sentence of its own; empty if nothing was due.
  private static func otherwise(_ judgement: Judgement) -> String {
    var total = Tally()
    for verdict in judgement.standing where !verdict.isGoal { total.count(verdict.state) }
    guard total.due > 0 else { return "" }
    return " Of what was owed otherwise, \(figure(total.met)) of \(figure(total.due)) "
      + "\(was(total.met)) met and \(figure(total.breached)) \(was(total.breached)) not."
  }

  private static func nothingDue(_ total: Tally, to adopter: String) -> String {
    switch total.pending {
    case 0: "nothing had fallen due to \(adopter), and nothing was pending."
    case 1: "nothing had fallen due to \(adopter) yet, and one obligation was pending."
    case let count:
      "nothing had fallen due to \(adopter) yet, and \(figure(count)) obligations were pending."
    }
  }

  /// `a, b and c`, or `a, b, c, d and 3 more`.
  private static func list(_ names: [String]) -> String {
    var shown = Array(names.prefix(most))
    if names.count > most { shown.append("\(names.count - most) more") }
    guard let last = shown.popLast() else { return "" }
    return shown.isEmpty ? last : shown.joined(separator: ", ") + " and " + last
  }

  private static func was(_ count: Int) -> String { count == 1 ? "was" : "were" }

  private static func figure(_ count: Int) -> String { NumberText.grouped(Int128(count)) }
}
