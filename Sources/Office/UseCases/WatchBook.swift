// SPDX-License-Identifier: Apache-2.0

import Evidence
package import Judgement
import Terms
package import WorkingTime

/// What the watch has told, and what it still has to deliver.
///
/// A value: a round makes the next book from the last one, and the book is saved whole. It holds what is
/// open and what ended in the last ``memory``, not all of history.
package struct WatchBook: Hashable, Sendable {
  /// How far each thing is told, by its agreement and its id.
  private(set) var told: [String: [String: Mark]] = [:]
  /// Notices that are not delivered yet, in order.
  package private(set) var outbox: [Pending] = []

  /// How far one thing is told.
  struct Mark: Hashable, Sendable {
    /// The highest level that was told, or was over before the watch began.
    var level: Int
    /// The last round it was pending at, or its deadline: what is older than ``memory`` is forgotten.
    var seen: Instant
  }

  /// A notice on its way.
  package struct Pending: Hashable, Sendable {
    package let notice: WatchNotice
    /// How often it was refused.
    package var refusals = 0
    /// When it is offered next.
    package var next: Instant
  }

  /// How long what is over is remembered, in milliseconds: 60 days.
  ///
  /// A breach that becomes known later than that after its deadline is not told.
  package static let memory: Int64 = 60 * 86_400_000
  /// The most notices that wait for delivery; further ones are found anew when there is room.
  package static let mostPending = 10_000
  /// `seen` is noted down no more often than this, in milliseconds: a day.
  private static let grain: Int64 = 86_400_000

  /// Nothing told yet.
  package init() {}

  init(told: [String: [String: Mark]], outbox: [Pending]) {
    self.told = told
    self.outbox = outbox
  }

  /// What an item is known by: half of the hex digits of its identity, as in the UIDs of the calendar.
  static func id(_ item: DueItem) -> String { String(item.identity.hex.prefix(32)) }

  // MARK: - Finding what passed

  /// A threshold that has passed and was not told.
  package struct Passed: Hashable, Sendable {
    package let item: DueItem
    package let threshold: Threshold
  }

  /// Takes a judgement: every threshold that has passed and was not told, in order of time.
  ///
  /// What an agreement had missed before it was watched is not told. Of what is pending, every part of the
  /// time that is used up is, late rather than never.
  package mutating func passed(_ judgement: Judgement) -> [Passed] {
    let (name, now) = (judgement.agreement.name, judgement.asOf)
    let isNew = told[name] == nil
    var marks = told[name] ?? [:]
    var room = Self.mostPending - outbox.count
    var passed: [Passed] = []
    var present: Set<String> = []
    for item in DueList(judgement).all {
      let id = Self.id(item)
      present.insert(id)
      // At its very deadline a thing is in time still: that part passes after it.
      let thresholds = item.thresholds.filter { $0.instant <= now && $0.level != .due }
      Self.note(item, id, thresholds, now, &marks, &passed, &room)
    }
    var clocks = DueClocks(judgement)
    let oldest = now.milliseconds - Self.memory
    for item in DueList.missed(judgement) {
      guard let due = item.due, due.milliseconds >= oldest else { continue }
      let id = Self.id(item)
      present.insert(id)
      if isNew {
        marks[id] = Mark(level: Threshold.Level.due.rawValue, seen: due)
      } else if marks[id]?.level != Threshold.Level.due.rawValue {
        let thresholds = clocks.reading(item).thresholds.filter { $0.instant <= now }
        let all = thresholds.isEmpty ? [Threshold(level: .due, instant: due)] : thresholds
        Self.note(item, id, all, due, &marks, &passed, &room)
      }
    }
    told[name] = marks.filter { present.contains($0.key) || $0.value.seen.milliseconds >= oldest }
    return passed.sorted(by: Self.precedes)
  }

  private static func note(
    _ item: DueItem, _ id: String, _ thresholds: [Threshold], _ seen: Instant,
    _ marks: inout [String: Mark], _ passed: inout [Passed], _ room: inout Int
  ) {
    let known = marks[id]?.level ?? 0
    for threshold in thresholds where threshold.level.rawValue > known {
      guard room > 0 else { break }
      room -= 1
      passed.append(Passed(item: item, threshold: threshold))
      marks[id] = Mark(level: threshold.level.rawValue, seen: seen)
    }
    if let mark = marks[id], mark.seen.distance(to: seen) >= grain { marks[id]?.seen = seen }
  }

  private static func precedes(_ left: Passed, _ right: Passed) -> Bool {
    let (a, b) = (left.threshold, right.threshold)
    if a.instant != b.instant { return a.instant < b.instant }
    if left.item.identity != right.item.identity {
      return DueItem.precedes(left.item, right.item)
    }
    return a.level < b.level
  }

  // MARK: - Delivering

  /// Puts notices into the outbox, to be delivered at once.
  package mutating func queue(_ notices: [WatchNotice], at now: Instant) {
    outbox += notices.map { Pending(notice: $0, next: now) }
  }

  /// Those to be offered now, in order.
  package func ready(at now: Instant) -> [WatchNotice] {
    outbox.filter { $0.next <= now }.map(\.notice)
  }

  /// One was delivered.
  package mutating func deliver(_ notice: WatchNotice) {
    outbox.removeAll { $0.notice.key == notice.key }
  }

  /// One was not taken: it is offered again after a minute, then two, four, and so on up to an hour.
  package mutating func refuse(_ notice: WatchNotice, at now: Instant) {
    guard let place = outbox.firstIndex(where: { $0.notice.key == notice.key }) else { return }
    outbox[place].refusals += 1
    let doublings = min(outbox[place].refusals - 1, 6)
    let pause = min(Int64(60_000) << Int64(doublings), 3_600_000)
    outbox[place].next = Instant(milliseconds: now.milliseconds + pause)
  }
}
