// SPDX-License-Identifier: Apache-2.0
//
// Finds what remains owed.

import Terms
import WorkingTime

extension Residual {
  // MARK: - The cooperative

  /// Missed and not done yet: for cases that are still open, and for what stays to be done.
  static func overdue(_ judgement: Judgement, _ clocks: inout DueClocks) -> [Duty] {
    var duties: [Duty] = []
    for verdict in judgement.verdicts.inState(.breached) {
      guard verdict.fulfilled == nil, !clocks.state(verdict.place.caseID).isOver else { continue }
      let act = judgement.bench.rule(verdict.place.obligation).obligation.act
      duties.append(
        Duty(
          section: .overdue, party: .cooperative, name: verdict.obligation,
          words: "\(act) for case \(verdict.caseName) (\(verdict.severity))", since: verdict.due,
          until: nil))
    }
    for verdict in judgement.standing where verdict.state == .breached {
      guard verdict.fulfilled == nil, case .matter(let duty) = standing(verdict, judgement).kind
      else { continue }
      duties.append(
        Duty(
          section: .overdue, party: .cooperative, name: verdict.obligation,
          words: "\(duty.act) for \(verdict.subject.text)", since: verdict.due, until: nil))
    }
    return duties
  }

  private static func standing(
    _ verdict: StandingVerdict, _ judgement: Judgement
  ) -> StandingObligation { judgement.agreement.standing[verdict.basis.obligation] }

  /// What has begun; what ends after the agreement does survives it.
  static func pending(_ list: DueList, stop: Instant) -> [Duty] {
    list.all.compactMap { item in
      switch item.kind {
      case .caseAct, .interval, .matter, .deed, .standard:
        let section: Section = item.due == nil ? .waiting : .pending
        let rank = item.severity.map { " (\($0))" } ?? ""
        let waits = item.waitingOn.map { "; waits on the \($0)" } ?? ""
        return Duty(
          section: section, party: .cooperative, name: item.name,
          words: "\(item.act) for \(item.subject)\(rank)\(waits)", since: item.opened,
          until: item.due)
      case .claim:
        return Duty(
          section: .right, party: item.party, name: item.name,
          words: "may claim \(item.name) of \(item.subject), or they lapse", since: nil,
          until: item.due)
      case .power, .notice: return nil
      }
    }
  }

  // MARK: - The adopter, and rights

  /// Duties kept or broken, cases that wait on somebody, consents awaited, powers.
  static func adopters(
    _ judgement: Judgement, _ list: DueList, _ clocks: inout DueClocks
  ) -> [Duty] {
    var duties = waits(list)
    duties += consents(judgement, &clocks)
    let record = judgement.bench.record
    for (place, duty) in judgement.agreement.rights.duties.enumerated() {
      let broken = record.duties[place].broken.last { $0.upperBound == .latest }
      let told = record.duties[place].facts.isEmpty ? "; nothing is told of it" : "; kept"
      duties.append(
        Duty(
          section: .duty, party: duty.party, name: duty.name,
          words: duty.words + (broken == nil ? told : "; broken now"), since: broken?.lowerBound,
          until: judgement.bench.tenure.stop))
    }
    for (place, standing) in judgement.powers.enumerated() {
      let power = judgement.agreement.rights.powers[place]
      switch standing.state {
      case .arisen:
        duties.append(
          Duty(
            section: .right, party: power.holder, name: power.name,
            words: "may \(power.action.words)", since: standing.arose, until: standing.lapses))
      case .exercised:
        guard case .terminate = power.action, let effective = standing.effective,
          effective > judgement.asOf
        else { continue }
        duties.append(
          Duty(
            section: .right, party: power.holder, name: power.name,
            words: "gave notice: the agreement ends", since: standing.exercised,
            until: effective))
      case .notArisen, .lapsed: continue
      }
    }
    return duties
  }

  /// What cases wait for, once for each case and whom it waits on, where that is the adopter.
  private static func waits(_ list: DueList) -> [Duty] {
    var seen: Set<String> = []
    return list.waiting.compactMap { item in
      guard let caseName = item.caseName, let names = item.waitingOn,
        names.contains("adopter"), seen.insert("\(caseName)\u{0}\(names)").inserted
      else { return nil }
      return Duty(
        section: .waiting, party: .adopter, name: item.name,
        words: "case \(caseName) waits on the \(names)", since: nil, until: nil)
    }
  }

  /// Cases whose severity fell and whose clocks still run at the old one, for want of consent.
  private static func consents(_ judgement: Judgement, _ clocks: inout DueClocks) -> [Duty] {
    var duties: [Duty] = []
    for verdict in judgement.verdicts.inState(.pending) {
      let state = clocks.state(verdict.place.caseID)
      let clock = state.clocks.first { $0.obligation == verdict.place.obligation }
      guard let clock, clock.episode == verdict.place.episode, clock.rank < state.rank,
        judgement.bench.rule(clock.obligation).obligation.onDowngrade == .onlyWithConsent
      else { continue }
      let severity = judgement.bench.severity(state.rank)
      duties.append(
        Duty(
          section: .right, party: .adopter, name: verdict.obligation,
          words: "may consent that case \(verdict.caseName) counts as \(severity); until then it"
            + " counts as \(verdict.severity)", since: nil, until: verdict.due))
    }
    return duties
  }

  // MARK: - What can still arise

  /// Promises in force now or later, each until its force ends; and the fee.
  static func promises(_ judgement: Judgement) -> [Duty] {
    let tenure = judgement.bench.tenure
    var duties: [Duty] = []
    for promise in judgement.agreement.promises {
      let force = tenure.force(of: promise)
      guard force.upperBound > judgement.asOf else { continue }
      let survives = promise.survival != nil && force.upperBound > tenure.stop
      let goal = promise.isGoal ? ", a goal" : ""
      let later = force.lowerBound > judgement.asOf
      // While the agreement lasts it is owed as all others are; that it survives is said beside.
      if judgement.asOf < tenure.stop, force.lowerBound < tenure.stop {
        duties.append(
          Duty(
            section: .standing, party: .cooperative, name: promise.name,
            words: "what arises under it\(goal)", since: later ? force.lowerBound : nil,
            until: min(force.upperBound, tenure.stop)))
      }
      if survives {
        duties.append(
          Duty(
            section: .survives, party: .cooperative, name: promise.name,
            words: "what arises under it after the end\(goal)", since: tenure.stop,
            until: force.upperBound == .latest ? nil : force.upperBound))
      }
    }
    let day = judgement.bench.law.wall.date(of: judgement.asOf)
    if judgement.asOf < tenure.stop, let fee = judgement.agreement.fee(on: day) {
      duties.append(
        Duty(
          section: .standing, party: .adopter, name: "fee",
          words: "\(fee.amount) per \(fee.period.rawValue)"
            + (fee.invoiced.map { ", invoiced by \($0.rawValue)" } ?? ""), since: nil,
          until: tenure.stop))
    }
    return duties
  }
}

extension CaseState {
  /// Whether the case is closed, or resolved and not reopened.
  fileprivate var isOver: Bool { closed != nil || resolved != nil }
}
