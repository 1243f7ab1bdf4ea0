// SPDX-License-Identifier: Apache-2.0

import Evidence

/// The text of `agreement.json`: which leaves of the log belong to the agreement.
///
/// Canonical JSON and a line feed. The salt is the adopter's to keep: whoever has it and the name
/// recognises the agreement's leaves.
struct AgreementFile: Hashable, Sendable {
  let name: String
  let salt: Salt

  init(name: String, salt: Salt) {
    self.name = name
    self.salt = salt
  }

  /// Reads what ``bytes`` writes; nil for anything else.
  init?(_ bytes: [UInt8]) {
    guard bytes.count <= 4096, bytes.last == UInt8(ascii: "\n"),
      case .object(let object)? = try? JSONValue(parsing: Array(bytes.dropLast())),
      case .string(let name)? = object["agreement"], case .string(let text)? = object["salt"],
      let saltBytes = Base64.url.bytes(text), let salt = Salt(saltBytes)
    else { return nil }
    self.init(name: name, salt: salt)
    guard self.bytes == bytes else { return nil }
  }

  var bytes: [UInt8] {
    let json: JSONObject = [
      "agreement": .string(name),
      "blinded": .string(Leaf.blindedID(agreement: name, salt: salt).base64URL),
      "salt": .string(Base64.url.text(salt.bytes)),
    ]
    return JSONValue.object(json).canonicalBytes + [UInt8(ascii: "\n")]
  }
}
