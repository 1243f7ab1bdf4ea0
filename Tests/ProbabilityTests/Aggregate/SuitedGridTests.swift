// SPDX-License-Identifier: Apache-2.0

import Probability
import Testing

@Suite struct SuitedGridTests {
  @Test(
    arguments: [
      (.negativeBinomial(r: 4, beta: 5), ClaimLaw(.lognormal(mu: 9, sigma: 1.2), limit: 250_000)),
      (.poisson(mean: 0.01), ClaimLaw(.pareto(alpha: 2.2, theta: 20_000), limit: 250_000)),
      (.poisson(mean: 500), ClaimLaw(.gamma(shape: 2, rate: 0.01))),
      (.binomial(trials: 3, probability: 0.1), ClaimLaw(.constant(70))),
      (.poisson(mean: 2), ClaimLaw(.lognormal(mu: 2, sigma: 1))),
    ] as [(Frequency, ClaimLaw)])
  func theGridHoldsTheLaw(_ frequency: Frequency, _ claim: ClaimLaw) throws {
    var room = Spectrum(plan: FourierPlan(points: 1 << 17))
    let law = try CompoundDistribution(suited: frequency, of: claim, in: &room)
    #expect(law.verdict.isSound, "\(law.verdict)")
    #expect(law.tailValueAtRisk(0.995) != nil)
  }

  @Test func aLawThatNoGridHoldsSaysSo() throws {
    var room = Spectrum(plan: FourierPlan(points: 1024))
    let law = try CompoundDistribution(
      suited: .poisson(mean: 2), of: ClaimLaw(.pareto(alpha: 0.3, theta: 1)), in: &room)
    #expect(!law.verdict.isSound)
  }
}
