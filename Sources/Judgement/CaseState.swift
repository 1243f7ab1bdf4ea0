// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// One case as events have left it: its severity, whom it waits on, whether it is closed, and the
/// clock of each obligation.
///
/// A value that facts advance in order of time; it can be kept and advanced further. The rules are
/// numbered in docs/semantics.md.
struct CaseState: Sendable {
  /// When the case was opened; nil while it was not.
  private(set) var opened: Instant?
  /// The clocks of the case as it is open now, one for each obligation in order.
  var clocks: [CaseClock] = []
  /// The clocks of the case before it was reopened as a new one.
  var ended: [CaseClock] = []

  /// What recurs, in the order of the law.
  var recurring: [RecurringClock] = []

  private var wasOutsideTerm = false
  private(set) var rank = 0
  private var particulars = Register.Particulars()
  /// A bit for each cause the case waits on, and for whatever else stops clocks.
  var waits: UInt64 = 0
  var hasEnded = false
  private(set) var closed: Fact?
  private(set) var resolved: Fact?
  private var voiding: Voiding?
  /// How often it was reopened as a new case for some obligation, plus 1.
  private var episode = 1

  private enum Voiding { case byAdopter, byOther }

  /// Every clock that a verdict is due on: by obligation of each episode.
  var owed: [CaseClock] { (ended + clocks).filter(\.isOwed) }

  /// Forgets the case, to take another.
  mutating func reset() {
    opened = nil
    if !clocks.isEmpty { clocks.removeAll(keepingCapacity: true) }
    if !ended.isEmpty { ended = [] }
    if !recurring.isEmpty { recurring = [] }
    wasOutsideTerm = false
    (rank, waits, episode) = (0, 0, 1)
    particulars = Register.Particulars()
    hasEnded = false
    (closed, resolved, voiding) = (nil, nil, nil)
  }

  /// Whether a clock of it can still be moved.
  var isRunning: Bool {
    clocks.contains { $0.state == .running } || recurring.contains { $0.isRunning }
  }

  /// Time comes to an instant without an event.
  mutating func pass(_ instant: Instant, _ bench: inout Bench) {
    Self.pass(&clocks, instant)
    if !ended.isEmpty { Self.pass(&ended, instant) }
    for place in recurring.indices { recurring[place].pass(instant, &bench) }
  }

  private static func pass(_ clocks: inout [CaseClock], _ instant: Instant) {
    // Most miss nothing: reading first leaves them alone.
    for place in clocks.indices where clocks[place].isMissed(at: instant) {
      clocks[place].pass(instant)
    }
  }

  /// Takes the next fact of the case, in order of time.
  mutating func take(_ fact: Fact, _ bench: inout Bench) {
    Self.pass(&clocks, fact.time)
    for place in recurring.indices { recurring[place].pass(fact.time, &bench) }
    let why = fact.isOpening ? open(fact, &bench) : follow(fact, &bench)
    if let why { bench.putAside(fact, why) }
  }

  // MARK: - Opening

  private mutating func open(_ fact: Fact, _ bench: inout Bench) -> SetAside.Why? {
    guard opened == nil else { return .openedTwice(bench.caseName(of: fact)) }
    guard let rank = bench.meaning(of: fact).rank else { return whyNoSeverity(fact, bench) }
    guard bench.admits(fact.time) else {
      wasOutsideTerm = true
      return .outsideTerm(bench.caseName(of: fact))
    }
    opened = fact.time
    self.rank = rank
    particulars = bench.particulars(of: fact)
    for place in bench.law.rules.indices {
      clocks.append(
        CaseClock(
          obligation: place, episode: 1, rank: rank, site: site(bench),
          isOutsideTerm: isOutside(place, at: fact.time, bench), isRecording: bench.isRecording))
    }
    for place in clocks.indices { start(place, fact, &bench) }
    guard !bench.law.recurrences.isEmpty else { return nil }
    recurring = bench.law.recurrences.indices.map { place in
      RecurringClock(
        place, rank: rank, site: site(bench),
        isOutside: !bench.recurringForces[place].contains(fact.time))
    }
    beginRecurring(fact, &bench)
    return nil
  }

