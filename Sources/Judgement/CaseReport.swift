// SPDX-License-Identifier: Apache-2.0

import Terms
package import WorkingTime

/// One case explained for people: every clock with its clause, its timeline on the agreement's wall
/// clock, its evidence and its arithmetic.
package struct CaseReport: Sendable {
  /// Lines of text without line ends.
  package let lines: [String]

  /// The lines as one text.
  package var text: String { lines.map { $0 + "\n" }.joined() }

  /// Longer timelines are shown with their middle summed up.
  static let mostStretches = 40

  /// The report on a case, or nil if the judgement has no verdict on it.
  package init?(on caseName: String, _ judgement: Judgement) {
    let verdicts = judgement.verdicts(ofCase: caseName)
    guard !verdicts.isEmpty else { return nil }
    let zone = judgement.agreement.zone
    var lines = [
      "Case \(caseName) under \(judgement.agreement.name), judged as of"
        + " \(LocalText.moment(judgement.asOf, in: zone))",
      "Known: events 0 up to \(judgement.knownAt) of the log; zone data"
        + " \(judgement.agreement.zoneVersion).",
    ]
    var explainer = judgement.explainer()
    for verdict in verdicts {
      let explanation = explainer.explanation(of: verdict)
      lines += [""] + Self.lines(for: verdict, explanation, judgement)
    }
    self.lines = lines.map { LocalText.printable($0) }
  }

  private static func lines(
    for verdict: Verdict, _ explanation: Explanation, _ judgement: Judgement
  ) -> [String] {
    let zone = judgement.agreement.zone
    func moment(_ instant: Instant?) -> String {
      instant.map { LocalText.moment($0, in: zone) } ?? "not fixed"
    }
    var lines = [
      "\(verdict.obligation) for case \(verdict.caseName), \(verdict.severity):"
        + " \(verdict.state.rawValue)"
    ]
    lines.append("  target    \(explanation.target)")
    lines.append("  opened    \(moment(verdict.opened))")
    lines.append("  due       \(moment(verdict.due))")
    lines.append("  done      \(verdict.fulfilled.map { moment($0) } ?? "not done")")
    if let credit = verdict.credit {
      lines.append("  credit    \(credit)\(capNote(verdict, judgement))")
    }
    lines.append("  clause    \(explanation.clause.file), line \(explanation.clause.line)")
    lines += explanation.clause.text.split(separator: "\n").map { "            \($0)" }
    lines.append("  why")
    lines += explanation.reasons.map { "            \($0)" }
    lines.append("  timeline")
    lines += timeline(explanation, zone).map { "            \($0)" }
    lines.append("  evidence")
    lines += explanation.evidence.map {
      "            event \($0.index)  \(moment($0.time))  \($0.part)"
    }
    return lines
  }

  /// How the month's credit was reckoned, for a breach that gives one.
  private static func capNote(_ verdict: Verdict, _ judgement: Judgement) -> String {
    guard let due = verdict.due else { return "" }
    let date = judgement.agreement.zone.civil(at: due).date
    let month = judgement.credits.first {
      $0.obligation == verdict.obligation && $0.year == date.year && $0.month == date.month
    }
    return month.map {
      "; in \(LocalText.month($0.year, $0.month)): \($0.arithmetic); owed \($0.owed)"
    } ?? ""
  }

  // MARK: - Timeline

  /// The stretches of a clock as lines of text; the middle of a long timeline is summed up.
  package static func timeline(_ explanation: Explanation, _ zone: Zone) -> [String] {
    let stretches = explanation.timeline
    var lines: [String]
    if stretches.count <= mostStretches {
      lines = stretches.map { line(for: $0, zone) }
    } else {
      let half = mostStretches / 2
      let middle = stretches[half..<(stretches.count - half)]
      let totals = ClockTotals(Array(middle))
      lines = stretches.prefix(half).map { line(for: $0, zone) }
      lines.append(
        "… \(middle.count) stretches: ran \(LocalText.span(totals.ran)), late"
          + " \(LocalText.span(totals.late)), closed \(LocalText.span(totals.closed)), waiting"
          + " \(LocalText.span(totals.waiting)), settled \(LocalText.span(totals.settled))")
      lines += stretches.suffix(half).map { line(for: $0, zone) }
    }
    if explanation.isCut { lines.append("… and more than can be shown.") }
    return lines
  }

  private static func line(for stretch: Explanation.Stretch, _ zone: Zone) -> String {
    let from = LocalText.moment(stretch.from, in: zone)
    let to = LocalText.moment(stretch.to, in: zone)
    let length = LocalText.span(stretch.from.distance(to: stretch.to))
    return "\(from) to \(to)  \(words(for: stretch.activity))  \(length)"
  }

  private static func words(for activity: Explanation.Activity) -> String {
    switch activity {
    case .ran: "ran"
    case .late: "late"
    case .closed: "closed"
    case .waiting(let names): "waiting on the \(names)"
    case .settled: "settled until reopened"
    }
  }
}
