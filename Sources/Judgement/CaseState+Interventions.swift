// SPDX-License-Identifier: Apache-2.0
//
// What happens outside a case and bears on its clocks.

import Terms
import WorkingTime

extension CaseState {
  /// What stops clocks before anything has happened to the case.
  mutating func begin(with mask: UInt64) { waits = mask }

  /// Takes what happens outside the case and bears on its clocks.
  mutating func take(_ step: Interventions.Intervention, _ bench: inout Bench) {
    pass(step.time, &bench)
    let caseID = clocks.isEmpty && recurring.isEmpty ? Fact.absent : 0
    var fact = Fact(time: step.time, index: step.index, caseID: caseID, event: .paused)
    switch step.action {
    case .set(let bit):
      guard opened != nil else {
        waits |= bit
        return
      }
      // A clock that has begun because a duty was kept does not begin again.
      guard waits & bit == 0, !bench.law.isStart(bit) else { return }
      stand(for: bit, fact, &bench)
    case .clear(let bit):
      guard waits & bit != 0 else { return }
      guard opened != nil else {
        waits &= ~bit
        return
      }
      fact = Fact(time: step.time, index: step.index, caseID: caseID, event: .resumed)
      if bench.law.isStart(bit) {
        startWhenKept(bit, fact, &bench)
      } else {
        run(after: bit, fact, &bench)
      }
    case .agree(let agreed): agree(agreed, &bench)
    }
  }

  /// Clocks that waited for a duty to be kept for the case begin.
  private mutating func startWhenKept(_ bit: UInt64, _ fact: Fact, _ bench: inout Bench) {
    waits &= ~bit
    for place in clocks.indices where bench.rule(place).starts & bit != 0 {
      guard clocks[place].state == .running, clocks[place].agreed == nil,
        waits & bench.rule(place).starts == 0
      else { continue }
      clocks[place].start(fact.time, isWaiting: isWaiting(place, bench), &bench)
      if bench.isRecording {
        clocks[place].noteStartWhenKept(
          fact, by: bench.law.duty(ofStart: bit), waitingOn: waitingOn(place, bench), bench)
      }
    }
  }

  private mutating func agree(_ agreed: StandingFact, _ bench: inout Bench) {
    let name = bench.register.names[agreed.obligation] ?? ""
    let caseName = bench.register.cases[agreed.caseID] ?? ""
    let meaning = bench.meaning(ofName: agreed.obligation)
    guard opened != nil, let due = agreed.due else {
      return bench.putAside(agreed.index, .notOpened(caseName))
    }
    let isDone: Bool
    if let place = meaning.obligation {
      guard bench.rule(place).obligation.isAgreedPerCase else {
        return bench.putAside(agreed.index, .notAgreeable(obligation: name))
      }
      isDone = clocks[place].agree(on: due, at: agreed.time)
      if isDone, bench.isRecording {
        let fact = Fact(
          time: agreed.time, index: agreed.index, caseID: agreed.caseID, event: .noted)
        clocks[place].noteAgreement(fact, bench)
      }
    } else if let place = meaning.recurrence {
      guard bench.law.recurrences[place].recurring.isAgreedPerCase else {
        return bench.putAside(agreed.index, .notAgreeable(obligation: name))
      }
      isDone = recurring[place].agree(on: due, at: agreed.time)
    } else {
      return bench.putAside(agreed.index, .unknownObligation(name))
    }
    guard isDone else {
      return bench.putAside(
        agreed.index, .agreedTooLate(obligation: name, caseName: caseName))
    }
  }

  /// The agreement ends: what is not yet due, and does not survive it, is owed no more.
  mutating func end(at instant: Instant, _ bench: inout Bench) {
    guard !hasEnded else { return }
    hasEnded = true
    pass(instant, &bench)
    for place in clocks.indices where bench.tenure.ends(bench.rule(place).obligation.promise) {
      Self.end(&clocks[place], at: instant, bench)
      clocks[place].isOutsideTerm = true
    }
    for place in ended.indices
    where bench.tenure.ends(bench.rule(ended[place].obligation).obligation.promise) {
      Self.end(&ended[place], at: instant, bench)
    }
    for place in recurring.indices
    where bench.tenure.ends(bench.law.recurrences[recurring[place].recurrence].promise) {
      recurring[place].end(at: instant, isDone: true, &bench)
      recurring[place].isOver = true
    }
  }

  private static func end(_ clock: inout CaseClock, at instant: Instant, _ bench: Bench) {
    guard clock.state == .running else { return }
    clock.annul()
    if bench.isRecording { clock.noteEnd(ofAgreement: instant, bench) }
  }

  /// Breaches whose deadline fell in a time when the adopter did not do its part are excused.
  mutating func excuse(caseID: UInt32, _ bench: Bench) {
    guard !bench.law.excusers.isEmpty else { return }
    for place in clocks.indices { Self.excuse(&clocks[place], caseID, bench) }
    for place in ended.indices { Self.excuse(&ended[place], caseID, bench) }
    for place in recurring.indices {
      recurring[place].excuse { name, due in
        bench.law.excuser(of: name, at: due, caseID, bench.record) != nil
      } nameOf: {
        bench.law.recurrences[$0].promise.name
      }
    }
  }

  private static func excuse(_ clock: inout CaseClock, _ caseID: UInt32, _ bench: Bench) {
    let name = bench.rule(clock.obligation).obligation.name
    guard clock.state == .breached, let due = clock.due,
      let duty = bench.law.excuser(of: name, at: due, caseID, bench.record)
    else { return }
    clock.excuse()
    guard bench.isRecording else { return }
    clock.noteExcuse(
      byDuty: bench.law.agreement.rights.duties[duty].name,
      bench.record.duties[duty].word(at: due, caseID: caseID))
  }
}
