// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing
import WorkingTime

@testable import Forecast

@Suite struct DeskRunTests {
  private func period(_ start: Int64, _ takers: [DeskPlan.Takers]) -> DeskPlan.Period {
    DeskPlan.Period(start: Instant(milliseconds: start), takers: takers)
  }

  private func run(_ plan: DeskPlan, members: Int, _ tasks: [DeskTask], until end: Int64)
    -> [DeskTurn]
  {
    var run = DeskRun(plan, members: members, ranks: 4)
    var turns: [DeskTurn] = []
    run.run(tasks, until: end, &turns)
    return turns
  }

  @Test func theMostUrgentGoesFirstThenWhoCameFirst() {
    let plan = DeskPlan([period(0, [DeskPlan.Takers(skilled: 1)])], skills: [1])
    let tasks = [
      DeskTask(arrival: 0, work: 100, rank: 1, lane: 0, area: 0),
      DeskTask(arrival: 10, work: 100, rank: 1, lane: 0, area: 0),
      DeskTask(arrival: 20, work: 100, rank: 0, lane: 0, area: 0),
    ]
    #expect(run(plan, members: 1, tasks, until: 1000).map(\.start) == [0, 200, 100])
  }

  @Test func withoutTheSkillItTakesTwiceAsLong() {
    let plan = DeskPlan(
      [period(0, [DeskPlan.Takers(skilled: 0b11, unskilled: 0b11)])], skills: [0b10])
    let tasks = (0..<2).map {
      DeskTask(arrival: Int64($0), work: 100, rank: 0, lane: 0, area: 0)
    }
    let turns = run(plan, members: 2, tasks, until: 1000)
    #expect(turns.map(\.member) == [1, 0])
    #expect(turns.map(\.end) == [100, 201])
  }

  @Test func whoIsOffDutyBeginsNothingAndFinishesWhatHeBegan() {
    let on = DeskPlan.Takers(skilled: 1)
    let plan = DeskPlan(
      [period(0, [on]), period(50, [.nobody]), period(500, [on])], skills: [1])
    let tasks = [
      DeskTask(arrival: 40, work: 100, rank: 0, lane: 0, area: 0),
      DeskTask(arrival: 45, work: 100, rank: 0, lane: 0, area: 0),
      DeskTask(arrival: 700, work: 100, rank: 0, lane: 0, area: 0),
    ]
    let turns = run(plan, members: 1, tasks, until: 650)
    #expect(turns.map(\.start) == [40, 500, DeskTurn.never])
    #expect(turns[0].end == 140)
  }

  /// On random desks: nobody does two things at once, nobody begins what he may not, and nobody who may
  /// is idle while a case waits for him.
  @Test func noRandomDeskBreaksItsRules() {
    let seed: UInt64 = 2026
    var numbers = SeededNumbers(seed: seed)
    for round in 0..<60 {
      let members = Int.random(in: 1...6, using: &numbers)
      let mask = (UInt64(1) << UInt64(members)) - 1
      let starts = (0..<20).map { Int64($0) * 300 }
      let periods = starts.map { start in
        period(
          start,
          (0..<2).map { _ in
            DeskPlan.Takers(
              skilled: UInt64.random(in: 0...mask, using: &numbers),
              unskilled: UInt64.random(in: 0...mask, using: &numbers))
          })
      }
      let skills = (0..<2).map { _ in UInt64.random(in: 0...mask, using: &numbers) }
      let tasks = (0..<80).map { _ in
        DeskTask(
          arrival: Int64.random(in: 0..<6000, using: &numbers),
          work: Int64.random(in: 1..<200, using: &numbers),
          rank: UInt16.random(in: 0..<3, using: &numbers),
          lane: UInt16.random(in: 0..<2, using: &numbers),
          area: UInt16.random(in: 0..<2, using: &numbers))
      }.sorted { $0.arrival < $1.arrival }
      let turns = run(DeskPlan(periods, skills: skills), members: members, tasks, until: 6000)
      for (place, turn) in turns.enumerated() where turn.start != DeskTurn.never {
        let takers = periods[starts.lastIndex { $0 <= turn.start } ?? 0]
          .takers[Int(tasks[place].lane)]
        let me = UInt64(1) << UInt64(turn.member)
        let isSkilled = takers.skilled & skills[Int(tasks[place].area)] & me != 0
        #expect(isSkilled || takers.unskilled & me != 0, "seed \(seed), round \(round)")
        #expect(turn.start >= tasks[place].arrival)
        let length = tasks[place].work * (isSkilled ? 1 : 2)
        #expect(turn.end == turn.start + length)
        for (other, second) in turns.enumerated()
        where other != place && second.member == turn.member && second.start != DeskTurn.never {
          #expect(second.end <= turn.start || turn.end <= second.start)
        }
      }
      for (place, turn) in turns.enumerated() {
        // At its arrival, whoever may begin it was busy, or it was begun.
        guard turn.start > tasks[place].arrival else { continue }
        let at = tasks[place].arrival
        let takers = periods[starts.lastIndex { $0 <= at } ?? 0].takers[Int(tasks[place].lane)]
        let may = takers.skilled & skills[Int(tasks[place].area)] | takers.unskilled
        for member in 0..<members where may >> UInt64(member) & 1 == 1 {
          let isBusy = turns.contains {
            $0.start != DeskTurn.never && Int($0.member) == member && $0.start <= at && at < $0.end
          }
          #expect(isBusy, "seed \(seed), round \(round), task \(place)")
        }
      }
    }
  }
}
