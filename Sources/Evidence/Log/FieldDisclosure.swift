// SPDX-License-Identifier: Apache-2.0

/// One field of an event's data, shown by itself: an object-property disclosure of RFC 9901, section
/// 4.2.1, inside that of the event.
package struct FieldDisclosure: Hashable, Sendable {
  /// The salt.
  package let salt: Salt
  /// The name in canonical JSON, with its quotation marks.
  package let name: [UInt8]
  /// The value in canonical JSON.
  package let value: [UInt8]

  /// Takes the parts over.
  package init(salt: Salt, name: [UInt8], value: [UInt8]) {
    self.salt = salt
    self.name = name
    self.value = value
  }

  /// Reads the text; nil for anything that ``text`` would not write.
  package init?(text: [UInt8]) {
    guard let json = Base64.url.bytes(text), let value = try? JSONValue(parsing: json),
      case .array(let parts) = value, parts.count == 3, case .string(let saltText) = parts[0],
      case .string = parts[1], let saltBytes = Base64.url.bytes(saltText),
      let salt = Salt(saltBytes)
    else { return nil }
    self.init(salt: salt, name: parts[1].canonicalBytes, value: parts[2].canonicalBytes)
    guard self.text == text else { return nil }
  }

  /// The name, as text.
  package var fieldName: String? {
    guard case .string(let name)? = try? JSONValue(parsing: name) else { return nil }
    return name
  }

  /// The characters that are hashed, in ASCII.
  package var text: [UInt8] {
    var json = Array("[\"".utf8)
    Base64.url.append(salt.bytes, to: &json)
    json += "\",".utf8
    json += name
    json.append(UInt8(ascii: ","))
    json += value
    json.append(UInt8(ascii: "]"))
    var text: [UInt8] = []
    Base64.url.append(json, to: &text)
    return text
  }

  /// The digest that stands in the event in place of the field.
  package var digest: Digest { Digest(hashing: text) }
}
