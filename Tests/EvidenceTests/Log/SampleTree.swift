// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Evidence

/// A tree whose leaf i is i as eight bytes, the highest first, and 24 bytes of nought: the leaves
/// that the vectors of `Interop/Vectors` are made of.
struct SampleTree {
  let leafHashes: [Digest]

  init(size: Int) { leafHashes = (0..<size).map { Self.leafHash($0) } }

  static func entry(_ index: Int) -> [UInt8] {
    withUnsafeBytes(of: UInt64(index).bigEndian) { Array($0) } + [UInt8](repeating: 0, count: 24)
  }

  static func leafHash(_ index: Int) -> Digest { MerkleTree.leafHash(entry(index)) }

  var size: UInt64 { UInt64(leafHashes.count) }
  var root: Digest { MerkleTree.root(of: leafHashes) }
  var subtrees: MerkleTree.FullSubtree<Never> { MerkleTree.fullSubtrees(of: leafHashes) }

  /// The same leaves, the rest cut off.
  func first(_ size: Int) -> SampleTree { SampleTree(leafHashes: Array(leafHashes.prefix(size))) }

  init(leafHashes: [Digest]) { self.leafHashes = leafHashes }
}

extension Digest {
  /// The digest with one bit the other way round.
  func flipping(bit: Int) throws -> Digest {
    var bytes = bytes
    bytes[bit / 8 % Self.byteCount] ^= 1 << UInt8(bit % 8)
    return try #require(Digest(bytes))
  }
}

extension Array<UInt8> {
  /// The bytes with one bit the other way round.
  func flipping(bit: Int) -> [UInt8] {
    var bytes = self
    bytes[bit / 8] ^= 1 << UInt8(bit % 8)
    return bytes
  }
}

extension Array<Digest> {
  /// The list with one bit of one digest the other way round.
  func flipping(bit: Int, of place: Int) throws -> [Digest] {
    var digests = self
    digests[place] = try digests[place].flipping(bit: bit)
    return digests
  }
}
