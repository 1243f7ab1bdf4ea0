// SPDX-License-Identifier: Apache-2.0

import Judgement
import Terms
import WorkingTime

/// The cases of one agreement and how long their stages took.
struct CaseRecord: Sendable {
  let cases: [PastCase]
  /// How many cases were opened, by rank, leaving out those that a shock brought.
  private(set) var opened: [Int]
  /// The days in which cases could be opened and seen.
  let days: Double
  /// By rank.
  private(set) var ranks: [RankRecord]
  /// How often a case was opened in each hour of the week, Monday first, on the clocks of the agreement.
  private(set) var byHour: [Int]
  /// How often a case was opened in each month, from the first.
  private(set) var byMonth: [Int]

  /// What cases of one severity did.
  struct RankRecord: Sendable {
    /// Up to each stage from the one reached before it; by stage.
    var stages = Stage.allCases.map { _ in StageRecord() }
    var acknowledgement = StageRecord()
    var updateGaps = DelayLaw.Delays()
    /// Cases that went on after the response, and of these, those that had to wait.
    var followed = 0
    var waiting = 0
    var waits = DelayLaw.Delays()
    var changed: [PastCase.Change] = []
    var closed = 0
    var reopened = DelayLaw.Delays()
  }

  /// How a stage was reached.
  struct StageRecord: Sendable {
    var delays = DelayLaw.Delays()
    /// Cases that went past it without it.
    var skipped = 0
  }

  init(
    _ subject: Subject, _ hours: StageHours, asOf: Instant, shocks: ShockRecord
  ) {
    let agreement = subject.agreement
    cases = subject.history
      .caseFiles(under: agreement, asOf: asOf, knownAt: subject.knownAt)
      .compactMap { PastCase($0, asOf: asOf) }
      .filter { agreement.term.contains($0.opened) }
    let from = agreement.term.lowerBound
    let until = min(asOf, agreement.term.upperBound)
    days = max(0, Double(from.distance(to: max(from, until))) / 86_400_000)
    opened = agreement.severities.map { _ in 0 }
    ranks = agreement.severities.map { _ in RankRecord() }
    byHour = [Int](repeating: 0, count: 168)
    byMonth = [Int](repeating: 0, count: max(1, Int(days / DeskModel.monthDays)))
    for past in cases {
      note(past, hours, asOf: asOf)
      guard !shocks.brought(past, of: agreement) else { continue }
      opened[past.rank] += 1
      let civil = agreement.zone.civil(at: past.opened)
      byHour[civil.date.weekday.rawValue * 24 + min(23, civil.time.secondsOfDay / 3600)] += 1
      let month = Int(
        Double(from.distance(to: past.opened)) / 86_400_000 / DeskModel.monthDays)
      if month < byMonth.count { byMonth[month] += 1 }
    }
  }

  private mutating func note(_ past: PastCase, _ hours: StageHours, asOf: Instant) {
    let rank = past.rank
    noteStages(past, hours, asOf: asOf)
    if let acknowledged = past.acknowledged {
      ranks[rank].acknowledgement.delays.ended.append(past.opened.distance(to: acknowledged))
    } else if past.lastStage != nil {
      ranks[rank].acknowledgement.skipped += 1
    }
    noteUpdates(past)
    ranks[rank].changed += past.changes
    if past.time(of: .responded) != nil {
      ranks[rank].followed += 1
      if !past.waits.isEmpty || past.waitsSince != nil { ranks[rank].waiting += 1 }
      for wait in past.waits {
        ranks[rank].waits.ended.append(wait.lowerBound.distance(to: wait.upperBound))
      }
      if let since = past.waitsSince { ranks[rank].waits.running.append(since.distance(to: asOf)) }
    }
    guard let closed = past.time(of: .closed) else { return }
    ranks[rank].closed += 1
    if let reopened = past.reopened {
      ranks[rank].reopened.ended.append(closed.distance(to: reopened))
    }
  }

  /// From stage to stage; the first that is not reached runs still, unless the case went past it.
  private mutating func noteStages(_ past: PastCase, _ hours: StageHours, asOf: Instant) {
    var before = past.opened
    let last = past.lastStage
    for stage in Stage.allCases {
      let open = hours.open(past.rank, stage)
      if let reached = past.time(of: stage) {
        guard reached >= before else { continue }
        let length = worked(from: before, to: reached, past, open)
        ranks[past.rank].stages[stage.rawValue].delays.ended.append(length)
        before = reached
      } else if let last, last.rawValue > stage.rawValue {
        ranks[past.rank].stages[stage.rawValue].skipped += 1
      } else {
        // Which stage comes next is not known yet; the length that runs is that of a response, or of
        // whatever ends the case.
        if stage == .responded || stage == .closed || isOwed(stage, past.rank) {
          let length = worked(from: before, to: asOf, past, open)
          ranks[past.rank].stages[stage.rawValue].delays.running.append(length)
        }
        return
      }
    }
  }

  /// Whether others of the rank have reached a stage: then a case that has not may do so yet.
  private func isOwed(_ stage: Stage, _ rank: Int) -> Bool {
    !ranks[rank].stages[stage.rawValue].delays.ended.isEmpty
  }

  private mutating func noteUpdates(_ past: PastCase) {
    guard var before = past.time(of: .responded) else { return }
    for update in past.updates where update >= before {
      ranks[past.rank].updateGaps.ended.append(before.distance(to: update))
      before = update
    }
  }

  /// Open time from one instant to another, leaving out waits.
  private func worked(
    from: Instant, to: Instant, _ past: PastCase, _ open: OpenTime
  ) -> Int64 {
    var sum = elapsed(from, to, open)
    for wait in past.waits {
      sum -= elapsed(max(from, wait.lowerBound), min(to, wait.upperBound), open)
    }
    if let since = past.waitsSince { sum -= elapsed(max(from, since), to, open) }
    return max(0, sum)
  }

  private func elapsed(_ from: Instant, _ to: Instant, _ open: OpenTime) -> Int64 {
    let (from, to) = (max(from, open.range.lowerBound), min(to, open.range.upperBound))
    return from < to ? (try? open.elapsed(from: from, to: to)) ?? 0 : 0
  }
}
