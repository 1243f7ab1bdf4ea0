// SPDX-License-Identifier: Apache-2.0

import Probability
import Testing

@Suite struct TowerTallyTests {
  private func tower() throws -> LossTower {
    LossTower([
      try #require(LossLayer(name: "own", attachment: 0, limit: 100, aggregateLimit: 150)),
      try #require(
        LossLayer(
          name: "insurer", attachment: 100, limit: 400, reinstatements: 1,
          reinstatementShare: 1_000_000, premium: 80)),
    ])
  }

  @Test func countsAndSums() throws {
    let tower = try tower()
    var tally = TowerTally(tower)
    for losses in [[60, 60, 60], [], [900], [300, 20]] as [[Int64]] {
      let isAdded = tally.add(tower.trial(losses))
      #expect(isAdded)
    }
    #expect(tally.replications == 4)
    #expect(tally.layers.map(\.hit) == [3, 2])
    #expect(tally.layers.map(\.exhausted) == [1, 0])
    #expect(tally.meanPaid(0) == Double(150 + 100 + 120) / 4)
    #expect(tally.meanPaid(1) == Double(400 + 200) / 4)
    #expect(tally.meanPaid(2) == nil)
    #expect(tally.layers[1].reinstatementPremiums == 80 + 40)
    #expect(tally.unfundedReplications == 2)
    #expect(tally.unfundedSample?.sorted == [0, 0, 30, 400])
    #expect(TowerTally(tower).meanPaid(0) == nil)
    #expect(TowerTally(tower).unfundedSample == nil)
  }

  @Test func shardsMergeToTheSameFigures() throws {
    let tower = try tower()
    var whole = TowerTally(tower)
    var shards = [TowerTally(tower), TowerTally(tower)]
    for replication in 0..<100 as Range<UInt32> {
      var stream = ChanceStream(seed: 1, purpose: 1, replication: replication, entity: 0)
      let losses = (0..<stream.poisson(mean: 2)).map { _ in Int64(stream.exponential() * 200) }
      _ = whole.add(tower.trial(losses))
      _ = shards[Int(replication % 2)].add(tower.trial(losses))
    }
    var merged = shards[1]
    let merges = merged.merge(shards[0])
    #expect(merges)
    #expect(merged.layers == whole.layers)
    #expect(merged.unfundedSample == whole.unfundedSample)
  }

  @Test func otherTowersAreRefused() throws {
    var tally = TowerTally(try tower())
    let isAdded = tally.add(LossTower([]).trial([1]))
    let merges = tally.merge(TowerTally(LossTower([])))
    #expect(!isAdded)
    #expect(!merges)
    #expect(tally.replications == 0)
  }
}
