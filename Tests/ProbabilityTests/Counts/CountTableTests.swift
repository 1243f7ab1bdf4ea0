// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Probability

@Suite struct CountTableTests {
  @Test func weightsBecomeProbabilities() throws {
    let table = try #require(CountTable([1, 0, 3]))
    #expect(table.probabilities == [0.25, 0, 0.75])
    #expect((-1...3).map(table.probability) == [0, 0.25, 0, 0.75, 0])
    #expect((-1...3).map(table.cumulative) == [0, 0.25, 0.25, 1, 1])
    #expect(table.mean == 1.5)
    #expect(CountLaw.table(table).quantile(0.3) == 2)
    #expect(CountLaw.table(table).lnProbability(7) == -.infinity)
  }

  @Test(arguments: [[], [0, 0], [1, -1], [.nan], [.infinity]])
  func whatIsNoLawIsRefused(weights: [Double]) { #expect(CountTable(weights) == nil) }
}
