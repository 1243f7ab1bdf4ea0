// SPDX-License-Identifier: Apache-2.0

import Probability
import Testing

@testable import Forecast

@Suite struct FigureTests {
  @Test(
    arguments: [
      (25_000, "1 in 40"), (500_000, "about even"), (1_000_000, "always in the simulation"),
      (0, "never in the simulation"), (750_000, "3 to 1 in favour"), (1, "1 in 1000000"),
      (333_333, "1 in 3"), (600_000, "1.5 to 1 in favour"), (990_000, "99 to 1 in favour"),
      (7_777, "1 in 130"),
    ] as [(Int64, String)])
  func oddsInWords(_ millionths: Int64, _ words: String) {
    #expect(ChanceFigure.odds(millionths) == words)
  }

  /// Worlds whose chance is drawn from a beta law: the figure finds its mean and its spread, and the interval
  /// of the simulation holds the truth as often as it says.
  @Test func twoErrorsAreToldApart() {
    let worlds = 400
    let inner = Simulator.replicationsInWorld
    var covered = 0
    let rounds = 300
    var widths = 0.0
    for round in 0..<rounds {
      var tally = ForecastTally(promises: [], powers: [])
      var chance = ForecastTally.Chance()
      for world in 0..<worlds {
        var stream = ChanceStream(
          seed: 9, purpose: 1, replication: UInt32(round), entity: UInt32(world))
        let share = stream.beta(6, 4)
        chance.add(inWorld: Int64((0..<inner).count { _ in stream.uniform() < share }))
      }
      tally.worlds = Int64(worlds)
      tally.replications = Int64(worlds * inner)
      let figure = ChanceFigure(chance, of: tally)
      if figure.simulation.contains(600_000) { covered += 1 }
      widths += Double(figure.parameters.upperBound - figure.parameters.lowerBound) / Double(rounds)
    }
    // 95 %, and three standard errors of a share of 300.
    #expect((0.91...0.99).contains(Double(covered) / Double(rounds)), "\(covered) of \(rounds)")
    // From the 5 % to the 95 % quantile of the beta law: 0.345 to 0.831.
    #expect(abs(widths / 1_000_000 - 0.486) < 0.03, "\(widths)")
  }

  @Test func quantilesAndTailsOfAmounts() {
    var amounts = ForecastTally.Amounts()
    for amount in [12, 5, 33, 8, 21, 40, 3, 17, 9, 28] as [Int64] { amounts.add(amount * 1000) }
    let figure = AmountFigure(amounts)
    #expect(figure.mean == 17_600)
    #expect(figure.largest == 40_000)
    let values = Dictionary(uniqueKeysWithValues: figure.quantiles.map { ($0.level, $0) })
    #expect(values[500]?.value == 12_000)
    #expect(values[900]?.value == 33_000)
    #expect(values[900]?.tail == 40_000)
    // Ten of them cannot tell where the last half per cent lies.
    #expect(values[995]?.range == nil)
  }
}
