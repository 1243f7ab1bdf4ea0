// SPDX-License-Identifier: Apache-2.0

import Terms
package import WorkingTime

/// What no opened case starts, explained for people: each verdict with its clause, its timeline and
/// its reasons, and what has become of each power.
package struct StandingReport: Sendable {
  /// Lines of text without line ends; none if the agreement has nothing of the kind.
  package let lines: [String]

  /// The lines as one text.
  package var text: String { lines.map { $0 + "\n" }.joined() }

  /// The report on all verdicts, or on those of one obligation or power.
  package init(_ judgement: Judgement, only name: String? = nil) {
    var explainer = judgement.explainer()
    var lines: [String] = []
    for verdict in judgement.standing where name == nil || verdict.obligation == name {
      if !lines.isEmpty { lines.append("") }
      lines += Self.lines(
        for: verdict, explainer.explanation(of: verdict), judgement.agreement.zone)
    }
    for power in judgement.powers where name == nil || power.power == name {
      if !lines.isEmpty { lines.append("") }
      lines += Self.lines(for: power)
    }
    for part in [Self.claims(judgement), Self.limits(judgement), Self.invoices(judgement)]
    where name == nil && !part.isEmpty {
      if !lines.isEmpty { lines.append("") }
      lines += part
    }
    self.lines = lines.map { LocalText.printable($0) }
  }

  /// One verdict.
  package static func lines(
    for verdict: StandingVerdict, _ explanation: Explanation, _ zone: Zone
  ) -> [String] {
    let kind = verdict.isGoal ? ", a goal" : ""
    var lines = [
      "\(verdict.obligation) for \(verdict.subject.text)\(kind): \(verdict.state.rawValue)"
    ]
    if !explanation.target.isEmpty { lines.append("  target    \(explanation.target)") }
    if let severity = verdict.severity { lines.append("  severity  \(severity)") }
    lines.append("  from      \(LocalText.moment(verdict.opened, in: zone))")
    let due = verdict.due.map { LocalText.moment($0, in: zone) }
    switch verdict.subject {
    case .period, .window: lines.append("  until     \(due ?? "not fixed")")
    case .interval, .matter: lines.append("  due       \(due ?? "not fixed")")
    }
    if let done = verdict.fulfilled {
      lines.append("  done      \(LocalText.moment(done, in: zone))")
    }
    if let attained = verdict.attained { lines.append("  attained  \(attained.text)") }
    if let credit = verdict.credit { lines.append("  credit    \(credit)") }
    lines += clause(explanation.clause)
    lines.append("  why")
    lines += explanation.reasons.map { "            \($0)" }
    if !explanation.timeline.isEmpty {
      lines.append("  timeline")
      lines += CaseReport.timeline(explanation, zone).map { "            \($0)" }
    }
    if !explanation.evidence.isEmpty {
      lines.append("  evidence")
      lines += explanation.evidence.map {
        "            event \($0.index)  \(LocalText.moment($0.time, in: zone))  \($0.part)"
      }
    }
    return lines
  }

  /// One power.
  package static func lines(for power: PowerStanding) -> [String] {
    var lines = ["\(power.power), held by the \(power.holder.rawValue): \(power.state.rawValue)"]
    lines += clause(power.clause)
    lines.append("  why")
    lines += power.reasons.map { "            \($0)" }
    return lines
  }

  static func clause(_ clause: Clause) -> [String] {
    ["  clause    \(clause.file), line \(clause.line)"]
      + clause.text.split(separator: "\n").map { "            \($0)" }
  }
}
