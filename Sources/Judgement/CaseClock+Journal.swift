// SPDX-License-Identifier: Apache-2.0
// What a clock says about itself: evidence, and sentences in order of time.

import Terms
import WorkingTime

extension CaseClock {
  private var isOpenQuestion: Bool { state == .running || state == .breached }

  /// The case came under the obligation with this fact.
  mutating func noteStart(
    _ fact: Fact, after closing: Fact? = nil, waitingOn: String?, _ bench: inout Bench
  ) {
    guard let started, let allowed = bench.allowed(self, rank) else { return }
    let severity = bench.severity(rank)
    let act = bench.rule(obligation).obligation.act
    switch fact.event {
    case .severityChanged: journal?.rests(on: fact, "severity changed to \(severity)")
    case .reopened:
      journal?.rests(on: fact, "reopened as a new case with severity \(severity)")
      if let closing { noteClosing(closing, fact, "a new case begins", bench) }
    default: journal?.rests(on: fact, "opened with severity \(severity)")
    }
    journal?.because("Owed for severity \(severity): \(act) within \(allowed.text).")
    journal?.because(Self.counting(from: started, allowed, &bench))
    journal?.stands(from: started, waitingOn.map { .waiting(on: $0) })
    noteDeadline(bench, waitingOn: waitingOn)
    if let done, state == .met {
      journal?.because("Done already on \(bench.moment(done.time)): met.")
    }
  }

  /// From when a target counts.
  private static func counting(
    from start: Instant, _ allowed: Law.TimeAllowed, _ bench: inout Bench
  ) -> Sentence {
    let moment = bench.moment(start)
    switch allowed.kind {
    case .businessDays(let days, _, _):
      let local = days.calendar.zone.civil(at: start)
      if let cutOff = allowed.target.cutOff, !days.isBusinessDay(local.date) || local.time > cutOff
      {
        return "It came on \(moment) and counts as arriving on the next business day, which is not"
          + " counted itself."
      }
      return "It came on \(moment); that day is not counted."
    case .calendar(_, .endOfDay): return "It came on \(moment); that day is not counted."
    case .calendar(_, .sameTime): return "The time counts from \(moment)."
    case .openTime:
      guard let opening = bench.book.nextOpen(atOrAfter: start, page: allowed.page),
        opening > start
      else { return "The time counts from \(moment)." }
      return "It came on \(moment), when it is closed; the time counts from"
        + " \(bench.moment(opening))."
    }
  }

  /// Says where the deadline is now.
  private mutating func noteDeadline(_ bench: Bench, waitingOn: String? = nil) {
    if let due {
      journal?.because("The deadline is \(bench.moment(due)).")
    } else if standingSince != nil {
      journal?.because("No deadline while the case waits on the \(waitingOn ?? "other side").")
    } else if state == .running {
      journal?.because(
        "The deadline is not known: no opening hours lead to one before"
          + " \(bench.moment(bench.book.limit)).")
    }
  }

  /// Says once that the deadline passed.
  mutating func noteBreach() {
    guard state == .breached, journal?.saysBreach == false else { return }
    journal?.saysBreach = true
    journal?.because("The deadline passed without it: breached.")
  }

  mutating func noteAct(_ fact: Fact, _ bench: Bench) {
    guard isOwed else { return }
    noteBreach()
    journal?.rests(on: fact, String(fact.event.rawValue.dropFirst("case.".count)))
    let moment = bench.moment(fact.time)
    guard let due else {
      journal?.because("Done on \(moment).")
      return
    }
    let margin = fact.time.distance(to: due)
    switch (state, margin) {
    case (.met, 0): journal?.because("Done on \(moment), at the deadline: met.")
    case (.met, _):
      journal?.because("Done on \(moment), \(LocalText.span(margin)) before the deadline: met.")
    case (.breached, _):
      journal?.because(
        "Done on \(moment), \(LocalText.span(margin)) after the deadline: the breach stays.")
    default: journal?.because("Done on \(moment).")
    }
  }

