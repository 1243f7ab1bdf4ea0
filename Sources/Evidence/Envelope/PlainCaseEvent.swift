// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// An event about a case as it usually is, read from its canonical bytes where they lie.
///
/// Most of a log is such events, and a judgement needs a few words of each. What is not exactly as
/// ``Event/canonicalBytes`` writes it, in plain ASCII and with nothing but texts, true and false in its
/// data, is not read here: read it as an ``Event``. What is read here, ``Event`` accepts and reads to
/// the same.
package struct PlainCaseEvent {
  /// Bytes of a text, valid while the event is.
  package typealias Text = UnsafeBufferPointer<UInt8>

  package let agreement: Text
  package let subject: Text
  package let time: Instant
  /// The type without its prefix: `case.opened`.
  package let type: Text
  private let data: Range<Int>
  private let bytes: UnsafeBufferPointer<UInt8>

  /// A member of the data.
  package struct Member {
    package let name: Text
    package let value: Value

    /// A text, or whether something is so.
    package enum Value {
      case text(Text)
      case bool(Bool)
    }
  }

  /// Reads an event, or gives nil if it is not a plain one.
  package init?(canonical bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count <= Event.Limit.event else { return nil }
    var cursor = PlainCursor(bytes)
    guard cursor.skip(#"{"agreement":""#), let agreement = cursor.name(most: Event.Limit.agreement)
    else { return nil }
    var data = 0..<0
    if cursor.skip(#","data":{"#) {
      let start = cursor.position
      guard cursor.skipMembers() else { return nil }
      data = start..<cursor.position
      guard !data.isEmpty, cursor.skip("}") else { return nil }
    }
    guard cursor.skip(#","id":""#), cursor.text(most: Event.Limit.id) != nil,
      cursor.skip(#","source":""#), cursor.reference(most: Event.Limit.source) != nil,
      cursor.skip(#","specversion":"1.0","subject":""#),
      let subject = cursor.text(most: Event.Limit.subject),
      cursor.skip(#","time":""#), let time = cursor.text(most: 24),
      cursor.skip(#","type":"org.frankpledge."#),
      let type = cursor.reference(most: Event.Limit.type - Vocabulary.prefix.utf8.count),
      cursor.skip("}"), cursor.isAtEnd,
      let instant = try? Instant(rfc3339UTF8: time)
    else { return nil }
    self.agreement = agreement
    self.subject = subject
    self.time = instant
    self.type = type
    self.data = data
    self.bytes = bytes
  }

  /// Calls `body` with each member of the data, in order.
  package func forEachMember(_ body: (Member) -> Void) {
    var cursor = PlainCursor(UnsafeBufferPointer(rebasing: bytes[data]))
    while let member = cursor.member() {
      body(member)
      _ = cursor.skip(",")
    }
  }

  /// Whether bytes are those of a text.
  package static func isSame(_ text: Text, _ other: StaticString) -> Bool {
    text.count == other.utf8CodeUnitCount
      && other.withUTF8Buffer { $0.elementsEqual(text) }
  }
}

/// Reads canonical JSON as far as it is plain.
private struct PlainCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  /// Passes over a text that must stand here.
  mutating func skip(_ expected: StaticString) -> Bool {
    let count = expected.utf8CodeUnitCount
    guard bytes.count - position >= count else { return false }
    for offset in 0..<count
    where bytes[position + offset] != expected.utf8Start[offset] { return false }
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
