// SPDX-License-Identifier: Apache-2.0

/// Reads canonical JSON as far as it is plain, where it lies.
///
/// It never reads beyond the bytes given: every step looks at how many are left. What it returns lies
/// in them and is valid as long.
package struct PlainCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// How many bytes were read.
  package private(set) var position = 0

  /// Stands before the first byte.
  package init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// What is not yet read.
  package var rest: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[position...]) }

  /// Passes over bytes if so many are left, and gives them.
  package mutating func take(_ count: Int) -> PlainCaseEvent.Text? {
    guard count >= 0, bytes.count - position >= count else { return nil }
    defer { position += count }
    return UnsafeBufferPointer(rebasing: bytes[position..<position + count])
  }

  /// Reads a whole number of at most 15 digits as canonical JSON writes it.
  package mutating func number() -> UInt64? {
    let start = position
    var number: UInt64 = 0
    while position < bytes.count, position - start < 16, bytes[position] &- 48 < 10 {
      number = number * 10 + UInt64(bytes[position] &- 48)
      position += 1
    }
    let digits = position - start
    guard digits > 0, digits < 16, digits == 1 || bytes[start] != UInt8(ascii: "0") else {
      return nil
    }
    return number
  }

  /// Passes over a text that must stand here.
  package mutating func skip(_ expected: StaticString) -> Bool {
    let count = expected.utf8CodeUnitCount
    guard bytes.count - position >= count else { return false }
    let found = UnsafeBufferPointer(rebasing: bytes[position..<position + count])
    guard PlainCaseEvent.isSame(found, expected) else { return false }
    position += count
    return true
  }

  /// A text up to its quote: printable ASCII that stands for itself.
  mutating func text(most: Int, isEmptyFine: Bool = false) -> PlainCaseEvent.Text? {
    text(most: most, isEmptyFine: isEmptyFine) { $0 >= 32 && $0 < 127 }
  }

  /// The characters of a URI reference (RFC 3986, appendix A), as ``Event`` has them.
  mutating func reference(most: Int) -> PlainCaseEvent.Text? {
    text(most: most) { byte in
      switch byte {
      case 33, 35...59, 61, 63...91, 93, 95, 97...122, 126: true
      default: false
      }
    }
  }

  /// Lower-case letters, digits and hyphens.
  mutating func name(most: Int) -> PlainCaseEvent.Text? {
    text(most: most) { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"):
        true
      default: false
      }
    }
  }

  @inline(__always)
  private mutating func text(
    most: Int, isEmptyFine: Bool = false, _ isFine: (UInt8) -> Bool
  ) -> PlainCaseEvent.Text? {
    var end = position
    while end < bytes.count {
      let byte = bytes[end]
      if byte == UInt8(ascii: "\"") { break }
      guard isFine(byte), byte != UInt8(ascii: "\\") else { return nil }
      end += 1
    }
    let count = end - position
    guard end < bytes.count, count <= most, count > 0 || isEmptyFine else { return nil }
    defer { position = end + 1 }
    return UnsafeBufferPointer(rebasing: bytes[position..<end])
  }

  /// Passes over members whose names ascend, so that none is there twice.
  mutating func skipMembers() -> Bool {
    var last: PlainCaseEvent.Text?
    repeat {
      guard let member = member() else { return false }
      if let last, !last.lexicographicallyPrecedes(member.name) { return false }
      last = member.name
    } while skip(",")
    return true
  }

  mutating func member() -> PlainCaseEvent.Member? {
    guard skip("\""), let name = text(most: .max, isEmptyFine: true), skip(":") else { return nil }
    if skip("\"") {
      return text(most: .max, isEmptyFine: true).map { .init(name: name, value: .text($0)) }
    }
    if skip("true") { return .init(name: name, value: .bool(true)) }
    if skip("false") { return .init(name: name, value: .bool(false)) }
    return nil
  }
}
