// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// Instants and durations as people read them.
package enum LocalText {
  /// `Fri 2026-03-06 16:10 GMT`: the wall clock of a zone, with seconds where they are not nought.
  package static func moment(_ instant: Instant, in zone: Zone) -> String {
    let civil = zone.civil(at: instant)
    return "\(civil.date.weekday.shortName) \(civil.text) \(zone.abbreviation(at: instant))"
  }

  /// `1 h 20 min`, `45 s`, `0 min`: at most two units, the rest cut off; `less than 1 s` below.
  package static func span(_ milliseconds: Int64) -> String {
    let total = milliseconds.magnitude / 1000
    if total == 0 { return milliseconds == 0 ? "0 min" : "less than 1 s" }
    let (hours, minutes, seconds) = (total / 3600, total / 60 % 60, total % 60)
    if hours > 0 { return minutes == 0 ? "\(hours) h" : "\(hours) h \(minutes) min" }
    if minutes > 0 { return seconds == 0 ? "\(minutes) min" : "\(minutes) min \(seconds) s" }
    return "\(seconds) s"
  }
}
