// SPDX-License-Identifier: Apache-2.0

import Money
import Terms
import WorkingTime

/// A verdict as it is kept: numbers alone, so that a million of them are copied and let go at once.
struct VerdictRecord: Sendable {
  let opened: Instant
  @OptionalInstant private(set) var due: Instant?
  @OptionalInstant private(set) var fulfilled: Instant?
  let caseID: UInt32
  private let obligationPlace: Int32
  private let episodeNumber: Int32
  /// The rank of the severity that counts.
  private let rankThatCounts: Int32
  /// The place of its credit among those of the list; below zero for none.
  var credit: Int32 = -1
  let state: Verdict.State

  var obligation: Int { Int(obligationPlace) }
  var episode: Int { Int(episodeNumber) }
  var rank: Int { Int(rankThatCounts) }

  /// What a clock of a case came to.
  init(of clock: borrowing CaseClock, caseID: UInt32, _ bench: borrowing Bench) {
    self.caseID = caseID
    obligationPlace = Int32(clamping: clock.obligation)
    episodeNumber = Int32(clamping: clock.episode)
    // A case may have left the severities the obligation is owed for; the last of them counts.
    let isOwedFor = bench.owes(clock, clock.rank)
    rankThatCounts = Int32(clamping: isOwedFor ? clock.rank : clock.decidingRank)
    state = Verdict.State(clock.state)
    due = clock.due
    fulfilled = clock.done?.time
    opened = clock.started ?? bench.book.limit
  }
}

extension Verdict.State {
  fileprivate init(_ state: CaseClock.State) {
    switch state {
    case .running: self = .pending
    case .met: self = .met
    case .breached: self = .breached
    case .excused: self = .excused
    case .notOwed, .void: self = .void
    }
  }
}
