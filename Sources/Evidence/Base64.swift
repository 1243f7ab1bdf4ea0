// SPDX-License-Identifier: Apache-2.0

/// Base64 (RFC 4648) in its two alphabets, read strictly.
///
/// Reading accepts exactly what writing gives: no white space, no missing or surplus padding, and
/// nought in the bits that the last character does not use. So a text has one reading and bytes have
/// one text, and no bit of a signature line can be changed without notice.
package enum Base64: Sendable {
  /// The alphabet with `+` and `/`, padded with `=` (section 4): signed notes and hashes in proofs.
  case standard
  /// The alphabet with `-` and `_`, without padding (section 5): leaves and disclosures.
  case url

  private static let padding = UInt8(ascii: "=")
  private static let unusable: UInt8 = 0xFF

  private static let standardCharacters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let urlCharacters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
  private static let standardValues = values(of: standardCharacters)
  private static let urlValues = values(of: urlCharacters)

  private static func values(of characters: [UInt8]) -> [UInt8] {
    var values = [UInt8](repeating: unusable, count: 256)
    for (value, character) in characters.enumerated() {
      values[Int(character)] = UInt8(value)
    }
    return values
  }

  private var characters: [UInt8] {
    self == .standard ? Self.standardCharacters : Self.urlCharacters
  }

  /// Encodes bytes as text.
  package func text(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    append(bytes, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Encodes bytes and appends the characters.
  package func append(_ bytes: [UInt8], to text: inout [UInt8]) {
    bytes.withUnsafeBytes { append($0, to: &text) }
  }

  /// The same for bytes where they lie.
  package func append(_ bytes: UnsafeRawBufferPointer, to text: inout [UInt8]) {
    let (groups, rest) = bytes.count.quotientAndRemainder(dividingBy: 3)
    let last = rest == 0 ? 0 : (self == .standard ? 4 : rest + 1)
    // Appended in one piece, also where nothing is optimised, as in tests.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: groups * 4 + last) { piece in
      piece.initialize(repeating: Self.padding)
      let done = self == .url ? HashKernel.base64URL(bytes, into: piece) : 0
      characters.withUnsafeBufferPointer { write(bytes, from: done, to: piece, $0) }
      text.append(contentsOf: UnsafeBufferPointer(piece))
    }
  }

  /// Writes the characters of the bytes from a multiple of three on.
  private func write(
    _ bytes: UnsafeRawBufferPointer, from done: Int, to text: UnsafeMutableBufferPointer<UInt8>,
    _ characters: UnsafeBufferPointer<UInt8>
  ) {
    let (groups, rest) = bytes.count.quotientAndRemainder(dividingBy: 3)
    for place in done / 3..<groups {
      let (from, to) = (place * 3, place * 4)
      let group =
        UInt32(bytes[from]) << 16 | UInt32(bytes[from + 1]) << 8 | UInt32(bytes[from + 2])
      text[to] = characters[Int(group >> 18)]
      text[to + 1] = characters[Int(group >> 12 & 63)]
      text[to + 2] = characters[Int(group >> 6 & 63)]
      text[to + 3] = characters[Int(group & 63)]
    }
    guard rest > 0 else { return }
    let (from, to) = (groups * 3, groups * 4)
    let group = UInt32(bytes[from]) << 16 | (rest == 2 ? UInt32(bytes[from + 1]) << 8 : 0)
    text[to] = characters[Int(group >> 18)]
    text[to + 1] = characters[Int(group >> 12 & 63)]
    if rest == 2 { text[to + 2] = characters[Int(group >> 6 & 63)] }
  }

  /// Decodes canonical text; nil for anything else.
  package func bytes(_ text: some Collection<UInt8>) -> [UInt8]? {
    let decoded = text.withContiguousStorageIfAvailable { decode($0) }
    return decoded ?? Array(text).withUnsafeBufferPointer { decode($0) }
  }

  /// Decodes canonical text; nil for anything else.
  package func bytes(_ text: String) -> [UInt8]? { bytes(text.utf8) }

  private func decode(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var count = text.count
    if self == .standard {
      guard count % 4 == 0 else { return nil }
      if count > 0, text[count - 1] == Self.padding { count -= 1 }
      if count > 0, count < text.count, text[count - 1] == Self.padding { count -= 1 }
    }
    // A lone last character would hold six bits, less than a byte.
    guard count % 4 != 1 else { return nil }
    let values = self == .standard ? Self.standardValues : Self.urlValues
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count / 4 * 3 + 2)
    return values.withUnsafeBufferPointer { values in
      var group: UInt32 = 0
      var seen: UInt8 = 0
      for place in 0..<count {
        let value = values[Int(text[place])]
        seen |= value
        group = group << 6 | UInt32(value & 63)
        guard place % 4 == 3 else { continue }
        bytes.append(UInt8(truncatingIfNeeded: group >> 16))
        bytes.append(UInt8(truncatingIfNeeded: group >> 8))
        bytes.append(UInt8(truncatingIfNeeded: group))
        group = 0
      }
      // Values have six bits; only the mark of an unusable character sets more.
      guard seen < 64 else { return nil }
      return Self.appendRest(group, characters: count % 4, to: &bytes) ? bytes : nil
    }
  }

  /// The one or two bytes that the last two or three characters hold; false if unused bits are set.
  private static func appendRest(
    _ group: UInt32, characters: Int, to bytes: inout [UInt8]
  ) -> Bool {
    switch characters {
    case 2:
      bytes.append(UInt8(truncatingIfNeeded: group >> 4))
      return group & 15 == 0
    case 3:
      bytes.append(UInt8(truncatingIfNeeded: group >> 10))
      bytes.append(UInt8(truncatingIfNeeded: group >> 2))
      return group & 3 == 0
    default:
      return true
    }
  }
}
