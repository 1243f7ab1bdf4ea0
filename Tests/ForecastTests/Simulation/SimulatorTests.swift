// SPDX-License-Identifier: Apache-2.0

import Evidence
import Judgement
import Terms
import Testing
import WorkingTime

@testable import Forecast

@Suite(.enabled(if: DeskStory.areZonesInstalled, "no zone data"))
struct SimulatorTests {
  private func model(_ subjects: [Subject]) throws -> DeskModel {
    try DeskModel(subjects, asOf: DeskStory.now, until: DeskStory.until)
  }

  private func tally(
    _ subjects: [Subject], worlds: Range<Int> = 0..<4, seed: UInt32 = 1, by lanes: Lanes = .one,
    _ scenario: Scenario = Scenario()
  ) throws -> ForecastTally {
    try Simulator(model(subjects), scenario: scenario, seed: seed)
      .run(Array(worlds), by: lanes)
  }

  @Test func theSameSeedGivesTheSameAndAnotherAnother() throws {
    let subject = try DeskStory().subject()
    let one = try tally([subject])
    #expect(try tally([subject]) == one)
    #expect(try tally([subject], seed: 2) != one)
    #expect(one.worlds == 4 && one.replications == 40)
  }

  @Test func partsAddUpToTheWhole() throws {
    let subjects = [try DeskStory().subject(), try DeskStory("other", seed: 2).subject()]
    let whole = try tally(subjects, worlds: 0..<6)
    var sum = try tally(subjects, worlds: 4..<6)
    sum.add(try tally(subjects, worlds: 0..<1))
    sum.add(try tally(subjects, worlds: 1..<4))
    #expect(sum == whole)
    let lanes = Lanes(count: 3) { count, work in for part in 0..<count { work(part) } }
    #expect(try tally(subjects, worlds: 0..<6, by: lanes) == whole)
  }

  @Test func aTallySurvivesBeingWritten() throws {
    let made = try tally([try DeskStory().subject()])
    let nothing = try Simulator(model([try DeskStory().subject()]), seed: 1).nothing
    let read = try JSONValue(parsing: made.json.canonicalBytes)
    #expect(ForecastTally(read, like: nothing) == made)
    #expect(ForecastTally(.object(JSONObject()), like: nothing) == nil)
    let two = try Simulator(
      model([try DeskStory().subject(), try DeskStory("b").subject()]), seed: 1)
    #expect(ForecastTally(read, like: two.nothing) == nil)
  }

  /// After three years with busy Decembers more is foreseen for a December than for the months before it.
  @Test func theSeasonOfTheYearComesBack() throws {
    let day: Int64 = 86_400_000
    // The agreement began in 2026; its cases go up to the end of 2028.
    let agreement = try DeskStory.agreement("bank", until: "2029-12-31")
    var story = DeskStory(agreement)
    var number = 0
    for offset in 0..<Int64(3 * 365) {
      let time = agreement.term.lowerBound.milliseconds + offset * day + 43_200_000
      let month = agreement.zone.civil(at: Instant(milliseconds: time)).date.month
      for _ in 0..<(month == 12 ? 6 : offset % 3 == 0 ? 1 : 0) {
        story.add("case.opened", "\(number)", time, ["severity": .string("S1")])
        story.add("case.responded", "\(number)", time + 60_000, DeskStory.byPerson)
        story.add("case.closed", "\(number)", time + 3_600_000)
        number += 1
      }
    }
    func mean(from: Int64) throws -> Double {
      let begin = agreement.term.lowerBound.milliseconds + 3 * 365 * day
      let model = try DeskModel(
        [story.subject()], asOf: Instant(milliseconds: begin),
        until: Instant(milliseconds: begin + 364 * day))
      #expect(model.season != nil)
      let world = World(model, seed: 1, number: 0)
      let calendar = ArrivalCalendar(agreement, from: model.asOf, until: model.until)
      let days = ArrivalWeights(calendar, byHour: world.byHour, season: world.season).days
      return days[Int(from)]
    }
    #expect(try mean(from: 11) > 3 * mean(from: 5))
  }

  // MARK: - Leaks

  /// What was not known at the moment changes no bit of a forecast: later events, events recorded later
  /// about what was before, and a closing that was filled in afterwards.
  @Test func nothingLeaksFromTheFuture() throws {
    let story = try DeskStory()
    let known = UInt64(story.events.count)
    let before = try tally([story.subject()])

    var later = story
    for number in 0..<50 {
      let time = DeskStory.now.milliseconds + Int64(number + 1) * 3_600_000
      later.add("case.opened", "later \(number)", time, ["severity": .string("S1")])
    }
    #expect(try tally([later.subject()]) == before, "events after the moment")

    var filled = story
    for number in 0..<50 {
      let time = DeskStory.now.milliseconds - Int64(number + 1) * 3_600_000
      filled.add("case.opened", "late \(number)", time, ["severity": .string("S1")])
      filled.add("advisory.disclosed", "CVE-\(number)", time, ["severity": .string("critical")])
    }
    #expect(try tally([filled.subject(knownAt: known)]) == before, "events recorded later")
    // The same events, if they had been known, would have changed it: the test can fail.
    #expect(try tally([filled.subject()]) != before)
  }

