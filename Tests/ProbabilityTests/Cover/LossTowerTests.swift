// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Probability
import Testing

@Suite struct LossTowerTests {
  private func layer(
    _ name: String, _ attachment: Int64, _ limit: Int64, basis: LossLayer.Basis = .eachLoss,
    aggregate: Int64 = .max, reinstatements: Int64? = nil, share: Int64 = 0, premium: Int64 = 0
  ) throws -> LossLayer {
    try #require(
      LossLayer(
        name: name, basis: basis, attachment: attachment, limit: limit, aggregateLimit: aggregate,
        reinstatements: reinstatements, reinstatementShare: share, premium: premium))
  }

  @Test func layersPayInTheirOrderAndTheRestIsNamed() throws {
    let tower = LossTower([
      try layer("members", 0, 1000), try layer("mutual", 1000, 4000),
      try layer("insurer", 5000, 20_000),
    ])
    var trial = TowerTrial(tower)
    #expect(trial.take(700) == TowerTrial.Settlement(paid: [700, 0, 0], unfunded: 0))
    #expect(
      trial.take(30_000) == TowerTrial.Settlement(paid: [1000, 4000, 20_000], unfunded: 5000))
    #expect(trial.take(0) == TowerTrial.Settlement(paid: [0, 0, 0], unfunded: 0))
    #expect(trial.take(-5).unfunded == 0)
    #expect(trial.paid == [1700, 4000, 20_000])
    #expect(trial.losses == 30_700)
    #expect(trial.unfunded == 5000)
    #expect(trial.largestUnfunded == 5000)
  }

  @Test func capacitiesAreUsedUpAndReinstatedAtAPremium() throws {
    let tower = LossTower([
      try layer("first", 0, 100, reinstatements: 1, share: 500_000, premium: 40),
      try layer("second", 0, 1000, aggregate: 150),
    ])
    var trial = TowerTrial(tower)
    trial.take(100)
    #expect(trial.reinstatementPremiums == [20, 0], "one limit restored at half the premium")
    #expect(trial.firstExhausted == nil)
    trial.take(90)
    #expect(trial.reinstatementPremiums == [20, 0], "the last limit is not restored")
    #expect(trial.take(60) == TowerTrial.Settlement(paid: [10, 50], unfunded: 0))
    #expect(trial.remaining == [0, 100])
    #expect(trial.firstExhausted == "first")
    #expect(trial.take(500) == TowerTrial.Settlement(paid: [0, 100], unfunded: 400))
    let partly = tower.trial([33])
    #expect(partly.reinstatementPremiums == [7, 0], "20 · 33/100, rounded")
  }

  @Test func layersOfThePeriodTakeTheRunningTotal() throws {
    let tower = LossTower([
      try layer("each", 0, 100),
      try layer("period", 50, 200, basis: .period),
    ])
    var trial = TowerTrial(tower)
    #expect(trial.take(130) == TowerTrial.Settlement(paid: [100, 0], unfunded: 30))
    #expect(trial.take(140) == TowerTrial.Settlement(paid: [100, 20], unfunded: 20))
    #expect(trial.take(500) == TowerTrial.Settlement(paid: [100, 180], unfunded: 220))
    #expect(trial.take(500) == TowerTrial.Settlement(paid: [100, 0], unfunded: 400))
    #expect(trial.remaining[1] == 0)
  }

  /// Whatever the layers, nothing is paid twice, nothing beyond a capacity, and nothing is lost.
  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func everyUnitIsPaidOnceOrUnfunded(_ seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    func amount() -> Int64 {
      Int.random(in: 0..<20, using: &numbers) == 0
        ? Int64.random(in: 0...(.max), using: &numbers)
        : Int64.random(in: 0..<1000, using: &numbers)
    }
    let tower = LossTower(
      try (0..<4).map { place in
        try layer(
          "\(place)", amount(), amount(), basis: Bool.random(using: &numbers) ? .eachLoss : .period,
          aggregate: amount(), reinstatements: Bool.random(using: &numbers) ? amount() : nil,
          share: amount(), premium: amount())
      })
    var trial = TowerTrial(tower)
    for _ in 0..<20 {
      let loss = amount()
      let settlement = trial.take(loss)
      #expect(settlement.paid.allSatisfy { $0 >= 0 })
      #expect(settlement.paid.reduce(settlement.unfunded, +) == loss)
    }
    for (paid, layer) in zip(trial.paid, tower.layers) { #expect(paid <= layer.capacity) }
    for (premium, layer) in zip(trial.reinstatementPremiums, tower.layers) {
      #expect(premium >= 0)
      #expect(layer.basis == .eachLoss || premium == 0)
    }
  }

  @Test func amountsBelowNothingAreNoLayer() {
    #expect(LossLayer(name: "", attachment: -1, limit: 1) == nil)
    #expect(LossLayer(name: "", attachment: 1, limit: -1) == nil)
    #expect(LossLayer(name: "", attachment: 1, limit: 1, reinstatements: -1) == nil)
    #expect(LossLayer(name: "", attachment: 0, limit: .max, reinstatements: .max)?.capacity == .max)
  }
}