  mutating func noteChange(
    _ change: Change, _ fact: Fact, to newRank: Int, waitingOn: String?, _ bench: inout Bench
  ) {
    let severity = bench.severity(newRank)
    let moment = bench.moment(fact.time)
    let obligation = bench.rule(self.obligation).obligation
    switch change {
    case .none: return
    case .started: return noteStart(fact, waitingOn: waitingOn, &bench)
    case .refused:
      guard isOpenQuestion else { return }
      journal?.rests(on: fact, "severity changed to \(severity) without consent")
      journal?.because(
        "On \(moment) the severity was lowered to \(severity) without the adopter's consent:"
          + " nothing changes.")
    case .oldStands:
      journal?.rests(on: fact, "severity changed to \(severity)")
      journal?.because(
        "On \(moment) the severity changed to \(severity); the old deadline stands.")
    case .ended:
      journal?.rests(on: fact, "severity changed to \(severity)")
      journal?.stopped = fact.time
      journal?.because(
        "On \(moment) the severity changed to \(severity), for which it is not owed: void.")
    case .changed(let isUpgrade):
      journal?.rests(on: fact, "severity changed to \(severity)")
      let rule =
        isUpgrade
        ? obligation.onUpgrade.rawValue
        : obligation.onDowngrade == .onlyWithConsent
          ? "with the adopter's consent, the new target from the opening"
          : obligation.onDowngrade.rawValue
      let target = bench.allowed(self, newRank)?.text ?? ""
      journal?.because(
        "On \(moment) the severity changed to \(severity) (\(target)); what counts is: \(rule).")
      noteDeadline(bench, waitingOn: waitingOn)
    }
  }

  // MARK: - Standing still

  mutating func noteWait(_ fact: Fact, on name: String, waitingOn: String?) {
    guard isOpenQuestion else { return }
    noteBreach()
    journal?.rests(on: fact, "waits on the \(name)")
    journal?.stands(from: fact.time, waitingOn.map { .waiting(on: $0) })
  }

  mutating func noteResume(_ fact: Fact, waitingOn: String?, _ bench: inout Bench) {
    guard isOpenQuestion else { return }
    noteBreach()
    journal?.rests(on: fact, "waits no more")
    journal?.stands(from: fact.time, waitingOn.map { .waiting(on: $0) })
    guard waitingOn == nil, state == .running else { return }
    guard let still = standstills.last, still.upperBound == fact.time else { return }
    noteStandstill(still, &bench)
    noteDeadline(bench)
  }

  private mutating func noteStandstill(_ still: Range<Instant>, _ bench: inout Bench) {
    guard let allowed = bench.allowed(self, decidingRank) else { return }
    let open = bench.book.elapsed(
      from: still.lowerBound, to: still.upperBound, page: allowed.page)
    journal?.because(
      "It stood still from \(bench.moment(still.lowerBound)) to \(bench.moment(still.upperBound)):"
        + " \(LocalText.span(open)) of open time do not count.")
  }

  mutating func noteReopening(
    _ fact: Fact, after closing: Fact, since: Instant, waitingOn: String?, _ bench: inout Bench
  ) {
    guard isOpenQuestion else { return }
    noteBreach()
    journal?.rests(on: fact, "reopened")
    if state == .running {
      journal?.stood(from: min(since, fact.time), to: fact.time, .settled)
      journal?.stands(from: fact.time, waitingOn.map { .waiting(on: $0) })
      noteClosing(closing, fact, "the clock goes on", bench)
      if let still = standstills.last { noteStandstill(still, &bench) }
      noteDeadline(bench, waitingOn: waitingOn)
    } else {
      noteClosing(closing, fact, "it must be done again", bench)
    }
  }

