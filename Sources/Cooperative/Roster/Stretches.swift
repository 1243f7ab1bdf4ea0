// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// Stretches of time: ascending, none empty, none touching another.
package struct Stretches: Hashable, Sendable {
  /// From the earliest to the latest.
  package private(set) var ranges: [Range<Instant>]

  /// Any ranges, in any order: empty ones are left out, those that overlap or touch are joined.
  package init(_ ranges: [Range<Instant>] = []) {
    self.ranges = ranges.filter { !$0.isEmpty }.sorted { $0.lowerBound < $1.lowerBound }
      .reduce(into: []) { joined, range in
        guard let last = joined.last, range.lowerBound <= last.upperBound else {
          joined.append(range)
          return
        }
        joined[joined.count - 1] =
          last.lowerBound..<max(last.upperBound, range.upperBound)
      }
  }

  /// Whether there is no time in them.
  package var isEmpty: Bool { ranges.isEmpty }

  /// Milliseconds in all of them together.
  package var milliseconds: Int64 {
    ranges.reduce(0) { $0 + $1.lowerBound.distance(to: $1.upperBound) }
  }

  /// Whether an instant is in one of them.
  package func contains(_ instant: Instant) -> Bool {
    let place = firstPlace(endingAfter: instant)
    return place < ranges.count && ranges[place].lowerBound <= instant
  }

  /// What of a range is in them.
  package func within(_ range: Range<Instant>) -> Stretches {
    var common = Stretches()
    var place = firstPlace(endingAfter: range.lowerBound)
    while place < ranges.count, ranges[place].lowerBound < range.upperBound {
      let part = ranges[place].clamped(to: range)
      if !part.isEmpty { common.ranges.append(part) }
      place += 1
    }
    return common
  }

  /// What is in both.
  package func intersection(_ other: Stretches) -> Stretches {
    Stretches(ranges.flatMap { other.within($0).ranges })
  }

  /// What is in these and not in the others.
  package func subtracting(_ other: Stretches) -> Stretches {
    var rest = Stretches()
    for range in ranges {
      var start = range.lowerBound
      for hole in other.within(range).ranges {
        if start < hole.lowerBound { rest.ranges.append(start..<hole.lowerBound) }
        start = hole.upperBound
      }
      if start < range.upperBound { rest.ranges.append(start..<range.upperBound) }
    }
    return rest
  }

  /// The place of the first that ends after an instant, or their count.
  private func firstPlace(endingAfter instant: Instant) -> Int {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = low + (high - low) / 2
      if ranges[middle].upperBound > instant { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
