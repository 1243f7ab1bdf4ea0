// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Evidence

struct DigestTests {
  static let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

  @Test func `abc hashes as FIPS 180-4 says`() {
    #expect(Digest(hashing: Array("abc".utf8)).hex == Self.abc)
  }

  @Test(arguments: [0, 31, 33, 64])
  func `only 32 bytes are a digest`(count: Int) {
    #expect(Digest([UInt8](repeating: 7, count: count)) == nil)
    #expect(Digest((0..<count).lazy.map { UInt8($0) }) == nil)
  }

  @Test func `bytes come back as they were given`() throws {
    let bytes = (0..<32).map { UInt8($0 * 7) }
    #expect(try #require(Digest(bytes)).bytes == bytes)
    #expect(Digest(bytes.lazy.filter { _ in true }) == Digest(bytes))
    #expect(Digest(bytes) != Digest(bytes.reversed()))
    var appended: [UInt8] = [9]
    Digest(bytes)?.append(to: &appended)
    #expect(appended == [9] + bytes)
  }

  @Test func `each text form reads back, and only in its own form`() throws {
    let digest = try #require(Digest(hex: Self.abc))
    #expect(digest.description == Self.abc)
    #expect(Digest(base64: digest.base64.utf8) == digest)
    #expect(Digest(base64URL: digest.base64URL.utf8) == digest)
    #expect(digest.base64.utf8.count == 44)
    #expect(digest.base64URL.utf8.count == 43)
    #expect(Digest(hex: Self.abc.uppercased()) == nil)
    #expect(Digest(hex: String(Self.abc.dropLast())) == nil)
    #expect(Digest(base64: digest.base64.dropLast().utf8) == nil)
    #expect(Digest(base64URL: digest.base64.utf8) == nil)
  }
}