  /// Says when the case was closed and reopened, and what follows from it.
  private mutating func noteClosing(
    _ closing: Fact, _ reopening: Fact, _ consequence: String, _ bench: Bench
  ) {
    let verb = closing.event == .closed ? "closed" : "resolved"
    if journal?.isResting(on: closing) == false { journal?.rests(on: closing, verb) }
    let rule = bench.rule(obligation).obligation.onReopening.text
    journal?.because(
      "The case was \(verb) on \(bench.moment(closing.time)) and reopened on"
        + " \(bench.moment(reopening.time)) (\(rule)): \(consequence).")
  }

  mutating func noteEndWhileWaiting(_ fact: Fact, _ bench: Bench) {
    journal?.rests(on: fact, "reopened as a new case")
    journal?.stopped = fact.time
    journal?.because(
      "It stood still when the case ended; on \(bench.moment(fact.time)) the case was reopened as a"
        + " new one: void.")
  }

  // MARK: - Ends

  mutating func noteExcuse(_ fact: Fact, reason: String, _ bench: Bench) {
    journal?.rests(on: fact, "excused\(Self.by(fact.side))")
    journal?.stopped = fact.time
    journal?.because(
      "Excused\(Self.by(fact.side)) on \(bench.moment(fact.time)): \(reason)")
  }

  mutating func noteVoid(_ fact: Fact, reason: String, stays: Bool, _ bench: Bench) {
    guard isOwed else { return }
    noteBreach()
    journal?.rests(on: fact, "voided\(Self.by(fact.side))")
    if !stays { journal?.stopped = fact.time }
    journal?.because(
      "Voided\(Self.by(fact.side)) on \(bench.moment(fact.time)): \(reason)"
        + (stays ? " The breach stays, for the adopter has not agreed." : ""))
  }

  private static func by(_ side: EventPattern.Side?) -> String {
    side.map { " by the \($0.rawValue)" } ?? ""
  }

  mutating func noteAgreement(_ fact: Fact, _ bench: Bench) {
    journal?.rests(on: fact, "another deadline agreed")
    journal?.stands(from: fact.time, nil)
    journal?.because(
      "On \(bench.moment(fact.time)) both agreed another deadline for this case. It stands still for"
        + " no wait.")
    noteDeadline(bench)
  }

  mutating func noteStartWhenKept(
    _ fact: Fact, by words: String, waitingOn: String?, _ bench: Bench
  ) {
    journal?.rests(on: fact, "\(words) kept")
    journal?.stands(from: fact.time, waitingOn.map { .waiting(on: $0) })
    journal?.because("The time begins on \(bench.moment(fact.time)), when \(words) was kept.")
    noteDeadline(bench, waitingOn: waitingOn)
  }

  /// A duty excuses the breach; its breach was told with a fact.
  mutating func noteExcuse(byDuty words: String, _ word: StandingFact?) {
    if let word {
      let fact = Fact(time: word.time, index: word.index, caseID: word.caseID, event: .noted)
      if journal?.isResting(on: fact) == false { journal?.rests(on: fact, "\(words) not kept") }
    }
    journal?.because("The deadline fell in a time when \(words) was not kept: excused.")
  }

  mutating func noteEnd(ofAgreement instant: Instant, _ bench: Bench) {
    journal?.stopped = instant
    journal?.because("The agreement ended on \(bench.moment(instant)), before it was due: void.")
  }

  // MARK: - The last word

  /// Says how things stand at the instant of the judgement.
  mutating func noteEnd(_ asOf: Instant, _ bench: inout Bench) {
    noteBreach()
    guard state == .running else { return }
    let moment = bench.moment(asOf)
    guard let due, let allowed = bench.allowed(self, decidingRank) else {
      journal?.because("On \(moment) it is not done and no deadline is fixed: pending.")
      return
    }
    let left = bench.book.elapsed(from: asOf, to: due, page: allowed.page)
    journal?.because(
      "On \(moment) it is not done, with \(LocalText.span(left)) of open time left: pending.")
  }
}
