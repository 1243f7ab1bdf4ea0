// SPDX-License-Identifier: Apache-2.0

package import Evidence

/// Tells the log that it goes on with another key: an entry for each agreement, and the first
/// checkpoint by the new key.
package struct HandOverKey: Sendable {
  private let store: any EventStore
  private let salt: @Sendable () -> [UInt8]

  /// Tells a log that was opened by its keys with the new one; `salt` draws 16 random bytes.
  package init(store: any EventStore, salt: @escaping @Sendable () -> [UInt8]) {
    self.store = store
    self.salt = salt
  }

  /// Records the hand-over, all or nothing; whoever recorded since it was signed makes it fail.
  ///
  /// - Returns: The head of the log, signed by the new key.
  /// - Throws: What the store throws.
  package func run(_ handover: KeyHandover, to key: NoteKey) async throws -> LogHead {
    let events = try await store.agreements().map { agreement in
      NewEvent(event: handover.event(of: agreement.name), salt: salt())
    }
    return try await store.append(events, signer: key.checkpointSigner()).head
  }
}
