// SPDX-License-Identifier: Apache-2.0

internal import CSHA256
internal import Crypto

/// SHA-256 of many short messages: two at a time where the processor has instructions for it, by
/// Swift Crypto where it has not.
///
/// Both give the same digests; see decision 0014. This file is the only one that hands memory to C.
enum HashKernel {
  private static let isAccelerated = csha256_available()

  /// The digest of bytes, after one byte that stands before them.
  static func digest(of bytes: UnsafeRawBufferPointer, after prefix: UInt8?) -> Digest {
    guard isAccelerated else { return plainDigest(of: bytes, after: prefix) }
    return Digest(filledBy: { digest in
      csha256_message_digest(
        code(prefix), bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count, digest)
    })
  }

  /// How many messages are handed over at a time.
  private static let groupSize = 64

  /// The digest of each message, after one byte that stands before it.
  static func digests(of messages: [[UInt8]], after prefix: UInt8?) -> [Digest] {
    guard isAccelerated else {
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
        hash(lengths, in: bytes, after: prefix, into: digests.baseAddress.map { $0 + count })
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
    guard isAccelerated else {
      var start = 0
      for length in lengths {
        digests.append(
          bytes[start..<start + length].withUnsafeBytes { plainDigest(of: $0, after: prefix) })
        start += length
      }
      return
    }
    digests.append(contentsOf: repeatElement(.noughts, count: lengths.count))
    digests.withUnsafeMutableBufferPointer {
      hash(lengths, in: bytes, after: prefix, into: $0.baseAddress)
    }
  }

  /// Room for as many digests as there are lengths must begin at `digests`.
  private static func hash(
    _ lengths: [Int], in bytes: [UInt8], after prefix: UInt8?,
    into digests: UnsafeMutablePointer<Digest>?
  ) {
    bytes.withUnsafeBufferPointer { bytes in
      withUnsafeTemporaryAllocation(of: csha256_message.self, capacity: lengths.count) { messages in
        var start = 0
        for (place, length) in lengths.enumerated() {
          messages[place] = csha256_message(
            bytes: bytes.baseAddress.map { $0 + start }, count: length)
          start += length
        }
        csha256_messages(code(prefix), messages.baseAddress, lengths.count, digests)
      }
    }
  }

  /// The digest of two digests after ``MerkleTree/nodePrefix``.
  static func parent(_ left: Digest, _ right: Digest) -> Digest {
    withUnsafeBytes(of: (left, right)) { pair in
      guard isAccelerated else { return plainDigest(of: pair, after: MerkleTree.nodePrefix) }
      return Digest(filledBy: { parent in
        csha256_parents(pair.baseAddress?.assumingMemoryBound(to: UInt8.self), 1, parent)
      })
    }
  }

  /// Puts the parents of neighbours in the place of digests; an odd one at the end stays as it is.
  static func hashPairs(_ digests: inout [Digest]) {
    let pairs = digests.count / 2
    guard isAccelerated else {
      for pair in 0..<pairs { digests[pair] = parent(digests[2 * pair], digests[2 * pair + 1]) }
      return keepParents(pairs, in: &digests)
    }
    digests.withUnsafeMutableBytes { bytes in
      let bytes = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
      csha256_parents(bytes, pairs, bytes)
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
    guard isAccelerated else { return 0 }
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
