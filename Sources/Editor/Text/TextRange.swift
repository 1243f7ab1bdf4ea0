// SPDX-License-Identifier: Apache-2.0

/// A place between two characters as the protocol counts it: lines and code units from 0.
struct TextPosition: Hashable, Comparable, Sendable {
  let line: Int
  /// Code units before it in its line, of the encoding agreed on.
  let unit: Int

  static func < (a: TextPosition, b: TextPosition) -> Bool { (a.line, a.unit) < (b.line, b.unit) }
}

/// From one place to another, which is not before it.
struct TextRange: Hashable, Sendable {
  let start: TextPosition
  let end: TextPosition

  /// Takes the two places in either order.
  init(_ a: TextPosition, _ b: TextPosition) {
    start = min(a, b)
    end = max(a, b)
  }

  /// Whether the two have a place in common.
  func touches(_ other: TextRange) -> Bool { start <= other.end && other.start <= end }
}

/// How code units are counted; UTF-16 unless client and server agree on another.
enum PositionEncoding: String, Sendable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"

  /// How many units a character of Unicode has whose UTF-8 begins with this byte; 0 for the bytes
  /// that go on with one.
  func units(ofLead byte: UInt8) -> Int {
    switch self {
    case .utf8: 1
    case .utf16:
      switch byte {
      case 0x80..<0xC0: 0
      case 0xF0...: 2
      default: 1
      }
    }
  }
}
