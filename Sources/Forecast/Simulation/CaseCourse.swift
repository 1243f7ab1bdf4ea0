// SPDX-License-Identifier: Apache-2.0

import Judgement
import Terms
import WorkingTime

/// How a case goes, from being taken up to being closed, in one replication.
struct CaseCourse {
  let made: MadeCase
  let past: PastCase?
  private let world: World.RankWorld
  private let hours: StageHours
  private let now: Int64
  private let end: Int64
  /// The way it goes.
  private let path: CasePath
  /// It was opened in the shift.
  private let isInShift: Bool
  /// How many times as long as the record says everything takes.
  private let pace: Double

  /// The most updates told of a case: an hourly update for more than a week.
  static let mostUpdates = 200

  init(_ made: MadeCase, _ model: DeskModel, _ world: World, pace: Double) {
    self.made = made
    self.pace = pace
    let subject = model.subjects[made.subject]
    past = made.openPlace.map { subject.open[$0] }
    let ways = world.ranks[made.subject][made.rank]
    self.world = ways
    hours = subject.hours
    now = model.asOf.milliseconds
    end = model.until.milliseconds
    path =
      past.map { ways.path(made.luck.path, through: $0.path) } ?? ways.path(made.luck.path)
    isInShift = subject.hours.isInShift(Instant(milliseconds: made.opened))
  }

  /// Whether somebody has yet to take it up.
  var isWaiting: Bool { past?.time(of: .responded) == nil }

  /// When it is there to be taken up: at once, or from now on if it waits already.
  var available: Int64 { max(made.opened, now) }

  /// How long it takes in the hours of its stage; nil where it is not known to happen.
  private func length(_ stage: Stage) -> Int64? {
    // When people respond depends on the hour, not on what becomes of the case later.
    if past == nil, stage != .responded, let turn = path.turn {
      switch turn.lengths[stage.rawValue] {
      case nil: return nil
      case .fromOpening(let length), .fromChange(let length):
        return Self.held(Double(length) * pace)
      }
    }
    return law(stage).map { scaled($0.delay(made.luck.stages[stage.rawValue]), stage) }
  }

  /// From when and in which hours a stage is counted: from when the case is taken up, or from when its
  /// severity changed.
  private func start(_ stage: Stage, _ begun: Int64) -> (from: Int64, open: OpenTime) {
    if past == nil, stage != .responded, let turn = path.turn,
      case .fromChange? = turn.lengths[stage.rawValue]
    {
      let responded = isPresent(.responded) ? reach(.responded, begun, nil) : nil
      return (changed(responded) ?? end, hours.open(turn.change.rank, stage))
    }
    return (begun, hours.open(made.rank, stage))
  }

  /// When its severity changes: as that of an earlier case did, as long after the response, or after the
  /// opening if it did so before anybody responded.
  private func changed(_ responded: Int64?) -> Int64? {
    guard past == nil, let change = path.turn?.change else { return nil }
    let from = change.isAfterResponse ? responded : made.opened
    return from.map { $0 &+ change.after }
  }

  /// A delay of a stage in milliseconds.
  private func scaled(_ delay: Int64, _ stage: Stage) -> Int64 {
    Self.held(Double(delay) * unit(stage) * pace)
  }

  private static func held(_ length: Double) -> Int64 {
    length >= Double(DelayDraw.longest) ? DelayDraw.longest : Int64(length)
  }

  private func unit(_ stage: Stage) -> Double {
    hours.unit(made.rank, stage, opened: Instant(milliseconds: made.opened))
  }

  private func law(_ stage: Stage) -> DelayDraw? {
    stage == .responded && !isInShift ? world.lateResponse : world.stages[stage.rawValue]
  }

  private func isPresent(_ stage: Stage) -> Bool { path.stages & stage.bit != 0 }

