// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Probability
import Testing

@Suite struct ChanceScoreTests {
  @Test(.enabled(if: KnownAnswer.areThere, KnownAnswer.missing))
  func knownAnswers() throws {
    for answer in try KnownAnswer.all("brier") {
      let outcomes = try answer.numbers("y")
      let said = try zip(answer.numbers("p"), outcomes).map {
        try #require(ScoredChance($0, happened: $1 == 1))
      }
      let score = try #require(ChanceScore(said))
      try answer.check("brier", score.brier)
      try answer.check("log_score", score.logScore)
      try answer.check("brier_skill_vs_base_rate", score.skillAgainstBaseRate)
    }
  }

  @Test(arguments: 1...20) func thePartsAddUpToTheScore(_ seed: UInt64) throws {
    let said = try ChanceSayings(seed: seed).rounded(200)
    let brier = try #require(ChanceScore(said)).brier
    let apart = try #require(BrierParts(said))
    #expect(abs(apart.reliability - apart.resolution + apart.uncertainty - brier) < 1e-12)
    let binned = try #require(BrierParts(said, bins: 4))
    #expect(
      abs(binned.reliability - binned.resolution + binned.uncertainty + binned.within - brier)
        < 1e-12)
    #expect(abs(binned.within) > 1e-9)
  }

  @Test func theEdges() throws {
    #expect(ScoredChance(1.01, happened: true) == nil)
    #expect(ScoredChance(.nan, happened: true) == nil)
    #expect(ChanceScore([]) == nil)
    let sure = try #require(ScoredChance(1, happened: true))
    let never = try #require(ScoredChance(0, happened: true))
    let perfect = try #require(ChanceScore([sure, sure]))
    #expect(perfect.brier == 0)
    #expect(perfect.logScore == 0)
    #expect(perfect.skillAgainstBaseRate == nil)
    #expect(try #require(ChanceScore([sure, never])).logScore == .infinity)
    #expect(BrierParts([sure], bins: 0) == nil)
  }
}

/// Chances and outcomes made from a seed: right ones, and such as are too sure.
struct ChanceSayings {
  var numbers: SeededNumbers

  init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

  /// In steps of a twentieth, right.
  func rounded(_ count: Int) throws -> [ScoredChance] {
    var numbers = numbers
    return try (0..<count).map { _ in
      let chance = Double(Int.random(in: 0...20, using: &numbers)) / 20
      let happened = Double.random(in: 0..<1, using: &numbers) < chance
      return try #require(ScoredChance(chance, happened: happened))
    }
  }

  /// Right, or pushed away from ½.
  func said(_ count: Int, tooSure: Bool) throws -> [ScoredChance] {
    var numbers = numbers
    return try (0..<count).map { _ in
      let chance = Double.random(in: 0.05..<0.95, using: &numbers)
      let happened = Double.random(in: 0..<1, using: &numbers) < chance
      let pushed = chance < 0.5 ? chance / 2 : 1 - (1 - chance) / 2
      return try #require(ScoredChance(tooSure ? pushed : chance, happened: happened))
    }
  }
}
