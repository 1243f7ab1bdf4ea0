// SPDX-License-Identifier: Apache-2.0

/// Writes content lines of RFC 5545, section 3.1: folded at 75 octets, never within a character.
package struct CalendarLines: Sendable {
  /// What has been written, each line ended by CR LF.
  package private(set) var bytes: [UInt8] = []

  /// The most octets of a line, its end not counted.
  package static let longest = 75

  /// Nothing yet.
  package init() {}

  /// A property whose value is written as it is.
  package mutating func add(_ name: String, _ value: String) { fold("\(name):\(value)") }

  /// A property whose value is text: escaped, and without characters a calendar may not have.
  package mutating func add(_ name: String, text: String) {
    fold("\(name):\(Self.escaped(text))")
  }

  /// Universal time as a zone: what makes a calendar without events a whole one, for it must have
  /// something in it.
  package mutating func addUniversalTime() {
    add("BEGIN", "VTIMEZONE")
    add("TZID", "UTC")
    add("BEGIN", "STANDARD")
    add("DTSTART", "19700101T000000")
    add("TZOFFSETFROM", "+0000")
    add("TZOFFSETTO", "+0000")
    add("END", "STANDARD")
    add("END", "VTIMEZONE")
  }

  /// `20260309T094000Z`: whole seconds, the rest cut off.
  package static func time(_ instant: Instant) -> String {
    instant.rfc3339.prefix(19).filter { $0 != "-" && $0 != ":" } + "Z"
  }

  /// Text as section 3.3.11 has it: `\`, `;` and `,` behind a `\`, line ends as `\n`.
  package static func escaped(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",":
        scalars.append("\\")
        scalars.append(scalar)
      case "\n": scalars.append(contentsOf: "\\n".unicodeScalars)
      default:
        let isControl = scalar.value < 32 || scalar.value == 127
        scalars.append(isControl ? "\u{FFFD}" : scalar)
      }
    }
    return String(scalars)
  }

  private mutating func fold(_ line: String) {
    var length = 0
    for scalar in line.unicodeScalars {
      let octets = UTF8.width(scalar)
      if length + octets > Self.longest {
        bytes += "\r\n ".utf8
        length = 1
      }
      bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      length += octets
    }
    bytes += "\r\n".utf8
  }
}
