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
  /// Waits on the adopter or others; the last may run still.
  private(set) var waits: [Range<Instant>] = []
  private(set) var waitsSince: Instant?
  private(set) var changes: [Change] = []
  private(set) var reopened: Instant?

  /// A change of severity.
  struct Change: Sendable {
    let time: Instant
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
    case .paused: waitsSince = waitsSince ?? entry.time
    case .resumed, .closed:
      if let since = waitsSince {
        waits.append(since..<max(since, entry.time))
        waitsSince = nil
      }
    case .severityChanged:
      if let rank = entry.rank {
        changes.append(Change(time: entry.time, rank: rank, hasConsent: entry.hasConsent))
      }
    default: break
    }
  }

  func time(of stage: Stage) -> Instant? { reached[stage.rawValue] }

  /// Nothing more is done for it, so far as is known.
  var isClosed: Bool { time(of: .closed) != nil }

  /// The last stage that was reached; nil before the response.
  var lastStage: Stage? { Stage.allCases.last { time(of: $0) != nil } }
}
