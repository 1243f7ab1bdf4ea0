// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Probability

@Suite struct ConcentrationTests {
  @Test(.enabled(if: KnownAnswer.areThere, KnownAnswer.missing))
  func itAgreesWithKnownAnswers() throws {
    for answer in try KnownAnswer.all("contributor_absence_factor") {
      let parts = try answer.numbers("contributions").map { Int64($0) }
      let share = Int64((try answer.number("threshold") * 1_000_000).rounded())
      let fewest = Concentration.fewest(carrying: share, of: parts)
      try answer.check("factor", Double(fewest))
      try answer.check("total", Double(parts.reduce(0, +)))
    }
  }

  @Test(arguments: [
    ([Int64](), 0), ([0, 0], 0), ([7], 1), ([5, 5], 1), ([5, 4, 1], 1), ([4, 3, 3], 2),
    ([1, 1, 1, 1, 1], 3), ([-9, 3, 3], 1), ([.max, .max, .max], 2),
  ])
  func theFewestThatMakeHalf(parts: [Int64], fewest: Int) {
    #expect(Concentration.fewest(carrying: 500_000, of: parts) == fewest)
  }

  @Test func theShareIsKeptInItsBounds() {
    #expect(Concentration.fewest(carrying: 0, of: [3, 3]) == 0)
    #expect(Concentration.fewest(carrying: 1_000_000, of: [3, 0, 3]) == 2)
    #expect(Concentration.fewest(carrying: .max, of: [3, 3]) == 2)
  }
}
