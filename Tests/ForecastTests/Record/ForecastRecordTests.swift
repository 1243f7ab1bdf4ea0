// SPDX-License-Identifier: Apache-2.0

import Evidence
import FrankpledgeTesting
import Probability
import Terms
import Testing
import WorkingTime

@testable import Forecast

@Suite(.enabled(if: DeskStory.areZonesInstalled, "no zone data"))
struct ForecastRecordTests {
  private func statement(_ by: [Int64], chosen: Forecaster = .model) -> ForecastStatement {
    ForecastStatement(
      asOf: DeskStory.now, until: DeskStory.until, knownAt: 17, root: "00ff", staff: nil, seed: 1,
      worlds: 100, replications: 1000,
      chances: [
        .init(matter: .everything, by: by, chosen: chosen, said: by[0]),
        .init(matter: .obligation("respond"), by: by, chosen: chosen, said: by[0]),
        .init(matter: .power("leave"), by: [1, 2, 3, 4], chosen: .rate, said: 4),
      ],
      amounts: [.init(what: .breaches, percentiles: (1...99).map { Int64($0 / 30) })],
      recalibrations: [.none, Recalibration(slope: 900, shift: -12, count: 40)])
  }

  @Test func aStatementSurvivesBeingWritten() throws {
    let made = statement([100, 200, 300, 400])
    let bytes = JSONValue.object(made.json).canonicalBytes
    guard case .object(let object) = try JSONValue(parsing: bytes) else {
      Issue.record("no object")
      return
    }
    #expect(ForecastStatement(object) == made)
  }

  @Test func whatIsNoStatementIsRefused() throws {
    let whole = statement([100, 200, 300, 400]).json
    let damages: [(String, JSONValue?)] = [
      ("format", .string("frankpledge-forecast/2")), ("asOf", .string("yesterday")),
      ("until", .string(DeskStory.now.rfc3339)), ("knownAt", .integer(-1)), ("seed", nil),
      ("chances", .array([.integer(1)])), ("recalibrations", .array([])), ("more", .bool(true)),
      ("amounts", .array([.object(["what": .string("breaches"), "percentiles": .array([])])])),
    ]
    for (name, value) in damages {
      var object = whole
      object[name] = value
      #expect(ForecastStatement(object) == nil, "\(name)")
    }
  }

  /// The outcome of a story in which nothing is ever late, or everything is.
  private func scored(
    _ count: Int, lateInThousand: Int, _ by: [Int64]
  ) throws -> [ScoredForecast] {
    var story = try DeskStory(lateInThousand: lateInThousand)
    let start = DeskStory.now.milliseconds + 3_600_000
    for number in 0..<4 {
      let opened = start + Int64(number) * 86_400_000
      story.add("case.opened", "new \(number)", opened, ["severity": .string("S1")])
      let wait: Int64 = lateInThousand > 500 ? 2 * 3_600_000 : 600_000
      story.add("case.responded", "new \(number)", opened + wait, DeskStory.byPerson)
      story.add("case.restored", "new \(number)", opened + wait)
    }
    let one = try story.subject().scored(statement(by))
    return Array(repeating: one, count: count)
  }

  @Test func whatCameIsToldByTheSameJudgement() throws {
    let good = try #require(try scored(1, lateInThousand: 0, [1, 1, 1, 1]).first)
    #expect(good.came == [true, true, false])
    #expect(good.amounts == [0])
    let bad = try #require(try scored(1, lateInThousand: 900, [1, 1, 1, 1]).first)
    #expect(bad.came[0] == false && bad.came[1] == false)
    #expect(bad.amounts[0] == 4)
  }

  @Test func whoeverDidBetterIsFollowed() throws {
    let modelRight: [Int64] = [900_000, 500_000, 500_000, 500_000]
    let rateRight: [Int64] = [500_000, 600_000, 500_000, 900_000]
    #expect(
      ForecastRecord(try scored(6, lateInThousand: 0, modelRight)).chosen(.met) == .model)
    #expect(ForecastRecord(try scored(6, lateInThousand: 0, rateRight)).chosen(.met) == .rate)
    // Two forecasts hold four chances: too few to prefer anybody.
    #expect(ForecastRecord(try scored(2, lateInThousand: 0, rateRight)).chosen(.met) == .model)
    #expect(ForecastRecord([]).chosen(.powers) == .model)
  }

  @Test func scoresAreThoseOfTheChances() throws {
    let record = ForecastRecord(try scored(6, lateInThousand: 0, [800_000, 1, 1, 1]))
    let summary = ScoreSummary(record)
    let met = try #require(summary.kinds.first { $0.kind == .met })
    #expect(abs(met.said.brier - 0.04) < 1e-12)
    let log = try #require(record.logScore(.met, of: .model))
    #expect(abs(log - -0.2231435513142097) < 1e-12)
    let breaches = try #require(summary.quantities.first)
    #expect(breaches.what == .breaches && breaches.count == 6)
    #expect(breaches.coverage.share ?? 0 > 0.5)
  }
}
