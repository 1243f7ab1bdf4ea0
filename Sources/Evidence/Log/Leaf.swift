// SPDX-License-Identifier: Apache-2.0

/// What the log commits to for one event: who may recognise it, its place, and a digest.
///
/// A leaf tells nobody what happened, nor under which agreement, unless they hold the salts. The
/// sequence has no gaps within an agreement, so whoever sees all leaves of one knows that none was
/// left out. The bytes are frozen in `docs/specs/leaf.md`.
package struct Leaf: Hashable, Sendable {
  /// The blinded id of the agreement; see ``blindedID(agreement:salt:)``.
  package let agreement: Digest
  /// The digest of the ``Commitment``.
  package let digest: Digest
  /// The place among the leaves of its agreement, from 0.
  package let sequence: UInt64

  /// How it commits to its event: 1 whole, 2 with fields that can be shown one by one.
  package let version: Int

  /// The highest place: the largest whole number that every reader of JSON keeps exact.
  package static let lastSequence: UInt64 = (1 << 53) - 1

  /// Makes a leaf; nil for a sequence over ``lastSequence``, or a version that is neither 1 nor 2.
  package init?(agreement: Digest, digest: Digest, sequence: UInt64, version: Int = 1) {
    guard sequence <= Self.lastSequence, (1...2).contains(version) else { return nil }
    self.version = version
    self.agreement = agreement
    self.digest = digest
    self.sequence = sequence
  }

  private static let beforeAgreement = Array(#"{"agreement":""#.utf8)
  private static let beforeDigest = Array(#"","digest":""#.utf8)
  private static let beforeSequence = Array(#"","sequence":"#.utf8)
  private static let ends = [Array(#","v":1}"#.utf8), Array(#","v":2}"#.utf8)]
  private static let endCharacters = 7
  private static let digestCharacters = 43

  /// Reads a leaf; nil for anything that ``bytes`` would not write.
  package init?(_ bytes: [UInt8]) {
    var rest = bytes[...]
    guard Self.take(Self.beforeAgreement, from: &rest),
      let agreement = Self.takeDigest(from: &rest),
      Self.take(Self.beforeDigest, from: &rest),
      let digest = Self.takeDigest(from: &rest),
      Self.take(Self.beforeSequence, from: &rest), rest.count > Self.endCharacters,
      let place = Self.ends.firstIndex(where: {
        rest.suffix(Self.endCharacters).elementsEqual($0)
      }),
      let sequence = DecimalNumber.read(rest.dropLast(Self.endCharacters), most: Self.lastSequence)
    else { return nil }
    version = place + 1
    self.agreement = agreement
    self.digest = digest
    self.sequence = sequence
  }

  private static func take(_ expected: [UInt8], from rest: inout ArraySlice<UInt8>) -> Bool {
    guard rest.starts(with: expected) else { return false }
    rest.removeFirst(expected.count)
    return true
  }

  private static func takeDigest(from rest: inout ArraySlice<UInt8>) -> Digest? {
    guard let digest = Digest(base64URL: rest.prefix(digestCharacters)) else { return nil }
    rest.removeFirst(digestCharacters)
    return digest
  }

  /// The bytes that are hashed into the tree: canonical JSON (RFC 8785).
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(160)
    bytes.append(contentsOf: Self.beforeAgreement)
    agreement.withUnsafeBytes { Base64.url.append($0, to: &bytes) }
    bytes.append(contentsOf: Self.beforeDigest)
    digest.withUnsafeBytes { Base64.url.append($0, to: &bytes) }
    bytes.append(contentsOf: Self.beforeSequence)
    bytes.append(contentsOf: String(sequence).utf8)
    bytes.append(contentsOf: Self.ends[version - 1])
    return bytes
  }

  /// The blinded id of an agreement: the hash of its salt and its name.
  ///
  /// The salt has 16 bytes and is kept by the cooperative and the adopter of the agreement.
  package static func blindedID(agreement name: String, salt: Salt) -> Digest {
    Digest(hashing: salt.bytes + Array(name.utf8))
  }
}
