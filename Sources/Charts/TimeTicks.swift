// SPDX-License-Identifier: Apache-2.0

/// Instants at which a time axis is marked: round minutes, hours, days or weeks.
package enum TimeTicks {
  private static let minute: Int64 = 60_000
  private static let steps: [Int64] =
    [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720].map { $0 * minute }
    + [1, 2, 7, 14, 28, 91, 182, 364].map { $0 * 1440 * minute }

  /// The round instants from `start` through `end`, in milliseconds since 1970, at most `most`.
  ///
  /// `offset` is what local time is ahead of universal time, in milliseconds, so that days begin at
  /// local midnight; weeks begin on Monday. The step is the smallest that keeps to `most`. A span
  /// too long for the longest step (26 weeks apart), or one that is reversed, gives none.
  package static func instants(
    from start: Int64, to end: Int64, atMost most: Int, offset: Int64 = 0
  ) -> [Int64] {
    let (start, end, offset) = (Int128(start), Int128(end), Int128(offset))
    for step in steps.map({ Int128($0) }) {
      // 1 January 1970 was a Thursday: weeks are counted from the Monday before.
      let shift = step >= 7 * 86_400_000 ? 3 * 86_400_000 + offset : offset
      let first = roundedUp(start + shift, to: step) - shift
      guard first <= end, (end - first) / step < Int128(most) else { continue }
      return stride(from: 0, through: (end - first) / step, by: 1)
        .compactMap { Int64(exactly: first + $0 * step) }
    }
    return []
  }

  private static func roundedUp(_ value: Int128, to step: Int128) -> Int128 {
    let rest = ((value % step) + step) % step
    return rest == 0 ? value : value + step - rest
  }
}
