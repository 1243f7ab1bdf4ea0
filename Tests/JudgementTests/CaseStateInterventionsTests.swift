// SPDX-License-Identifier: Apache-2.0

import Evidence
import Testing
import WorkingTime

@testable import Judgement
@testable import Terms

/// What the explanation of a case says about what bore on its clocks from outside.
@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct CaseStateInterventionsTests {
  private static let terms = """
    obligation respond
      when  a case is opened
      owed  a response within 4 hours around the clock
      or    as agreed for the case

    obligation repair
      when  a case is opened
      owed  a fix within 14 days, by end of day

    duty contact
      the adopter keeps a contact reachable
      otherwise excuse respond while nobody is reachable

    duty logs
      the adopter sends the logs
      starts the clock of repair when it is kept

    """

  private func reasons(
    _ events: [(type: String, subject: String, time: String, data: JSONObject)], asOf: String,
    _ obligation: String
  ) throws -> [String] {
    let told = Told("", "", terms: Self.terms, "")
    let agreement = try #require(try told.checked(Told.head + Self.terms).agreement)
    var story = try Story(["2026-03-02 10:00 7 opened S1"])
    for event in events {
      story.append(
        type: "org.frankpledge." + event.type, time: try London.instant(event.time),
        subject: event.subject, data: event.data)
    }
    let judgement = try story.judged(asOf: asOf, agreement)
    #expect(judgement.setAside.isEmpty)
    let verdict = try #require(judgement.verdicts.first { $0.obligation == obligation })
    return judgement.explanation(of: verdict).reasons
  }

  @Test func `that another deadline was agreed`() throws {
    let due: JSONObject = [
      "obligation": .string("respond"), "due": .string("2026-03-04T12:00:00Z"),
      "agreedByBoth": .bool(true),
    ]
    let reasons = try reasons(
      [("case.agreed", "7", "2026-03-02 11:00", due)], asOf: "2026-03-03 10:00", "respond")
    #expect(
      reasons.suffix(3) == [
        "On Mon 2026-03-02 11:00 GMT both agreed another deadline for this case. It stands still"
          + " for no wait.",
        "The deadline is Wed 2026-03-04 12:00 GMT.",
        "On Tue 2026-03-03 10:00 GMT it is not done, with 26 h of open time left: pending.",
      ])
  }

  @Test func `that a duty excuses`() throws {
    let reasons = try reasons(
      [("duty.broken", "contact", "2026-03-02 13:00", [:])], asOf: "2026-03-03 10:00", "respond")
    #expect(
      reasons.suffix(2) == [
        "The deadline is Mon 2026-03-02 14:00 GMT.",
        "The deadline fell in a time when contact was not kept: excused.",
      ])
  }

  @Test func `that the clock began when a duty was kept`() throws {
    let reasons = try reasons(
      [("duty.kept", "logs", "2026-03-05 10:00", ["case": .string("7")])],
      asOf: "2026-03-06 10:00", "repair")
    #expect(
      reasons.suffix(4) == [
        "No deadline while the case waits on the adopter to keep logs.",
        "The time begins on Thu 2026-03-05 10:00 GMT, when logs was kept.",
        "The deadline is Fri 2026-03-20 00:00 GMT.",
        "On Fri 2026-03-06 10:00 GMT it is not done, with 326 h of open time left: pending.",
      ])
  }

  @Test func `that the agreement ended`() throws {
    let reasons = try reasons(
      [("agreement.ended", "agreement", "2026-03-02 12:00", [:])], asOf: "2026-03-03 10:00",
      "respond")
    #expect(
      reasons.last == "The agreement ended on Mon 2026-03-02 12:00 GMT, before it was due: void.")
  }

  @Test func `what is said last of a duty counts, for all or for the case`() throws {
    var record = DutyRecord()
    let start = try London.instant("2026-03-02 10:00").milliseconds
    func tell(_ minute: Int64, _ event: StandingEvent, caseID: UInt32 = Fact.absent) {
      var fact = StandingFact(
        time: Instant(milliseconds: start + minute * 60_000), index: UInt64(minute), event: event)
      fact.caseID = caseID
      record.take(fact)
    }
    tell(10, .dutyBroken)
    tell(20, .dutyKept, caseID: 7)
    tell(30, .dutyBroken, caseID: 8)
    tell(40, .dutyKept)
    tell(50, .dutyBroken, caseID: 7)
    func broken(_ minute: Int64, _ caseID: UInt32?) -> Bool {
      record.isBroken(at: Instant(milliseconds: start + minute * 60_000), caseID: caseID)
    }
    #expect([5, 10, 39, 40].map { broken($0, nil) } == [false, true, true, false])
    #expect([15, 20, 45, 50].map { broken($0, 7) } == [true, false, false, true])
    #expect([29, 30, 39, 40].map { broken($0, 8) } == [true, true, true, false])
    #expect(record.broken.count == 1 && record.facts.count == 5)
  }
}
