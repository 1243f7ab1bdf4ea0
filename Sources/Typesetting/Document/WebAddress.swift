// SPDX-License-Identifier: Apache-2.0

/// A web or mail address that is safe to lead to: no scheme but `https`, `http` and `mailto`.
struct WebAddress: Hashable, Sendable {
  /// Printable ASCII only; other bytes are written in percent form.
  let text: String

  /// Nil for another scheme, an empty rest, or more than 2,000 bytes.
  init?(_ address: String) {
    guard address.utf8.count <= 2_000,
      let scheme = ["https://", "http://", "mailto:"].first(where: { address.hasPrefix($0) }),
      address.utf8.count > scheme.utf8.count
    else { return nil }
    var text = ""
    for byte in address.utf8 {
      if byte > 0x20, byte < 0x7F, !"\"'<>\\^`{|}()".utf8.contains(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        text += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    self.text = text
  }
}
