// SPDX-License-Identifier: Apache-2.0

import Evidence
import WorkingTime

/// The heads of all agreements as a full check finds them, leaf by leaf.
struct RecomputedHeads {
  private var heads: [Digest: AgreementHead] = [:]
  private var grown: Set<Digest> = []
  private var map = HeadMap([])
  private var time = Instant.earliest

  /// Notes an entry of an agreement.
  mutating func take(_ chain: AgreementChain, index: UInt64, leafHash: Digest) {
    let before = heads[chain.blindedID]
    heads[chain.blindedID] = AgreementHead(
      agreement: chain.blindedID, entries: (before?.entries ?? 0) + 1,
      chain: AgreementHead.link(before?.chain ?? .noughts, index: index, leafHash: leafHash))
    grown.insert(chain.blindedID)
  }

  /// The running digest over the entries of an agreement so far.
  func digest(of chain: AgreementChain) -> Digest { heads[chain.blindedID]?.chain ?? .noughts }

  /// Throws unless the leaf says where the agreements stand now.
  mutating func check(_ entry: LogEntry, leafHash: Digest) throws(Damage) {
    let leaf = try EntryReader.checkHeads(entry, leafHash: leafHash)
    // The order does not matter: each has a place of its own.
    for agreement in grown {
      if let head = heads[agreement] { map.update(head) }
    }
    grown.removeAll(keepingCapacity: true)
    guard leaf.root == map.root else {
      throw .entry(index: entry.index, reason: "holds other heads than the agreements have")
    }
    guard leaf.time >= time else {
      throw .entry(index: entry.index, reason: "was written before the heads before it")
    }
    time = leaf.time
  }
}
