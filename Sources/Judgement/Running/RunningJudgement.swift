// SPDX-License-Identifier: Apache-2.0

package import Evidence
import HeapModule
package import Terms
package import WorkingTime

/// A judgement that is folded forward: events and time change it step by step, and at each instant
/// it says what a ``Judgement`` of the whole history would.
///
/// A case is held while one of its clocks runs and for ``grace`` after; then it is let go, and only
/// sums by day and its breaches stay. So one more event costs no more than finding the next alarm
/// among the cases held, and memory grows with what is open and what was breached.
///
/// What reaches back farther is judged by a replay of the history, asked of a ``Recollection``: a
/// duty, a window or an end that is told more than ``grace`` late, and every event once powers were
/// used more than once, or suspend something.
package struct RunningJudgement: Sendable {
  package let agreement: Agreement
  /// The instant it has come to: what happens later is not yet seen.
  package internal(set) var now: Instant
  /// The size of the log that is known.
  package internal(set) var knownAt: UInt64
  /// Events of types that are not judged.
  package internal(set) var otherCount = 0

  let law: Law
  let tariff: Tariff
  var bench: Bench
  var cases: [UInt32: LiveCase] = [:]
  var alarms = AlarmQueue()
  /// Known events whose time has not come, and their indices.
  var ahead = Heap<Ahead>()
  var waiting: Set<UInt64> = []
  var ledger: Ledger
  /// Facts about what is no case, in order of arrival; deadlines agreed are with their cases.
  var standing: [StandingFact] = []
  /// Cases that such a fact names: their places are not given away.
  var pinned: Set<UInt32> = []
  var consequences = Trial.Consequences()
  /// What every verdict on a case, and every interval, came to.
  package internal(set) var tallies = Tallies()
  /// Facts of no case that were set aside as they came, and events refused.
  var looseCount = 0
  var refusedCount = 0
  /// Obligations whose breach costs or weighs more the longer it lasts.
  let growing: Set<String>
  /// Obligations that a power counts case by case.
  let inRows: Set<String>

  /// How long a case is held after it has come to rest, and how late an event that bears on all
  /// cases can be without a replay: a week, in which most reopenings fall.
  package static let grace: Int64 = 7 * 86_400_000

  /// An event whose time has not come.
  struct Ahead: Comparable, Sendable {
    let recorded: RecordedEvent

    private var key: (Int64, UInt64) { (recorded.event.time.milliseconds, recorded.index) }

    static func < (left: Ahead, right: Ahead) -> Bool { left.key < right.key }
    static func == (left: Ahead, right: Ahead) -> Bool { left.key == right.key }
  }

  /// Begins before anything is known.
  package init(of agreement: Agreement, from now: Instant) throws(JudgementFault) {
    try self.init(of: agreement, asOf: now, knownAt: 0, history: History(of: agreement.name))
  }

  // MARK: - Time

  /// When time alone changes something next; nil if it changes nothing.
  package var nextAlarm: Instant? {
    var alarms = alarms
    let end = bench.tenure.end.flatMap { $0 > now ? $0 : nil }
    return [alarms.next()?.time, ahead.min?.recorded.event.time, end].compactMap { $0 }.min()
  }

  /// Time comes to an instant: deadlines pass, in order, and events known before come about.
  ///
  /// An instant before ``now`` changes nothing.
  package mutating func advance(
    to instant: Instant, _ memory: some Recollection
  ) throws -> [Change] {
    guard instant > now else { return [] }
    var changes: [Change] = []
    let isEnding = bench.tenure.end.map { now < $0 && $0 <= instant } ?? false
    while true {
      let alarm = alarms.next()?.time ?? .latest
      let event = ahead.min?.recorded.event.time ?? .latest
      let next = min(alarm, event)
      guard next <= instant, next < .latest else { break }
      now = max(now, next)
      if bench.record.hasOpenHeldWindow { changes += try renew() }
      if event <= alarm, let first = ahead.popMin() {
        waiting.remove(first.recorded.index)
        changes += try fold(first.recorded, memory)
      } else if let alarm = alarms.take(notAfter: now) {
        changes += ring(alarm.caseID)
      }
      try check()
    }
    now = instant
    if isEnding || bench.record.hasOpenHeldWindow { changes += try renew() }
    changes += try follow(nil, memory)
    try check()
    return changes
  }

  // MARK: - Events

  /// Takes the next event of the log.
  ///
  /// One whose time has not come waits for it. An event the log has given before is not taken again.
  package mutating func take(
    _ recorded: RecordedEvent, _ memory: some Recollection
  ) throws -> [Change] {
    guard recorded.index >= knownAt else { return [] }
    knownAt = recorded.index + 1
    guard recorded.event.time <= now else {
      ahead.insert(Ahead(recorded: recorded))
      waiting.insert(recorded.index)
      return []
    }
    let changes = try fold(recorded, memory)
    try check()
    return changes
  }

  private mutating func fold(
    _ recorded: RecordedEvent, _ memory: some Recollection
  ) throws -> [Change] {
    switch bench.read(recorded) {
    case .refused(let why):
      ledger.putAside(recorded.index, why)
      refusedCount += 1
      return []
    case .other:
      otherCount += 1
      return []
    case .fact(let fact):
      let changes = try take(fact, memory)
      return try changes + follow(.ofCase(fact), memory)
    case .standing(let fact):
      let changes = try take(fact, memory)
      return try changes + follow(.standing(fact), memory)
    }
  }

  /// Throws what went wrong in laying out hours or counting what recurs.
  func check() throws(JudgementFault) {
    if let fault = bench.fault ?? bench.book.fault { throw fault }
  }
}
