// SPDX-License-Identifier: Apache-2.0

import Probability
import Testing

@Suite struct CredibilityTests {
  /// Hachemeister's data in two classes would be long; here is a case small enough to work out by hand.
  @Test func groupsByHand() throws {
    func group(_ values: [Double]) throws -> [Credibility.Observation] {
      try values.map { try #require(Credibility.Observation(value: $0, weight: 1)) }
    }
    // Means 2 and 8; within (2 + 2)/2 = 2; outer 4·9 = 36 → (36 - 2)/(4 - 2) = 17; factor 2/(2 + 2/17).
    let found = try #require(Credibility([try group([1, 3]), try group([7, 9])]))
    #expect(found.within == 2)
    #expect(found.between == 17)
    #expect(abs(found.factors[0] - 2 / (2 + 2.0 / 17)) < 1e-15)
    #expect(abs(found.estimates[0] - (5 - 3 * found.factors[0])) < 1e-12)
    // Groups that differ less than chance explains share one mean.
    let same = try #require(Credibility([try group([1, 9]), try group([2, 8])]))
    #expect(same.between == 0 && same.estimates == [5, 5])
    #expect(Credibility([try group([1, 2])]) == nil)
    #expect(Credibility([try group([1]), try group([2])]) == nil)
    #expect(Credibility.Observation(value: 1, weight: 0) == nil)
  }

  @Test func nothingSeenIsNotARateOfZero() throws {
    // Jeffreys: 24 months without one. The limit is 95 % one-sided of a gamma law of shape ½.
    let pool = try #require(RatePool(shape: 0.5, periods: 1e-9))
    let seen = try #require(RatePool.Seen(count: 0, exposure: 24))
    #expect(abs(pool.rate(seen) - 0.0208333) < 1e-6)
    #expect(abs(pool.rate(seen, quantile: 0.95) - 0.0800304) < 1e-6)
  }

  /// Rates drawn from a gamma law: its shape comes back, and the pooled rates lie nearer to the true ones.
  @Test func smallGroupsBorrowFromThePool() throws {
    var stream = ChanceStream(seed: 3, purpose: 1, replication: 0, entity: 0)
    let rates = (0..<300).map { _ in stream.gamma(shape: 2) * 1.5 }
    let seen = try rates.map {
      try #require(RatePool.Seen(count: stream.poisson(mean: $0 * 2), exposure: 2))
    }
    let pool = try #require(RatePool(seen))
    #expect((1.5...2.7).contains(pool.shape))
    #expect(abs(pool.mean - 3) < 0.4)
    func miss(_ rate: (RatePool.Seen) -> Double) -> Double {
      zip(rates, seen).reduce(0) { $0 + ($1.0 - rate($1.1)) * ($1.0 - rate($1.1)) }
    }
    #expect(miss(pool.rate) < 0.85 * miss { Double($0.count) / $0.exposure })
    let one = try #require(seen.first)
    #expect(pool.credibility(one) > 0.4 && pool.credibility(one) < 0.9)
    #expect(pool.forecast(one, exposure: 4).mean == pool.rate(one) * 4)
    #expect(RatePool([try #require(RatePool.Seen(count: 0, exposure: 1))]) == nil)
    #expect(RatePool.Seen(count: 1, exposure: 0) == nil)
  }
}
