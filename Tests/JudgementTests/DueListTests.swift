// SPDX-License-Identifier: Apache-2.0

import Terms
import Testing

@testable import Judgement

@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct DueListTests {
  @Test func `the nearest deadline comes first, and waiting ones stand apart`() throws {
    let judgement = try Story([
      "2026-03-02 09:00 1 opened S2", "2026-03-02 10:00 2 opened S1",
      "2026-03-02 10:00 3 opened S2",
      "2026-03-02 10:05 2 responded", "2026-03-02 10:05 3 paused adopter",
    ]).judged(asOf: "2026-03-02 10:20", AgreementText.agreement())
    let list = DueList(judgement)
    #expect(
      try list.due.map { try "\($0.title) due \(London.text($0.due))" } == [
        "respond for case 1 (S2) due 2026-03-02 11:00",
        "respond for case 3 (S2) due 2026-03-02 12:00",
        "restore for case 2 (S1) due 2026-03-02 14:00",
        "restore for case 1 (S2) due 2026-03-02 17:00",
      ])
    #expect(
      list.waiting.map { "\($0.title) on \($0.waitingOn ?? "-")" } == [
        "restore for case 3 (S2) on adopter"
      ])
    #expect(list.waiting.allSatisfy { $0.kind == .caseAct && $0.party == .cooperative })
  }

  private static let every =
    Told.respond(
      "4 hours around the clock", "else credit EUR 100 for each breach") + """
      define notification
        as an incident notified

      obligation inform
        while a case is open
        owed  an update every 8 hours around the clock

      obligation notify
        when  an incident becomes known
        owed  a notification within 4 hours in office

      obligation drill
        each  quarter
        owed  a restore drill

      obligation report
        each  month
        owed  a service report within 5 days, by end of day, after the end of the month

      obligation level
        each  month
        owed  at least 90% of respond met
        else  credit 10% of the monthly fee

      power leave
        held by the adopter
        when  respond is breached
        may   terminate with 30 days notice
        lapses 60 days after it arises

      credits
        are claimed within 30 days of the end of the month, or lapse


      """

  private static func story(_ more: String = "") throws -> DueStory {
    try DueStory(
      every,
      """
      2026-02-03 10:00  case 1 opened with severity S1
      2026-03-09 10:00  case 2 opened with severity S1
      2026-03-09 10:30  incident 9 known
      """ + more)
  }

  @Test func `every kind of thing that falls due is told`() throws {
    let entries = try Self.story().entries("2026-03-09 11:00")
    let lines = try entries.map {
      try "\($0.item.kind.rawValue): \($0.item.title), \($0.item.party.rawValue),"
        + " \(London.text($0.item.due))"
    }
    #expect(
      lines == [
        "case: respond for case 2 (S1), cooperative, 2026-03-09 14:00",
        "matter: notify for incident 9, cooperative, 2026-03-09 14:30",
        "interval: inform for case 1, interval 103 (S1), cooperative, 2026-03-09 18:00",
        "interval: inform for case 2, interval 1 (S1), cooperative, 2026-03-09 18:00",
        "claim: claim of credits for the month of 2026-02, adopter, 2026-03-31 00:00",
        "standard: level for the month of 2026-03, cooperative, 2026-04-01 00:00",
        "deed: drill for the quarter from 2026-01-01, cooperative, 2026-04-01 00:00",
        "power: leave lapses, adopter, 2026-04-05 00:00",
        "deed: report for the month of 2026-03, cooperative, 2026-04-06 00:00",
      ])
  }

  @Test func `a notice that runs is told with its end, and the power no more`() throws {
    let story = try Self.story("\n2026-03-09 10:40  leave exercised")
    let entries = try story.entries("2026-03-09 11:00")
    #expect(!entries.contains { $0.item.kind == .power })
    let notice = try #require(entries.first { $0.item.kind == .notice })
    #expect(notice.item.title == "north-bank ends by leave")
    #expect(try London.text(notice.item.due) == "2026-04-09 00:00")
    // What would be due after the end is still there, for the notice may not be its end.
    #expect(entries.contains { $0.item.name == "report" })
  }

  @Test func `what was missed is told once, whatever its kind`() throws {
    let story = try Self.story()
    let missed = DueList.missed(try story.judged("2026-05-10 00:00"))
    #expect(missed.contains { $0.kind == .claim && $0.subject == "the month of 2026-02" })
    #expect(missed.contains { $0.kind == .power })
    #expect(missed.contains { $0.kind == .standard && $0.subject == "the month of 2026-03" })
    #expect(missed.count { $0.kind == .caseAct } == 2)
    #expect(Set(missed.map(\.identity)).count == missed.count)
  }

  @Test func `an item is the same thing whatever becomes of it`() throws {
    let story = try Self.story()
    let before = try story.entries("2026-03-09 11:00").map(\.item)
    let missed = DueList.missed(try story.judged("2026-03-09 15:00"))
    let one = try #require(before.first { $0.name == "respond" })
    #expect(missed.contains { $0.identity == one.identity })
    #expect(Set(before.map(\.identity)).count == before.count)
  }

  @Test func `a case reopened as a new one is another thing than a case of that name`() throws {
    let judgement = try Story([
      "2026-03-02 09:00 7 opened S2", "2026-03-02 09:10 7 responded",
      "2026-03-02 09:20 7 restored", "2026-03-02 09:30 7 closed", "2026-03-16 09:00 7 reopened",
      "2026-03-16 09:00 7#2 opened S2",
    ]).judged(asOf: "2026-03-16 10:00", AgreementText.agreement())
    let responds = DueList(judgement).due.filter { $0.name == "respond" }
    #expect(responds.map(\.caseName) == ["7#2", "7#2"])
    #expect(responds[0].identity != responds[1].identity)
  }

  @Test func `what was done ahead of its deadline is settled until the deadline`() throws {
    let story = try Self.story("\n2026-03-09 10:50  case 2 responded")
    let now = DueList.settledAhead(try story.judged("2026-03-09 11:00"))
    #expect(now.map(\.title) == ["respond for case 2 (S1)"])
    #expect(DueList.settledAhead(try story.judged("2026-03-09 15:00")).isEmpty)
  }
}
