// SPDX-License-Identifier: Apache-2.0

import Evidence

/// The text of `proofs/inclusion`: the proof that all entries of the agreement are in the log.
///
/// ```
/// frankpledge-inclusion/v1
/// size 1234
/// CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
/// ```
///
/// The hashes are those of docs/specs/multiproof.md; the indices are those of the entries.
struct InclusionFile: Hashable, Sendable {
  let size: UInt64
  let hashes: [Digest]

  private static let firstLine = "frankpledge-inclusion/v1"

  init(size: UInt64, hashes: [Digest]) {
    self.size = size
    self.hashes = hashes
  }

  /// The most bytes of a proof for so many entries: each has at most 64 hashes beside its path.
  static func mostBytes(entries: Int) -> UInt64 { 100 + (UInt64(max(0, entries)) + 1) * 64 * 45 }

  /// Reads what ``bytes`` writes, and nothing else.
  init(_ bytes: [UInt8]) throws(ProofFileFault) {
    var lines = ProofLines(bytes)
    guard try lines.next() == Self.firstLine else { throw lines.fault("'\(Self.firstLine)'") }
    size = try lines.number(after: "size")
    var hashes: [Digest] = []
    while !lines.isAtEnd { hashes.append(try lines.hash()) }
    self.hashes = hashes
  }

  var bytes: [UInt8] {
    var bytes = Array("\(Self.firstLine)\nsize \(size)\n".utf8)
    for hash in hashes { bytes += (hash.base64 + "\n").utf8 }
    return bytes
  }
}
