// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import Evidence

struct Base64Tests {
  /// RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func `the vectors of the RFC`(plain: String, text: String) {
    #expect(Base64.text(Array(plain.utf8)) == text)
    #expect(Base64.bytes(text) == Array(plain.utf8))
  }

  @Test(arguments: [
    "Z", "Zg", "Zg=", "Zh==", "Zm9=", "====", "Z===", "Zm=v", "Zg==Zg==", "Zm9v\n", "Zm9-", " Zm9v",
    "Zm9é",
  ])
  func `only the one text of each sequence is read`(text: String) {
    #expect(Base64.bytes(text) == nil)
  }

  @Test(arguments: [41, 42] as [UInt64])
  func `bytes come back`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    for count in 0..<100 {
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &numbers) }
      #expect(Base64.bytes(Base64.text(bytes)) == bytes)
    }
  }
}
