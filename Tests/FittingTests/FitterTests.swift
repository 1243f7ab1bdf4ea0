// SPDX-License-Identifier: Apache-2.0
//
// Desks whose terms are known are read back.

import FrankpledgeTesting
import Testing
import WorkingTime

@testable import Fitting

struct FitterTests {
  private func check(_ fit: Fit, follows desk: SyntheticDesk, paused: [Int] = []) throws {
    guard case .clock(let terms, let targets) = fit.reading else {
      Issue.record("read by due dates")
      return
    }
    #expect(terms.hours == desk.hours)
    #expect(fit.record.moments[terms.start].words == "the opening")
    #expect(fit.record.moments[terms.stop].words == "the closing")
    #expect(terms.paused == paused)
    for (target, minutes) in zip(targets, desk.targets) {
      let lower = try #require(target.threshold.lower)
      let upper = try #require(target.threshold.upper)
      // With wrong flags the stretch may lie beside the truth by what no right flag tells apart.
      let slack: Int64 = desk.wrongOneIn > 0 ? 15 : 0
      let truth = Int64(minutes)
      #expect(lower / 60_000 - slack <= truth && truth < upper / 60_000 + slack)
      #expect(target.target == truth * 60_000 || desk.wrongOneIn > 0)
    }
  }

  @Test(arguments: [1, 2] as [UInt64])
  func `office hours are read back exactly`(seed: UInt64) throws {
    let desk = SyntheticDesk()
    let fit = try desk.fit(seed: seed)
    try check(fit, follows: desk)
    #expect(fit.training.last?.disagreements == 0)
    #expect((fit.heldOut.last?.disagreements ?? 9) <= 1)
  }

  @Test func `hours with a break, a holiday and half an hour are read back`() throws {
    var desk = SyntheticDesk()
    desk.hours = CandidateHours(
      days: CandidateHours.workingDays, opens: 510, closes: 1050, pause: 720..<780,
      closures: [CivilDate(daysSinceEpoch: 20_486 + 10)])
    desk.caseCount = 2500
    let fit = try desk.fit(seed: 11)
    try check(fit, follows: desk)
  }

  @Test func `waiting that stops the clock is read back`() throws {
    var desk = SyntheticDesk()
    desk.stopsWhileWaiting = true
    try check(try desk.fit(seed: 21), follows: desk, paused: [1])
  }

  @Test func `a clock that never stands still is read back as such`() throws {
    var desk = SyntheticDesk()
    desk.hours = .always
    let fit = try desk.fit(seed: 31)
    try check(fit, follows: desk)
    #expect(fit.equals.isEmpty)
  }

  @Test func `one wrong flag in a hundred does not mislead`() throws {
    var desk = SyntheticDesk()
    desk.wrongOneIn = 100
    desk.caseCount = 2000
    let fit = try desk.fit(seed: 41)
    try check(fit, follows: desk)
    // The wrong flags of the cases held out are what is left, and each is listed.
    let score = try #require(fit.heldOut.last)
    #expect(score.disagreements * 100 < score.count * 3)
    #expect(fit.disagreements.filter(\.isHeldOut).count == score.disagreements)
  }

  @Test func `flags drawn by chance are not explained`() throws {
    var desk = SyntheticDesk()
    desk.wrongOneIn = 2
    desk.caseCount = 400
    let fit = try desk.fit(seed: 51)
    let score = try #require(fit.heldOut.last)
    // No better than always saying the commoner verdict, give or take.
    #expect(score.agreements * 100 < score.count * 60)
  }

  @Test func `the same record gives the same fit`() throws {
    var desk = SyntheticDesk()
    desk.caseCount = 250
    let (one, two) = (try desk.fit(seed: 1), try desk.fit(seed: 1))
    #expect(one.reading == two.reading && one.equals == two.equals && one.rivals == two.rivals)
    #expect(one.disagreements == two.disagreements && one.triedCount == two.triedCount)
  }

  @Test func `due dates are preferred where they say it all`() throws {
    var desk = SyntheticDesk()
    desk.caseCount = 400
    let record = desk.record(seed: 61)
    var numbers = SeededNumbers(seed: 62)
    let cases = record.cases.map { desk -> DeskCase in
      let due = desk.opened.milliseconds + Int64.random(in: 0..<400_000_000, using: &numbers)
      let isOpen = Int.random(in: 0..<8, using: &numbers) == 0
      let closed = isOpen ? nil : desk.moments[2]
      let end = closed?.milliseconds ?? SyntheticDesk.instant(28 * 1440).milliseconds
      return DeskCase(
        desk.name, classIndex: desk.classIndex, isMet: end <= due,
        moments: [desk.opened, nil, closed], due: Instant(milliseconds: due))
    }
    let dated = DeskRecord(
      moments: record.moments, classes: record.classes, cases: cases, zone: .utc)
    let fit = try Fitter(dated, trainingUntil: SyntheticDesk.trainedUntil).fit()
    guard case .due(let due) = fit.reading else {
      Issue.record("not read by due dates")
      return
    }
    #expect(due.stop == 2 && due.disagreements == 0)
    let (after, before) = (try #require(due.madeAfter), try #require(due.madeBefore))
    let export = SyntheticDesk.instant(28 * 1440)
    #expect(after < export && export <= before)
  }

  @Test func `without cases on both sides of the day nothing is read back`() throws {
    let record = SyntheticDesk().record(seed: 1)
    #expect(throws: FitFault.nothingToFitOn(until: .earliest)) {
      try Fitter(record, trainingUntil: .earliest)
    }
    #expect(throws: FitFault.nothingHeldOut(until: .latest)) {
      try Fitter(record, trainingUntil: .latest)
    }
    let none = DeskRecord(moments: record.moments, classes: ["P1"], cases: [], zone: .utc)
    #expect(throws: FitFault.noCases) { try Fitter(none, trainingUntil: .latest) }
    let odd = DeskRecord(
      moments: record.moments, classes: ["P1"],
      cases: [
        DeskCase("C", classIndex: 0, isMet: true, moments: [.earliest, nil, .latest])
      ], zone: .utc)
    #expect(throws: FitFault.spanTooLong(from: .earliest, to: .latest)) {
      try Fitter(odd, trainingUntil: .latest)
    }
  }
}
