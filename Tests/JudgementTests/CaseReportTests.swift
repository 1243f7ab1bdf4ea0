// SPDX-License-Identifier: Apache-2.0

import Evidence
import Terms
import Testing
import WorkingTime

@testable import Judgement

@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct CaseReportTests {
  /// A case with everything in it: a wait, a rise, a reopening, a late act.
  private let lines = [
    "2026-03-02 10:00 7 opened S2", "2026-03-02 10:30 7 paused adopter",
    "2026-03-02 11:30 7 resumed adopter", "2026-03-02 12:30 7 responded",
    "2026-03-02 13:00 7 severity-changed S1", "2026-03-02 14:00 7 restored",
    "2026-03-02 14:10 7 closed", "2026-03-02 15:00 7 reopened",
    "2026-03-02 19:00 7 restored",
  ]

  private func report(asOf: String) throws -> [String] {
    let judgement = try Story(lines).judged(asOf: asOf, AgreementText.agreement())
    return try #require(CaseReport(on: "7", judgement)).lines
  }

  private func section(_ name: String, _ lines: [String], after head: String) throws -> [String] {
    let start = try #require(lines.firstIndex { $0.hasPrefix(head) })
    let begin = try #require(lines[start...].firstIndex { $0 == "  \(name)" })
    return lines[(begin + 1)...].prefix { $0.hasPrefix("      ") }.map {
      String($0.drop { $0 == " " })
    }
  }

  @Test func `a report tells the whole story of every clock`() throws {
    let report = try report(asOf: "2026-03-03 10:00")
    #expect(report[0] == "Case 7 under north-bank, judged as of Tue 2026-03-03 10:00 GMT")
    #expect(report[1] == "Known: events 0 up to 9 of the log; zone data test.")
    let head = "restore for case 7, S1: breached"
    #expect(
      try section("why", report, after: head) == [
        "Owed for severity S2: service restored within 8 hours in office.",
        "The time counts from Mon 2026-03-02 10:00 GMT.",
        "The deadline is Tue 2026-03-03 09:30 GMT.",
        "It stood still from Mon 2026-03-02 10:30 GMT to Mon 2026-03-02 11:30 GMT: 1 h of open time"
          + " do not count.",
        "The deadline is Tue 2026-03-03 10:30 GMT.",
        "On Mon 2026-03-02 13:00 GMT the severity changed to S1 (4 hours around the clock); what"
          + " counts is: the earlier of the old deadline and the new target from the change.",
        "The deadline is Mon 2026-03-02 17:00 GMT.",
        "Done on Mon 2026-03-02 14:00 GMT, 3 h before the deadline: met.",
        "The case was closed on Mon 2026-03-02 14:10 GMT and reopened on Mon 2026-03-02 15:00 GMT"
          + " (within 7 days the clock continues; later it is a new case): the clock goes on.",
        "It stood still from Mon 2026-03-02 14:00 GMT to Mon 2026-03-02 15:00 GMT: 1 h of open time"
          + " do not count.",
        "The deadline is Mon 2026-03-02 18:00 GMT.", "The deadline passed without it: breached.",
        "Done on Mon 2026-03-02 19:00 GMT, 1 h after the deadline: the breach stays.",
      ])
    #expect(
      try section("timeline", report, after: head) == [
        "Mon 2026-03-02 10:00 GMT to Mon 2026-03-02 10:30 GMT  ran  30 min",
        "Mon 2026-03-02 10:30 GMT to Mon 2026-03-02 11:30 GMT  waiting on the adopter  1 h",
        "Mon 2026-03-02 11:30 GMT to Mon 2026-03-02 14:00 GMT  ran  2 h 30 min",
        "Mon 2026-03-02 14:00 GMT to Mon 2026-03-02 15:00 GMT  settled until reopened  1 h",
        "Mon 2026-03-02 15:00 GMT to Mon 2026-03-02 18:00 GMT  ran  3 h",
        "Mon 2026-03-02 18:00 GMT to Mon 2026-03-02 19:00 GMT  late  1 h",
      ])
    #expect(
      try section("evidence", report, after: head).map {
        $0.split(separator: "  ").map(String.init)
      }
      .map { "\($0[0]) \($0[2])" } == [
        "event 0 opened with severity S2", "event 1 waits on the adopter",
        "event 2 waits no more", "event 4 severity changed to S1", "event 5 restored",
        "event 6 closed", "event 7 reopened", "event 8 restored",
      ])
    #expect(
      report.contains(
        "  credit    EUR 1,000; in 2026-03: 1 × EUR 1,000 = EUR 1,000; owed EUR 1,000"))
    #expect(report.contains("              when  a case is opened"))
  }

  @Test func `what is pending says how much is left`() throws {
    let report = try report(asOf: "2026-03-02 12:00")
    let why = try section("why", report, after: "restore for case 7")
    #expect(
      why.last
        == "On Mon 2026-03-02 12:00 GMT it is not done, with 7 h of open time left: pending.")
    let waiting = try self.report(asOf: "2026-03-02 11:00")
    #expect(
      try section("why", waiting, after: "restore for case 7").last
        == "On Mon 2026-03-02 11:00 GMT it is not done and no deadline is fixed: pending.")
  }

  @Test func `a case without a verdict has no report`() throws {
    let judgement = try Story(lines).judged(asOf: "2026-03-03 10:00", AgreementText.agreement())
    #expect(CaseReport(on: "8", judgement) == nil)
    #expect(judgement.verdicts(ofCase: "8").isEmpty)
  }

  @Test func `a long timeline is summed up in its middle`() throws {
    let story = try Story(["2026-01-05 10:00 7 opened S2"])
    let agreement = try AgreementText.agreement(AgreementText.restore)
    let judgement = try story.judged(asOf: "2026-12-20 10:00", agreement)
    let explanation = judgement.explanation(of: try #require(judgement.verdicts.first))
    #expect(explanation.timeline.count > 400 && !explanation.isCut)
    let lines = CaseReport.timeline(explanation, agreement.zone)
    #expect(lines.count == CaseReport.mostStretches + 1)
    #expect(lines[CaseReport.mostStretches / 2].hasPrefix("… "))
  }

  @Test func `a timeline that is too long is cut and says so`() throws {
    let story = try Story(["2026-01-05 10:00 7 opened S2"])
    let agreement = try AgreementText.agreement(AgreementText.restore)
    let judgement = try story.judged(asOf: "2099-12-20 10:00", agreement)
    let explanation = judgement.explanation(of: try #require(judgement.verdicts.first))
    #expect(explanation.isCut && explanation.timeline.count == Explanation.mostStretches)
    #expect(
      CaseReport.timeline(explanation, agreement.zone).last == "… and more than can be shown.")
    let json = String(decoding: VerdictTable(judgement).jsonLines, as: UTF8.self)
    #expect(json.contains(#""clock":null"#))
  }

  @Test func `names from outside cannot move the cursor`() throws {
    var story = try Story()
    story.append(
      type: "org.frankpledge.case.opened", time: try London.instant("2026-03-02 10:00"),
      subject: "7\u{1B}[2J\u{202E}", data: ["severity": .string("S1")])
    let judgement = try story.judged(asOf: "2026-03-02 10:00", AgreementText.agreement())
    let text = try #require(CaseReport(on: "7\u{1B}[2J\u{202E}", judgement)).text
    #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    #expect(text.hasPrefix("Case 7\u{FFFD}[2J\u{FFFD} under"))
  }
}
