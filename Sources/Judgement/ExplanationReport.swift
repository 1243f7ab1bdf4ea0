// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// What somebody asked about, explained for people as text: every clock with its timeline, its
/// arithmetic, what would have had to differ, its clause and its evidence.
package struct ExplanationReport: Sendable {
  /// Lines of text without line ends.
  package let lines: [String]
  /// What it is about: `Case 7`.
  package let heading: String
  /// What is told, in order: to draw it.
  package let clocks: [ExplainedClock]

  /// The lines as one text.
  package var text: String { lines.map { $0 + "\n" }.joined() }

  /// More clocks at once are a list, not an explanation.
  static let mostClocks = 24
  /// Longer lines are broken, but for tables and the words of the contract.
  private static let widest = 96

  /// The report on a case, a matter, an obligation or a power, as ``ExplanationSubject`` finds them;
  /// nil if there is none of the name.
  package init?(
    on asked: String, _ judgement: Judgement, style: ExplanationBar.Style = .drawn
  ) {
    guard let subject = ExplanationSubject(asked, in: judgement) else { return nil }
    let zone = judgement.agreement.zone
    var lines = [
      "\(subject.heading) under \(judgement.agreement.name), judged as of"
        + " \(LocalText.moment(judgement.asOf, in: zone))",
      "Known: events 0 up to \(judgement.knownAt) of the log; zone data"
        + " \(judgement.agreement.zoneVersion).",
    ]
    let left: Int
    (clocks, left) = Self.clocks(subject, judgement, isSearching: true)
    heading = subject.heading
    for clock in clocks { lines += [""] + Self.lines(for: clock, zone, style) }
    let claims = Self.claims(subject.claims, judgement)
    if !claims.isEmpty { lines += [""] + claims }
    if left > 0 {
      lines += [
        "",
        "\(left) more are not told here. Ask for fewer: a case by its name, or a period after @, as in"
          + " \(asked.prefix { $0 != "@" })@2026-03.",
      ]
    }
    self.lines = lines.map { LocalText.printable($0) }
  }

  /// The report on everything that no opened case starts and on every power, without what would have
  /// had to differ.
  package init(otherwiseOwedIn judgement: Judgement) {
    var explainer = judgement.explainer()
    heading = "Otherwise owed"
    clocks =
      judgement.standing.map { ExplainedClock($0, judgement, &explainer, isSearching: false) }
      + judgement.powers.map { ExplainedClock($0, judgement, isSearching: false) }
    var lines: [String] = []
    for clock in clocks {
      if !lines.isEmpty { lines.append("") }
      lines += Self.lines(for: clock, judgement.agreement.zone, .plain)
    }
    let money = [
      Self.claims(judgement.claims, judgement), Self.limits(judgement), Self.invoices(judgement),
    ]
    for part in money where !part.isEmpty { lines += (lines.isEmpty ? [] : [""]) + part }
    self.lines = lines.map { LocalText.printable($0) }
  }

  /// The clocks of a subject, the first so many of them, and how many are left.
  static func clocks(
    _ subject: ExplanationSubject, _ judgement: Judgement, isSearching: Bool
  ) -> (clocks: [ExplainedClock], left: Int) {
    var explainer = judgement.explainer()
    var clocks = subject.verdicts.prefix(mostClocks).map {
      ExplainedClock($0, judgement, &explainer, isSearching: isSearching)
    }
    clocks += subject.standing.prefix(mostClocks - clocks.count).map {
      ExplainedClock($0, judgement, &explainer, isSearching: isSearching)
    }
    clocks += subject.powers.map { ExplainedClock($0, judgement, isSearching: isSearching) }
    let all = subject.verdicts.count + subject.standing.count + subject.powers.count
    return (clocks, all - clocks.count)
  }

  // MARK: - One clock

  static func lines(
    for clock: ExplainedClock, _ zone: Zone, _ style: ExplanationBar.Style
  ) -> [String] {
    let explanation = clock.explanation
    var lines = ["\(clock.title): \(clock.outcome)"]
    lines += clock.facts.map { fact in
      "  \(fact.name)" + String(repeating: " ", count: max(2, 11 - fact.name.count)) + fact.text
    }
    if !explanation.timeline.isEmpty {
      lines.append("  timeline, on the wall clock of \(zone.name)")
      lines += indented(
        ExplanationTimeline.table(explanation, due: clock.due, done: clock.fulfilled, in: zone))
      lines += indented(
        ExplanationBar(
          explanation.timeline, due: clock.due, done: clock.fulfilled, in: zone, style
        ).lines)
    }
    lines += part("how the deadline was reckoned", clock.reckoning, style)
    lines += part("how the credit was reckoned", clock.credit, style)
    lines += part(
      "what would have had to differ", clock.counterfactuals.map(\.sentence), style)
    lines += part("why", explanation.reasons, style)
    lines.append("  clause, \(explanation.clause.file), line \(explanation.clause.line)")
    lines += indented(explanation.clause.text.split(separator: "\n").map(String.init))
    guard !explanation.evidence.isEmpty else { return lines }
    lines.append("  evidence, by index in the log")
    return lines
      + indented(
        explanation.evidence.map {
          "event \($0.index)  \(LocalText.moment($0.time, in: zone))  \($0.part)"
        })
  }

  private static func part(
    _ name: String, _ sentences: [String], _ style: ExplanationBar.Style
  ) -> [String] {
    guard !sentences.isEmpty else { return [] }
    let told = style == .plain ? sentences.map { $0.replacing("×", with: "x") } : sentences
    return ["  \(name)"] + indented(told.flatMap(wrapped))
  }

  private static func indented(_ lines: [String]) -> [String] { lines.map { "    \($0)" } }

  /// A sentence broken where it would be wider than a terminal; what follows is set in.
  static func wrapped(_ sentence: String) -> [String] {
    guard sentence.count > widest - 4 else { return [sentence] }
    var lines: [String] = []
    var line = ""
    for word in sentence.split(separator: " ", omittingEmptySubsequences: false) {
      if !line.isEmpty, line.count + 1 + word.count > widest - 4 {
        lines.append(line)
        line = "  \(word)"
      } else {
        line += line.isEmpty ? String(word) : " \(word)"
      }
    }
    return lines + [line]
  }
}