  /// Whether the case does not fall under an obligation: it is not in force, or of another component.
  private func isOutside(_ place: Int, at instant: Instant, _ bench: Bench) -> Bool {
    guard bench.isInForce(place, at: instant) else { return true }
    guard bench.isOfComponent[place], let component = bench.rule(place).obligation.component,
      let own = bench.register.names[particulars.component]
    else { return false }
    return own != component
  }

  private func site(_ bench: Bench) -> Int { bench.meaning(ofName: particulars.site).site ?? 0 }

  private mutating func start(
    _ place: Int, _ fact: Fact, after closing: Fact? = nil, _ bench: inout Bench
  ) {
    guard !isOutsideTerm(place), bench.owes(place, rank: rank, site: site(bench)) else { return }
    clocks[place].start(fact.time, isWaiting: isWaiting(place, bench), &bench)
    if bench.isRecording {
      clocks[place].noteStart(
        fact, after: closing, waitingOn: waitingOn(place, bench), &bench)
    }
  }

  /// A span lends a clock, where an array would give a copy.
  private func isOutsideTerm(_ place: Int) -> Bool { clocks.span[place].isOutsideTerm }

  /// Why a fact that must name a severity does not.
  private func whyNoSeverity(_ fact: Fact, _ bench: Bench) -> SetAside.Why {
    bench.register.names[fact.name].map { .unknownSeverity($0) } ?? .noSeverity
  }

  // MARK: - After opening

  private mutating func follow(_ fact: Fact, _ bench: inout Bench) -> SetAside.Why? {
    guard opened != nil else {
      let name = bench.caseName(of: fact)
      return wasOutsideTerm ? .outsideTerm(name) : .notOpened(name)
    }
    if let voiding, fact.event != .voided || voiding == .byAdopter || fact.side != .adopter {
      return .voided(bench.caseName(of: fact))
    }
    let why: SetAside.Why? =
      switch fact.event {
      case .severityChanged: changeSeverity(fact, &bench)
      case .paused: wait(fact, &bench)
      case .resumed: resume(fact, &bench)
      case .closed: close(fact, &bench)
      case .reopened: reopen(fact, &bench)
      case .excused: excuse(fact, bench)
      case .voided: void(fact, bench)
      case .resolved: resolve(fact)
      case .opened, .acknowledged, .responded, .updated, .workedAround, .restored, .noted: nil
      }
    if why == nil { act(fact, &bench) }
    return why
  }

  private mutating func act(_ fact: Fact, _ bench: inout Bench) {
    let bit = fact.event.bit
    guard bench.allActs & bit != 0 else { return }
    let who = ActSet.Doer(fact.actor, fact.side)
    for place in clocks.indices {
      guard clocks[place].done == nil, bench.acts(of: place, by: who) & bit != 0 else { continue }
      clocks[place].act(fact, &bench)
      if bench.isRecording { clocks[place].noteAct(fact, bench) }
    }
    for place in recurring.indices {
      let recurrence = bench.law.recurrences[recurring[place].recurrence].recurring
      if recurrence.fulfilledBy.contains(where: { fact.matches($0) }) {
        recurring[place].act(fact, &bench)
      }
      if let until = recurrence.until, until == fact.event {
        recurring[place].end(at: fact.time, isDone: true, &bench)
      }
    }
  }

  private mutating func changeSeverity(_ fact: Fact, _ bench: inout Bench) -> SetAside.Why? {
    guard let newRank = bench.meaning(of: fact).rank else { return whyNoSeverity(fact, bench) }
    let mayConsent =
      fact.hasConsent
      && (clocks.contains { $0.lags(behind: newRank) } || recurring.contains { $0.rank < newRank })
    guard newRank != rank || mayConsent else { return .sameSeverity(bench.severity(newRank)) }
    rank = newRank
    for place in clocks.indices {
      let isWaiting = isWaiting(place, bench)
      let change = clocks[place].change(
        to: newRank, at: fact.time, hasConsent: fact.hasConsent, isWaiting: isWaiting, &bench)
      if bench.isRecording {
        clocks[place].noteChange(
          change, fact, to: newRank, waitingOn: waitingOn(place, bench), &bench)
      }
    }
    for place in recurring.indices {
      let isWaiting = isWaiting(recurring: place, bench)
      recurring[place].change(to: newRank, fact, isWaiting: isWaiting, &bench)
    }
    return nil
  }

  // MARK: - Waiting

