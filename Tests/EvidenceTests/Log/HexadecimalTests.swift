// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Evidence

struct HexadecimalTests {
  @Test func `every byte goes there and back`() {
    let bytes = (0...255).map { UInt8($0) }
    let text = Hexadecimal.text(bytes)
    #expect(text.hasPrefix("000102") && text.hasSuffix("fdfeff"))
    #expect(Hexadecimal.bytes(text) == bytes)
  }

  @Test(arguments: ["0", "0G", "AA", "0x", " 0", "é", "000"])
  func `anything but pairs of lower-case digits is refused`(text: String) {
    #expect(Hexadecimal.bytes(text) == nil)
  }
}
