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

  /// What a clock of a case came to, by what obligations allow; `limit` is the last instant known of.
  init(of clock: CaseClock, caseID: UInt32, _ spans: SpanTable, limit: Instant) {
    self.init(of: [clock].span, at: 0, caseID: caseID, spans, limit: limit)
  }

  /// The same of a clock among others.
  ///
  /// Its fields are read where they lie: a clock that is handed over is copied, which would take longer
  /// than all that is done here.
  init(
    of clocks: borrowing Span<CaseClock>, at place: Int, caseID: UInt32, _ spans: SpanTable,
    limit: Instant
  ) {
    self.caseID = caseID
    obligationPlace = Int32(clamping: clocks[place].obligation)
    episodeNumber = Int32(clamping: clocks[place].episode)
    // A case may have left the severities the obligation is owed for; the last of them counts.
    let span = spans.span(
      clocks[place].obligation, rank: clocks[place].rank, site: clocks[place].site)
    rankThatCounts = Int32(
      clamping: span != nil ? clocks[place].rank : clocks[place].decidingRank)
    state = Verdict.State(clocks[place].state)
    due = clocks[place].due
    fulfilled = clocks[place].done?.time
    opened = clocks[place].started ?? limit
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
