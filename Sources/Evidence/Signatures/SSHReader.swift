// SPDX-License-Identifier: Apache-2.0

/// Reads the binary encoding of SSH (RFC 4251, section 5): numbers and strings, front to back.
package struct SSHReader: Sendable {
  private var rest: ArraySlice<UInt8>

  package init(_ bytes: [UInt8]) { rest = bytes[...] }

  /// Whether everything was read.
  package var isAtEnd: Bool { rest.isEmpty }

  /// One byte; nil at the end.
  package mutating func byte() -> UInt8? { rest.popFirst() }

  /// A number of four bytes; nil if there are fewer.
  package mutating func number() -> UInt32? {
    guard let bytes = bytes(4) else { return nil }
    return bytes.reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// A string: its length and so many bytes; nil if there are fewer.
  package mutating func string() -> [UInt8]? {
    guard let count = number(), let count = Int(exactly: count) else { return nil }
    return bytes(count)
  }

  /// A string that is printable ASCII without spaces, as names are.
  mutating func name() -> String? {
    guard let bytes = string(), bytes.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A number of any size that is not negative and has no surplus noughts (`mpint`), without the
  /// nought that keeps it positive; nil for nought itself.
  mutating func natural() -> [UInt8]? {
    guard let bytes = string(), let first = bytes.first, first < 0x80 else { return nil }
    guard first == 0 else { return bytes }
    guard bytes.count > 1, bytes[1] >= 0x80 else { return nil }
    return Array(bytes.dropFirst())
  }

  /// Exactly so many bytes, if they come next.
  mutating func skip(_ expected: some Collection<UInt8>) -> Bool {
    guard rest.starts(with: expected) else { return false }
    rest = rest.dropFirst(expected.count)
    return true
  }

  private mutating func bytes(_ count: Int) -> [UInt8]? {
    guard count <= rest.count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }
}

/// Writes the binary encoding of SSH (RFC 4251, section 5).
package struct SSHWriter: Sendable {
  /// What was written.
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Appends bytes as they are.
  package mutating func raw(_ more: some Sequence<UInt8>) { bytes += more }

  /// Appends a number of four bytes.
  package mutating func number(_ value: UInt32) {
    withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
  }

  /// Appends a string, which is shorter than 4 GiB.
  package mutating func string(_ content: some Collection<UInt8>) {
    number(UInt32(clamping: content.count))
    bytes += content
  }
}
