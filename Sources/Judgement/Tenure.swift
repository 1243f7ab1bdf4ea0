// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// When what an agreement promises is in force, as its term, its end and its amendments have it.
struct Tenure: Sendable {
  /// The term as written, or as extended.
  let term: Range<Instant>
  /// When the agreement ended before the end of its term; nil if it did not.
  let end: Instant?
  private let written: Range<Instant>
  private let wall: WallCalendar

  init(_ agreement: Agreement, extendedTo extended: Instant? = nil, endedAt end: Instant? = nil) {
    written = agreement.term
    let upper = max(agreement.term.upperBound, extended ?? agreement.term.upperBound)
    term = agreement.term.lowerBound..<upper
    self.end = end.flatMap { $0 < upper ? max($0, agreement.term.lowerBound) : nil }
    wall = WallCalendar(zone: agreement.zone)
  }

  /// When the agreement stops: the end of its term, or earlier.
  var stop: Instant { end ?? term.upperBound }

  /// When a promise is in force: what arises then falls under it.
  func force(of promise: Promise) -> Range<Instant> {
    let lower = promise.force.lowerBound
    var upper = promise.force.upperBound
    if upper == written.upperBound || upper > stop {
      upper = stop
      switch promise.survival {
      case .forever?: upper = .latest
      case .lasting(let span)?: upper = wall.later(than: stop, by: span)
      case nil: break
      }
    }
    return lower..<max(lower, upper)
  }

  /// Whether what a promise has brought about ends with the agreement.
  func ends(_ promise: Promise) -> Bool { end != nil && promise.survival == nil }
}
