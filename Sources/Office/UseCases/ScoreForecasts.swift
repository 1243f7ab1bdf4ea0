// SPDX-License-Identifier: Apache-2.0

import Evidence
package import Forecast
import Terms
package import WorkingTime

/// Holds every forecast that the log tells, and whose time has passed, against what came.
package struct ScoreForecasts: Sendable {
  private let store: any EventStore

  /// A forecast that was recorded so much later than the moment it is of, in milliseconds, is none.
  static let patience: Int64 = 3_600_000

  package init(store: any EventStore) { self.store = store }

  /// The record of forecasts, and what does not count in it.
  package struct Report: Sendable {
    package internal(set) var scored: [ScoredForecast] = []
    /// Forecasts whose time has not passed.
    package internal(set) var open: [Told] = []
    /// Recorded after their time had begun: they are not scored.
    package internal(set) var late: [Told] = []
    /// Entries that tell no forecast this program can read, by index.
    package internal(set) var unreadable: [UInt64] = []

    /// Nothing was foreseen yet.
    package init() {}

    package var record: ForecastRecord { ForecastRecord(scored) }
  }

  /// A forecast in the log.
  package struct Told: Sendable {
    package let agreement: String
    package let index: UInt64
    package let statement: ForecastStatement
  }

  /// Scores forecasts of agreements by what is known now; those end at `asOf` or before.
  ///
  /// - Throws: ``OfficeFault`` where an agreement has no terms that check; ``ForecastFault`` where it
  ///   cannot be judged; what the store throws.
  package func run(_ agreements: [String], asOf: Instant) async throws -> Report {
    var report = Report()
    for name in agreements {
      let hearing = try await Hearing(name, from: store)
      let subject = Subject(
        try hearing.checkedAgreement(), history: hearing.history, knownAt: hearing.knownAt)
      for recorded in hearing.forecasts {
        guard let statement = ForecastStatement(recorded.event.data) else {
          report.unreadable.append(recorded.index)
          continue
        }
        let told = Told(agreement: name, index: recorded.index, statement: statement)
        if statement.asOf.distance(to: recorded.event.time) > Self.patience
          || statement.knownAt > recorded.index
        {
          report.late.append(told)
        } else if statement.until > asOf {
          report.open.append(told)
        } else {
          report.scored.append(try subject.scored(statement))
        }
      }
    }
    return report
  }
}
