// SPDX-License-Identifier: Apache-2.0

import Evidence
package import Terms
import WorkingTime

/// Runs the examples of an agreement against it: a contract that carries its own tests.
///
/// An expectation is judged at the last moment told above it, whether something happens then or it
/// is an `as of`. What happens counts only if it is told above.
package struct ExampleRun: Sendable {
  /// What the terms do not give as the example expects, in order of lines.
  package let findings: [Finding]

  /// Runs one example.
  package init(_ example: Example, of agreement: Agreement) {
    var story = Story(agreement)
    var findings: [Finding] = []
    for line in example.lines {
      switch line.value {
      case .asOf(let time): story.come(to: time)
      case .occurs(let time, let occurrence):
        story.tell(line, at: time) { Self.event(occurrence, at: $0, index: $1, agreement) }
      case .happens(let time, let happening):
        story.tell(line, at: time) { Self.event(happening, at: $0, index: $1, agreement) }
      case .expect(let expectation):
        guard let problem = story.problem(with: expectation) else { continue }
        findings.append(Finding(problem, at: line.range))
      }
    }
    findings += story.unused
    self.findings = findings.sorted { $0.range < $1.range }
  }

  /// The findings of several examples, in their order.
  package static func findings(
    of examples: [Example], _ agreement: Agreement
  ) -> [Finding] {
    examples.flatMap { ExampleRun($0, of: agreement).findings }
  }
}

/// An example as far as it is told, judged once for each moment that something is expected at.
private struct Story {
  private let agreement: Agreement
  private var history: History
  private var told: [Located<ExampleLine>] = []
  private var moment: Instant?
  private var judged: Result<Judgement, JudgementFault>?

  init(_ agreement: Agreement) {
    self.agreement = agreement
    history = History(of: agreement.name)
  }

  mutating func come(to time: CivilDateTime) {
    moment = ExampleRun.instant(time, agreement.zone)
    judged = nil
  }

  /// Tells an event of a line, made for its moment and its place among those told.
  mutating func tell(
    _ line: Located<ExampleLine>, at time: CivilDateTime,
    _ event: (Instant, _ index: Int) -> RecordedEvent
  ) {
    come(to: time)
    guard let moment else { return }
    history.take(event(moment, told.count))
    told.append(line)
  }

  /// What is not as expected at the last moment told.
  mutating func problem(with expectation: ExampleExpectation) -> Problem? {
    switch judgement() {
    case nil: return nil
    case .failure(let fault)?:
      return .exampleFailed(expected: "a judgement", got: "\(fault)", timeline: [])
    case .success(let judgement)?:
      return ExampleComparison(judgement).problem(with: expectation)
    }
  }

  private mutating func judgement() -> Result<Judgement, JudgementFault>? {
    guard let moment else { return nil }
    if let judged { return judged }
    let result: Result<Judgement, JudgementFault>
    do throws(JudgementFault) {
      result = .success(
        try Judgement(
          of: agreement, asOf: moment, knownAt: UInt64(told.count), history: history))
    } catch { result = .failure(error) }
    judged = result
    return result
  }

  /// Lines whose events no verdict takes note of: a story that the terms do not understand.
  var unused: [Finding] {
    var story = self
    guard case .success(let judgement)? = story.judgement() else { return [] }
    return judgement.setAside.compactMap { setAside in
      guard !setAside.why.isForeseen, let place = Int(exactly: setAside.index),
        told.indices.contains(place)
      else {
        return nil
      }
      return Finding(
        .exampleFailed(
          expected: "this event to count", got: "that it is set aside", timeline: [setAside.reason]
        ),
        at: told[place].range)
    }
  }
}
