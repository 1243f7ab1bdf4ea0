// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Evidence

struct MerkleTreeTests {
  /// The eight entries that implementations of RFC 6962 are tested with.
  static let entries: [[UInt8]] = [
    [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
    Array(0x50...0x57), Array(0x60...0x6F),
  ]

  @Test func `an empty tree has the hash of nothing`() {
    #expect(
      MerkleTree.emptyRoot.hex
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(MerkleTree.emptyRoot.base64 == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
    #expect(MerkleTree.root(of: []) == MerkleTree.emptyRoot)
  }

  @Test func `the empty entry hashes as known`() {
    #expect(
      MerkleTree.leafHash([]).hex
        == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")
  }

  @Test func `eight known entries have the known root`() {
    #expect(
      MerkleTree.root(of: Self.entries.map { MerkleTree.leafHash($0) }).hex
        == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")
  }

  /// Whether the compiler was told to make fast code.
  static var isRelease: Bool {
    #if DEBUG
      false
    #else
      true
    #endif
  }

  /// In debug, GoVectorTests does as much with 70,000 leaves.
  @Test(.enabled(if: isRelease, "three seconds in debug: run the tests with -c release"))
  func `a million leaves have the root that Go and Python give`() {
    var frontier = TreeFrontier()
    var entry = [UInt8](repeating: 0, count: 32)
    for index in 0..<1_000_000 {
      entry[5] = UInt8(index >> 16)
      entry[6] = UInt8(index >> 8 & 0xFF)
      entry[7] = UInt8(index & 0xFF)
      frontier.append(MerkleTree.leafHash(entry))
    }
    #expect(
      frontier.root.hex == "0cd37e0ab7efa3cf69b43b09ea5c895eb0bed667b376a49635ee480c76bd9527")
  }

  /// Around the length at which an entry is hashed in two parts.
  @Test(arguments: [1, 1022, 1023, 1024, 1025, 70_000])
  func `long entries hash like short ones`(count: Int) {
    let entry = (0..<count).map { UInt8($0 % 251) }
    #expect(MerkleTree.leafHash(entry) == Digest(hashing: [0] + entry))
  }

  @Test(
    arguments: [
      (2, 1), (3, 2), (4, 2), (5, 4), (8, 4), (9, 8), (1 << 40, 1 << 39), ((1 << 40) + 1, 1 << 40),
      (UInt64(Int64.max), 1 << 62),
    ] as [(UInt64, UInt64)])
  func `a tree divides at the largest power of two under its size`(size: UInt64, at: UInt64) {
    #expect(MerkleTree.split(size) == at)
    #expect(TreeCheck.divide(size) == at)
  }
}