  /// How long it keeps a member, in milliseconds.
  ///
  /// A fifth of the time until it is worked around, restored or resolved, but not more than half a day: evidence
  /// tells when things were done, not who was at work how long.
  var work: Int64 {
    let fix = [Stage.workedAround, .restored, .resolved].first(where: isPresent)
    return min((fix.flatMap(length) ?? length(.responded) ?? 0) / 5, Self.longestWork)
  }

  /// Four hours.
  private static let longestWork: Int64 = 4 * 3_600_000

  // MARK: - Telling

  /// Tells everything that happens to it until the end, if somebody takes it up then.
  func tell(_ taken: Int64?, _ key: Rehearsal.CaseKey, _ rehearsal: inout Rehearsal) {
    if past == nil { say(.opened, made.opened, key, &rehearsal, rank: made.rank) }
    tellAcknowledgement(key, &rehearsal)
    guard let begun = past == nil || isWaiting ? taken : now else { return }
    let wait = wait(begun)
    if let wait { tell(wait, key, &rehearsal) }
    var last = past?.lastStage.flatMap { past?.time(of: $0)?.milliseconds } ?? begun
    var closed: Int64?
    var responded: Int64?
    for stage in Stage.allCases {
      if let reached = past?.time(of: stage) {
        if stage == .responded { responded = reached.milliseconds }
        continue
      }
      if let reachedLast = past?.lastStage, reachedLast.rawValue > stage.rawValue { continue }
      guard isPresent(stage) || stage == .closed, let reached = reach(stage, begun, wait) else {
        continue
      }
      last = max(last, reached)
      say(stage.event, last, key, &rehearsal)
      if stage == .responded { responded = last }
      if stage == .closed { closed = last }
    }
    tellChange(responded, key, &rehearsal)
    if let responded { tellUpdates(from: responded, to: closed ?? end, key, &rehearsal) }
    if let closed { tellReopening(closed, key, &rehearsal) }
  }

  /// A wait: one that runs now until it ends, or one that is to come.
  private struct Wait {
    let on: WaitedOn
    let start: Int64
    let end: Int64
    let isRunning: Bool
  }

  private func wait(_ begun: Int64) -> Wait? {
    if let since = past?.waitsSince {
      let length = world.waits[since.on.rawValue]?.delay(made.luck.waitLength) ?? 0
      return Wait(
        on: since.on, start: since.time.milliseconds, end: now &+ length, isRunning: true)
    }
    // It comes somewhere between the response and what ends the work.
    guard let on = waitedOn, let length = world.waits[on.rawValue]?.delay(made.luck.waitLength),
      let fix = [Stage.workedAround, .restored, .resolved, .closed].first(where: isPresent),
      let until = reach(fix, begun, nil), until > begun
    else { return nil }
    let first = isPresent(.responded) && isWaiting ? reach(.responded, begun, nil) ?? begun : begun
    guard first < until else { return nil }
    let start = first &+ Int64(Double(until - first) * made.luck.waitStart)
    return Wait(on: on, start: start, end: start &+ length, isRunning: false)
  }

  /// Whom it waits on; nil if it does not.
  private var waitedOn: WaitedOn? {
    var sum = 0.0
    for on in WaitedOn.allCases {
      sum += world.waiting[on.rawValue]
      if made.luck.waits < sum { return on }
    }
    return nil
  }

  /// When a stage is reached; nil if not before the end.
  ///
  /// The time it takes is counted from the opening, in its hours, without waits; from when it is taken up if
  /// nobody was free before.
  private func reach(_ stage: Stage, _ begun: Int64, _ wait: Wait?) -> Int64? {
    var (from, open) = start(stage, begun)
    var length: Int64
    if let past, let law = law(stage) {
      // It has gone on for some time already: what is longer than that is still possible.
      let gone = past.worked(until: Instant(milliseconds: now), open)
      let share = Self.held(Double(gone) / (unit(stage) * pace))
      let whole = law.delay(made.luck.stages[stage.rawValue], longerThan: share)
      length = max(0, scaled(whole, stage) - gone)
      from = max(begun, now)
      if let wait, wait.isRunning { from = max(from, wait.end) }
    } else if let whole = self.length(stage) {
      length = whole
    } else {
      return nil
    }
    guard let reached = add(length, to: from, open) else { return nil }
    guard let wait, !wait.isRunning, wait.start < reached else { return reached }
    let left = open.within(
      Instant(milliseconds: max(from, wait.start)), Instant(milliseconds: reached))
    length = left
    return add(length, to: wait.end, open)
  }

