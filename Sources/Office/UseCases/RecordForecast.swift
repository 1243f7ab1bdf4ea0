// SPDX-License-Identifier: Apache-2.0

package import Evidence
package import Forecast
package import WorkingTime

/// Puts what is foreseen into the log, before the time it is about begins.
package struct RecordForecast: Sendable {
  private let store: any EventStore
  private let signer: CheckpointSigner
  private let salt: @Sendable () -> [UInt8]

  /// What every source of such events begins with; no desk may use it.
  static let source = "/forecast/"

  /// A recorder; `salt` draws 16 random bytes.
  package init(
    store: any EventStore, signer: @escaping CheckpointSigner,
    salt: @escaping @Sendable () -> [UInt8]
  ) {
    self.store = store
    self.signer = signer
    self.salt = salt
  }

  /// Records one statement for each agreement, in one commit.
  package func run(
    _ statements: [(agreement: String, statement: ForecastStatement)], now: Instant
  ) async throws -> LogHead {
    var events: [NewEvent] = []
    for (agreement, statement) in statements {
      var number = 0
      while try await store.index(of: Self.key(agreement, number)) != nil { number += 1 }
      let key = Self.key(agreement, number)
      let event = Event(
        id: key.id, source: key.source, type: Vocabulary.forecastMade, time: now,
        agreement: agreement, data: statement.json)
      events.append(NewEvent(event: event, salt: salt()))
    }
    return try await store.append(events, signer: signer).head
  }

  /// Statements are numbered, so that two programs cannot both make the same one differently.
  private static func key(_ agreement: String, _ number: Int) -> EventKey {
    EventKey(source: "\(source)\(agreement)", id: "\(number)")
  }
}
