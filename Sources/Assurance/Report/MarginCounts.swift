// SPDX-License-Identifier: Apache-2.0

/// How many acts were done how long before or after their deadlines, on the clock on the wall.
struct MarginCounts: Hashable, Sendable {
  /// From the earliest to the latest.
  private(set) var counts = [Int64](repeating: 0, count: 12)

  /// What stands at the edges of the counts; the deadline is at ``deadline``.
  static let edges = [
    "earlier", "−1 d", "−8 h", "−4 h", "−1 h", "−15 min", "0", "+15 min", "+1 h", "+4 h", "+8 h",
    "+1 d", "later",
  ]
  static let deadline = 6

  /// The inner edges of one side in milliseconds, from the deadline outward.
  private static let steps: [UInt64] = [900_000, 3_600_000, 14_400_000, 28_800_000, 86_400_000]

  /// Counts one act by its margin in milliseconds: not negative is in time.
  mutating func add(_ margin: Int64) {
    // Done exactly on an edge counts as the better side: on the deadline is in time.
    let size = margin.magnitude
    let step = Self.steps.firstIndex { margin >= 0 ? size < $0 : size <= $0 } ?? Self.steps.count
    counts[margin >= 0 ? Self.deadline - 1 - step : Self.deadline + step] += 1
  }

  var isEmpty: Bool { counts.allSatisfy { $0 == 0 } }
}
