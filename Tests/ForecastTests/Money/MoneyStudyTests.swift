// SPDX-License-Identifier: Apache-2.0

import Evidence
import Money
import Probability
import Terms
import Testing

@testable import Forecast

@Suite(.enabled(if: DeskStory.areZonesInstalled, "no zone data"))
struct MoneyStudyTests {
  private func simulator() throws -> Simulator {
    let model = try DeskModel(
      [DeskStory(lateInThousand: 300).subject()], asOf: DeskStory.now, until: DeskStory.until)
    return try Simulator(model, seed: 1)
  }

  private func study(
    _ rows: [LossRow], _ supposed: MoneyStudy.Suppositions
  ) throws -> MoneyStudy {
    // January to April 2027: the time of the story.
    let months = 2027 * 12 + 1..<2027 * 12 + 5
    return try MoneyStudy(
      rows, of: [0], labels: ["bank"], currency: "EUR", months: months, seed: 1, supposed)
  }

  @Test func rowsAreWhatTheTallyCounts() throws {
    let simulator = try simulator()
    let rows = try simulator.losses([0, 1, 2], by: .one)
    let tally = try simulator.run([0, 1, 2], by: .one)
    var counts: [Int64: Int64] = [:]
    for row in rows { counts[row.agreements[0].sum, default: 0] += 1 }
    #expect(counts == tally.credits["EUR"]?.counts)
    let lanes = Lanes(count: 3) { count, work in for part in 0..<count { work(part) } }
    #expect(
      try simulator.losses([0, 1, 2], by: lanes).map(\.replication) == rows.map(\.replication))
  }

  @Test func withoutClaimsTheLawIsThatOfTheCredits() throws {
    let rows = try simulator().losses(Array(0..<20), by: .one)
    let study = try study(rows, MoneyStudy.Suppositions())
    let total = try #require(study.total)
    let sums = rows.map { $0.agreements[0].sum }
    let mean = Double(sums.reduce(0, +)) / Double(sums.count)
    #expect(abs(total.cumulants.first - mean) < 1e-6 * mean)
    let value = try #require(total.valueAtRisk(0.95))
    #expect(abs(value - Double(study.sample.valueAtRisk(950_000))) <= 2 * total.step)
    #expect(total.verdict.isSound, "\(total.verdict.words)")
    #expect(study.cover.tower.layers.isEmpty)
    #expect(study.paths.reserveNeeded(995_000) == study.sample.valueAtRisk(995_000))
  }

  @Test func claimsFollowFromBreaches() throws {
    let rows = try simulator().losses(Array(0..<20), by: .one)
    var supposed = MoneyStudy.Suppositions()
    supposed.claims = ClaimSupposition(
      chance: 50_000, median: 1_000_000, large: 10_000_000, most: 50_000_000)
    let study = try study(rows, supposed)
    let plain = try self.study(rows, MoneyStudy.Suppositions())
    let law = try #require(supposed.claims?.law)
    let breaches = Double(rows.reduce(0) { $0 + $1.agreements[0].breaches }) / Double(rows.count)
    let expected = try #require(plain.total).cumulants.first + breaches * 0.05 * law.mean
    let total = try #require(study.total)
    #expect(abs(total.cumulants.first - expected) < 1e-6 * expected)
    // Drawn claims come to about the same: five standard errors of a heavy tail.
    #expect(abs(study.sample.mean - expected) < expected / 2)
    #expect(try #require(total.valueAtRisk(0.995)) > 2 * expected)
  }

  @Test func layersPayInTheirOrderAndOnlyTheirKind() throws {
    func euros(_ whole: Int64) throws -> Money {
      Money(minorUnits: whole * 100, currency: try #require(Currency(code: "EUR")))
    }
    let declared = [
      CoverLayer(
        name: "excess", paysClaims: true, paysCredits: false, attachment: try euros(500),
        limit: try euros(10_000)),
      CoverLayer(
        name: "reserve", paysClaims: true, paysCredits: true, attachment: try euros(0),
        limit: try euros(500)),
    ]
    let rows = try simulator().losses([0, 1, 2, 3], by: .one)
    var supposed = MoneyStudy.Suppositions()
    supposed.layers = declared
    let study = try study(rows, supposed)
    #expect(study.cover.tower.layers.map(\.name) == ["reserve", "excess"])
    // Credits of a month are EUR 500 for one breach: the excess pays claims alone, and there are none.
    #expect(study.cover.layers[1].paid == 0)
    let credits = rows.reduce(Int128(0)) { $0 + Int128($1.agreements[0].sum) }
    let unfunded = study.cover.unfundedSample?.sorted.reduce(Int128(0)) { $0 + Int128($1) }
    #expect(study.cover.layers[0].paid + (unfunded ?? 0) == credits)
    #expect(study.cover.layers[0].paid > 0)
  }

  @Test func aSuppositionIsWhatItSays() throws {
    let claims = try #require(
      ClaimSupposition(chance: 20_000, median: 4_000_000, large: 40_000_000, most: nil))
    #expect(abs(claims.size(0.5) - 4_000_000) <= 1)
    #expect(abs(claims.size(0.95) - 40_000_000) <= 40)
    #expect(claims.size(1 - 0x1p-53) > 0)
    #expect(ClaimSupposition(chance: 1_000_001, median: 1, large: 2, most: nil) == nil)
    #expect(ClaimSupposition(chance: 1, median: 2, large: 2, most: nil) == nil)
    #expect(ClaimSupposition(chance: 1, median: 1, large: 3, most: 2) == nil)
  }
}
