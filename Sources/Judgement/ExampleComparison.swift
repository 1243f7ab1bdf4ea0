// SPDX-License-Identifier: Apache-2.0

import Money
import Terms
import WorkingTime

/// Holds what an example expects against what a judgement gives.
struct ExampleComparison {
  let judgement: Judgement
  private var zone: Zone { judgement.agreement.zone }

  init(_ judgement: Judgement) { self.judgement = judgement }

  /// What is not as expected.
  func problem(with expectation: ExampleExpectation) -> Problem? {
    switch expectation {
    case .credits(let money, let year, let month):
      return problem(withCredits: money.value, year, month)
    case .obligation(let name, let caseNumber, let due, let state):
      if judgement.agreement.obligations.contains(where: { $0.name == name.value }) {
        return problem(with: name.value, caseNumber, due, state)
      }
      return problem(withIntervals: name.value, caseNumber, due, state)
    case .matter(let name, let matter, let label, let due, let state):
      return problem(with: name.value, matter, label, due, state)
    case .breachCount(let name, let caseNumber, let count):
      return problem(with: name.value, caseNumber, breaches: count)
    case .period(let name, let period, let attained, let state):
      return problem(with: name.value, period, attained, state)
    case .power(let name, let state): return problem(withPower: name.value, state)
    case .claim(let label, let money): return problem(withClaim: label, money.value)
    case .refund(let money, let power): return problem(withRefund: money.value, power.value)
    case .setOff(let money, let date): return problem(withSetOff: money.value, date)
    }
  }

  private func words(_ due: CivilDateTime?, _ state: String?) -> String {
    [due.map { "due \($0)" }, state].compactMap { $0 }.joined(separator: " and ")
  }

  /// Whether a deadline and a state are as expected; nil expects nothing.
  private func fits(
    _ due: CivilDateTime?, _ state: String?, _ actualDue: Instant?, _ actual: Verdict.State
  ) -> Bool {
    if let due, ExampleRun.instant(due, zone) != actualDue { return false }
    return state == nil || state == actual.rawValue
  }

  private func got(_ due: Instant?, _ state: Verdict.State) -> String {
    let due = due.map { "due \(zone.civil(at: $0))" } ?? "no deadline"
    return "\(due) and \(state.rawValue)"
  }

  // MARK: - Cases

  private func problem(
    with obligation: String, _ caseNumber: String, _ due: CivilDateTime?, _ state: String?
  ) -> Problem? {
    let expected = "\(obligation) for case \(caseNumber) \(words(due, state))"
    let found = judgement.verdicts(ofCase: caseNumber).last { $0.obligation == obligation }
    guard let verdict = found else {
      return state == ExampleExpectation.notOwed
        ? nil
        : .exampleFailed(
          expected: expected, got: "no such obligation for the case", timeline: [])
    }
    guard !fits(due, state, verdict.due, verdict.state) else { return nil }
    let explanation = judgement.explanation(of: verdict)
    return .exampleFailed(
      expected: expected, got: got(verdict.due, verdict.state),
      timeline: ExplanationTimeline.lines(explanation, zone))
  }

  private func intervals(_ obligation: String, _ caseNumber: String) -> [StandingVerdict] {
    judgement.standing.filter { verdict in
      guard verdict.obligation == obligation,
        case .interval(let name, _) = verdict.subject
      else { return false }
      return name == caseNumber
    }
  }

  /// With a deadline, the interval of that deadline is meant; without one, `pending` is said of the
  /// interval that runs, `breached` of any, and `met` of all that are over.
  private func problem(
    withIntervals obligation: String, _ caseNumber: String, _ due: CivilDateTime?,
    _ state: String?
  ) -> Problem? {
    let expected = "\(obligation) for case \(caseNumber) \(words(due, state))"
    let intervals = intervals(obligation, caseNumber)
    guard let last = intervals.last else {
      return state == ExampleExpectation.notOwed
        ? nil
        : .exampleFailed(
          expected: expected, got: "no such obligation for the case", timeline: [])
    }
    let states = Set(intervals.map(\.state))
    let isAsExpected: Bool
    if due != nil {
      isAsExpected = intervals.contains { fits(due, state, $0.due, $0.state) }
    } else if state == Verdict.State.met.rawValue {
      isAsExpected = states.contains(.met) && !states.contains(.breached)
    } else if state == Verdict.State.breached.rawValue {
      isAsExpected = states.contains(.breached)
    } else {
      isAsExpected = state == last.state.rawValue
    }
    guard !isAsExpected else { return nil }
    return .exampleFailed(
      expected: expected, got: got(last.due, last.state), timeline: lines(intervals))
  }

  private func lines(_ intervals: [StandingVerdict]) -> [String] {
    intervals.suffix(20).map { verdict in
      let done = verdict.fulfilled.map { ", done \(zone.civil(at: $0))" } ?? ""
      return "\(verdict.subject.text): from \(zone.civil(at: verdict.opened)),"
        + " \(got(verdict.due, verdict.state))\(done)"
    }
  }

