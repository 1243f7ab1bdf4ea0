// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Evidence

struct StrictUTF8Tests {
  @Test(
    arguments: [
      ([], ""), ([0x61, 0, 0x7F], "a\0\u{7F}"), ([0xC3, 0xA9], "é"),
      ([0xEF, 0xBB, 0xBF, 0x61], "\u{FEFF}a"),
      ([0xF0, 0x9F, 0x98, 0x80], "😀"), ([0xC3], nil), ([0x61, 0xFF], nil),
      ([0xED, 0xA0, 0x80], nil),
      ([0xC0, 0x80], nil),
    ] as [([UInt8], String?)])
  func `only UTF-8 is text`(bytes: [UInt8], text: String?) {
    #expect(String(strictUTF8: ([0x78] + bytes)[1...]) == text)
  }
}
