// SPDX-License-Identifier: Apache-2.0

import Evidence
import Terms
import Testing
import WorkingTime

@testable import Judgement

@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct ExplanationReportTests {
  /// A case with everything in it: a wait, a rise, a reopening, a late act.
  private static let lines = [
    "2026-03-02 10:00 7 opened S2", "2026-03-02 10:30 7 paused adopter",
    "2026-03-02 11:30 7 resumed adopter", "2026-03-02 12:30 7 responded",
    "2026-03-02 13:00 7 severity-changed S1", "2026-03-02 14:00 7 restored",
    "2026-03-02 14:10 7 closed", "2026-03-02 15:00 7 reopened",
    "2026-03-02 19:00 7 restored",
  ]

  private func report(
    _ asked: String = "7", asOf: String, style: ExplanationBar.Style = .plain
  ) throws -> [String] {
    let judgement = try Story(Self.lines).judged(asOf: asOf, AgreementText.agreement())
    return try #require(ExplanationReport(on: asked, judgement, style: style)).lines
  }

  private func section(_ name: String, _ lines: [String], after head: String) throws -> [String] {
    let start = try #require(lines.firstIndex { $0.hasPrefix(head) })
    let begin = try #require(lines[start...].firstIndex { $0.hasPrefix("  \(name)") })
    return lines[(begin + 1)...].prefix { $0.hasPrefix("    ") }.map { String($0.dropFirst(4)) }
  }

  private let head = "restore for case 7, S1: breached, done 1 h late"

  @Test func `a report tells the whole story of every clock`() throws {
    let report = try report(asOf: "2026-03-03 10:00")
    #expect(
      report.prefix(2) == [
        "Case 7 under north-bank, judged as of Tue 2026-03-03 10:00 GMT",
        "Known: events 0 up to 9 of the log; zone data test.",
      ])
    #expect(report.contains { $0.hasPrefix("respond for case 7, S2: ") })
    #expect(
      try section("why", report, after: head) == [
        "Owed for severity S2: service restored within 8 hours in office.",
        "The time counts from Mon 2026-03-02 10:00 GMT.",
        "The deadline is Tue 2026-03-03 09:30 GMT.",
        "It stood still from Mon 2026-03-02 10:30 GMT to Mon 2026-03-02 11:30 GMT: 1 h of open time",
        "  do not count.", "The deadline is Tue 2026-03-03 10:30 GMT.",
        "On Mon 2026-03-02 13:00 GMT the severity changed to S1 (4 hours around the clock); what",
        "  counts is: the earlier of the old deadline and the new target from the change.",
        "The deadline is Mon 2026-03-02 17:00 GMT.",
        "Done on Mon 2026-03-02 14:00 GMT, 3 h before the deadline: met.",
        "The case was closed on Mon 2026-03-02 14:10 GMT and reopened on Mon 2026-03-02 15:00 GMT",
        "  (within 7 days the clock continues; later it is a new case): the clock goes on.",
        "It stood still from Mon 2026-03-02 14:00 GMT to Mon 2026-03-02 15:00 GMT: 1 h of open time",
        "  do not count.", "The deadline is Mon 2026-03-02 18:00 GMT.",
        "The deadline passed without it: breached.",
        "Done on Mon 2026-03-02 19:00 GMT, 1 h after the deadline: the breach stays.",
      ])
    #expect(report.contains("  credit     EUR 1,000"))
    #expect(try section("clause", report, after: head).contains("  when  a case is opened"))
    #expect(
      try section("evidence", report, after: head).map {
        $0.split(separator: "  ").map(String.init)
      }
      .map { "\($0[0]) \($0[2])" } == [
        "event 0 opened with severity S2", "event 1 waits on the adopter",
        "event 2 waits no more", "event 4 severity changed to S1", "event 5 restored",
        "event 6 closed", "event 7 reopened", "event 8 restored",
      ])
  }

  @Test func `the timeline counts what ran, and the bar shows it`() throws {
    let report = try report(asOf: "2026-03-03 10:00")
    let timeline = try section("timeline", report, after: head)
    #expect(
      timeline == [
        "Mon 2026-03-02 10:00 GMT  ran                         30 min  in all 30 min",
        "Mon 2026-03-02 10:30 GMT  waiting on the adopter         1 h",
        "Mon 2026-03-02 11:30 GMT  ran                     2 h 30 min  in all 3 h",
        "Mon 2026-03-02 14:00 GMT  settled until reopened         1 h",
        "Mon 2026-03-02 15:00 GMT  ran                            3 h  in all 6 h",
        "Mon 2026-03-02 18:00 GMT  the deadline",
        "Mon 2026-03-02 18:00 GMT  late                           1 h  late 1 h",
        "Mon 2026-03-02 19:00 GMT  done",
        "                                      due Mon 2026-03-02 18:00 GMT v",
        "|====~~~~~~~~=====================--------=========================!!!!!!!!|",
        "                                             done Mon 2026-03-02 19:00 GMT ^",
        " = ran   ~ waiting   - settled   ! late",
      ])
    let drawn = try self.report(asOf: "2026-03-03 10:00", style: .drawn)
    #expect(drawn.contains { $0.contains("|████~~~~~~~~███") })
    #expect(report.allSatisfy { $0.utf8.allSatisfy { $0 < 128 } })
    // The words of the contract are not broken.
    #expect(report.allSatisfy { $0.count <= 100 || $0.contains("if opened after 16:00") })
  }

  @Test func `the arithmetic adds up to the target`() throws {
    let report = try report(asOf: "2026-03-03 10:00")
    #expect(
      try section("how the deadline was reckoned", report, after: head) == [
        "Owed within 4 hours around the clock, counted from Mon 2026-03-02 13:00 GMT.",
        "Mon 2026-03-02  13:00 to 18:00  4 h  in all 4 h; 1 h stood still",
        "= 4 h, the target: due Mon 2026-03-02 18:00 GMT.",
      ])
    #expect(
      try section("how the credit was reckoned", report, after: head) == [
        "EUR 1,000 for each breach: EUR 1,000 = EUR 1,000.",
        "It is the only breach that counts in 2026-03; no most is set for the month.",
        "The month: 1 x EUR 1,000 = EUR 1,000; owed EUR 1,000.",
      ])
  }

  @Test func `what is pending says how much is left`() throws {
    let report = try report(asOf: "2026-03-02 12:00")
    #expect(
      try section("why", report, after: "restore for case 7").last
        == "On Mon 2026-03-02 12:00 GMT it is not done, with 7 h of open time left: pending.")
    let waiting = try self.report(asOf: "2026-03-02 11:00")
    #expect(
      try section("how the deadline was reckoned", waiting, after: "restore for case 7").last
        == "= 1 h so far, of 8 h; no deadline is fixed yet.")
  }

  @Test func `what has no name here has no report`() throws {
    let judgement = try Story(Self.lines).judged(
      asOf: "2026-03-03 10:00", AgreementText.agreement())
    for name in ["8", "", "@", "restore@8", "restore@2026-04", "nothing@2026-03"] {
      #expect(ExplanationReport(on: name, judgement) == nil, "\(name)")
    }
    #expect(judgement.verdicts(ofCase: "8").isEmpty)
  }

  @Test(arguments: [
    "restore", "restore@2026-03", "restore@2026-Q1", "restore@2026", "restore@2026-03-02",
    "restore@7",
  ])
  func `an obligation is explained, whole or in part`(asked: String) throws {
    let report = try report(asked, asOf: "2026-03-03 10:00")
    #expect(report.contains(head))
    #expect(!report.contains { $0.hasPrefix("respond for") })
  }

  @Test func `a long timeline is summed up in its middle`() throws {
    let story = try Story(["2026-01-05 10:00 7 opened S2"])
    let agreement = try AgreementText.agreement(AgreementText.restore)
    let judgement = try story.judged(asOf: "2026-12-20 10:00", agreement)
    let explanation = judgement.explanation(of: try #require(judgement.verdicts.first))
    #expect(explanation.timeline.count > 400 && !explanation.isCut)
    let lines = ExplanationTimeline.lines(explanation, agreement.zone)
    #expect(lines.count == ExplanationTimeline.mostStretches + 1)
    #expect(lines[ExplanationTimeline.mostStretches / 2].hasPrefix("… "))
    let table = ExplanationTimeline.table(explanation, due: nil, done: nil, in: agreement.zone)
    #expect(table.count == ExplanationTimeline.firstRows + 1 + ExplanationTimeline.lastRows)
    let bar = ExplanationBar(explanation.timeline, due: nil, done: nil, in: agreement.zone, .plain)
    #expect(bar.lines.first?.count == ExplanationBar.width)
    // Closed hours are most of the time, and yet work shows.
    #expect(bar.lines.first?.contains("!") == true)
  }

  @Test func `a timeline that is too long is cut and says so`() throws {
    let story = try Story(["2026-01-05 10:00 7 opened S2"])
    let agreement = try AgreementText.agreement(AgreementText.restore)
    let judgement = try story.judged(asOf: "2099-12-20 10:00", agreement)
    let explanation = judgement.explanation(of: try #require(judgement.verdicts.first))
    #expect(explanation.isCut && explanation.timeline.count == Explanation.mostStretches)
    #expect(
      ExplanationTimeline.lines(explanation, agreement.zone).last
        == "… and more than can be shown.")
    let json = String(decoding: VerdictTable(judgement).jsonLines, as: UTF8.self)
    #expect(json.contains(#""clock":null"#))
  }

  @Test func `names from outside cannot move the cursor`() throws {
    var story = try Story()
    story.append(
      type: "org.frankpledge.case.opened", time: try London.instant("2026-03-02 10:00"),
      subject: "7\u{1B}[2J\u{202E}", data: ["severity": .string("S1")])
    let judgement = try story.judged(asOf: "2026-03-02 10:00", AgreementText.agreement())
    let text = try #require(ExplanationReport(on: "7\u{1B}[2J\u{202E}", judgement)).text
    #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    #expect(text.hasPrefix("Case 7\u{FFFD}[2J\u{FFFD} under"))
  }
}
