// SPDX-License-Identifier: Apache-2.0

/// One signature line of a note: `— name base64`.
package struct NoteSignature: Hashable, Sendable {
  /// The name of the key.
  package let name: String
  /// The first four bytes of a hash that tells keys of the same name apart.
  package let keyID: UInt32
  /// What the algorithm of the key made of the text; at least one byte.
  package let signature: [UInt8]

  /// The em dash and the space that every signature line begins with.
  private static let mark = Array("— ".utf8)
  private static let space = UInt8(ascii: " ")

  /// Takes the parts over; nil if the name is no name for a key or there is no signature.
  package init?(name: String, keyID: UInt32, signature: [UInt8]) {
    guard Self.isName(name), !signature.isEmpty else { return nil }
    self.name = name
    self.keyID = keyID
    self.signature = signature
  }

  /// Reads a line without its line feed; nil if it is not written as it must be.
  init?(line: ArraySlice<UInt8>) {
    guard line.starts(with: Self.mark) else { return nil }
    let rest = line.dropFirst(Self.mark.count)
    guard let divide = rest.firstIndex(of: Self.space),
      let name = String(validating: rest[..<divide], as: UTF8.self),
      let payload = Base64.standard.bytes(rest[(divide + 1)...]), payload.count > 4
    else { return nil }
    let keyID = payload.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    self.init(name: name, keyID: keyID, signature: Array(payload.dropFirst(4)))
  }

  func append(to bytes: inout [UInt8]) {
    bytes.append(contentsOf: Self.mark)
    bytes.append(contentsOf: name.utf8)
    bytes.append(Self.space)
    let payload = withUnsafeBytes(of: keyID.bigEndian) { Array($0) } + signature
    Base64.standard.append(payload, to: &bytes)
    bytes.append(lineFeed)
  }

  /// Whether a key may have this name: not empty, no Unicode space, no control character, no plus.
  static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.unicodeScalars.allSatisfy {
        !$0.properties.isWhitespace && $0 != "+" && $0.value >= 0x20
      }
  }
}
