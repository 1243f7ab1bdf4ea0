// SPDX-License-Identifier: Apache-2.0

import Charts
import Judgement

/// How many verdicts came to each state.
struct Tally: Hashable, Sendable {
  private(set) var met: Int64 = 0
  private(set) var breached: Int64 = 0
  private(set) var pending: Int64 = 0
  private(set) var excused: Int64 = 0
  private(set) var void: Int64 = 0

  mutating func add(_ state: Verdict.State) {
    switch state {
    case .met: met += 1
    case .breached: breached += 1
    case .pending: pending += 1
    case .excused: excused += 1
    case .void: void += 1
    }
  }

  /// What counts toward attainment: kept or not kept for good.
  var due: Int64 { met + breached }

  var all: Int64 { met + breached + pending + excused + void }

  /// The share of what fell due that was met, cut to a tenth of a percent; nil if nothing fell due.
  var attainment: String? {
    due == 0 ? nil : NumberText.share(Int128(met), of: Int128(due))
  }

  /// The count of one state.
  func count(_ state: Verdict.State) -> Int64 {
    switch state {
    case .met: met
    case .breached: breached
    case .pending: pending
    case .excused: excused
    case .void: void
    }
  }
}

extension Verdict.State {
  /// The look of the state in pictures.
  var tone: Tone {
    switch self {
    case .met: .favourable
    case .breached: .adverse
    case .pending: .undecided
    case .excused: .excused
    case .void: .further
    }
  }
}