  func isWaiting(_ place: Int, _ bench: Bench) -> Bool {
    bench.stops(place, waits)
  }

  /// On whom the clock of an obligation waits, in words; nil for nobody.
  func waitingOn(_ place: Int, _ bench: Bench) -> String? {
    let mask = waits & bench.rule(place).stops
    return mask == 0 ? nil : bench.law.names(ofCauses: mask)
  }

  private mutating func wait(_ fact: Fact, _ bench: inout Bench) -> SetAside.Why? {
    guard let cause = bench.meaning(of: fact).cause else {
      return .unknownCause(bench.register.names[fact.name])
    }
    let bit: UInt64 = 1 << UInt64(cause)
    guard waits & bit == 0 else { return .waitsAlready(bench.law.causes[cause]) }
    stand(for: bit, fact, &bench)
    return nil
  }

  /// What a bit stands for stops the clocks it bears on.
  mutating func stand(for bit: UInt64, _ fact: Fact, _ bench: inout Bench) {
    waits |= bit
    for place in clocks.indices where bench.stops(place, bit) {
      clocks[place].stand(from: fact.time)
      if bench.isRecording {
        clocks[place].noteWait(
          fact, on: bench.law.names(ofCauses: bit), waitingOn: waitingOn(place, bench))
      }
    }
    for place in recurring.indices where stops(recurring: place, bench) & bit != 0 {
      recurring[place].stand(from: fact.time)
    }
  }

  func stops(recurring place: Int, _ bench: Bench) -> UInt64 {
    bench.law.recurrences[recurring[place].recurrence].stops
  }

  func isWaiting(recurring place: Int, _ bench: Bench) -> Bool {
    waits & stops(recurring: place, bench) != 0
  }

  private mutating func resume(_ fact: Fact, _ bench: inout Bench) -> SetAside.Why? {
    var bits = waits
    if let cause = bench.meaning(of: fact).cause {
      bits &= 1 << UInt64(cause)
    } else if let name = bench.register.names[fact.name] {
      return .unknownCause(name)
    }
    // Only causes are resumed from; what else stops clocks has its own end.
    bits &= (1 << UInt64(bench.law.causes.count)) - 1
    guard bits != 0 else { return .waitsNot(bench.register.names[fact.name]) }
    run(after: bits, fact, &bench)
    return nil
  }

  /// What bits stand for stops no clock any more.
  mutating func run(after bits: UInt64, _ fact: Fact, _ bench: inout Bench) {
    waits &= ~bits
    for place in clocks.indices where bench.stops(place, bits) {
      if !isWaiting(place, bench) { clocks[place].run(from: fact.time, &bench) }
      if bench.isRecording {
        clocks[place].noteResume(fact, waitingOn: waitingOn(place, bench), &bench)
      }
    }
    for place in recurring.indices where stops(recurring: place, bench) & bits != 0 {
      if !isWaiting(recurring: place, bench) { recurring[place].run(from: fact.time, &bench) }
    }
  }

  // MARK: - Closing and reopening

  private mutating func close(_ fact: Fact, _ bench: inout Bench) -> SetAside.Why? {
    guard closed == nil else { return .closedTwice(bench.caseName(of: fact)) }
    closed = fact
    for place in recurring.indices {
      recurring[place].end(at: fact.time, isDone: false, &bench)
    }
    return nil
  }

  private mutating func resolve(_ fact: Fact) -> SetAside.Why? {
    resolved = resolved ?? fact
    return nil
  }

  private mutating func reopen(_ fact: Fact, _ bench: inout Bench) -> SetAside.Why? {
    guard let end = closed ?? resolved else { return .notClosed(bench.caseName(of: fact)) }
    (closed, resolved) = (nil, nil)
    let isNew = clocks.indices.map {
      isNewCase(fact.time, closed: end.time, bench.rule($0).obligation)
    }
    if isNew.contains(true) { episode += 1 }
    for place in clocks.indices {
      if isNew[place] {
        renew(place, fact, after: end, &bench)
      } else {
        goOn(place, fact, after: end, &bench)
      }
    }
    beginRecurring(fact, &bench)
    return nil
  }

