// SPDX-License-Identifier: Apache-2.0

/// An entry of a log as most are, read where it lies: a plain event about a case, committed to whole.
///
/// It is valid while the bytes are that it was read from.
package struct PlainEntry {
  /// The index of the leaf, from 0.
  package let index: UInt64
  /// What the leaf commits to.
  package let event: PlainCaseEvent
  /// What it was read from: its line without the line feed, or of parts that lie apart the event.
  package let line: PlainCaseEvent.Text
  /// The bytes that are hashed into the log, an object in braces.
  package let leaf: PlainCaseEvent.Text
  /// Those of the leaf that name the agreement and the digest, and the place that it names.
  let blindedID: PlainCaseEvent.Text
  let digest: PlainCaseEvent.Text
  let sequence: UInt64
  /// 22 characters of canonical base64url.
  let salt: PlainCaseEvent.Text

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
    guard let leaf = PlainLeaf(&cursor) else { return nil }
    let leafEnd = cursor.position
    guard cursor.skip(#","salt":""#), let salt = cursor.take(Self.saltCharacters),
      Self.isSalt(salt), cursor.skip("\"}\n")
    else { return nil }
    count = cursor.position
    line = UnsafeBufferPointer(rebasing: bytes[..<(count - 1)])
    self.leaf = UnsafeBufferPointer(rebasing: bytes[leafStart..<leafEnd])
    (self.index, self.event, self.salt) = (index, event, salt)
    (blindedID, digest, sequence) = (leaf.blindedID, leaf.digest, leaf.sequence)
  }

  /// Reads an entry whose parts lie apart, as a store keeps them; nil if it is not a plain one.
  ///
  /// - Parameter salt: In base64url.
  package init?(
    index: UInt64, leaf bytes: PlainCaseEvent.Text, event: PlainCaseEvent.Text,
    salt: PlainCaseEvent.Text
  ) {
    var cursor = PlainCursor(bytes)
    guard let leaf = PlainLeaf(&cursor), cursor.position == bytes.count,
      let event = PlainCaseEvent(canonical: event), salt.count == Self.saltCharacters,
      Self.isSalt(salt)
    else { return nil }
    (self.index, self.event, self.leaf, self.salt) = (index, event, bytes, salt)
    (blindedID, digest, sequence) = (leaf.blindedID, leaf.digest, leaf.sequence)
    line = event.bytes
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

/// A leaf of version 1, read where it lies.
private struct PlainLeaf {
  let blindedID: PlainCaseEvent.Text
  let digest: PlainCaseEvent.Text
  let sequence: UInt64

  private static let digestCharacters = 43

  init?(_ cursor: inout PlainCursor) {
    guard cursor.skip(#"{"agreement":""#), let blindedID = cursor.take(Self.digestCharacters),
      cursor.skip(#"","digest":""#), let digest = cursor.take(Self.digestCharacters),
      cursor.skip(#"","sequence":"#), let sequence = cursor.number(), cursor.skip(#","v":1}"#),
      // The line ends at its first line feed. What else these hold shows when they are compared.
      !blindedID.contains(UInt8(ascii: "\n")), !digest.contains(UInt8(ascii: "\n"))
    else { return nil }
    (self.blindedID, self.digest, self.sequence) = (blindedID, digest, sequence)
  }
}
