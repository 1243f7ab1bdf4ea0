// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// Instants and durations as people read them.
package enum LocalText {
  /// `Fri 2026-03-06 16:10 GMT`: the wall clock of a zone, with seconds where they are not nought.
  package static func moment(_ instant: Instant, in zone: Zone) -> String {
    zone.moment(of: instant)
  }

  /// `2026-03-06T17:10:00+01:00`: RFC 3339 with the offset of a zone.
  ///
  /// Offsets that are no whole minutes, as before standard time, have no form in RFC 3339; the text
  /// is then in universal time.
  package static func rfc3339(_ instant: Instant, in zone: Zone) -> String {
    var bytes: [UInt8] = []
    appendRFC3339(instant, in: zone, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends ``rfc3339(_:in:)`` in ASCII.
  static func appendRFC3339(_ instant: Instant, in zone: Zone, to bytes: inout [UInt8]) {
    let offset = zone.offsetSeconds(at: instant)
    guard offset % 60 == 0,
      let shifted = Instant(exactlyMilliseconds: instant.milliseconds + Int64(offset) * 1000)
    else { return instant.appendRFC3339(to: &bytes) }
    shifted.appendRFC3339(to: &bytes)
    bytes.removeLast()
    bytes.append(offset < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
    let minutes = Int(offset.magnitude) / 60
    for (place, pair) in [minutes / 60, minutes % 60].enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ":")) }
      bytes.append(48 + UInt8(truncatingIfNeeded: pair / 10))
      bytes.append(48 + UInt8(truncatingIfNeeded: pair % 10))
    }
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

  /// `1 h 20 min 5 s`, `0.250 s`, `0 min`: every unit that is not nought, so that sums add up.
  package static func exact(_ milliseconds: Int64) -> String {
    let (total, rest) = milliseconds.magnitude.quotientAndRemainder(dividingBy: 1000)
    if total == 0, rest == 0 { return "0 min" }
    var words: [String] = []
    if total >= 3600 { words.append("\(total / 3600) h") }
    if total / 60 % 60 > 0 { words.append("\(total / 60 % 60) min") }
    let left = Int64(total % 60) * 1000 + Int64(rest)
    if left > 0 { words.append("\(seconds(left)) s") }
    return words.joined(separator: " ")
  }

  /// `4800`, `-0.250`: seconds, with three decimals where there are milliseconds.
  package static func seconds(_ milliseconds: Int64) -> String {
    let (whole, rest) = milliseconds.magnitude.quotientAndRemainder(dividingBy: 1000)
    let sign = milliseconds < 0 ? "-" : ""
    guard rest > 0 else { return "\(sign)\(whole)" }
    let digits = String(rest)
    return "\(sign)\(whole)." + String(repeating: "0", count: 3 - digits.utf8.count) + digits
  }

  /// `2026-03`.
  package static func month(_ year: Int, _ month: Int) -> String {
    let digits = String(year)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
      + "-" + twoDigits(month)
  }

  /// A text from outside without what could move a terminal's cursor or hide other text: control
  /// characters and marks of direction become U+FFFD.
  package static func printable(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnprintable) else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      scalars.append(isUnprintable(scalar) ? "\u{FFFD}" : scalar)
    }
    return String(scalars)
  }

  private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<32, 127..<160, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
