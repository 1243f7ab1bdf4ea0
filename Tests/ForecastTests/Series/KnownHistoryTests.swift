// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing
import WorkingTime

@testable import Forecast

@Suite struct KnownHistoryTests {
  @Test func whatWasKnownLaterIsRefused() throws {
    let asOf = SeriesStory.day(10)
    let early = ObservedFact(.came, in: "a", at: SeriesStory.day(3))
    let leak = ObservedFact(.came, in: "a", at: SeriesStory.day(3), known: SeriesStory.day(11))
    var history = KnownHistory(asOf: asOf)
    try history.add([early])
    #expect(throws: HistoryFault.knownLater(leak, asOf: asOf)) { try history.add([early, leak]) }
    // Nothing of what is refused stays.
    #expect(history.facts == [early])
    #expect(KnownHistory(asOf: asOf, of: [leak, early]).facts == [early])
  }

  @Test func nothingIsKnownBeforeItHappens() {
    let fact = ObservedFact(.came, in: "a", at: SeriesStory.day(5), known: SeriesStory.day(2))
    #expect(fact.known == SeriesStory.day(5))
    #expect(KnownHistory(asOf: SeriesStory.day(4), of: [fact]).facts.isEmpty)
  }

  /// The future is planted in the record in two ways; no forecast may move by a bit.
  @Test(arguments: 1...3) func noForecastSeesThePlantedFuture(_ seed: UInt64) {
    let asOf = SeriesStory.day(70)
    let record = SeriesStory(seed: seed).record(days: 70)
    let later = SeriesStory(seed: seed + 100).record(days: 140).filter { $0.at > asOf }
    // Back-filled: it happened before, and was told after.
    let backFilled = record.map {
      ObservedFact($0.kind, in: $0.series, at: $0.at, known: SeriesStory.day(71))
    }
    let clean = KnownHistory(asOf: asOf, of: record)
    let planted = KnownHistory(asOf: asOf, of: later + record + backFilled)
    #expect(SeriesStory.arrivals(planted) == SeriesStory.arrivals(clean))
    #expect(SeriesStory.shares(planted) == SeriesStory.shares(clean))
    // And the counts would have moved, had it been known.
    let known = KnownHistory(
      asOf: asOf,
      of: record + backFilled.map { ObservedFact($0.kind, in: $0.series, at: $0.at) })
    #expect(SeriesStory.arrivals(known) != SeriesStory.arrivals(clean))
    #expect(SeriesStory.shares(known) != SeriesStory.shares(clean))
  }

  @Test(arguments: 1...3) func theOrderOfTheRecordDoesNotMatter(_ seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let record = SeriesStory(seed: seed).record(days: 70)
    let asOf = SeriesStory.day(70)
    let one = KnownHistory(asOf: asOf, of: record)
    let other = KnownHistory(asOf: asOf, of: record.shuffled(using: &numbers))
    #expect(SeriesStory.arrivals(one) == SeriesStory.arrivals(other))
    #expect(SeriesStory.shares(one) == SeriesStory.shares(other))
  }
}
