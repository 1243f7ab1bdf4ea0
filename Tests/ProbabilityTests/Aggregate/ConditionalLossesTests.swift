// SPDX-License-Identifier: Apache-2.0

import Probability
import Testing

@Suite struct ConditionalLossesTests {
  private typealias Replication = ConditionalLosses.Replication
  private let claim = ClaimLaw(.lognormal(mu: 6, sigma: 1), limit: 8000)

  @Test func withoutFixedAmountsItIsACompound() throws {
    let losses = try #require(
      ConditionalLosses([0, 0, 1, 3].map { Replication(fixed: 0, events: $0) }))
    var room = Spectrum(plan: FourierPlan(points: 16_384))
    let law = try losses.distribution(probability: 0.3, claim: claim, step: 5, in: &room)
    let other = try CompoundDistribution(
      Frequency.counts([0.5, 0.25, 0, 0.25]).thinned(0.3), of: claim, step: 5, in: &room)
    for (one, other) in zip(law.probabilities, other.probabilities) {
      #expect(abs(one - other) < 1e-14)
    }
    #expect(law.verdict.isSound)
    #expect(abs(law.cumulants.first / other.cumulants.first - 1) < 1e-12)
    #expect(abs(law.cumulants.second / other.cumulants.second - 1) < 1e-12)
    #expect(abs(law.cumulants.third / other.cumulants.third - 1) < 1e-12)
  }

  @Test func withoutClaimsItIsTheSample() throws {
    let fixed: [Int64] = [0, 7, 12, 100, 55]
    let losses = try #require(
      ConditionalLosses(fixed.map { Replication(fixed: $0, events: 4) }))
    var room = Spectrum(plan: FourierPlan(points: 512))
    let law = try losses.distribution(probability: 0, claim: claim, step: 1, in: &room)
    for (place, probability) in law.probabilities.enumerated() {
      let right = fixed.contains(Int64(place)) ? 0.2 : 0
      #expect(abs(probability - right) < 1e-14)
    }
    #expect(abs(law.cumulants.first - 34.8) < 1e-12)
    let short = try losses.distribution(probability: 0, claim: claim, step: 0.2, in: &room)
    #expect(short.verdict.finding == .defective)
    #expect(abs(short.verdict.missing - 0.4) < 1e-12)
  }

  /// Over twenty seeds the tail strays far less than where claims are drawn too, about the same middle.
  @Test func theTailIsLessAMatterOfChance() throws {
    var room = Spectrum(plan: FourierPlan(points: 4096))
    let level = 0.995
    var (drawn, worked) = ([Double](), [Double]())
    for seed in 1...20 as ClosedRange<UInt32> {
      var replications: [Replication] = []
      var totals: [Int64] = []
      for replication in 0..<1000 as Range<UInt32> {
        var stream = ChanceStream(seed: seed, purpose: 1, replication: replication, entity: 0)
        let events = stream.poisson(mean: 2)
        let fixed = Int64(events) * 50
        replications.append(Replication(fixed: fixed, events: events))
        var total = Double(fixed)
        for _ in 0..<events where stream.uniform() < 0.05 {
          total += min(claim.severity.quantile(stream.uniform()), claim.limit)
        }
        totals.append(Int64(total.rounded()))
      }
      let losses = try #require(ConditionalLosses(replications))
      let law = try losses.distribution(probability: 0.05, claim: claim, step: 10, in: &room)
      worked.append(try #require(law.valueAtRisk(level)))
      drawn.append(Double(try #require(LossSample(totals)).valueAtRisk(995_000)))
    }
    func spread(_ values: [Double]) -> (mean: Double, variance: Double) {
      let mean = values.reduce(0, +) / Double(values.count)
      return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1))
    }
    let (crude, exact) = (spread(drawn), spread(worked))
    #expect(crude.variance > 20 * exact.variance, "\(crude.variance / exact.variance)")
    #expect(abs(crude.mean - exact.mean) < 4 * (crude.variance / 20).squareRoot())
  }

  @Test func whatIsNoOutcome() throws {
    #expect(ConditionalLosses([]) == nil)
    #expect(ConditionalLosses([Replication(fixed: -1, events: 0)]) == nil)
    #expect(ConditionalLosses([Replication(fixed: 1, events: -1)]) == nil)
    var room = Spectrum(plan: FourierPlan(points: 512))
    let losses = try #require(ConditionalLosses([Replication(fixed: 1, events: 1)]))
    #expect(throws: AggregateFault.notALaw) {
      try losses.distribution(probability: 1.1, claim: claim, step: 1, in: &room)
    }
    #expect(throws: AggregateFault.badGrid) {
      try losses.distribution(probability: 1, claim: claim, step: 0, in: &room)
    }
  }
}
