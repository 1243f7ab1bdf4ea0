// SPDX-License-Identifier: Apache-2.0

import Evidence
import Money
package import Terms
import WorkingTime

/// Runs the examples of an agreement against it: a contract that carries its own tests.
///
/// An expectation is judged at the last moment told above it, whether something happens then or it
/// is an `as of`. What happens counts only if it is told above.
package struct ExampleRun: Sendable {
  /// What the terms do not give as the example expects, in order of lines.
  package let findings: [Finding]

  private let agreement: Agreement

  /// Runs one example.
  package init(_ example: Example, of agreement: Agreement) {
    self.agreement = agreement
    var history = History(of: agreement.name)
    var told: [Located<ExampleLine>] = []
    var moment: Instant?
    var findings: [Finding] = []
    for line in example.lines {
      switch line.value {
      case .asOf(let time), .occurs(let time, _): moment = Self.instant(time, agreement.zone)
      case .happens(let time, let happening):
        let instant = Self.instant(time, agreement.zone)
        moment = instant
        history.take(Self.event(happening, at: instant, index: told.count, agreement))
        told.append(line)
      case .expect(let expectation):
        guard let moment else { continue }
        let problem = Self.problem(
          with: expectation, at: moment, agreement, history, known: told.count)
        if let problem { findings.append(Finding(problem, at: line.range)) }
      }
    }
    findings += Self.unused(told, agreement, history)
    self.findings = findings.sorted { $0.range < $1.range }
  }

  /// The findings of several examples, in their order.
  package static func findings(
    of examples: [Example], _ agreement: Agreement
  ) -> [Finding] {
    examples.flatMap { ExampleRun($0, of: agreement).findings }
  }

  // MARK: - Telling

  private static func instant(_ time: CivilDateTime, _ zone: Zone) -> Instant {
    zone.resolve(time).instant(reading: time, in: zone)
  }

  private static func event(
    _ happening: ExampleHappening, at time: Instant, index: Int, _ agreement: Agreement
  ) -> RecordedEvent {
    var data: JSONObject = [
      Vocabulary.Data.actor: .string(happening.actor.rawValue),
      Vocabulary.Data.side: .string(happening.side.rawValue),
    ]
    if let severity = happening.severity {
      data[Vocabulary.Data.severity] = .string(severity.value)
    }
    if happening.consent { data[Vocabulary.Data.consent] = .bool(true) }
    if let cause = happening.waitingOn?.value { data[Vocabulary.Data.waitingOn] = .string(cause) }
    if let obligation = happening.obligation {
      data[Vocabulary.Data.obligation] = .string(obligation.value)
    }
    if let reason = happening.reason { data[Vocabulary.Data.reason] = .string(reason) }
    let event = Event(
      id: "\(index)", source: "/example", type: Vocabulary.prefix + happening.event.rawValue,
      time: time, agreement: agreement.name, subject: happening.caseNumber, data: data)
    return RecordedEvent(index: UInt64(index), event: event)
  }

  /// Lines whose events no verdict takes note of: a story that the terms do not understand.
  private static func unused(
    _ told: [Located<ExampleLine>], _ agreement: Agreement, _ history: History
  ) -> [Finding] {
    let judgement = try? Judgement(
      of: agreement, asOf: .latest, knownAt: UInt64(told.count), history: history)
    return (judgement?.setAside ?? []).compactMap { setAside in
      guard let place = Int(exactly: setAside.index), told.indices.contains(place) else {
        return nil
      }
      return Finding(
        .exampleFailed(
          expected: "this event to count", got: "that it is set aside", timeline: [setAside.reason]
        ),
        at: told[place].range)
    }
  }

  // MARK: - Comparing

  private static func problem(
    with expectation: ExampleExpectation, at moment: Instant, _ agreement: Agreement,
    _ history: History, known: Int
  ) -> Problem? {
    let judgement: Judgement
    do throws(JudgementFault) {
      judgement = try Judgement(
        of: agreement, asOf: moment, knownAt: UInt64(known), history: history)
    } catch {
      return .exampleFailed(expected: "a judgement", got: "\(error)", timeline: [])
    }
    switch expectation {
    case .credits(let money, let year, let month):
      return problem(withCredits: money.value, year, month, judgement)
    case .obligation(let name, let caseNumber, let due, let state):
      return problem(with: name.value, caseNumber, due, state, judgement)
    case .matter, .breachCount, .period, .power: return nil
    }
  }

  private static func problem(
    with obligation: String, _ caseNumber: String, _ due: CivilDateTime?, _ state: String?,
    _ judgement: Judgement
  ) -> Problem? {
    let zone = judgement.agreement.zone
    let words = [due.map { "due \($0)" }, state].compactMap { $0 }.joined(separator: " and ")
    let expected = "\(obligation) for case \(caseNumber) \(words)"
    guard
      let verdict = judgement.verdicts(ofCase: caseNumber).last(where: {
        $0.obligation == obligation
      })
    else {
      return .exampleFailed(
        expected: expected, got: "no such obligation for the case", timeline: [])
    }
    let isDue = due == nil || due.map { instant($0, zone) } == verdict.due
    guard !isDue || state != nil && state != verdict.state.rawValue else { return nil }
    let explanation = judgement.explanation(of: verdict)
    let got = verdict.due.map { "due \(zone.civil(at: $0))" } ?? "no deadline"
    return .exampleFailed(
      expected: expected, got: "\(got) and \(verdict.state.rawValue)",
      timeline: CaseReport.timeline(explanation, zone))
  }

  private static func problem(
    withCredits money: Money, _ year: Int, _ month: Int, _ judgement: Judgement
  ) -> Problem? {
    let credits = judgement.credits.filter { $0.year == year && $0.month == month }
    let sum = try? Money.sum(of: credits.map(\.owed), in: money.currency)
    guard sum != money else { return nil }
    return .exampleFailed(
      expected: "credits \(money) in \(LocalText.month(year, month))",
      got: sum.map { "\($0)" } ?? "credits of another currency",
      timeline: credits.map { "\($0.obligation): \($0.arithmetic); owed \($0.owed)" })
  }
}
