// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// The moment a judgement is asked for, as people write it.
package enum AsOf: Hashable, Sendable {
  /// An instant: `2026-03-31T17:00:00Z`.
  case instant(Instant)
  /// The end of a day on the wall clock of the agreement's zone: `2026-03-31`.
  case endOf(CivilDate)
  /// A reading of that wall clock: `2026-03-31 17:00`.
  case reading(CivilDateTime)

  /// Reads any of the three forms; nil if it is none.
  package init?(_ text: String) {
    if let date = CivilDate(iso: text) {
      self = .endOf(date)
    } else if let instant = try? Instant(rfc3339: text) {
      self = .instant(instant)
    } else if let reading = Self.reading(text) {
      self = .reading(reading)
    } else {
      return nil
    }
  }

  private static func reading(_ text: String) -> CivilDateTime? {
    let parts = text.split { $0 == " " || $0 == "T" }
    guard parts.count == 2, let date = CivilDate(iso: parts[0]) else { return nil }
    let figures = parts[1].split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(figures.count),
      figures.allSatisfy({ $0.count == 2 && $0.allSatisfy { ("0"..."9").contains($0) } }),
      let hour = Int(figures[0]), let minute = Int(figures[1]), minute < 60,
      let second = figures.count == 3 ? Int(figures[2]) : 0, second < 60,
      let time = CivilTime(secondsOfDay: hour * 3600 + minute * 60 + second)
    else { return nil }
    return CivilDateTime(date: date, time: time)
  }

  /// The instant meant, on the wall clock of `zone`.
  ///
  /// A reading the clocks skip or repeat is the
  /// instant of RFC 5545: see ``LocalTimeResolution``.
  package func instant(in zone: Zone) -> Instant {
    switch self {
    case .instant(let instant): return instant
    case .endOf(let date):
      let midnight = CivilDateTime(date: date.adding(days: 1), secondsOfDay: 0)
      return Instant(
        milliseconds: zone.resolve(midnight).instant(reading: midnight, in: zone).milliseconds - 1)
    case .reading(let reading):
      return zone.resolve(reading).instant(reading: reading, in: zone)
    }
  }
}
