// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// How long a service was up and down, in the hours that count.
struct Uptime: Sendable {
  private let page: Int
  /// Outages that count, ascending and apart; one that lasts ends now.
  private let outages: [Range<Instant>]
  /// Time that does not count, ascending and apart.
  private let excluded: [Range<Instant>]

  /// Open time and what of it the service was down.
  struct Times: Hashable, Sendable {
    let open: Int64
    let down: Int64
    let outages: Int
  }

  init(
    _ measure: Measure, page: Int, outages: [StandingRecord.Stretch],
    excluded: [Range<Instant>], asOf: Instant
  ) {
    self.page = page
    self.excluded = excluded
    self.outages = outages.compactMap { outage in
      let range =
        outage.range
        .lowerBound..<max(
          min(outage.range.upperBound, asOf), outage.range.lowerBound)
      let length = range.lowerBound.distance(to: range.upperBound)
      return length > 0 && length >= measure.shortest ? range : nil
    }
  }

  func times(over range: Range<Instant>, _ book: inout HourBook) -> Times {
    var open = book.elapsed(from: range.lowerBound, to: range.upperBound, page: page)
    for part in Self.parts(of: excluded, in: range) {
      open -= book.elapsed(from: part.lowerBound, to: part.upperBound, page: page)
    }
    var (down, count): (Int64, Int) = (0, 0)
    for outage in Self.parts(of: outages, in: range) {
      var length = book.elapsed(from: outage.lowerBound, to: outage.upperBound, page: page)
      for part in Self.parts(of: excluded, in: outage) {
        length -= book.elapsed(from: part.lowerBound, to: part.upperBound, page: page)
      }
      down += length
      if length > 0 { count += 1 }
    }
    return Times(open: max(0, open), down: max(0, down), outages: count)
  }

  /// The parts of ascending stretches that lie in another.
  private static func parts(
    of stretches: [Range<Instant>], in range: Range<Instant>
  ) -> [Range<Instant>] {
    var (low, high) = (0, stretches.count)
    while low < high {
      let middle = (low + high) / 2
      if stretches[middle].upperBound <= range.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    var parts: [Range<Instant>] = []
    while low < stretches.count, stretches[low].lowerBound < range.upperBound {
      let part = stretches[low].clamped(to: range)
      if !part.isEmpty { parts.append(part) }
      low += 1
    }
    return parts
  }
}
