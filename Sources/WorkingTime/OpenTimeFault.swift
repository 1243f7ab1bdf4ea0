// SPDX-License-Identifier: Apache-2.0

/// Why open time cannot be compiled or asked for.
package enum OpenTimeFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// An interval that ends before it starts. It has no open time, not even zero.
  case reversed(from: Instant, to: Instant)
  /// A range longer than ``OpenTime/longestRange``.
  case rangeTooLong(from: Instant, to: Instant)
  /// A range beyond ``Zone/horizon``, where zone rules are not expanded.
  case beyondZoneRules(Instant, zone: String)
  /// Unions and intersections nested deeper than ``OpeningHours/deepestNesting``.
  case nestedTooDeeply(limit: Int)
  /// An intersection of nothing.
  case emptyIntersection
  /// More intervals than ``OpenTime/mostIntervals``.
  case tooManyIntervals(limit: Int)
  /// An instant outside the compiled range.
  case outsideRange(Instant, compiled: Range<Instant>)
  /// Lists of a batch whose lengths differ.
  case unequalCounts(starts: Int, durations: Int)

  package var description: String {
    switch self {
    case .reversed(let from, let to):
      "the interval ends at \(to), before it starts at \(from); exchange the two"
    case .rangeTooLong(let from, let to):
      "\(from) to \(to) is longer than \(OpenTime.longestRange / 86_400_000) days; compile less"
    case .beyondZoneRules(let instant, let zone):
      "\(instant) is after \(Zone.horizon), up to which the clocks of \(zone) are known; end before"
    case .nestedTooDeeply(let limit):
      "opening hours are nested more than \(limit) deep; flatten the unions and intersections"
    case .emptyIntersection:
      "an intersection of no opening hours would be open always; name at least one"
    case .tooManyIntervals(let limit):
      "the opening hours have more than \(limit) intervals in the range; compile a shorter range"
    case .outsideRange(let instant, let range):
      "\(instant) is outside the compiled range \(range.lowerBound) to \(range.upperBound);"
        + " compile a longer one"
    case .unequalCounts(let starts, let durations):
      "\(starts) starts but \(durations) durations; give one duration for each start"
    }
  }
}
