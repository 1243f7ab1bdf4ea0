// SPDX-License-Identifier: Apache-2.0

package import Evidence
package import WorkingTime

/// Destroys what entries hold, on request, and says so in the log.
///
/// The leaf of each entry stays, so that the log goes on proving itself; salt and event go, so that
/// nobody can link the leaf to anything any more.
package struct EraseEvidence: Sendable {
  private let store: any EventStore
  private let signer: CheckpointSigner
  private let salt: @Sendable () -> [UInt8]

  /// An eraser.
  ///
  /// `salt` draws 16 random bytes for the entry that says what was erased.
  package init(
    store: any EventStore, signer: @escaping CheckpointSigner,
    salt: @escaping @Sendable () -> [UInt8]
  ) {
    self.store = store
    self.signer = signer
    self.salt = salt
  }

  /// What is to be erased of one agreement.
  package enum Selection: Hashable, Sendable {
    /// Entries by their index.
    case entries(Set<UInt64>)
    /// All events of a case, or of another subject.
    case subject(String)
    /// All events that say this very text anywhere in their data, such as a person's name.
    case saying(String)
  }

  /// An entry that is to be erased.
  package struct Found: Hashable, Sendable {
    /// The index of its leaf.
    package let index: UInt64
    /// Its event.
    package let event: Event
  }

  /// The entries of an agreement that are selected and still hold something, ascending.
  ///
  /// - Throws: ``OfficeFault/notErasable(index:)`` for terms and for statements of earlier erasures,
  ///   which all judgement rests on; ``OfficeFault/nothingToErase(agreement:)``; what the store throws.
  package func find(_ selection: Selection, in agreement: String) throws -> [Found] {
    var found: [Found] = []
    try store.forEachEntry(of: agreement, below: .max) { entry in
      guard let bytes = entry.event else { return }
      let event = try Event(parsing: bytes)
      guard Self.selects(selection, event, at: entry.index) else { return }
      let kept = [Vocabulary.agreementTerms, Vocabulary.erased, Vocabulary.keyHandedOver]
      guard !kept.contains(event.type) else {
        guard case .entries = selection else { return }
        throw OfficeFault.notErasable(index: entry.index)
      }
      found.append(Found(index: entry.index, event: event))
    }
    guard !found.isEmpty else { throw OfficeFault.nothingToErase(agreement: agreement) }
    return found
  }

  private static func selects(_ selection: Selection, _ event: Event, at index: UInt64) -> Bool {
    switch selection {
    case .entries(let indices): indices.contains(index)
    case .subject(let subject): event.subject == subject
    case .saying(let text):
      event.subject == text || says(.object(event.data), text)
        || says(.object(event.extensions), text)
    }
  }

  private static func says(_ value: JSONValue, _ text: String) -> Bool {
    switch value {
    case .string(let other): other == text
    case .array(let values): values.contains { says($0, text) }
    case .object(let object): object.members.contains { says($0.value, text) }
    default: false
    }
  }

  /// Destroys the contents of entries, for good, in portions that each say so in the log.
  ///
  /// - Returns: The head of the log after it.
  /// - Throws: ``OfficeFault/badGround``; what the store throws. What portions before did is done.
  package func erase(
    _ found: [Found], of agreement: String, requester: ErasureStatement.Requester, ground: String,
    now: Instant
  ) async throws -> LogHead {
    var rest = found[...]
    while !rest.isEmpty {
      let portion = rest.prefix(ErasureStatement.mostEntries)
      rest = rest.dropFirst(portion.count)
      let entries = portion.map { ErasureStatement.Entry(index: $0.index, type: $0.event.type) }
      guard
        let statement = ErasureStatement(requester: requester, ground: ground, entries: entries),
        let first = entries.first
      else { throw OfficeFault.badGround }
      // An entry is erased once, so its index names the erasure.
      let event = Event(
        id: "\(first.index)", source: "/erasure/\(agreement)", type: Vocabulary.erased, time: now,
        agreement: agreement, data: statement.data)
      try await store.erase(
        entries.map(\.index), of: agreement, saying: NewEvent(event: event, salt: salt()),
        signer: signer)
    }
    try await store.sweep()
    return try await store.head()
  }
}
