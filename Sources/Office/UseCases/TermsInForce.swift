// SPDX-License-Identifier: Apache-2.0

package import Evidence
import Terms
package import WorkingTime

/// The terms an agreement is judged by, as the log states them.
///
/// Text and zone data go into the log as an event, so that a judgement is a function of the log
/// alone and no change of a file, a calendar or a machine's zone data is silently retroactive.
package struct TermsInForce: Sendable {
  private let store: any EventStore
  private let shelf: TermsShelf

  package init(store: any EventStore, shelf: TermsShelf) {
    self.store = store
    self.shelf = shelf
  }

  /// The newest statement of an agreement's terms with its index in the log, or nil if there is none.
  package func newest(of agreement: String) async throws -> (RecordedEvent, count: Int)? {
    var newest: RecordedEvent?
    var count = 0
    while let index = try await store.index(of: Self.key(agreement, count)) {
      if let bytes = try await store.entry(at: index)?.event {
        newest = RecordedEvent(index: index, event: try Event(parsing: bytes))
      }
      count += 1
    }
    return newest.map { ($0, count) }
  }

  /// The statement to be recorded before evidence of this agreement, or nil if the terms in the
  /// folder are the terms in force.
  ///
  /// - Throws: ``OfficeFault/termsChanged(agreement:path:index:)`` when they differ and are not being
  ///   restated.
  package func due(
    _ agreement: String, at now: Instant, restating: Bool
  ) async throws -> Event? {
    let volume = try shelf.agreement(named: agreement)
    let statement = try volume.statement()
    guard let (newest, count) = try await newest(of: agreement) else {
      return event(agreement, 0, statement, now)
    }
    if newest.event.data == statement.data { return nil }
    guard restating else {
      let held = try TermsStatement(data: newest.event.data)
      // Newer zone data alone is no amendment: what was stated goes on holding until restated.
      if held.files == statement.files && held.main == statement.main { return nil }
      throw OfficeFault.termsChanged(
        agreement: agreement, path: volume.bundle.main, index: newest.index)
    }
    return event(agreement, count, statement, now)
  }

  private func event(
    _ agreement: String, _ number: Int, _ statement: TermsStatement, _ now: Instant
  ) -> Event {
    let key = Self.key(agreement, number)
    return Event(
      id: key.id, source: key.source, type: Vocabulary.agreementTerms, time: now,
      agreement: agreement, data: statement.data)
  }

  /// Statements are numbered, so that two programs cannot both state the same one differently.
  private static func key(_ agreement: String, _ number: Int) -> EventKey {
    EventKey(source: "/terms/\(agreement)", id: "\(number)")
  }
}
