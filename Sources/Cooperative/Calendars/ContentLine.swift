// SPDX-License-Identifier: Apache-2.0

/// A line of a calendar as RFC 5545 section 3.1 has it, unfolded: `DTSTART;VALUE=DATE:20260309`.
struct ContentLine: Sendable {
  /// In capitals.
  let name: String
  /// Names in capitals, values without quotes, in the order they are written.
  let parameters: [(name: String, value: String)]
  let value: String
  /// The line of the file on which it begins, from 1.
  let line: Int

  /// The value of a parameter.
  func parameter(_ name: String) -> String? { parameters.first { $0.name == name }?.value }

  /// Reads one unfolded line; nil if it has no name and no value.
  init?(_ bytes: [UInt8], line: Int) {
    var place = 0
    guard let name = Self.name(bytes, &place) else { return nil }
    var parameters: [(name: String, value: String)] = []
    while place < bytes.count, bytes[place] == UInt8(ascii: ";") {
      place += 1
      guard let name = Self.name(bytes, &place), place < bytes.count,
        bytes[place] == UInt8(ascii: "="),
        let value = Self.parameterValue(bytes, &place)
      else { return nil }
      parameters.append((name, value))
    }
    guard place < bytes.count, bytes[place] == UInt8(ascii: ":") else { return nil }
    self.name = name
    self.parameters = parameters
    value = String(decoding: bytes[(place + 1)...], as: UTF8.self)
    self.line = line
  }

  private static func name(_ bytes: [UInt8], _ place: inout Int) -> String? {
    let start = place
    while place < bytes.count, isOfName(bytes[place]) { place += 1 }
    guard place > start else { return nil }
    return String(decoding: bytes[start..<place], as: UTF8.self).uppercased()
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// Up to the `;` or `:` that ends it, past those in double quotes; quotes are left out.
  private static func parameterValue(_ bytes: [UInt8], _ place: inout Int) -> String? {
    var value: [UInt8] = []
    var isQuoted = false
    place += 1
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if !isQuoted, byte == UInt8(ascii: ";") || byte == UInt8(ascii: ":") {
        return String(decoding: value, as: UTF8.self)
      } else {
        value.append(byte)
      }
      place += 1
    }
    return nil
  }

  /// The text of a value, without the `\` of section 3.3.11.
  var text: String {
    var text = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in value.unicodeScalars {
      if isEscaped {
        text.append(scalar == "n" || scalar == "N" ? "\n" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        text.append(scalar)
      }
    }
    return String(text)
  }

  /// The lines of a calendar, unfolded: a line that begins with a space or a tab goes on with the one
  /// before it.
  ///
  /// Empty lines are left out.
  static func unfolded(_ bytes: [UInt8]) -> [(line: Int, bytes: [UInt8])] {
    var lines: [(line: Int, bytes: [UInt8])] = []
    var number = 0
    for part in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      let line = part.last == UInt8(ascii: "\r") ? part.dropLast() : part
      guard let first = line.first else { continue }
      if first == UInt8(ascii: " ") || first == UInt8(ascii: "\t"), !lines.isEmpty {
        lines[lines.count - 1].bytes += line.dropFirst()
      } else {
        lines.append((number, Array(line)))
      }
    }
    // A mark of byte order before the first is no part of it.
    if lines.first?.bytes.starts(with: [0xEF, 0xBB, 0xBF]) == true {
      lines[0].bytes.removeFirst(3)
    }
    return lines
  }
}
