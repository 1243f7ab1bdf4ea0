// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import Evidence

struct HashKernelTests {
  /// FIPS 180-4's examples, as NIST publishes them, and the million letters.
  @Test(
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopq"
          + "klmnopqrlmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
      (
        String(repeating: "a", count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ])
  func `digests are those that NIST publishes`(message: String, digest: String) {
    #expect(Digest(hashing: Array(message.utf8)).hex == digest)
    for ways in HashKernel.Ways.possible {
      let messages = Array(repeating: Array(message.utf8), count: 20)
      #expect(
        HashKernel.digests(of: messages, after: nil, ways: ways).allSatisfy { $0.hex == digest })
    }
  }

  @Test(arguments: [nil, 0, 1])
  func `every length hashes as Swift Crypto hashes it`(prefix: UInt8?) {
    var numbers = SeededNumbers(seed: 1)
    for length in 0...300 {
      let message = bytes(length, &numbers)
      let expected = plain(message, after: prefix)
      for ways in HashKernel.Ways.possible {
        let found = message.withUnsafeBytes {
          HashKernel.digest(of: $0, after: prefix, ways: ways)
        }
        #expect(found == expected, "length \(length)")
        let many = HashKernel.digests(
          of: Array(repeating: message, count: 5), after: prefix, ways: ways)
        #expect(many.allSatisfy { $0 == expected }, "length \(length), \(ways)")
      }
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `each of many messages has its own digest`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let count = Int.random(in: 0...200, using: &numbers)
    let messages = (0..<count).map { _ in
      bytes(Int.random(in: 0...Int.random(in: 0...500, using: &numbers), using: &numbers), &numbers)
    }
    for prefix in [nil, 0, 1] as [UInt8?] {
      let expected = messages.map { plain($0, after: prefix) }
      for ways in HashKernel.Ways.possible {
        #expect(
          HashKernel.digests(of: messages, after: prefix, ways: ways) == expected, "\(ways)")
      }
    }
  }

  @Test(arguments: 1...70)
  func `pairs are hashed in place and an odd one stays`(count: Int) {
    var numbers = SeededNumbers(seed: UInt64(count))
    let digests = (0..<count).map { _ in Digest(hashing: bytes(8, &numbers)) }
    let expected = stride(from: 0, to: count, by: 2).map { left in
      left + 1 < count
        ? plain(digests[left].bytes + digests[left + 1].bytes, after: 1) : digests[left]
    }
    for ways in HashKernel.Ways.possible {
      var level = digests
      HashKernel.hashPairs(&level, ways: ways)
      #expect(level == expected, "\(ways)")
    }
  }

  @Test func `lanes are used where they are quicker than one after the other`() {
    let (two, sixteen) = (HashKernel.Ways.two, HashKernel.Ways.sixteen)
    #expect(!sixteen.pays(forBytes: 300, longest: 150) && sixteen.pays(forBytes: 450, longest: 150))
    #expect(!sixteen.pays(forBytes: 1_000_000, longest: 900_000))
    #expect(two.pays(forBytes: 150, longest: 150))
    #expect(!HashKernel.Ways.one.pays(forBytes: 1_500, longest: 150))
  }

  /// By the other way, which is the judge here.
  private func plain(_ message: [UInt8], after prefix: UInt8?) -> Digest {
    message.withUnsafeBytes { HashKernel.plainDigest(of: $0, after: prefix) }
  }

  private func bytes(_ count: Int, _ numbers: inout SeededNumbers) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &numbers) }
  }
}
