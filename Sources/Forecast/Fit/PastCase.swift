// SPDX-License-Identifier: Apache-2.0

import Judgement
import Terms
import WorkingTime

/// One case as far as it went by the moment of the forecast, until it was closed the first time.
struct PastCase: Sendable {
  let name: String
  let component: String?
  /// The severity it was opened with, by rank.
  let rank: Int
  let opened: Instant
  /// When each stage was first reached, by its number; nil if it was not.
  private(set) var reached: [Instant?]
  private(set) var acknowledged: Instant?
  /// Updates before it was closed.
  private(set) var updates: [Instant] = []
  /// Waits that ended.
  private(set) var waits: [(time: Range<Instant>, on: WaitedOn)] = []
  /// The one that runs still.
  private(set) var waitsSince: (time: Instant, on: WaitedOn)?
  private(set) var changes: [Change] = []
  private(set) var reopened: Instant?

  /// A change of severity.
  struct Change: Sendable {
    /// Milliseconds from the response, or from the opening if it came before that.
    let after: Int64
    let isAfterResponse: Bool
    let rank: Int
    let hasConsent: Bool
  }

  /// Nil where the opening names no severity of the agreement, or lies after the moment.
  init?(_ file: CaseFile, asOf: Instant) {
    guard
      let opening = file.entries.first(where: { $0.event == .opened && $0.rank != nil }),
      let rank = opening.rank, opening.time <= asOf,
      !file.entries.contains(where: { $0.event == .voided })
    else { return nil }
    name = file.name
    component = file.component
    self.rank = rank
    opened = opening.time
    reached = Stage.allCases.map { _ in nil }
    for entry in file.entries where entry.time >= opening.time && entry.time <= asOf {
      take(entry)
    }
  }

  private mutating func take(_ entry: CaseFile.Entry) {
    let isClosed = reached[Stage.closed.rawValue] != nil
    if entry.event == .reopened, isClosed { reopened = reopened ?? entry.time }
    guard !isClosed else { return }
    if let stage = Stage.allCases.first(where: { $0.event == entry.event }) {
      // What a machine answers is no response of a person.
      if stage == .responded, entry.isByPerson == false { return }
      reached[stage.rawValue] = reached[stage.rawValue] ?? entry.time
    }
    switch entry.event {
    case .acknowledged: acknowledged = acknowledged ?? entry.time
    case .updated: updates.append(entry.time)
    case .paused: waitsSince = waitsSince ?? (entry.time, WaitedOn(cause: entry.cause))
    case .resumed, .closed:
      if let since = waitsSince {
        waits.append((since.time..<max(since.time, entry.time), since.on))
        waitsSince = nil
      }
    case .severityChanged:
      if let rank = entry.rank {
        let responded = reached[Stage.responded.rawValue]
        changes.append(
          Change(
            after: (responded ?? opened).distance(to: entry.time),
            isAfterResponse: responded != nil, rank: rank, hasConsent: entry.hasConsent))
      }
    default: break
    }
  }

  /// Open time from its opening to now that was not spent waiting.
  func worked(until now: Instant, _ open: OpenTime) -> Int64 {
    worked(from: opened, to: now, open)
  }

  /// Open time from one instant to another, leaving out waits.
  func worked(from: Instant, to: Instant, _ open: OpenTime) -> Int64 {
    var sum = open.within(from, to)
    for wait in waits {
      sum -= open.within(max(from, wait.time.lowerBound), min(to, wait.time.upperBound))
    }
    if let waitsSince { sum -= open.within(max(from, waitsSince.time), to) }
    return max(0, sum)
  }

  func time(of stage: Stage) -> Instant? { reached[stage.rawValue] }

  /// Nothing more is done for it, so far as is known.
  var isClosed: Bool { time(of: .closed) != nil }

  /// The severity it has at the moment, by rank.
  var currentRank: Int { changes.last?.rank ?? rank }

  /// The first change to another severity; nil if there was none.
  var change: Change? { changes.first { $0.rank != rank } }

  /// When a change of it came.
  func changed(_ change: Change) -> Instant {
    let from = change.isAfterResponse ? time(of: .responded) ?? opened : opened
    return Instant(milliseconds: from.milliseconds + change.after)
  }

  /// The stages it went through, as bits.
  var path: UInt8 {
    Stage.allCases.reduce(0) { time(of: $1) == nil ? $0 : $0 | $1.bit }
  }

  /// The last stage that was reached; nil before the response.
  var lastStage: Stage? { Stage.allCases.last { time(of: $0) != nil } }
}

extension OpenTime {
  /// Open time between two instants, as far as the hours are laid out; none if the second is earlier.
  func within(_ from: Instant, _ to: Instant) -> Int64 {
    let (from, to) = (max(from, range.lowerBound), min(to, range.upperBound))
    return from < to ? (try? elapsed(from: from, to: to)) ?? 0 : 0
  }
}
