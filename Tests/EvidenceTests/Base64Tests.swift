// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import Evidence

struct Base64Tests {
  /// RFC 4648, section 10.
  static let known = [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ]

  @Test(arguments: known)
  func `the examples of RFC 4648 hold`(plain: String, encoded: String) {
    #expect(Base64.standard.text(Array(plain.utf8)) == encoded)
    #expect(Base64.standard.bytes(encoded) == Array(plain.utf8))
    let bare = encoded.filter { $0 != "=" }
    #expect(Base64.url.text(Array(plain.utf8)) == bare)
    #expect(Base64.url.bytes(bare) == Array(plain.utf8))
  }

  @Test func `the alphabets differ in two characters`() {
    #expect(Base64.standard.text([0xFB, 0xFF, 0xBF]) == "+/+/")
    #expect(Base64.url.text([0xFB, 0xFF, 0xBF]) == "-_-_")
    #expect(Base64.standard.bytes("-_-_") == nil)
    #expect(Base64.url.bytes("+/+/") == nil)
  }

  @Test(arguments: [
    "Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Z===", "====", "=", "==", "Zm9v\n", " Zm9v", "Zm9v====",
    "Zg==Zg==", "Zm=v", "Zm9é", "Zm9vY",
  ])
  func `standard text that is not canonical is refused`(text: String) {
    #expect(Base64.standard.bytes(text) == nil)
  }

  @Test(arguments: ["Zg==", "Zh", "Zm9", "Z", "Zm9vY", "Zg=", "Zm 9", "Zm9v="])
  func `url text that is not canonical is refused`(text: String) {
    #expect(Base64.url.bytes(text) == nil)
  }

  /// All texts of two and three characters: each is refused or is the one text of its bytes.
  @Test(arguments: [Base64.standard, .url])
  func `bytes have one text`(alphabet: Base64) {
    let padding = alphabet == .standard ? ["==", "="] : ["", ""]
    var read = 0
    for first in UInt8.min...UInt8.max {
      for second in UInt8.min...UInt8.max {
        for (middle, end) in [([], padding[0]), ([UInt8(ascii: "A")], padding[1])] {
          let text = [first, second] + middle + Array(end.utf8)
          guard let bytes = alphabet.bytes(text) else { continue }
          read += 1
          #expect(Array(alphabet.text(bytes).utf8) == text)
        }
      }
    }
    #expect(read == 64 * 4 + 64 * 64)
  }

  @Test(arguments: UInt64(1)...20)
  func `random bytes go there and back`(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    for count in 0..<70 {
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      for alphabet in [Base64.standard, .url] {
        #expect(alphabet.bytes(alphabet.text(bytes)) == bytes)
        #expect(alphabet.bytes(Array("??".utf8) + alphabet.text(bytes).utf8) == nil)
      }
    }
  }
}
