// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Evidence

struct NoteVerifierKeyTests {
  static let example = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
  static let peter = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"

  @Test(
    arguments: [(example, "example.com/foo", 0x530d_903a), (peter, "PeterNeumann", 0xc74f_20a3)]
      as [(String, String, UInt32)])
  func `known keys read back`(text: String, name: String, id: UInt32) throws {
    let key = try NoteVerifierKey(text)
    #expect(key.name == name)
    #expect(key.keyID == id)
    #expect(key.description == text)
  }

  @Test func `no part of a key is a key, nor a key with one bit changed`() {
    let bytes = Array(Self.peter.utf8)
    for start in bytes.indices {
      for end in start..<bytes.count {
        let part = String(decoding: bytes[start..<end], as: UTF8.self)
        #expect(throws: NoteFault.self) { try NoteVerifierKey(part) }
      }
    }
    for start in 1..<bytes.count {
      let part = String(decoding: bytes[start...], as: UTF8.self)
      #expect(throws: NoteFault.self) { try NoteVerifierKey(part) }
    }
    for bit in 0..<(bytes.count * 8) {
      let changed = String(decoding: bytes.flipping(bit: bit), as: UTF8.self)
      #expect(throws: NoteFault.self) { try NoteVerifierKey(changed) }
    }
  }

  /// The first two have an id that fits them.
  @Test(
    arguments: [
      (
        "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
        .malformedKey(expected: "name+id+base64")
      ),
      (
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        .unknownAlgorithm(0x65)
      ),
      (
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        .wrongKeyID(name: "PeterNeumann")
      ),
      (
        "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        .malformedKey(expected: "name+id+base64")
      ),
      ("+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", .badName("")),
      ("a b+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", .badName("a b")),
      ("a\u{3000}b+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", .badName("a\u{3000}b")),
      ("name+c74f20a3+AQ==", .malformedKey(expected: "32 bytes")),
    ] as [(String, NoteFault)])
  func `keys that are not right say why`(text: String, fault: NoteFault) {
    #expect(throws: fault) { try NoteVerifierKey(text) }
  }
}
