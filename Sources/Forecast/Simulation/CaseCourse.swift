// SPDX-License-Identifier: Apache-2.0

import Judgement
import Terms
import WorkingTime

/// How a case goes, from being taken up to being closed, in one replication.
struct CaseCourse {
  let made: MadeCase
  let past: PastCase?
  private let world: World.RankWorld
  private let known: SubjectModel.RankModel
  private let hours: StageHours
  private let now: Int64
  private let end: Int64

  /// The most updates told of a case: an hourly update for more than a week.
  static let mostUpdates = 200

  init(_ made: MadeCase, _ model: DeskModel, _ world: World) {
    self.made = made
    let subject = model.subjects[made.subject]
    past = made.openPlace.map { subject.open[$0] }
    self.world = world.ranks[made.subject][made.rank]
    known = subject.ranks[made.rank]
    hours = subject.hours
    now = model.asOf.milliseconds
    end = model.until.milliseconds
  }

  /// Whether somebody has yet to take it up.
  var isWaiting: Bool { past?.time(of: .responded) == nil }

  /// When it is there to be taken up: at once, or from now on if it waits already.
  var available: Int64 { max(made.opened, now) }

  /// How long it takes in the hours of its stage; nil where it is not known to happen.
  private func length(_ stage: Stage) -> Int64? {
    world.stages[stage.rawValue].delay?.delay(made.luck.stages[stage.rawValue])
  }

  private func isPresent(_ stage: Stage) -> Bool {
    made.luck.presences[stage.rawValue] < world.stages[stage.rawValue].present
  }

  /// How long it keeps a member, in milliseconds: until it is worked around, restored or resolved, but not
  /// more than a working week.
  var work: Int64 {
    var sum = isWaiting ? length(.responded) ?? 0 : 0
    for stage in [Stage.workedAround, .restored, .resolved]
    where isPresent(stage) && past?.time(of: stage) == nil {
      sum += length(stage) ?? 0
      break
    }
    return min(sum, Self.longestWork)
  }

  /// 40 hours.
  private static let longestWork: Int64 = 40 * 3_600_000

  // MARK: - Telling

  /// Tells everything that happens to it until the end, if somebody takes it up then.
  func tell(_ taken: Int64?, _ key: Rehearsal.CaseKey, _ rehearsal: inout Rehearsal) {
    if past == nil { say(.opened, made.opened, key, &rehearsal, rank: made.rank) }
    tellAcknowledgement(key, &rehearsal)
    guard let responded = response(taken) else { return }
    if isWaiting { say(.responded, responded, key, &rehearsal) }
    tellChange(responded, key, &rehearsal)
    let closed = tellStages(after: responded, key, &rehearsal)
    tellUpdates(from: responded, to: closed ?? end, key, &rehearsal)
    guard let closed, world.reopening > made.luck.reopens, let delay = world.reopened else {
      return
    }
    let reopened = closed &+ delay.delay(made.luck.reopenDelay)
    guard reopened < end else { return }
    say(.reopened, reopened, key, &rehearsal)
    var at = reopened
    for stage in [Stage.restored, .resolved, .closed] where isPresent(stage) || stage == .closed {
      guard let length = length(stage), let reached = add(length, to: at, stage) else { return }
      say(stage.event, reached, key, &rehearsal)
      at = reached
    }
  }

  /// When a person answers; nil if not before the end.
  private func response(_ taken: Int64?) -> Int64? {
    if let responded = past?.time(of: .responded) { return responded.milliseconds }
    guard let taken else { return nil }
    guard let past else {
      return length(.responded).flatMap { add($0, to: taken, .responded) }
    }
    // It has waited for some time already: what is longer than that is still possible.
    let open = hours.open(made.rank, .responded)
    let waited = elapsed(past.opened.milliseconds, now, open)
    guard let delay = world.stages[Stage.responded.rawValue].delay else { return nil }
    let whole = delay.delay(made.luck.stages[Stage.responded.rawValue], longerThan: waited)
    return add(whole - waited, to: taken, .responded)
  }

