// SPDX-License-Identifier: Apache-2.0

import Probability
import Testing

@Suite struct ConstantServiceQueueTests {
  @Test(.enabled(if: KnownAnswer.areThere, KnownAnswer.missing))
  func knownAnswers() throws {
    for answer in try KnownAnswer.all("md1_wait_cdf") {
      let queue = ConstantServiceQueue(
        utilisation: try answer.number("rho"), service: try answer.number("service"))
      try answer.check("p_wait_le_t", queue.waitIsAtMost(answer.number("t")))
    }
  }

  /// The mean of the law is that of Pollaczek and Khinchine: ρ/(2(1 - ρ)) services.
  @Test(arguments: [0.2, 0.7, 0.95])
  func theMeanOfTheLaw(_ load: Double) {
    let queue = ConstantServiceQueue(utilisation: load, service: 2)
    let step = 0.1
    var mean = 0.0
    var time = step / 2
    while queue.waitIsAtMost(time) < 1 - 1e-9 {
      mean += (1 - queue.waitIsAtMost(time)) * step
      time += step
    }
    #expect(abs(mean / (load / (1 - load)) - 1) < 2e-3)
  }

  /// The sum and its limit meet where the one takes over from the other.
  @Test(arguments: [0.3, 0.9, 0.999])
  func longWaitsGoOnSmoothly(_ load: Double) {
    let queue = ConstantServiceQueue(utilisation: load, service: 1)
    let tails = [199.9, 199.95, 200, 200.05].map { 1 - queue.waitIsAtMost($0) }
    // Each step of time takes the same share away.
    #expect(abs(tails[1] * tails[1] - tails[0] * tails[2]) < 1e-12)
    #expect(abs(tails[2] * tails[2] - tails[1] * tails[3]) < 1e-12)
    #expect(load < 0.99 || tails[3] > 0.5)
  }

  @Test func theEdges() {
    #expect(abs(ConstantServiceQueue(utilisation: 0.8, service: 1).waitIsAtMost(0) - 0.2) < 1e-15)
    #expect(ConstantServiceQueue(utilisation: 0.8, service: 1).waitIsAtMost(1e9) == 1)
    #expect(ConstantServiceQueue(utilisation: 1, service: 1).waitIsAtMost(5) == 0)
    #expect(ConstantServiceQueue(utilisation: 0, service: 1).waitIsAtMost(0) == 1)
    #expect(ConstantServiceQueue(utilisation: 0.5, service: 1).waitIsAtMost(-1) == 0)
  }
}