  // MARK: - What comes of it

  @Test func itComesOutAsItWas() throws {
    // 120 cases a year of which one in ten is answered late: 30 in a quarter, 3 of them late.
    let subject = try DeskStory(cases: 60, lateInThousand: 100).subject()
    let tally = try tally([subject], worlds: 0..<30)
    let respond = tally.subjects[0].promises[0]
    let due = Double(respond.due) / Double(tally.replications)
    #expect((24.0...36).contains(due), "\(due)")
    let share = Double(respond.breached) / Double(respond.due)
    let history =
      Double(
        try Judgement(
          of: subject.agreement, asOf: DeskStory.now, knownAt: .max, history: subject.history
        ).verdicts.count { $0.obligation == "respond" && $0.state == .breached }) / 120
    #expect(abs(share - history) < 0.03, "\(share), was \(history)")
  }

  @Test func moreCasesAreMoreBreachesAndAShockIsMoreStill() throws {
    let subject = try DeskStory().subject()
    func breached(_ scenario: Scenario) throws -> Int64 {
      try tally([subject], worlds: 0..<6, scenario).subjects[0].promises[0].breached
    }
    var busy = Scenario()
    busy.volume = 2
    let plain = try breached(Scenario())
    #expect(try breached(busy) > plain * 3 / 2)
    var struck = Scenario()
    struck.shocks = [Instant(milliseconds: DeskStory.now.milliseconds + 86_400_000)]
    let cases = { (tally: ForecastTally) in
      tally.subjects[0].cases.counts.reduce(0) { $0 + $1.key * $1.value }
    }
    let more = cases(try tally([subject], worlds: 0..<6, struck))
    #expect(more >= cases(try tally([subject], worlds: 0..<6)) + 60)
  }

  /// The clock stops for the adopter, not for a third party: a wait of ten hours breaks eight hours owed.
  @Test func waitsCountByWhomTheyAreOn() throws {
    func restored(_ on: String) throws -> ForecastTally.PromiseTally {
      let story = try DeskStory(lateInThousand: 0, waiting: (on, 10))
      return try tally([story.subject()], worlds: 0..<4).subjects[0].promises[1]
    }
    let adopter = try restored("adopter")
    #expect(adopter.breached * 20 < adopter.due && adopter.due > 100)
    let host = try restored("third-party")
    #expect(host.breached * 10 > host.due * 8)
  }

  /// A case that turned out worse is restored as cases of its severity are, though none of its first one ever
  /// was.
  @Test func anOpenCaseGoesOnByTheSeverityItHas() throws {
    var story = try DeskStory(lateInThousand: 0, restoresMinor: false)
    let opened = DeskStory.now.milliseconds - 1_800_000
    story.add("case.opened", "worse", opened, ["severity": .string("S2")])
    story.add("case.responded", "worse", opened + 300_000, DeskStory.byPerson)
    story.add("case.severity-changed", "worse", opened + 600_000, ["severity": .string("S1")])
    let restore = try tally([story.subject()], worlds: 0..<4).subjects[0].promises[1]
    #expect(restore.due > 100)
    #expect(restore.breached * 20 < restore.due)
  }

  @Test func aRightToLeaveArisesWhereEverythingIsLate() throws {
    let good = try tally([try DeskStory(lateInThousand: 0).subject()], worlds: 0..<5)
    let bad = try tally([try DeskStory(lateInThousand: 900).subject()], worlds: 0..<5)
    // With nine in ten late the right has arisen before the time begins, and does not arise in it.
    #expect(bad.subjects[0].powers[0].arose.count == 0)
    #expect(good.subjects[0].powers[0].arose.count < 25)
    #expect(bad.subjects[0].allMet.count == 0)
  }

  /// A member less, on the same luck: nothing is taken up earlier, and with nobody nothing is.
  @Test func withNobodyOnDutyNothingIsAnswered() throws {
    let subject = try DeskStory(cases: 20).subject()
    let model = try model([subject])
    let time = DeskStory.now..<DeskStory.until
    func breached(_ shifts: [Staff.Shift]) throws -> (Int64, Int64) {
      let staff = try Staff(
        members: [Staff.Member(name: "ada", employer: nil, areas: [])], shifts: shifts, areas: [])
      let promise = try Simulator(
        model, Manning(staff, recorded: nil, agreements: 1), seed: 1
      )
      .run([0, 1], by: .one).subjects[0].promises[0]
      return (promise.breached, promise.due)
    }
    let (late, due) = try breached([])
    #expect(late == due && due > 0)
    let (some, _) = try breached([Staff.Shift(member: 0, serves: [0], time: time)])
    #expect(some < late)
  }
}
