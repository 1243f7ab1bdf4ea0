// SPDX-License-Identifier: Apache-2.0

import Probability
import Testing

@Suite struct LayerPriceTests {
  private let severity = SeverityLaw.pareto(alpha: 2.2, theta: 20_000)

  @Test func withoutALimitForThePeriodItIsAClosedForm() throws {
    let price = try LayerPrice(
      .negativeBinomial(r: 4, beta: 0.5), of: severity, attachment: 50_000, limit: 150_000)
    #expect(abs(price.expectedPayment / (2 * 2768.581053969445) - 1) < 1e-12)
    #expect(abs(price.hits / (2 * 0.06354045237152413) - 1) < 1e-12)
    #expect(price.purePremium == price.expectedPayment)
    #expect(price.verdict == nil)
  }

  /// Drawn periods, each settled by the tower, against the law.
  @Test func withLimitsAndReinstatementsItIsTheMeanOfTrials() throws {
    let limit = 30_000.0
    let price = try LayerPrice(
      .poisson(mean: 3), of: severity, attachment: 10_000, limit: limit, capacity: 2 * limit,
      restored: limit, share: 1)
    #expect(price.verdict?.isSound == true)
    let layer = try #require(
      LossLayer(
        name: "layer", attachment: 10_000, limit: 30_000, reinstatements: 1,
        reinstatementShare: 1_000_000, premium: 100_000))
    let tower = LossTower([layer])
    var stream = ChanceStream(seed: 3, purpose: 2, replication: 0, entity: 0)
    let count = 40_000
    var (paid, squares, premiums) = (0.0, 0.0, 0.0)
    for _ in 0..<count {
      let losses = (0..<stream.poisson(mean: 3)).map { _ in
        Int64(severity.quantile(stream.uniform()).rounded())
      }
      let trial = tower.trial(losses)
      paid += Double(trial.paid[0])
      squares += Double(trial.paid[0]) * Double(trial.paid[0])
      premiums += Double(trial.reinstatementPremiums[0])
    }
    let mean = paid / Double(count)
    let error = ((squares / Double(count) - mean * mean) / Double(count)).squareRoot()
    #expect(abs(mean - price.expectedPayment) < 4 * error)
    let restored = premiums / Double(count) / 100_000 * limit
    #expect(abs(restored - price.expectedRestored) < 4 * error)
    #expect(
      abs(price.purePremium * (1 + price.expectedRestored / limit) / price.expectedPayment - 1)
        < 1e-12)
  }

  @Test func whatHasNoPrice() {
    #expect(throws: AggregateFault.notALaw) {
      try LayerPrice(.poisson(mean: 1), of: severity, attachment: -1, limit: 1)
    }
    #expect(throws: AggregateFault.badGrid) {
      try LayerPrice(
        .poisson(mean: 1), of: .pareto(alpha: 0.5, theta: 1), attachment: 0, limit: .infinity,
        capacity: 10)
    }
  }
}
