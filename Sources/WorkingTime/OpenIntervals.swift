// SPDX-License-Identifier: Apache-2.0

/// Disjoint stretches of universal time in milliseconds, ascending and not touching: opening hours
/// laid out over a range.
struct OpenIntervals: Hashable, Sendable {
  private(set) var starts: [Int64] = []
  private(set) var ends: [Int64] = []

  var count: Int { starts.count }

  /// Lays out opening hours over a range.
  init(
    _ hours: OpeningHours, over range: Range<Int64>, depth: Int = 0
  ) throws(OpenTimeFault) {
    guard depth <= OpeningHours.deepestNesting else {
      throw .nestedTooDeeply(limit: OpeningHours.deepestNesting)
    }
    switch hours {
    case .always:
      if !range.isEmpty { append(range.lowerBound, range.upperBound) }
    case .calendar(let calendar):
      self = try Self.layOut(calendar, over: range)
    case .union(let parts):
      var pieces: [Range<Int64>] = []
      for part in parts {
        pieces += try OpenIntervals(part, over: range, depth: depth + 1).ranges
        try Self.check(pieces.count)
      }
      self = Self.merging(pieces)
    case .intersection(let parts):
      guard let first = parts.first else { throw .emptyIntersection }
      self = try OpenIntervals(first, over: range, depth: depth + 1)
      for part in parts.dropFirst() {
        let other = try OpenIntervals(part, over: range, depth: depth + 1)
        self = intersected(with: other)
      }
    }
  }

  private init() {}

  private var ranges: [Range<Int64>] { zip(starts, ends).map { $0..<$1 } }

  /// Adds a stretch that starts no earlier than the last one; what touches or overlaps is joined.
  private mutating func append(_ start: Int64, _ end: Int64) {
    if let last = ends.last, start <= last {
      ends[ends.count - 1] = max(last, end)
    } else {
      starts.append(start)
      ends.append(end)
    }
  }

  private static func merging(_ pieces: [Range<Int64>]) -> OpenIntervals {
    var merged = OpenIntervals()
    for piece in pieces.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      merged.append(piece.lowerBound, piece.upperBound)
    }
    return merged
  }

  private func intersected(with other: OpenIntervals) -> OpenIntervals {
    var common = OpenIntervals()
    var (mine, theirs) = (0, 0)
    while mine < count, theirs < other.count {
      let start = max(starts[mine], other.starts[theirs])
      let end = min(ends[mine], other.ends[theirs])
      if start < end { common.append(start, end) }
      if ends[mine] < other.ends[theirs] { mine += 1 } else { theirs += 1 }
    }
    return common
  }

  private static func check(_ count: Int) throws(OpenTimeFault) {
    guard count <= OpenTime.mostIntervals else {
      throw .tooManyIntervals(limit: OpenTime.mostIntervals)
    }
  }
}

// MARK: - A calendar on its zone's clock

extension OpenIntervals {
  /// An instant is open when the wall clock reads inside a window, so each stretch of one offset is
  /// laid out by itself: what a gap skips is not there, what a fold repeats is there twice.
  private static func layOut(
    _ calendar: WorkCalendar, over range: Range<Int64>
  ) throws(OpenTimeFault) -> OpenIntervals {
    guard !range.isEmpty else { return OpenIntervals() }
    let zone = calendar.zone
    let first = range.lowerBound.quotientRoundedDown(by: 1000)
    let last = (range.upperBound - 1).quotientRoundedDown(by: 1000)
    var pieces: [Range<Int64>] = []
    for place in zone.place(of: first)...zone.place(of: last) {
      let offset = Int64(zone.offsets[place])
      let span = zone.span(of: place).clamped(to: first..<last + 1)
      var date = CivilDateTime(localSeconds: span.lowerBound + offset).date.adding(days: -1)
      let final = CivilDateTime(localSeconds: span.upperBound - 1 + offset).date
      while date <= final {
        let midnight = Int64(date.daysSinceEpoch) * 86_400 - offset
        for window in calendar.windows(on: date) {
          let start = max(midnight + Int64(window.opens), span.lowerBound)
          let end = min(midnight + Int64(window.closes), span.upperBound)
          guard start < end else { continue }
          pieces.append((start * 1000..<end * 1000).clamped(to: range))
        }
        try check(pieces.count)
        guard date < .latest else { break }
        date = date.adding(days: 1)
      }
    }
    return merging(pieces)
  }
}
