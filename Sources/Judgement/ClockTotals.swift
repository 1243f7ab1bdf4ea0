// SPDX-License-Identifier: Apache-2.0

import WorkingTime

/// How long a clock did what, in milliseconds of a timeline.
package struct ClockTotals: Hashable, Sendable {
  /// Open time that counted, up to the deadline.
  package private(set) var ran: Int64 = 0
  /// Open time after the deadline.
  package private(set) var late: Int64 = 0
  /// Outside the hours of the target.
  package private(set) var closed: Int64 = 0
  /// Waiting on somebody, open or not.
  package private(set) var waiting: Int64 = 0
  /// Between the act, or the closing, and the reopening.
  package private(set) var settled: Int64 = 0

  /// The totals of a timeline.
  ///
  /// Stretches do not overlap, so no sum is longer than all time.
  package init(_ timeline: [Explanation.Stretch]) {
    for stretch in timeline {
      let length = stretch.from.distance(to: stretch.to)
      switch stretch.activity {
      case .ran: ran += length
      case .late: late += length
      case .closed: closed += length
      case .waiting: waiting += length
      case .settled: settled += length
      }
    }
  }
}
