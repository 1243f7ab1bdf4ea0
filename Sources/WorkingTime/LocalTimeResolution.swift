// SPDX-License-Identifier: Apache-2.0

/// What instant a wall-clock reading names in a zone.
package enum LocalTimeResolution: Hashable, Sendable {
  /// Exactly one.
  case one(Instant)
  /// None: clocks went forward over the reading by `seconds`, at `transition`.
  case skipped(seconds: Int, transition: Instant)
  /// Two: clocks went back and showed the reading again.
  case repeated(earlier: Instant, later: Instant)

  /// One instant by the convention of RFC 5545 section 3.3.5: the first of two, and for a skipped
  /// reading the instant it would have been had the clocks not changed.
  package func instant(reading: CivilDateTime, in zone: Zone) -> Instant {
    switch self {
    case .one(let instant), .repeated(earlier: let instant, later: _): return instant
    case .skipped(_, let transition):
      let before = zone.offsets[max(0, zone.place(of: transition.wholeSeconds) - 1)]
      return Instant(milliseconds: (reading.localSeconds - Int64(before)) * 1000)
    }
  }
}

extension Zone {
  /// The instant or instants at which the wall clock reads a date and time, or the jump over it.
  package func resolve(_ reading: CivilDateTime) -> LocalTimeResolution {
    let local = reading.localSeconds
    let places = placesAround(local)
    let found = places.compactMap { place -> Int64? in
      let seconds = local - Int64(offsets[place])
      return span(of: place).contains(seconds) ? seconds : nil
    }
    if let first = found.first, let last = found.last {
      return first == last
        ? .one(Instant(milliseconds: first * 1000))
        : .repeated(
          earlier: Instant(milliseconds: first * 1000), later: Instant(milliseconds: last * 1000))
    }
    return skipped(local, places)
  }

  /// The intervals of universal time, in seconds and ascending, in which the wall clock reads at or
  /// after `opens` and before `closes` (both in seconds since 1970-01-01 00:00 of the clock's face).
  func spans(readingFrom opens: Int64, to closes: Int64) -> [Range<Int64>] {
    (placesAround(opens).lowerBound..<placesAround(closes).upperBound).compactMap { place in
      let span = span(of: place)
      let start = max(opens - Int64(offsets[place]), span.lowerBound)
      let end = min(closes - Int64(offsets[place]), span.upperBound)
      return start < end ? start..<end : nil
    }
  }

  /// The time, in seconds, for which one offset holds.
  func span(of place: Int) -> Range<Int64> {
    let start = place > 0 ? changes[place - 1] : .min
    return start..<(place < changes.count ? changes[place] : .max)
  }

  /// The offsets in use within 26 hours of a reading taken as universal time: no offset of TZif is
  /// larger, so its instant is among them.
  private func placesAround(_ local: Int64) -> Range<Int> {
    place(of: local - 93_600)..<place(of: local + 93_600) + 1
  }

  private func skipped(_ local: Int64, _ places: Range<Int>) -> LocalTimeResolution {
    for place in places.dropLast() {
      let (before, after) = (Int64(offsets[place]), Int64(offsets[place + 1]))
      if local - before >= changes[place], local - after < changes[place] {
        return .skipped(
          seconds: Int(after - before), transition: Instant(milliseconds: changes[place] * 1000))
      }
    }
    // Offsets cover all time, so a reading no span holds lies in a jump between two of them.
    return .one(Instant(milliseconds: (local - Int64(offsets[places.lowerBound])) * 1000))
  }
}
