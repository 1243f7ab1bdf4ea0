// SPDX-License-Identifier: Apache-2.0

import Testing
import WorkingTime

@testable import Forecast

@Suite(.enabled(if: DeskStory.areZonesInstalled, "no zone data"))
struct QuestionTests {
  private static let time = DeskStory.now..<DeskStory.until

  private func staff() throws -> Staff {
    try Staff(
      members: [
        Staff.Member(name: "ada", employer: "Acme", areas: [0]),
        Staff.Member(name: "bob", employer: "Acme", areas: [1]),
        Staff.Member(name: "eve", employer: "Solo", areas: [0]),
      ],
      shifts: [Staff.Shift(member: 0, serves: [0], time: Self.time)],
      areas: [
        Staff.Area(name: "storage", components: ["wal"]),
        Staff.Area(name: "planner", components: []),
      ])
  }

  @Test func everyMemberAndEveryEmployerOfManyIsTakenAway() throws {
    let all = Supposition.all(try staff(), asOf: DeskStory.now, until: DeskStory.until)
    let without = all.filter { !$0.without.isEmpty }
    #expect(
      without.map(\.what) == [
        .withoutMember("ada"), .withoutMember("bob"), .withoutMember("eve"),
        .withoutEmployer("Acme"),
      ])
    #expect(without.map(\.without) == [[0], [1], [2], [0, 1]])
    #expect(!Supposition.all(nil, asOf: DeskStory.now, until: DeskStory.until).isEmpty)
  }

  private func chance(_ met: Int64) -> ChanceFigure {
    var tally = ForecastTally(promises: [], powers: [])
    tally.worlds = 100
    tally.replications = 1000
    for world in 0..<100 {
      tally.allMet.add(inWorld: met / 100 + (Int64(world) < met % 100 ? 1 : 0))
    }
    return ChanceFigure(tally.allMet, of: tally)
  }

  @Test func peopleAreAddedUntilItIsEnough() {
    // Each who knows area 1 brings 300 of 1,000 futures, anybody else 100.
    let staffing = Staffing(target: 650_000, kinds: [[0], [1]]) { people in
      guard let people else { return chance(900) }
      return chance(min(900, people.reduce(0) { $0 + ($1.contains(1) ? 300 : 100) }))
    }
    #expect(staffing.steps.map(\.knows) == [[1], [1], [1]])
    #expect(staffing.isReached)
    #expect(staffing.ceiling.estimate == 900_000)
  }

  @Test func whereOneMoreChangesNothingItEnds() {
    let staffing = Staffing(target: 990_000, kinds: [[]]) { people in
      chance(people == nil ? 500 : 400)
    }
    #expect(staffing.steps.count == 1)
    #expect(!staffing.isReached)
  }

  @Test func aStaffIsToldByItsDigest() throws {
    let staff = try staff()
    #expect(try staff.digest == self.staff().digest)
    #expect(staff.digest.count == 64)
    let other = try staff.onCall([[0], [0, 1]], agreements: 2, in: Self.time)
    #expect(other.digest != staff.digest)
    #expect(other.members.count == 2 && other.shifts.allSatisfy { $0.serves == [0, 1] })
    #expect(staff.kinds == [[0], [1], [0, 1]])
  }
}
