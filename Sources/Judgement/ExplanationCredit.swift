// SPDX-License-Identifier: Apache-2.0

import Money
import Terms
import WorkingTime

/// How the credit of one breach was reckoned, in lines: base, share, what was used of the most before
/// it, and what is left.
struct ExplanationCredit: Sendable {
  let lines: [String]

  /// Of a breach for a case; no line where it costs nothing.
  init(_ verdict: Verdict, _ judgement: Judgement) {
    let law = judgement.bench.law
    let place = verdict.place.obligation
    guard let credit = verdict.credit, let due = verdict.due,
      let rule = law.rules[place].obligation.credit
    else {
      lines = []
      return
    }
    let day = law.wall.date(of: law.countedAt(due, ofRank: verdict.severity, place))
    let price = (try? Tariff(judgement.agreement))?.each(place, on: day)
    var words = price?.words ?? ""
    if case .eachLate(_, let unit) = rule.basis {
      let now = min(judgement.asOf, judgement.bench.tenure.end ?? judgement.asOf)
      let end = verdict.fulfilled ?? now
      words = "\(Charge.units(from: due, to: end, unit)) × \(words) (each \(unit.text) late, begun)"
    }
    let others = judgement.verdicts.costly(place) { severity, due in
      Month(law.wall.date(of: law.countedAt(due, ofRank: severity, place))) == Month(day)
    }.filter { $0 != verdict }
    let before = others.filter { ($0.due ?? .latest, $0.caseName) < (due, verdict.caseName) }
    lines = Self.lines(
      rule, words, credit, before.compactMap(\.credit), of: others.count + 1,
      verdict.obligation, Month(day), judgement)
  }

  /// Of a breach of what no opened case starts.
  init(_ verdict: StandingVerdict, _ judgement: Judgement) {
    let law = judgement.bench.law
    guard let credit = verdict.credit, let due = verdict.due,
      let rule = judgement.agreement.standing[verdict.basis.obligation].promise.credit
    else {
      lines = []
      return
    }
    let month = Month(law.wall.date(of: law.countedAt(due, verdict)))
    let others = judgement.standing.enumerated().filter { _, other in
      other.obligation == verdict.obligation && other.credit != nil && other != verdict
        && other.due.map { Month(law.wall.date(of: law.countedAt($0, other))) == month } ?? false
    }
    let place = judgement.standing.firstIndex(of: verdict) ?? 0
    let before = others.filter { ($0.element.due ?? .latest, $0.offset) < (due, place) }
    lines = Self.lines(
      rule, "", credit, before.compactMap(\.element.credit), of: others.count + 1,
      verdict.obligation, month, judgement)
  }

  private static func lines(
    _ rule: Credit, _ words: String, _ credit: Money, _ before: [Money], of count: Int,
    _ obligation: String, _ month: Month, _ judgement: Judgement
  ) -> [String] {
    var lines = ["\(rule.basis.text): \(words.isEmpty ? "" : "\(words) = ")\(credit)."]
    let name = LocalText.month(month.year, month.month)
    let owed = judgement.credits.first {
      $0.obligation == obligation && $0.year == month.year && $0.month == month.month
    }
    guard let owed else { return lines }
    let number =
      count == 1
      ? "It is the only breach that counts"
      : "It is breach \(before.count + 1) of the \(count) that count"
    let used = (try? Money.sum(of: before, in: credit.currency)) ?? credit
    if let cap = owed.cap {
      lines.append("\(number) in \(name). " + Self.left(of: cap, used, credit))
    } else {
      lines.append("\(number) in \(name); no most is set for the month.")
    }
    lines.append("The month: \(owed.arithmetic); owed \(owed.owed).")
    return lines
  }

  /// What of a most was used before a credit, and what is left after it.
  private static func left(of cap: Money, _ used: Money, _ credit: Money) -> String {
    func less(_ one: Money, _ other: Money) -> Money {
      guard let rest = try? one.subtracting(other), rest.minorUnits > 0 else {
        return .zero(cap.currency)
      }
      return rest
    }
    let available = less(cap, used)
    let rest = less(available, credit)
    let isHeld = (try? available.isLess(than: credit)) == true
    let counts = isHeld ? "; it counts with \(available)" : ""
    let taken = (try? cap.isLess(than: used)) == true ? cap : used
    return "Of at most \(cap) a month \(taken) was used before it\(counts); \(rest) is left after"
      + " it."
  }
}
