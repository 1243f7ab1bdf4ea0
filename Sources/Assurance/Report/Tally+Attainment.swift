// SPDX-License-Identifier: Apache-2.0
// How verdicts are counted and shown in a report.

import Charts
import Judgement

extension Tally {
  /// What counts toward attainment: kept, or not kept for good.
  var due: Int { met + breached }

  /// The share of what fell due that was met, cut to a tenth of a percent; nil if nothing fell due.
  var attainment: String? {
    due == 0 ? nil : NumberText.share(Int128(met), of: Int128(due))
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
