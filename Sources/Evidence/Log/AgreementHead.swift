// SPDX-License-Identifier: Apache-2.0

/// Where one agreement stands at a checkpoint: how many entries it has, and which.
///
/// The log commits to the heads of all its agreements just before each checkpoint; see
/// ``HeadsLeaf``. The bytes are frozen in `docs/specs/heads.md`.
package struct AgreementHead: Hashable, Sendable {
  /// The blinded id of the agreement, as in its leaves.
  package let agreement: Digest
  /// How many entries it has.
  package let entries: UInt64
  /// The running digest over its leaves and their places; see ``link(_:index:leafHash:)``.
  package let chain: Digest

  /// Puts the parts together.
  package init(agreement: Digest, entries: UInt64, chain: Digest) {
    self.agreement = agreement
    self.entries = entries
    self.chain = chain
  }

  /// The running digest after one more entry: of the digest before, the index of the leaf in the
  /// log, and its hash.
  ///
  /// A count alone would let a log hold two leaves in the same place of an agreement, and show one
  /// to the adopter and the other to the auditor.
  package static func link(_ chain: Digest, index: UInt64, leafHash: Digest) -> Digest {
    var bytes: [UInt8] = [4]
    bytes.reserveCapacity(73)
    chain.append(to: &bytes)
    withUnsafeBytes(of: index.bigEndian) { bytes.append(contentsOf: $0) }
    leafHash.append(to: &bytes)
    return Digest(hashing: bytes)
  }

  /// The hash of the head in the ``HeadMap``.
  var hash: Digest {
    var bytes: [UInt8] = [2]
    bytes.reserveCapacity(73)
    agreement.append(to: &bytes)
    withUnsafeBytes(of: entries.bigEndian) { bytes.append(contentsOf: $0) }
    chain.append(to: &bytes)
    return Digest(hashing: bytes)
  }
}
