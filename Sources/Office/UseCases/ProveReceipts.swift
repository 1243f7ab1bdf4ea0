// SPDX-License-Identifier: Apache-2.0

package import Evidence

/// Turns receipts into proofs, once the log has what was promised.
package struct ProveReceipts: Sendable {
  private let store: any EventStore & CosignatureShelf & LogTiles

  /// Proves from a log.
  package init(store: any EventStore & CosignatureShelf & LogTiles) { self.store = store }

  /// The proof for each receipt under the newest checkpoint with its cosignatures (C2SP tlog-proof),
  /// with the leaf beside it; nil where the log does not have the event.
  ///
  /// - Throws: what the store throws; ``EventFault`` for a receipt that holds no event.
  package func proofs(for receipts: [Receipt]) async throws -> [TLogProof?] {
    let head = try await store.head()
    guard let signed = head.checkpoint else { return receipts.map { _ in nil } }
    let checkpoint = try await store.cosigned(signed, at: head.size)
    var proofs: [TLogProof?] = []
    for receipt in receipts {
      let event = try Event(parsing: receipt.event)
      let key = EventKey(source: event.source, id: event.id)
      guard let index = try await store.index(of: key), index < head.size,
        let entry = try await store.entry(at: index),
        entry.event.map({ $0 == receipt.event }) ?? true,
        let proof = try await store.inclusion(of: index, in: head.size)
      else {
        proofs.append(nil)
        continue
      }
      proofs.append(TLogProof(proof: proof, checkpoint: checkpoint, extra: entry.leaf))
    }
    return proofs
  }
}
