// SPDX-License-Identifier: Apache-2.0

/// An entry of a log as most are, read where it lies: a plain event about a case, committed to whole.
///
/// It is valid while the bytes are that it was read from.
package struct PlainEntry {
  /// The index of the leaf, from 0.
  package let index: UInt64
  /// What the leaf commits to.
  package let event: PlainCaseEvent
  /// The line without its line feed.
  package let line: PlainCaseEvent.Text
  /// The bytes that are hashed into the log, an object in braces.
  package let leaf: PlainCaseEvent.Text
  /// Those of the leaf that name the agreement and the digest, and the place that it names.
  let blindedID: PlainCaseEvent.Text
  let digest: PlainCaseEvent.Text
  let sequence: UInt64
  /// 22 characters of canonical base64url.
  let salt: PlainCaseEvent.Text

  private static let digestCharacters = 43
  private static let saltCharacters = 22

  /// Reads the line of a pack that some bytes begin with, up to its line feed, and says how long it
  /// is; nil if the entry is not a plain one.
  ///
  /// What is read here is written as a pack must write it.
  package init?(lineBeginning bytes: UnsafeBufferPointer<UInt8>, count: inout Int) {
    var cursor = PlainCursor(bytes)
    guard cursor.skip(#"{"event":"#), let event = PlainCaseEvent(beginning: cursor.rest),
      cursor.take(event.bytes.count) != nil, cursor.skip(#","index":"#),
      let index = cursor.number(), cursor.skip(#","leaf":"#)
    else { return nil }
    let leafStart = cursor.position
    guard cursor.skip(#"{"agreement":""#), let blindedID = cursor.take(Self.digestCharacters),
      cursor.skip(#"","digest":""#), let digest = cursor.take(Self.digestCharacters),
      cursor.skip(#"","sequence":"#), let sequence = cursor.number(), cursor.skip(#","v":1}"#)
    else { return nil }
    let leafEnd = cursor.position
    guard cursor.skip(#","salt":""#), let salt = cursor.take(Self.saltCharacters),
      Self.isSalt(salt), cursor.skip("\"}\n"),
      // The line ends at its first line feed. What else these hold shows when they are compared.
      !blindedID.contains(UInt8(ascii: "\n")), !digest.contains(UInt8(ascii: "\n"))
    else { return nil }
    count = cursor.position
    line = UnsafeBufferPointer(rebasing: bytes[..<(count - 1)])
    leaf = UnsafeBufferPointer(rebasing: bytes[leafStart..<leafEnd])
    (self.index, self.event, self.blindedID, self.digest) = (index, event, blindedID, digest)
    (self.sequence, self.salt) = (sequence, salt)
  }

  /// Whether a text is 16 bytes in canonical base64url: its last character has two bits.
  private static func isSalt(_ text: PlainCaseEvent.Text) -> Bool {
    for byte in text {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        continue
      default: return false
      }
    }
    switch text.last {
    case UInt8(ascii: "A"), UInt8(ascii: "Q"), UInt8(ascii: "g"), UInt8(ascii: "w"): return true
    default: return false
    }
  }
}
