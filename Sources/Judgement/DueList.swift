// SPDX-License-Identifier: Apache-2.0

import WorkingTime

/// What is owed next, of every kind there is.
package struct DueList: Hashable, Sendable {
  /// With a deadline, the nearest first.
  package let due: [DueItem]
  /// Without one: the case waits on somebody, or the deadline is beyond what is known.
  package let waiting: [DueItem]

  /// What is pending in a judgement.
  package init(_ judgement: Judgement) {
    var clocks = DueClocks(judgement)
    let items = Self.candidates(judgement).filter(\.isAhead).map { clocks.reading($0) }
    due = items.filter { $0.due != nil }.sorted(by: DueItem.precedes)
    waiting = items.filter { $0.due == nil }.sorted(by: DueItem.precedes)
  }

  /// All of it, what waits last.
  package var all: [DueItem] { due + waiting }

  /// What was missed, over all time: breached, lapsed, or ended; without the parts of its time.
  package static func missed(_ judgement: Judgement) -> [DueItem] {
    candidates(judgement).filter { $0.state == .breached }.sorted(by: DueItem.precedes)
  }

  /// What was settled before its deadline, which is still ahead: entries of a calendar that nobody
  /// needs any more.
  package static func settledAhead(_ judgement: Judgement) -> [DueItem] {
    candidates(judgement).filter { item in
      item.state != .pending && item.state != .breached
        && item.due.map { $0 > judgement.asOf } ?? false
    }.sorted(by: DueItem.precedes)
  }

  /// Everything that fell due or will, whatever has become of it.
  private static func candidates(_ judgement: Judgement) -> [DueItem] {
    judgement.verdicts.compactMap { DueItem($0, judgement) }
      + judgement.standing.compactMap { DueItem($0, judgement) }
      + DueItem.claims(judgement) + DueItem.powers(judgement)
  }
}

extension DueItem {
  /// Whether it is still to be done.
  fileprivate var isAhead: Bool { state == .pending }
}