  private func problem(
    with obligation: String, _ caseNumber: String, breaches: Int
  ) -> Problem? {
    let intervals = intervals(obligation, caseNumber)
    let actual = intervals.count { $0.state == .breached }
    guard actual != breaches else { return nil }
    return .exampleFailed(
      expected: "\(obligation) for case \(caseNumber) breached \(breaches) times",
      got: "\(actual) times", timeline: lines(intervals))
  }

  // MARK: - Matters and periods

  private func problem(
    with obligation: String, _ matter: Matter, _ label: String, _ due: CivilDateTime?,
    _ state: String?
  ) -> Problem? {
    let subject = StandingVerdict.Subject.matter(matter, label: label)
    let expected = "\(obligation) for \(subject.text) \(words(due, state))"
    let verdict = judgement.standing.first {
      $0.obligation == obligation && $0.subject == subject
    }
    guard let verdict else {
      return state == ExampleExpectation.notOwed
        ? nil
        : .exampleFailed(
          expected: expected, got: "that it is not owed for \(subject.text)", timeline: [])
    }
    guard !fits(due, state, verdict.due, verdict.state) else { return nil }
    let explanation = judgement.explanation(of: verdict)
    return .exampleFailed(
      expected: expected, got: got(verdict.due, verdict.state),
      timeline: ExplanationTimeline.lines(explanation, zone) + explanation.reasons)
  }

  private func problem(
    with obligation: String, _ period: ExamplePeriod, _ attained: ExampleExpectation.Attained?,
    _ state: String
  ) -> Problem? {
    let at = attained.map { " at \($0.text) and" } ?? ""
    let expected = "\(obligation) for the \(period.text)\(at) \(state)"
    let isNotJudged = state == ExampleExpectation.notJudged
    guard let verdict = verdict(of: obligation, over: period) else {
      return isNotJudged
        ? nil
        : .exampleFailed(
          expected: expected, got: "that it is not judged for the \(period.text)", timeline: [])
    }
    if isNotJudged, verdict.state == .void { return nil }
    let isAttained = attained.map { $0.fits(verdict.attained) } ?? true
    guard !isAttained || verdict.state.rawValue != state else { return nil }
    let got = [verdict.attained.map { "at \($0.text)" }, verdict.state.rawValue]
    return .exampleFailed(
      expected: expected, got: got.compactMap { $0 }.joined(separator: " and "),
      timeline: judgement.explanation(of: verdict).reasons)
  }

  /// The verdict on a period; of rolling windows that of the first breach in it, else the last one.
  private func verdict(of obligation: String, over period: ExamplePeriod) -> StandingVerdict? {
    let verdicts = judgement.standing.filter { $0.obligation == obligation }
    let exact = verdicts.first { $0.subject == .period(period.period, from: period.start) }
    if let exact { return exact }
    let next = WallCalendar.nextPeriod(period.period, after: period.start) ?? .latest
    let windows = verdicts.filter { verdict in
      guard case .window(_, let day) = verdict.subject else { return false }
      return verdict.state != .breached || day >= period.start && day < next
    }
    return windows.first { $0.state == .breached } ?? windows.last
  }
}

extension ExampleExpectation.Attained {
  fileprivate var text: String {
    switch self {
    case .percent(let percent): percent.description
    case .count(let count): "\(count)"
    }
  }

  /// Whether a figure, cut or rounded to the decimals that are written, is this one; of an average
  /// the whole minutes are meant.
  fileprivate func fits(_ attained: StandingVerdict.Attained?) -> Bool {
    switch (self, attained) {
    case (.percent(let percent), .share(let part, let whole)?):
      return percent.isRounding(of: part, whole)
    case (.count(let count), .count(let actual)?): return count == actual
    case (.count(let minutes), .mean(let sum, let count)?):
      return count > 0 && Self.isRounding(Int128(minutes), of: Int128(sum), Int128(count) * 60_000)
    default: return false
    }
  }

  /// Whether a whole number is the nearest to a fraction, or the fraction without its decimals.
  fileprivate static func isRounding(_ number: Int128, of above: Int128, _ below: Int128) -> Bool {
    (2 * (number * below - above)).magnitude <= below.magnitude || above / below == number
  }
}

extension Percent {
  /// Whether it is a share rounded to two decimals, or to as many more as it has itself.
  fileprivate func isRounding(of part: Int64, _ whole: Int64) -> Bool {
    guard whole > 0 else { return false }
    var step: Int64 = 100
    while step > 1, partsPerMillion % step != 0 { step /= 10 }
    return ExampleExpectation.Attained.isRounding(
      Int128(partsPerMillion / step), of: Int128(part) * 1_000_000,
      Int128(whole) * Int128(step))
  }
}
