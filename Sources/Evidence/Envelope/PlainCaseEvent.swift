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
  package let id: Text
  package let source: Text
  package let subject: Text
  package let time: Instant
  /// The type without its prefix: `case.opened`.
  package let type: Text
  private let data: Range<Int>
  /// The event's own.
  package let bytes: UnsafeBufferPointer<UInt8>

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
    self.init(beginning: bytes)
    guard self.bytes.count == bytes.count else { return nil }
  }

  /// Reads the event that some bytes begin with, or gives nil if it is not a plain one.
  package init?(beginning bytes: UnsafeBufferPointer<UInt8>) {
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
    guard cursor.skip(#","id":""#), let id = cursor.text(most: Event.Limit.id),
      cursor.skip(#","source":""#), let source = cursor.reference(most: Event.Limit.source),
      cursor.skip(#","specversion":"1.0","subject":""#),
      let subject = cursor.text(most: Event.Limit.subject),
      cursor.skip(#","time":""#), let time = cursor.text(most: 24),
      cursor.skip(#","type":"org.frankpledge."#),
      let type = cursor.reference(most: Event.Limit.type - Vocabulary.prefix.utf8.count),
      cursor.skip("}"), cursor.position <= Event.Limit.event, Self.isCanonical(time: time),
      let instant = try? Instant(rfc3339UTF8: time)
    else { return nil }
    self.agreement = agreement
    self.id = id
    self.source = source
    self.subject = subject
    self.time = instant
    self.type = type
    self.data = data
    self.bytes = UnsafeBufferPointer(rebasing: bytes[..<cursor.position])
  }

  /// Whether an RFC 3339 text has the one form in which ``Instant/rfc3339`` writes an instant.
  private static func isCanonical(time: Text) -> Bool {
    guard time.count == 20 || time.count == 24, time[10] == UInt8(ascii: "T"),
      time.last == UInt8(ascii: "Z")
    else { return false }
    guard time.count == 24 else { return true }
    return time[19] == UInt8(ascii: ".")
      && !time[20..<23].allSatisfy { $0 == UInt8(ascii: "0") }
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
      && text.hasSameBytes(
        as: UnsafeBufferPointer(start: other.utf8Start, count: other.utf8CodeUnitCount))
  }
}
