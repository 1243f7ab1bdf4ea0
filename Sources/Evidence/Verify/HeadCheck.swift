// SPDX-License-Identifier: Apache-2.0

/// Checks what a log claims of one agreement's head, by `docs/specs/heads.md` read aloud.
///
/// It shares no code with the map of the log, so that a mistake there is found here.
package enum HeadCheck {
  /// The running digest over the entries of an agreement before the first.
  package static let start = Digest.noughts

  /// The running digest with one more entry.
  package static func link(_ chain: Digest, index: UInt64, leafHash: Digest) -> Digest {
    // Once for every entry of an agreement, so without a list.
    withUnsafeBytes(of: (chain, index.bigEndian, leafHash)) { parts in
      HashKernel.digest(of: parts, after: 4)
    }
  }

  /// The root of the map that a head and its proof lead to; nil for a proof longer than a path can
  /// be.
  package static func root(of proof: HeadProof) -> Digest? {
    guard proof.siblings.count <= 256 else { return nil }
    let head = proof.head
    let key = head.agreement.bytes
    var hash = Digest(hashing: [2] + key + bigEndian(head.entries) + head.chain.bytes)
    for depth in proof.siblings.indices.reversed() {
      let sibling = proof.siblings[depth].bytes
      let isRight = (key[depth / 8] >> (7 - UInt8(depth % 8))) & 1 == 1
      hash = Digest(hashing: isRight ? [3] + sibling + hash.bytes : [3] + hash.bytes + sibling)
    }
    return hash
  }

  private static func bigEndian(_ number: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> UInt64(56 - 8 * $0)) }
  }
}
