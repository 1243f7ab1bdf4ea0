// SPDX-License-Identifier: Apache-2.0

import Terms

/// The events of a case that are an act, by who acted: a lookup instead of a comparison with every
/// pattern.
struct ActSet: Sendable {
  /// A bit for each event that can be the act, whoever acted.
  private let events: UInt32
  /// The patterns, where it matters who acted.
  private let patterns: [EventPattern]

  init(_ patterns: [EventPattern]) {
    self.patterns = patterns
    events = patterns.reduce(0) { events, pattern in
      if case .ofCase(let event) = pattern.event { events | event.bit } else { events }
    }
  }

  /// Every event that is the act of one of several sets.
  static func events(ofAny sets: some Sequence<ActSet>) -> UInt32 {
    sets.reduce(0) { $0 | $1.events }
  }

  /// Whether a fact is the act; who acted must be in evidence where it matters.
  func contains(_ fact: Fact) -> Bool {
    guard events & fact.event.bit != 0 else { return false }
    return patterns.contains { fact.matches($0) }
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
