// SPDX-License-Identifier: Apache-2.0

internal import CSHA256
internal import Crypto

/// SHA-256 of many short messages: as many at a time as the processor has instructions for, by Swift
/// Crypto where it has none.
///
/// All give the same digests; see decision 0014. This file is the only one that hands memory to C.
enum HashKernel {
  /// How many messages are hashed at a time.
  enum Ways: Int32, CaseIterable {
    /// By Swift Crypto, one after the other.
    case one = 1
    /// By SHA instructions.
    case two = 2
    /// By AVX-512 and AVX2: every message goes at the pace of the longest.
    case sixteen = 16, eight = 8

    /// What this processor can do, the quickest last.
    static let possible = [.one] + [Ways.eight, .sixteen, .two].filter { csha256_can($0.rawValue) }

    fileprivate static let best = possible.last ?? .one

    /// Whether it is quicker than one after the other.
    ///
    /// A step of all lanes takes as long as two and a quarter by Swift Crypto.
    func pays(forBytes total: Int, longest: Int) -> Bool {
      switch self {
      case .one: false
      case .two: true
      case .eight, .sixteen: max(total / Int(rawValue), longest) < total / 9 * 4
      }
    }
  }

  /// The digest of bytes, after one byte that stands before them.
  static func digest(
    of bytes: UnsafeRawBufferPointer, after prefix: UInt8?, ways: Ways = .best
  ) -> Digest {
    guard ways == .two else { return plainDigest(of: bytes, after: prefix) }
    var message = csha256_message(
      bytes: bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), count: bytes.count)
    return Digest(filledBy: { csha256_messages(ways.rawValue, code(prefix), &message, 1, $0) })
  }

  /// How many messages are handed over at a time.
  private static let groupSize = 64

  /// The digest of each message, after one byte that stands before it.
  static func digests(
    of messages: [[UInt8]], after prefix: UInt8?, ways: Ways = .best
  ) -> [Digest] {
    guard ways != .one else {
      return messages.map { $0.withUnsafeBytes { plainDigest(of: $0, after: prefix) } }
    }
    // Messages are laid side by side, since an array lends its bytes only for the length of a call.
    var (bytes, lengths): ([UInt8], [Int]) = ([], [])
    return [Digest](unsafeUninitializedCapacity: messages.count) { digests, count in
      while count < messages.count {
        bytes.removeAll(keepingCapacity: true)
        lengths.removeAll(keepingCapacity: true)
        for place in count..<min(count + groupSize, messages.count) {
          messages[place].withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
          lengths.append(messages[place].count)
        }
        hash(lengths, in: bytes, after: prefix, into: digests.baseAddress.map { $0 + count }, ways)
        count += lengths.count
      }
    }
  }

  /// Puts the digests of messages that lie one after another, each after one byte that stands before
  /// it, into a list.
  static func hash(
    _ lengths: [Int], in bytes: [UInt8], after prefix: UInt8?, into digests: inout [Digest]
  ) {
    precondition(lengths.reduce(0, +) == bytes.count, "every byte belongs to a message")
    digests.removeAll(keepingCapacity: true)
    digests.append(contentsOf: repeatElement(.noughts, count: lengths.count))
    digests.withUnsafeMutableBufferPointer {
      hash(lengths, in: bytes, after: prefix, into: $0.baseAddress, .best)
    }
  }

  /// Room for as many digests as there are lengths must begin at `digests`.
  private static func hash(
    _ lengths: [Int], in bytes: [UInt8], after prefix: UInt8?,
    into digests: UnsafeMutablePointer<Digest>?, _ ways: Ways
  ) {
    guard ways.pays(forBytes: bytes.count, longest: lengths.max() ?? 0) else {
      var start = 0
      for (place, length) in lengths.enumerated() {
        bytes[start..<start + length].withUnsafeBytes {
          digests?[place] = plainDigest(of: $0, after: prefix)
        }
        start += length
      }
      return
    }
    bytes.withUnsafeBufferPointer { bytes in
      withUnsafeTemporaryAllocation(of: csha256_message.self, capacity: lengths.count) { messages in
        var start = 0
        for (place, length) in lengths.enumerated() {
          messages[place] = csha256_message(
            bytes: bytes.baseAddress.map { $0 + start }, count: length)
          start += length
        }
        csha256_messages(
          ways.rawValue, code(prefix), messages.baseAddress, lengths.count, digests)
      }
    }
  }

  /// The digest of two digests after ``MerkleTree/nodePrefix``.
  static func parent(_ left: Digest, _ right: Digest) -> Digest {
    withUnsafeBytes(of: (left, right)) { pair in
      guard Ways.best == .two else { return plainDigest(of: pair, after: MerkleTree.nodePrefix) }
      return Digest(filledBy: { parent in
        csha256_parents(
          Ways.two.rawValue, pair.baseAddress?.assumingMemoryBound(to: UInt8.self), 1, parent)
      })
    }
  }

  /// Fewer pairs than these leave most lanes idle.
  private static let fewestPairs = 3

  /// Puts the parents of neighbours in the place of digests; an odd one at the end stays as it is.
  static func hashPairs(_ digests: inout [Digest], ways: Ways = .best) {
    let pairs = digests.count / 2
    guard ways == .two || ways != .one && pairs >= fewestPairs else {
      for pair in 0..<pairs { digests[pair] = parent(digests[2 * pair], digests[2 * pair + 1]) }
      return keepParents(pairs, in: &digests)
    }
    digests.withUnsafeMutableBytes { bytes in
      let bytes = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
      csha256_parents(ways.rawValue, bytes, pairs, bytes)
    }
    keepParents(pairs, in: &digests)
  }

  private static func keepParents(_ pairs: Int, in digests: inout [Digest]) {
    if digests.count % 2 == 1 { digests[pairs] = digests[digests.count - 1] }
    digests.removeLast(digests.count / 2)
  }

  /// Writes the beginning of some bytes as base64url, where the processor does many at a time, and says
  /// how many: a multiple of three.
  ///
  /// `text` must have room for the text of all of them.
  static func base64URL(
    _ bytes: UnsafeRawBufferPointer, into text: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    precondition(text.count / 4 >= bytes.count / 3, "there is room for every group of characters")
    guard Ways.best != .one else { return 0 }
    return csha256_base64url(
      bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count, text.baseAddress)
  }

  private static func code(_ prefix: UInt8?) -> Int32 { prefix.map(Int32.init) ?? -1 }

  /// The same by Swift Crypto.
  static func plainDigest(of bytes: UnsafeRawBufferPointer, after prefix: UInt8?) -> Digest {
    var function = SHA256()
    if let prefix { withUnsafeBytes(of: prefix) { function.update(bufferPointer: $0) } }
    function.update(bufferPointer: bytes)
    return Digest(function.finalize())
  }
}