  private func tell(_ wait: Wait, _ key: Rehearsal.CaseKey, _ rehearsal: inout Rehearsal) {
    let isOnAdopter = wait.on == .adopter
    if !wait.isRunning, wait.start < end {
      rehearsal.tellWait(
        .paused, of: key, at: Instant(milliseconds: wait.start), onAdopter: isOnAdopter)
    }
    guard wait.end < end else { return }
    rehearsal.tellWait(
      .resumed, of: key, at: Instant(milliseconds: wait.end), onAdopter: isOnAdopter)
  }

  private func tellAcknowledgement(_ key: Rehearsal.CaseKey, _ rehearsal: inout Rehearsal) {
    guard past == nil, made.luck.isAcknowledged < world.acknowledging,
      let delay = world.acknowledgement
    else { return }
    say(.acknowledged, made.opened &+ delay.delay(made.luck.acknowledged), key, &rehearsal)
  }

  private func tellChange(
    _ responded: Int64?, _ key: Rehearsal.CaseKey, _ rehearsal: inout Rehearsal
  ) {
    guard let change = path.turn?.change, let at = changed(responded) else { return }
    guard at < end else { return }
    rehearsal.tell(
      .severityChanged, of: key, at: Instant(milliseconds: at), severity: change.rank,
      hasConsent: change.hasConsent)
  }

  /// It comes back after it was closed, and goes the rest of its way again.
  private func tellReopening(
    _ closed: Int64, _ key: Rehearsal.CaseKey, _ rehearsal: inout Rehearsal
  ) {
    guard made.luck.reopens < world.reopening, let delay = world.reopened else { return }
    let reopened = closed &+ delay.delay(made.luck.reopenDelay)
    guard reopened < end else { return }
    say(.reopened, reopened, key, &rehearsal)
    var last = reopened
    for stage in Stage.allCases.dropFirst() where isPresent(stage) || stage == .closed {
      guard let length = length(stage),
        let reached = add(length, to: reopened, hours.open(made.rank, stage))
      else { continue }
      last = max(last, reached)
      say(stage.event, last, key, &rehearsal)
    }
  }

  /// Updates at the intervals in which earlier ones came.
  private func tellUpdates(
    from: Int64, to: Int64, _ key: Rehearsal.CaseKey, _ rehearsal: inout Rehearsal
  ) {
    guard let gaps = world.updateGaps else { return }
    var at = from
    var luck = made.luck.updates
    for _ in 0..<Self.mostUpdates {
      at = at &+ max(1, gaps.delay(luck))
      guard at < to else { return }
      if at > now { say(.updated, at, key, &rehearsal) }
      // A low-discrepancy walk from one number: the golden ratio's fractional parts.
      luck += 0.618_033_988_749_894_9
      if luck >= 1 { luck -= 1 }
    }
  }

  private func say(
    _ event: CaseEvent, _ time: Int64, _ key: Rehearsal.CaseKey, _ rehearsal: inout Rehearsal,
    rank: Int? = nil
  ) {
    guard time < end else { return }
    let instant = Instant(milliseconds: time)
    if let rank {
      rehearsal.tell(event, of: key, at: instant, severity: rank)
    } else {
      rehearsal.tell(event, of: key, at: instant)
    }
  }

  /// When so much open time has passed; nil if not before the end.
  private func add(_ length: Int64, to start: Int64, _ open: OpenTime) -> Int64? {
    guard start < end else { return nil }
    return open.add(max(0, length), to: Instant(milliseconds: start))?.milliseconds
  }
}
