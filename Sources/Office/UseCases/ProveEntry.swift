// SPDX-License-Identifier: Apache-2.0

package import Evidence

/// Proves that the log has an entry, from the stored tiles.
package struct ProveEntry: Sendable {
  private let store: any EventStore & CosignatureShelf & LogTiles

  /// Proves from a log.
  package init(_ store: any EventStore & CosignatureShelf & LogTiles) { self.store = store }

  /// The proof under the newest checkpoint with its cosignatures (C2SP tlog-proof), with the leaf
  /// beside it; nil where the log is shorter.
  package func proof(of index: UInt64) async throws -> TLogProof? {
    let head = try await store.head()
    guard let signed = head.checkpoint, let entry = try await store.entry(at: index),
      let proof = try await store.inclusion(of: index, in: head.size)
    else { return nil }
    let checkpoint = try await store.cosigned(signed, at: head.size)
    return TLogProof(proof: proof, checkpoint: checkpoint, extra: entry.leaf)
  }
}
