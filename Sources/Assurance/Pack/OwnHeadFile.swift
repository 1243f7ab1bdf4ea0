// SPDX-License-Identifier: Apache-2.0

import Evidence

/// The text of `heads/own`: how many entries the log says the agreement has, and the path from that
/// to the newest heads.
///
/// ```
/// frankpledge-head/v1
/// entries 21
/// chain CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
/// fSyEmzlUG43E1D6oJ3K3dN1lGkcOyKbY1xC8cUcSSUo=
/// ```
///
/// After the running digest come the hashes of the other halves of the map, from the root down; see
/// docs/specs/heads.md.
struct OwnHeadFile: Hashable, Sendable {
  let entries: UInt64
  let chain: Digest
  let siblings: [Digest]

  private static let firstLine = "frankpledge-head/v1"
  private static let mostSiblings = 256

  init(_ proof: HeadProof) {
    entries = proof.head.entries
    chain = proof.head.chain
    siblings = proof.siblings
  }

  /// Reads what ``bytes`` writes, and nothing else.
  init(_ bytes: [UInt8]) throws(ProofFileFault) {
    var lines = ProofLines(bytes)
    guard try lines.next() == Self.firstLine else { throw lines.fault("'\(Self.firstLine)'") }
    entries = try lines.number(after: "entries")
    let text = try lines.next()
    guard text.hasPrefix("chain "), let chain = Digest(base64: text.dropFirst(6).utf8) else {
      throw lines.fault("'chain' and a hash in base64")
    }
    self.chain = chain
    var siblings: [Digest] = []
    while !lines.isAtEnd {
      siblings.append(try lines.hash())
      guard siblings.count <= Self.mostSiblings else { throw lines.fault("no more hashes") }
    }
    self.siblings = siblings
  }

  var bytes: [UInt8] {
    var bytes = Array("\(Self.firstLine)\nentries \(entries)\nchain \(chain.base64)\n".utf8)
    for hash in siblings { bytes += (hash.base64 + "\n").utf8 }
    return bytes
  }

  /// What the file claims of the agreement with this blinded id.
  func proof(of agreement: Digest) -> HeadProof {
    HeadProof(
      head: AgreementHead(agreement: agreement, entries: entries, chain: chain),
      siblings: siblings)
  }
}
