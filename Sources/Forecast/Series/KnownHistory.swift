// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// Why a fact has no place in a history.
package enum HistoryFault: Error, Hashable, Sendable {
  /// It was known only after the moment of the forecast.
  case knownLater(ObservedFact, asOf: Instant)
}

/// What could be known at the moment of a forecast, and nothing else.
package struct KnownHistory: Hashable, Sendable {
  /// The moment of the forecast.
  package let asOf: Instant
  /// In order of when they happened, then of when they were known, then of the series.
  package private(set) var facts: [ObservedFact] = []

  /// Nothing known yet.
  package init(asOf: Instant) { self.asOf = asOf }

  /// What of a record was known by then; the rest is left out.
  package init(asOf: Instant, of record: [ObservedFact]) {
    self.asOf = asOf
    let known = record.filter { $0.known <= asOf }
    // One that is equal in all keeps its place, so that the order is the same on every machine.
    let order = known.indices.sorted {
      let (one, other) = (known[$0], known[$1])
      if one.at != other.at { return one.at < other.at }
      if one.known != other.known { return one.known < other.known }
      return one.series == other.series ? $0 < $1 : one.series < other.series
    }
    facts = order.map { known[$0] }
  }

  /// Adds facts, and refuses all of them if one was known only later.
  package mutating func add(_ more: [ObservedFact]) throws(HistoryFault) {
    for fact in more where fact.known > asOf {
      throw .knownLater(fact, asOf: asOf)
    }
    self = KnownHistory(asOf: asOf, of: facts + more)
  }

  /// The series that are known, in order of their names.
  package var series: [String] { Set(facts.map(\.series)).sorted() }
}
