// SPDX-License-Identifier: Apache-2.0

import Probability
import Testing

@testable import Forecast

@Suite struct DelayLawTests {
  private func made(_ ended: [Int64], running: [Int64] = [], pool: [Int64] = []) -> DelayLaw? {
    DelayLaw(.init(ended: ended, running: running), pool: .init(ended: pool))
  }

  @Test func nothingKnownGivesNoLaw() {
    #expect(made([]) == nil)
    #expect(made([], running: [5]) == nil)
    #expect(made([], pool: [5]) != nil)
  }

  @Test func eachDelayCountsOneAndHalfAOneLiesBeyond() throws {
    let law = try #require(made([30, 10, 20]))
    #expect(law.atoms == [10, 20, 30])
    #expect(law.masses == [1, 1, 1, 0.5])
  }

  /// The remission times of Freireich (1963): weights by hand from the Kaplan-Meier estimate, whose steps are
  /// what each time that ended counts for.
  @Test func whatRunsOnCountsForWhatIsLonger() throws {
    let ended: [Int64] = [6, 6, 6, 7, 10, 13, 16, 22, 23]
    let running: [Int64] = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    let law = try #require(made(ended, running: running))
    let survival = [
      0.857_142_857_142_857, 0.806_722_689_075_630, 0.752_941_176_470_588, 0.690_196_078_431_373,
      0.627_450_980_392_157, 0.537_815_126_050_420, 0.448_179_271_708_683,
    ]
    // After the three of 6, each further time takes the survival down by its weight.
    var left = 21.0 - law.masses[..<3].reduce(0, +)
    var places = [left / 21]
    for mass in law.masses[3..<9] {
      left -= mass
      places.append(left / 21)
    }
    for (mine, right) in zip(places, survival) { #expect(abs(mine - right) < 1e-12) }
    #expect(abs(law.masses[9] - (left + 0.5)) < 1e-12)
  }

  @Test func comparableCasesCountForOneTogether() throws {
    let law = try #require(made([10, 20], pool: [5, 15, 25, 35]))
    #expect(law.atoms == [5, 10, 15, 20, 25, 35])
    #expect(abs(law.masses.reduce(0, +) - 3) < 1e-12)
  }

  @Test func drawsFollowTheLaw() throws {
    let law = try #require(made((1...40).map { $0 * 100 }))
    var stream = ChanceStream(seed: 3, purpose: 1, replication: 0, entity: 0)
    var below = 0
    var beyond = 0
    let count = 20_000
    for _ in 0..<count {
      let delay = law.drawn(&stream).delay(stream.uniform())
      if delay <= 2000 { below += 1 }
      if delay > 4000 { beyond += 1 }
    }
    // Half of 40 and a half; five standard errors.
    #expect(abs(Double(below) / Double(count) - 20 / 40.5) < 0.018)
    #expect(abs(Double(beyond) / Double(count) - 0.5 / 40.5) < 0.004)
  }

  @Test func whatHasRunAlreadyIsLonger() throws {
    let law = try #require(made([100, 200, 300, 400]))
    var stream = ChanceStream(seed: 4, purpose: 1, replication: 0, entity: 0)
    for _ in 0..<500 {
      let draw = law.drawn(&stream)
      let chance = stream.uniform()
      for elapsed: Int64 in [0, 150, 399, 5000] {
        #expect(draw.delay(chance, longerThan: elapsed) >= elapsed)
      }
      #expect(abs(draw.delay(chance, longerThan: 0) - draw.delay(chance)) <= 1)
    }
  }

  @Test func manyDelaysAreHeldInFewAtoms() throws {
    let law = try #require(made((1...10_000).map { Int64($0) }))
    #expect(law.atoms.count == DelayLaw.mostAtoms + DelayLaw.exactAtoms)
    #expect(abs(law.masses.reduce(0, +) - 10_000.5) < 1e-6)
    #expect(law.atoms.last == 10_000)
  }
}
