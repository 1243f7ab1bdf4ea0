// SPDX-License-Identifier: Apache-2.0

import Terms

/// The events of a case that are an act, by who acted: a lookup instead of a comparison with every
/// pattern.
struct ActSet: Sendable {
  /// A bit for each event that is the act, by who acted on whose side.
  let eventsByDoer: [UInt32]
  /// A bit for each event that can be the act, whoever acted.
  private let events: UInt32

  /// Who acted on whose side, as far as it is in evidence.
  struct Doer: Sendable {
    /// From 0 up to ``count``.
    let place: Int

    static let count = 9

    init(_ actor: EventPattern.Actor?, _ side: EventPattern.Side?) {
      let row =
        switch actor {
        case nil: 0
        case .person: 3
        case .machine: 6
        }
      place =
        switch side {
        case nil: row
        case .cooperative: row + 1
        case .adopter: row + 2
        }
    }
  }

  init(_ patterns: [EventPattern]) {
    var (events, eventsByDoer): (UInt32, [UInt32]) = (0, Array(repeating: 0, count: Doer.count))
    for pattern in patterns {
      guard case .ofCase(let event) = pattern.event else { continue }
      events |= event.bit
      for actor in [nil, EventPattern.Actor.person, .machine] {
        for side in [nil, EventPattern.Side.cooperative, .adopter]
        where pattern.matches(pattern.event, by: actor, of: side) {
          eventsByDoer[Doer(actor, side).place] |= event.bit
        }
      }
    }
    self.events = events
    self.eventsByDoer = eventsByDoer
  }

  /// Every event that is the act of one of several sets.
  static func events(ofAny sets: some Sequence<ActSet>) -> UInt32 {
    sets.reduce(0) { $0 | $1.events }
  }
}

extension CaseEvent {
  /// A bit of its own.
  var bit: UInt32 {
    switch self {
    case .opened: 1
    case .acknowledged: 1 << 1
    case .responded: 1 << 2
    case .updated: 1 << 3
    case .workedAround: 1 << 4
    case .restored: 1 << 5
    case .resolved: 1 << 6
    case .closed: 1 << 7
    case .reopened: 1 << 8
    case .severityChanged: 1 << 9
    case .paused: 1 << 10
    case .resumed: 1 << 11
    case .excused: 1 << 12
    case .voided: 1 << 13
    case .noted: 1 << 14
    }
  }
}
