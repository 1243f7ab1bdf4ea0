// SPDX-License-Identifier: Apache-2.0

/// How many verdicts came to what.
package struct Tally: Hashable, Sendable {
  package private(set) var pending = 0
  package private(set) var met = 0
  package private(set) var breached = 0
  package private(set) var excused = 0
  package private(set) var void = 0

  /// Nothing counted yet.
  package init() {}

  /// Counts one verdict, or so many, or takes so many back.
  package mutating func count(_ state: Verdict.State, by number: Int = 1) {
    switch state {
    case .pending: pending += number
    case .met: met += number
    case .breached: breached += number
    case .excused: excused += number
    case .void: void += number
    }
  }

  /// All of them.
  package var total: Int { pending + met + breached + excused + void }

  /// How many came to a state.
  package subscript(state: Verdict.State) -> Int {
    switch state {
    case .pending: pending
    case .met: met
    case .breached: breached
    case .excused: excused
    case .void: void
    }
  }
}

extension Judgement {
  /// How many of all verdicts on cases came to what; goals are no obligations and do not count.
  package var tally: Tally {
    verdicts.reduce(into: Tally()) { if !$1.isGoal { $0.count($1.state) } }
  }
}
