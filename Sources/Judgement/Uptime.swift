// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// How long a service was up and down, in the hours that count.
struct Uptime: Sendable {
  private let page: Int
  private let excluded: Pieces
  private let down: Pieces

  /// Open time and what of it the service was down.
  struct Times: Hashable, Sendable {
    let open: Int64
    let down: Int64
    /// Stretches it was down.
    let stretches: Int
  }

  init(
    _ measure: Measure, page: Int, outages: [StandingRecord.Stretch],
    excluded: [Range<Instant>], asOf: Instant, _ book: inout HourBook
  ) {
    self.page = page
    // An outage that lasts ends now; whether it is long enough to count, the whole of it says.
    let counted = outages.compactMap { outage -> Range<Instant>? in
      let end = max(min(outage.range.upperBound, asOf), outage.range.lowerBound)
      let length = outage.range.lowerBound.distance(to: end)
      return length > 0 && length >= measure.shortest ? outage.range.lowerBound..<end : nil
    }
    let known = excluded.compactMap { window -> Range<Instant>? in
      window.lowerBound < asOf ? window.lowerBound..<min(window.upperBound, asOf) : nil
    }
    self.excluded = Pieces(known, page: page, &book)
    down = Pieces(Self.subtract(known, from: counted), page: page, &book)
  }

  /// What is left of ascending stretches without others.
  private static func subtract(
    _ others: [Range<Instant>], from stretches: [Range<Instant>]
  ) -> [Range<Instant>] {
    var left: [Range<Instant>] = []
    var next = 0
    for stretch in stretches {
      var start = stretch.lowerBound
      while next < others.count, others[next].upperBound <= start { next += 1 }
      var place = next
      while place < others.count, others[place].lowerBound < stretch.upperBound {
        if start < others[place].lowerBound { left.append(start..<others[place].lowerBound) }
        start = max(start, others[place].upperBound)
        place += 1
      }
      if start < stretch.upperBound { left.append(start..<stretch.upperBound) }
    }
    return left
  }

  func times(over range: Range<Instant>, _ book: inout HourBook) -> Times {
    let whole = book.elapsed(from: range.lowerBound, to: range.upperBound, page: page)
    let out = excluded.elapsed(in: range, page: page, &book)
    let down = down.elapsed(in: range, page: page, &book)
    return Times(open: max(0, whole - out.time), down: down.time, stretches: down.count)
  }

  /// Stretches of time, ascending and apart, with the open time before each.
  private struct Pieces: Sendable {
    private let ranges: [Range<Instant>]
    private let before: [Int64]

    init(_ ranges: [Range<Instant>], page: Int, _ book: inout HourBook) {
      self.ranges = ranges
      var before: [Int64] = [0]
      for range in ranges {
        let length = book.elapsed(from: range.lowerBound, to: range.upperBound, page: page)
        before.append(before[before.count - 1] + length)
      }
      self.before = before
    }

    /// The open time of the pieces within a stretch, and how many pieces that is.
    func elapsed(
      in range: Range<Instant>, page: Int, _ book: inout HourBook
    ) -> (time: Int64, count: Int) {
      let first = place { $0.upperBound <= range.lowerBound }
      let last = place { $0.lowerBound < range.upperBound }
      guard first < last else { return (0, 0) }
      var time = before[last] - before[first]
      let head = ranges[first]
      if head.lowerBound < range.lowerBound {
        time -= book.elapsed(from: head.lowerBound, to: range.lowerBound, page: page)
      }
      let tail = ranges[last - 1]
      if range.upperBound < tail.upperBound {
        time -= book.elapsed(from: range.upperBound, to: tail.upperBound, page: page)
      }
      return (max(0, time), last - first)
    }

    /// How many pieces come first for which something holds.
    private func place(_ holds: (Range<Instant>) -> Bool) -> Int {
      var (low, high) = (0, ranges.count)
      while low < high {
        let middle = (low + high) / 2
        if holds(ranges[middle]) { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }
}
