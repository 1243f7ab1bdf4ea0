// SPDX-License-Identifier: Apache-2.0

/// Places of instants on the level axis of a ``Timeline``.
struct TimeAxis: Sendable {
  let left: Pixels
  let right: Pixels
  private let start: Int64
  private let end: Int64

  init(_ timeline: Timeline, from left: Pixels, to right: Pixels) {
    (self.left, self.right) = (left, right)
    (start, end) = (timeline.start, timeline.end)
  }

  func contains(_ instant: Int64) -> Bool { instant >= start && instant <= end }

  /// The place of an instant; those outside the axis are at its nearer end.
  func x(_ instant: Int64) -> Pixels {
    let passed = Int128(instant) - Int128(start)
    return left + (right - left).share(passed, of: Int128(end) - Int128(start))
  }
}
