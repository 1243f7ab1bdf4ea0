// SPDX-License-Identifier: Apache-2.0
// The one sequence of bytes for a JSON value: RFC 8785, the JSON Canonicalization Scheme.

extension JSONValue {
  /// The canonical bytes (RFC 8785).
  package var canonicalBytes: [UInt8] {
    var bytes: [UInt8] = []
    appendCanonical(to: &bytes)
    return bytes
  }

  /// Appends the canonical bytes (RFC 8785): names in order, no white space, one form for numbers and
  /// texts.
  package func appendCanonical(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let flag): bytes += (flag ? "true" : "false").utf8
    case .integer(let value): CanonicalNumber.append(value, to: &bytes)
    case .number(let value): CanonicalNumber.append(value, to: &bytes)
    case .string(let text): text.appendCanonicalJSON(to: &bytes)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (place, element) in elements.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        element.appendCanonical(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let object): object.appendCanonical(to: &bytes)
    }
  }
}

extension JSONObject {
  /// Appends the canonical bytes of the object (RFC 8785).
  package func appendCanonical(to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "{"))
    for (place, member) in members.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      member.name.appendCanonicalJSON(to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      member.value.appendCanonical(to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }
}

extension String {
  /// Appends the text in quotes, with the escapes of RFC 8785 section 3.2.2.2 and no others.
  package func appendCanonicalJSON(to bytes: inout [UInt8]) {
    let wasCopied: Void? = utf8.withContiguousStorageIfAvailable {
      Self.appendCanonicalJSON(utf8: $0, to: &bytes)
    }
    if wasCopied == nil {
      Array(utf8).withUnsafeBufferPointer { Self.appendCanonicalJSON(utf8: $0, to: &bytes) }
    }
  }

  /// The same for the bytes of a text.
  package static func appendCanonicalJSON(
    utf8: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]
  ) {
    bytes.append(UInt8(ascii: "\""))
    append(utf8, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  private static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    var (copied, place) = (0, 0)
    while place < text.count {
      if isPlainWord(text, at: place) {
        place += 8
        continue
      }
      // At most eight bytes until there is a plain word again, or the end.
      let byte = text[place]
      if byte < 32 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        bytes += text[copied..<place]
        copied = place + 1
        appendEscape(byte, to: &bytes)
      }
      place += 1
    }
    bytes += text[copied...]
  }

  /// Whether there are eight bytes at a place of which none has to be escaped.
  private static func isPlainWord(_ text: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    guard text.count - place >= 8 else { return false }
    let word = UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: place, as: UInt64.self)
    // Each sets the highest bit of a byte that is meant; a borrow can set only one after such a byte.
    let (ones, highest): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
    let backslashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
    let found =
      ((word &- ones &* 32) & ~word) | ((quotes &- ones) & ~quotes)
      | ((backslashes &- ones) & ~backslashes)
    return found & highest == 0
  }

  private static func appendEscape(_ byte: UInt8, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 8: bytes.append(UInt8(ascii: "b"))
    case 9: bytes.append(UInt8(ascii: "t"))
    case 10: bytes.append(UInt8(ascii: "n"))
    case 12: bytes.append(UInt8(ascii: "f"))
    case 13: bytes.append(UInt8(ascii: "r"))
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    default:
      bytes += "u00".utf8
      bytes.append(byte < 16 ? 48 : 49)
      let low = byte & 15
      bytes.append(low < 10 ? 48 + low : 87 + low)
    }
  }
}
