// SPDX-License-Identifier: Apache-2.0

/// What a leaf commits to: a salt and an event, in the form of RFC 9901, section 4.2.1.
///
/// The text is base64url of the JSON array `[salt, "event", event]`, and the digest in the leaf is
/// the hash of that text. Any tool for SD-JWT reads it.
package struct Disclosure: Hashable, Sendable {
  /// The salt.
  package let salt: Salt
  /// The canonical JSON of the event.
  package let event: [UInt8]

  /// The longest event that is disclosed.
  package static let mostEventBytes = 16 * 1024 * 1024

  /// Takes the parts over.
  ///
  /// Whoever wrote the event has seen to its being canonical JSON.
  package init(salt: Salt, event: [UInt8]) {
    self.salt = salt
    self.event = event
  }

  private static let beforeSalt = Array(#"[""#.utf8)
  private static let beforeEvent = Array(#"","event","#.utf8)
  private static let end = Array("]".utf8)
  private static let saltCharacters = 22

  /// Reads the text; nil for anything that ``text`` would not write.
  ///
  /// The event is only known to be between braces: read it as an event, strictly, before use.
  package init?(text: [UInt8]) {
    guard let json = Base64.url.bytes(text) else { return nil }
    let salt = json.dropFirst(Self.beforeSalt.count).prefix(Self.saltCharacters)
    let event = json.dropFirst(Self.beforeSalt.count + salt.count + Self.beforeEvent.count)
      .dropLast(Self.end.count)
    guard let saltBytes = Base64.url.bytes(salt), let salt = Salt(saltBytes),
      event.first == UInt8(ascii: "{"), event.last == UInt8(ascii: "}"), event.count >= 2
    else { return nil }
    self.init(salt: salt, event: Array(event))
    guard self.json == json else { return nil }
  }

  private var json: [UInt8] {
    var json: [UInt8] = []
    json.reserveCapacity(event.count + 40)
    json.append(contentsOf: Self.beforeSalt)
    Base64.url.append(salt.bytes, to: &json)
    json.append(contentsOf: Self.beforeEvent)
    json.append(contentsOf: event)
    json.append(contentsOf: Self.end)
    return json
  }

  /// The characters that are hashed, in ASCII.
  package var text: [UInt8] {
    var text: [UInt8] = []
    Base64.url.append(json, to: &text)
    return text
  }

  /// The digest that a leaf holds.
  package var digest: Digest { Digest(hashing: text) }
}
