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
  /// The days on which cases were opened, on the clocks of the agreement.
  private(set) var openedOn: [CivilDate] = []

  /// What cases of one severity did.
  struct RankRecord: Sendable {
    /// From the opening to each stage, by stage.
    ///
    /// The first tells the response of those opened in the shift.
    var stages = Stage.allCases.map { _ in DelayLaw.Delays() }
    /// Up to the response of those opened out of the shift.
    var lateResponse = DelayLaw.Delays()
    /// Which stages closed cases went through whose severity did not change, as sets of bits, and how often.
    var paths: [UInt8: Int] = [:]
    /// The ways of closed cases whose severity changed.
    var turns: [CasePath] = []
    var acknowledgement = DelayLaw.Delays()
    var acknowledged = 0
    var updateGaps = DelayLaw.Delays()
    var waits = WaitRecord()
    var closed = 0
    var reopened = DelayLaw.Delays()
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
      openedOn.append(civil.date)
      let month = Int(
        Double(from.distance(to: past.opened)) / 86_400_000 / DeskModel.monthDays)
      if month < byMonth.count { byMonth[month] += 1 }
    }
  }

  private mutating func note(_ past: PastCase, _ hours: StageHours, asOf: Instant) {
    let rank = past.rank
    noteStages(past, hours, asOf: asOf)
    if let acknowledged = past.acknowledged {
      ranks[rank].acknowledged += 1
      ranks[rank].acknowledgement.ended.append(past.opened.distance(to: acknowledged))
    }
    noteUpdates(past)
    if past.time(of: .responded) != nil { ranks[rank].waits.note(past, asOf: asOf) }
    guard let closed = past.time(of: .closed) else { return }
    ranks[rank].closed += 1
    if let change = past.change {
      ranks[rank].turns.append(CasePath(past, change, hours))
    } else {
      ranks[rank].paths[past.path, default: 0] += 1
    }
    if let reopened = past.reopened {
      ranks[rank].reopened.ended.append(closed.distance(to: reopened))
    }
  }

  /// From the opening to each stage, as obligations count; of an open case, what may come next runs on.
  private mutating func noteStages(_ past: PastCase, _ hours: StageHours, asOf: Instant) {
    // A case whose severity changed is taken over whole, if at all.
    guard past.change == nil else { return }
    for stage in Stage.allCases {
      let open = hours.open(past.rank, stage)
      let unit = hours.unit(past.rank, stage, opened: past.opened)
      if let reached = past.time(of: stage) {
        let length = Int64(Double(past.worked(until: reached, open)) / unit)
        add(length, to: stage, past, hours, isRunning: false)
      } else if !past.isClosed, stage.rawValue > (past.lastStage?.rawValue ?? -1) {
        let length = Int64(Double(past.worked(until: asOf, open)) / unit)
        add(length, to: stage, past, hours, isRunning: true)
      }
    }
  }

  private mutating func add(
    _ length: Int64, to stage: Stage, _ past: PastCase, _ hours: StageHours, isRunning: Bool
  ) {
    func add(_ delays: inout DelayLaw.Delays) {
      if isRunning { delays.running.append(length) } else { delays.ended.append(length) }
    }
    if stage == .responded, !hours.isInShift(past.opened) {
      add(&ranks[past.rank].lateResponse)
    } else {
      add(&ranks[past.rank].stages[stage.rawValue])
    }
  }

  private mutating func noteUpdates(_ past: PastCase) {
    guard var before = past.time(of: .responded) else { return }
    for update in past.updates where update >= before {
      ranks[past.rank].updateGaps.ended.append(before.distance(to: update))
      before = update
    }
  }
}
