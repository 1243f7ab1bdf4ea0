// SPDX-License-Identifier: Apache-2.0

import Evidence
import FrankpledgeTesting
import Testing

@Suite struct SSHSignatureTests {
  static let namespace = SSHVectors.namespace

  private func read(_ vector: SSHVectors.Vector) throws -> SSHSignature {
    try SSHSignature(armored: Array(vector.signature.utf8))
  }

  @Test func `what ssh-keygen signed is accepted, and the key is that of the .pub file`() throws {
    for vector in SSHVectors.good {
      let signature = try read(vector)
      #expect(
        signature.isValid(over: SSHVectors.text, namespace: Self.namespace), "\(vector.name)")
      #expect(signature.key.line == vector.key, "\(vector.name)")
    }
  }

  @Test func `a signature is over this text and for this purpose, and for no other`() throws {
    for vector in SSHVectors.good {
      let signature = try read(vector)
      var changed = SSHVectors.text
      changed[3] ^= 1
      #expect(!signature.isValid(over: changed, namespace: Self.namespace), "\(vector.name)")
      #expect(!signature.isValid(over: SSHVectors.text, namespace: "pause@frankpledge.org"))
      #expect(!signature.isValid(over: SSHVectors.text, namespace: "consent@frankpledge.orG"))
    }
  }

  @Test func `RSA over SHA-1 is refused under either name, and so is a key of 1024 bits`() throws {
    for vector in SSHVectors.badRSA {
      let signature = try read(vector)
      #expect(!signature.isValid(over: SSHVectors.text, namespace: Self.namespace))
    }
    #expect(throws: SSHSignatureFault.unknownKey("ssh-rsa")) {
      _ = try read(try #require(SSHVectors.short.first))
    }
  }

  @Test func `no bit of a signature can be changed`() throws {
    let blob = try read(try #require(SSHVectors.good.first)).blob
    for bit in 0..<(blob.count * 8) {
      var changed = blob
      changed[bit / 8] ^= 1 << (bit % 8)
      let signature = try? SSHSignature(blob: changed)
      let isBelieved =
        signature.map {
          $0.key.line == SSHVectors.good[0].key
            && $0.isValid(over: SSHVectors.text, namespace: Self.namespace)
        } ?? false
      #expect(!isBelieved, "bit \(bit)")
    }
  }

  @Test func `what we sign is read back and accepted`() throws {
    let key = try #require(SSHSigningKey(seed: Array(0..<32)))
    let signature = try #require(key.sign(SSHVectors.text, namespace: Self.namespace))
    let read = try SSHSignature(armored: Array(signature.armored.utf8))
    #expect(read == signature)
    #expect(read.key == key.publicKey)
    #expect(read.isValid(over: SSHVectors.text, namespace: Self.namespace))
    #expect(key.sign([], namespace: "") == nil)
    #expect(key.sign([], namespace: "two words") == nil)
  }

  @Test func `a security key is accepted if its owner touched it`() throws {
    for key in [SecurityKey.ed25519(), .ecdsa()] {
      for (flags, isFine) in [(UInt8(1), true), (5, true), (0, false), (4, false)] {
        let armored = try key.signature(
          over: SSHVectors.text, namespace: Self.namespace, flags: flags)
        let signature = try SSHSignature(armored: armored)
        #expect(
          signature.isValid(over: SSHVectors.text, namespace: Self.namespace) == isFine,
          "flags \(flags)")
      }
    }
  }

  @Test func `the armour has one form`() throws {
    let good = SSHVectors.good[0].signature
    #expect(throws: Never.self) {
      _ = try SSHSignature(armored: Array(good.replacing("\n", with: "\r\n").utf8))
    }
    let lines = good.split(separator: "\n")
    let bad = [
      "", "no signature", " " + good, good + "x", good + "\n\n",
      good.replacing("BEGIN SSH", with: "BEGIN  SSH"), lines.dropLast().joined(separator: "\n"),
      lines[0] + "\n" + lines[lines.count - 1], good.replacing("\n", with: "\n\n"),
      good.replacing("U1NI", with: "U1N I"), good.replacing("QieDwLzj", with: "QieDwLz"),
      good.replacing("==", with: "=="), String(repeating: "x", count: 20_000),
    ]
    for text in bad where text != good {
      #expect(throws: SSHSignatureFault.self, "\(text.prefix(60))") {
        _ = try SSHSignature(armored: Array(text.utf8))
      }
    }
  }

  @Test func `later versions, reserved bytes, unknown hashes and what follows are refused`() throws
  {
    let key = try #require(SSHSigningKey(seed: Array(0..<32))).publicKey
    func blob(
      version: UInt32 = 1, key: [UInt8] = key.blob, namespace: String = "a", reserved: String = "",
      hash: String = "sha512", rest: [UInt8] = []
    ) -> [UInt8] {
      var writer = SSHWriter()
      writer.raw("SSHSIG".utf8)
      writer.number(version)
      writer.string(key)
      writer.string(namespace.utf8)
      writer.string(reserved.utf8)
      writer.string(hash.utf8)
      writer.string([1])
      writer.raw(rest)
      return writer.bytes
    }
    #expect(throws: Never.self) { _ = try SSHSignature(blob: blob()) }
    let cases: [([UInt8], SSHSignatureFault)] = [
      (blob(version: 2), .unknownVersion(2)), (blob(version: 0), .unknownVersion(0)),
      (blob(namespace: ""), .malformed), (blob(namespace: "a b"), .malformed),
      (blob(reserved: "x"), .malformed), (blob(hash: "sha1"), .unknownHash("sha1")),
      (blob(rest: [0]), .malformed), (blob(key: [0, 0, 0, 1, 65]), .unknownKey("A")),
      (blob(key: key.blob + [0]), .unknownKey("ssh-ed25519")), ([], .malformed),
    ]
    for (bytes, fault) in cases {
      #expect(throws: fault) { _ = try SSHSignature(blob: bytes) }
    }
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `bytes of any kind are read without a trap`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let blob = try read(SSHVectors.good[Int(seed) % SSHVectors.good.count]).blob
    for _ in 0..<3000 {
      var changed = blob
      for _ in 0..<Int.random(in: 1...4, using: &numbers) {
        changed[Int.random(in: 0..<changed.count, using: &numbers)] = .random(
          in: 0...255, using: &numbers)
      }
      let read = try? SSHSignature(blob: Array(changed.prefix(.random(in: 0...changed.count))))
      _ = read?.isValid(over: [], namespace: Self.namespace)
    }
  }
}
