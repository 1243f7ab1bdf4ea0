// SPDX-License-Identifier: Apache-2.0

import Evidence
import Testing
import TimeStamping

@Suite struct TimeStampRequestTests {
  static let imprint = Digest(hashing: [1])

  @Test(arguments: [
    [0x11, 0x22], [0xFF], [0, 0, 7], [], [0, 0], Array(repeating: 0xEE, count: 40),
  ])
  func `a request is read back as it was written`(nonce: [UInt8]) throws {
    let request = TimeStampRequest(Self.imprint, nonce: nonce)
    #expect(try TimeStampRequest(request.bytes) == request)
    #expect(request.nonce.count <= 16 && !request.nonce.isEmpty)
  }

  /// `openssl ts -query -digest … -sha256 -cert` writes the same but for the nonce it draws.
  @Test func `a request is what OpenSSL writes`() {
    let request = TimeStampRequest(
      Self.imprint, nonce: [0x7A, 0x1B, 0x2C, 0x3D, 0x4E, 0x5F, 0x60, 0x71])
    #expect(
      Hexadecimal.text(request.bytes)
        == "304302010130" + "31300d060960864801650304020105000420" + Self.imprint.hex
        + "0208" + "7a1b2c3d4e5f6071" + "0101ff")
  }

  @Test func `what is no request of ours is refused`() {
    let request = TimeStampRequest(Self.imprint, nonce: [5]).bytes
    for place in request.indices {
      var changed = request
      changed[place] ^= 0x40
      let read = try? TimeStampRequest(changed)
      #expect(read == nil || read?.bytes == changed)
    }
    #expect(throws: TimeStampFault.self) { _ = try TimeStampRequest(request + [0]) }
    #expect(throws: TimeStampFault.self) { _ = try TimeStampRequest([]) }
  }
}