  private func tellAcknowledgement(_ key: Rehearsal.CaseKey, _ rehearsal: inout Rehearsal) {
    guard past == nil, made.luck.isAcknowledged < world.acknowledgement.present,
      let delay = world.acknowledgement.delay
    else { return }
    say(.acknowledged, made.opened &+ delay.delay(made.luck.acknowledged), key, &rehearsal)
  }

  /// The severity changes as that of an earlier case did.
  private func tellChange(
    _ responded: Int64, _ key: Rehearsal.CaseKey, _ rehearsal: inout Rehearsal
  ) {
    guard past == nil, made.luck.changes < world.changing, !known.changes.isEmpty else { return }
    let place = Int(made.luck.changeChoice * Double(known.changes.count))
    let change = known.changes[min(place, known.changes.count - 1)]
    guard change.rank != made.rank else { return }
    let length = (length(.restored) ?? length(.resolved) ?? 0) / 2
    let at = responded &+ Int64(Double(length) * made.luck.changeTime)
    guard at > now, at < end else { return }
    rehearsal.tell(
      .severityChanged, of: key, at: Instant(milliseconds: at), severity: change.rank,
      hasConsent: change.hasConsent)
  }

  /// Tells the stages after the response, and a wait in the first of them; when it is closed, if it is.
  private func tellStages(
    after responded: Int64, _ key: Rehearsal.CaseKey, _ rehearsal: inout Rehearsal
  ) -> Int64? {
    var at = responded
    var mayWait = made.luck.waits < world.waiting && past?.waitsSince == nil
    if past?.waitsSince != nil {
      // It waits now: the wait ends, then the work goes on.
      at = now &+ (world.waits?.delay(made.luck.waitLength) ?? 0)
      guard at < end else { return nil }
      rehearsal.tellWait(.resumed, of: key, at: Instant(milliseconds: at))
    }
    for stage in Stage.allCases.dropFirst() {
      if let reached = past?.time(of: stage) {
        at = max(at, reached.milliseconds)
        continue
      }
      if let last = past?.lastStage, last.rawValue > stage.rawValue { continue }
      guard stage == .closed || isPresent(stage), let whole = length(stage) else { continue }
      let length = left(of: whole, stage, since: at)
      let start = max(at, past == nil ? at : now)
      var reached = add(length, to: start, stage)
      if mayWait, let wait = world.waits?.delay(made.luck.waitLength) {
        mayWait = false
        let part = Int64(Double(length) * made.luck.waitStart)
        reached = add(part, to: start, stage).flatMap { paused -> Int64? in
          say(.paused, paused, key, &rehearsal)
          say(.resumed, paused &+ wait, key, &rehearsal)
          return add(length - part, to: paused &+ wait, stage)
        }
      }
      guard let reached else { return nil }
      say(stage.event, reached, key, &rehearsal)
      at = reached
      if stage == .closed { return reached < end ? reached : nil }
    }
    return nil
  }

  /// What is left of a stage of an open case that has been going on.
  private func left(of whole: Int64, _ stage: Stage, since: Int64) -> Int64 {
    guard past != nil, since < now, let delay = world.stages[stage.rawValue].delay else {
      return whole
    }
    let gone = elapsed(since, now, hours.open(made.rank, stage))
    return delay.delay(made.luck.stages[stage.rawValue], longerThan: gone) - gone
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
    } else if event == .paused || event == .resumed {
      rehearsal.tellWait(event, of: key, at: instant)
    } else {
      rehearsal.tell(event, of: key, at: instant)
    }
  }

  /// When so much time of a stage's hours has passed; nil if not before the end.
  private func add(_ length: Int64, to start: Int64, _ stage: Stage) -> Int64? {
    guard start < end else { return nil }
    let open = hours.open(made.rank, stage)
    return open.add(max(0, length), to: Instant(milliseconds: start))?.milliseconds
  }

  private func elapsed(_ from: Int64, _ to: Int64, _ open: OpenTime) -> Int64 {
    let from = max(from, open.range.lowerBound.milliseconds)
    let to = min(to, open.range.upperBound.milliseconds)
    guard from < to else { return 0 }
    return
      (try? open.elapsed(
        from: Instant(milliseconds: from), to: Instant(milliseconds: to))) ?? 0
  }
}
