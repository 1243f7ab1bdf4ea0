// SPDX-License-Identifier: Apache-2.0
//
// What would have had to differ for a power to arise, or not to.

import Terms
import WorkingTime

extension CounterfactualCount {
  /// More than so many breaches told otherwise would say little.
  private static let mostBreaches = 6

  /// What would have made a power arise, kept it from arising, or makes it lapse.
  mutating func found(_ standing: PowerStanding) -> [Counterfactual] {
    guard
      let power = judgement.agreement.rights.powers.first(where: { $0.name == standing.power })
    else { return [] }
    let subject = Counterfactual.Subject.power(power.name)
    var found: [Counterfactual] = []
    switch standing.state {
    case .notArisen:
      for counted in counted(power) { found += more(counted, subject) }
      for case .dutyBroken(let duty, let span) in power.conditions {
        found += stillBroken(duty, span, subject)
      }
    case .arisen, .lapsed:
      found += fewer(power, standing, subject)
      if standing.state == .arisen, let lapses = standing.lapses {
        found += [passing(to: lapses, "if not used by", subject)].compactMap { $0 }
      }
    case .exercised: break
    }
    return found
  }

  // MARK: - Breaches

  /// What the conditions of a power count: where they go by credits, all that gives some.
  private func counted(_ power: Power) -> [Counted] {
    var counted: [Counted] = []
    for condition in power.conditions {
      switch condition {
      case .breached(let one, _): counted.append(one)
      case .creditsReachMost, .creditsExceed:
        let names = judgement.agreement.promises.filter { $0.credit != nil }.map(\.name)
        counted.append(Counted(obligations: names, ranks: nil))
      case .dutyBroken, .atAnyTime: continue
      }
    }
    return counted
  }

  private mutating func more(
    _ counted: Counted, _ subject: Counterfactual.Subject
  ) -> [Counterfactual] {
    let kept = candidates(counted, .met, .latest, atMost: Self.mostBreaches)
    for count in 1...Self.mostBreaches {
      let one = told(count, of: kept, subject) { chosen in
        "if \(count) more had been breached" + Self.list(chosen)
      }
      if let one { return [one] }
    }
    return []
  }

  private mutating func fewer(
    _ power: Power, _ standing: PowerStanding, _ subject: Counterfactual.Subject
  ) -> [Counterfactual] {
    guard let arose = standing.arose else { return [] }
    var missed: [Candidate] = []
    let until = Instant.earliest..<Instant(milliseconds: arose.milliseconds + 1)
    for counted in counted(power) {
      missed += candidates(counted, in: until, .breached, .latest, atMost: Self.mostBreaches)
    }
    for count in 1...Self.mostBreaches {
      let one = told(count, of: missed, subject) { chosen in
        "if \(count) of the breaches had been met" + Self.list(chosen)
      }
      if let one { return [one] }
    }
    return []
  }

  // MARK: - Time that passes

  private func stillBroken(
    _ name: String, _ span: CalendarSpan, _ subject: Counterfactual.Subject
  ) -> [Counterfactual] {
    guard
      let place = judgement.agreement.rights.duties.firstIndex(where: { $0.name == name }),
      let broken = judgement.bench.record.duties[place].broken.last,
      broken.upperBound == .latest
    else { return [] }
    let moment = judgement.bench.law.wall.later(than: broken.lowerBound, by: span)
    guard moment > judgement.asOf else { return [] }
    let before = Instant(milliseconds: moment.milliseconds - 1)
    return [passing(to: before, "if \(name) stays broken beyond", subject)].compactMap { $0 }
  }

  /// Nothing happens until just after an instant.
  private func passing(
    to instant: Instant, _ words: String, _ subject: Counterfactual.Subject
  ) -> Counterfactual? {
    let next = Instant(milliseconds: instant.milliseconds + 1)
    guard next > judgement.asOf else { return nil }
    let changes = [Counterfactual.Change.judged(at: next)]
    let short = [Counterfactual.Change.judged(at: instant)]
    let base = judgement.outcome(of: subject)
    guard let outcome = trial.outcome(of: subject, changes), outcome != base,
      trial.outcome(of: subject, short) == base
    else { return nil }
    let moment = LocalText.moment(instant, in: judgement.agreement.zone)
    return Counterfactual(
      outcome: outcome, condition: "\(words) \(moment)", changes: changes, short: short)
  }
}