  /// What recurs begins where it is owed at the severity of the case, and does not run.
  private mutating func beginRecurring(_ fact: Fact, _ bench: inout Bench) {
    for place in recurring.indices where !recurring[place].isOver {
      let isWaiting = isWaiting(recurring: place, bench)
      recurring[place].begin(fact, isWaiting: isWaiting, isAnew: true, &bench)
    }
  }

  private func isNewCase(
    _ reopened: Instant, closed: Instant, _ obligation: Obligation
  ) -> Bool {
    switch obligation.onReopening {
    case .alwaysNewCase: return true
    case .continuesWithin(let days):
      let (limit, overflow) = Int64(days).multipliedReportingOverflow(by: 86_400_000)
      return !overflow && closed.distance(to: reopened) > limit
    }
  }

  /// The case as it was ends here for an obligation, and a new one begins if it is within the term.
  private mutating func renew(
    _ place: Int, _ fact: Fact, after closing: Fact, _ bench: inout Bench
  ) {
    var old = clocks[place]
    if old.standingSince != nil, old.state == .running {
      old.annul()
      if bench.isRecording { old.noteEndWhileWaiting(fact, bench) }
    }
    if old.isOwed { ended.append(old) }
    clocks[place] = CaseClock(
      obligation: place, episode: episode, rank: rank, site: site(bench),
      isOutsideTerm: isOutside(place, at: fact.time, bench), isRecording: bench.isRecording)
    start(place, fact, after: closing, &bench)
  }

  private mutating func goOn(
    _ place: Int, _ fact: Fact, after closing: Fact, _ bench: inout Bench
  ) {
    guard !clocks[place].isOutsideTerm else { return }
    let since = clocks[place].done?.time ?? closing.time
    let isWaiting = isWaiting(place, bench)
    // A resolution that is not the act of this obligation has stopped nothing.
    let closed = closing.event == .closed ? closing.time : nil
    let didGoOn = clocks[place].goOn(at: fact.time, closed: closed, isWaiting: isWaiting, &bench)
    if didGoOn, bench.isRecording {
      clocks[place].noteReopening(
        fact, after: closing, since: since, waitingOn: waitingOn(place, bench), &bench)
    }
  }

  // MARK: - Excuse and annulment

  private mutating func excuse(_ fact: Fact, _ bench: Bench) -> SetAside.Why? {
    let name = bench.register.names[fact.name]
    let meaning = bench.meaning(of: fact)
    guard let name, meaning.obligation != nil || meaning.recurrence != nil else {
      return .unknownObligation(name)
    }
    guard let reason = bench.register.names[fact.reason], !reason.isEmpty else { return .noReason }
    let caseName = bench.caseName(of: fact)
    guard let place = meaning.obligation else {
      let isDone = meaning.recurrence.map { recurring[$0].excuse(fact) } ?? false
      return isDone ? nil : .notOwed(obligation: name, caseName: caseName)
    }
    switch clocks[place].state {
    case .notOwed, .void: return .notOwed(obligation: name, caseName: caseName)
    case .met, .excused: return .nothingToExcuse(obligation: name, caseName: caseName)
    case .breached where fact.side != .adopter:
      return .breachStays(obligation: name, caseName: caseName)
    case .breached, .running:
      clocks[place].excuse()
      if bench.isRecording { clocks[place].noteExcuse(fact, reason: reason, bench) }
      return nil
    }
  }

  /// A case opened in error was never owed.
  ///
  /// What was breached before stays, unless the adopter says so itself.
  private mutating func void(_ fact: Fact, _ bench: Bench) -> SetAside.Why? {
    guard let reason = bench.register.names[fact.reason], !reason.isEmpty else { return .noReason }
    voiding = fact.side == .adopter ? .byAdopter : .byOther
    for place in ended.indices { ended[place].pass(fact.time) }
    for place in clocks.indices { Self.void(&clocks[place], fact, reason, bench) }
    for place in ended.indices { Self.void(&ended[place], fact, reason, bench) }
    for place in recurring.indices { recurring[place].void(fact) }
    return nil
  }

  private static func void(
    _ clock: inout CaseClock, _ fact: Fact, _ reason: String, _ bench: Bench
  ) {
    let stays = clock.state == .breached && fact.side != .adopter
    if clock.isOwed, !stays { clock.annul() }
    if bench.isRecording { clock.noteVoid(fact, reason: reason, stays: stays, bench) }
  }
}
