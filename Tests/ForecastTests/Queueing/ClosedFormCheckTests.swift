// SPDX-License-Identifier: Apache-2.0

import Probability
import Testing

@testable import Forecast

@Suite struct ClosedFormCheckTests {
  /// A right engine's interval misses once in twenty; of four it misses three once in 2,000.
  ///
  /// Over 1,000 seeds each `Benchmarks/Queueing` holds the share to what is stated.
  @Test(arguments: 0..<8) func theEngineAgreesWithClosedForms(place: Int) {
    let check = ClosedFormCheck.all[place]
    let ziggurat = ExponentialZiggurat()
    let held = (UInt32(1)...4).count { check.holds(seed: $0, ziggurat) }
    #expect(held >= 2, "\(check.name): \(held) of 4")
  }
}
