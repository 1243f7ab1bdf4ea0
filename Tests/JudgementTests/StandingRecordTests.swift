// SPDX-License-Identifier: Apache-2.0

import Evidence
import Testing
import WorkingTime

@testable import Judgement
@testable import Terms

@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct StandingRecordTests {
  @Test func `the standing events of the language are those of the evidence`() {
    #expect(StandingEvent.allCases.map(\.rawValue) == Vocabulary.standingTypes)
    #expect(Set(Vocabulary.standingTypes).isDisjoint(with: Vocabulary.caseTypes))
  }

  /// Events without what they need, or of what the agreement does not have, with the reason.
  private static let refused: [(type: String, subject: String?, data: JSONObject, why: String)] = [
    ("advisory.disclosed", nil, [:], "It does not name what it is about."),
    ("duty.broken", "", [:], "It does not name what it is about."),
    ("duty.broken", "contcat", [:], "The agreement has no duty 'contcat'."),
    ("service.down", "portal", [:], "The agreement has no measure 'portal'."),
    ("service.up", "availability", [:], "'availability' is not down."),
    ("window.opened", "maintenence", [:], "The agreement has no exclusion 'maintenence'."),
    ("window.opened", "maintenance", [:], "It counts only if both have agreed to it."),
    ("power.exercised", "stay", [:], "The agreement has no power 'stay'."),
    (
      "power.exercised", "leave", [:],
      "The power 'leave' had not arisen, or was gone, at that time."
    ),
    (
      "claim.made", nil, [:],
      "It does not say the month whose credits are claimed, or the amount, such as EUR 400,000."
    ),
    (
      "claim.made", nil, ["month": .string("2026-13")],
      "It does not say the month whose credits are claimed, or the amount, such as EUR 400,000."
    ),
    (
      "claim.made", nil, ["amount": .string("EUR 400")], "It does not name what it is about."
    ),
    (
      "claim.made", "1", ["amount": .string("EUR 0")],
      "It does not say the month whose credits are claimed, or the amount, such as EUR 400,000."
    ),
    (
      "claim.made", "1", ["amount": .string("USD 400")],
      "It does not say an amount in EUR, which the agreement is in."
    ),
    (
      "claim.made", "1", ["amount": .string("EUR 400"), "obligation": .string("respnd")],
      "The agreement has no obligation 'respnd'."
    ),
    (
      "claim.awarded", "1", ["amount": .string("EUR 400")],
      "Claim '1' had not been made at that time."
    ),
    ("case.agreed", "c0", [:], "It does not say the obligation."),
    (
      "case.agreed", "c0", ["obligation": .string("respond"), "due": .string("tomorrow")],
      "It does not say the deadline agreed."
    ),
    (
      "case.agreed", "c0",
      ["obligation": .string("respond"), "due": .string("2026-05-01T10:00:00Z")],
      "It counts only if both have agreed to it."
    ),
    (
      "case.agreed", "c9",
      [
        "obligation": .string("respond"), "due": .string("2026-05-01T10:00:00Z"),
        "agreedByBoth": .bool(true),
      ],
      "Case c9 had not been opened at that time."
    ),
    (
      "case.agreed", "c0",
      [
        "obligation": .string("repair"), "due": .string("2026-05-01T10:00:00Z"),
        "agreedByBoth": .bool(true),
      ],
      "No other deadline can be agreed for 'repair': it is not written 'or as agreed for the case'."
    ),
  ]

  @Test(arguments: refused.indices) func `what cannot be used is set aside with its reason`(
    place: Int
  ) throws {
    let refused = Self.refused[place]
    var story = try Story(["2026-03-02 10:00 c0 opened S1"])
    let time = try London.instant("2026-03-02 10:01")
    story.append(
      type: "org.frankpledge." + refused.type, time: time, subject: refused.subject,
      data: refused.data)
    let judgement = try story.judged(asOf: "2026-03-02 11:00", Everything.agreement())
    #expect(judgement.setAside.map { "\($0.index) \($0.reason)" } == ["1 \(refused.why)"])
    #expect(judgement.eventCount == 1)
  }

  @Test func `what is said twice is set aside`() throws {
    var story = try Story()
    let both: JSONObject = ["agreedByBoth": .bool(true)]
    for (minute, (type, subject)) in [
      ("service.down", "availability"), ("service.down", "availability"),
      ("service.up", "availability"), ("window.opened", "maintenance"),
      ("window.opened", "maintenance"), ("window.closed", "maintenance"),
      ("window.closed", "maintenance"), ("agreement.ended", nil), ("agreement.ended", nil),
    ].enumerated() {
      story.append(
        type: "org.frankpledge." + type, time: try London.instant("2026-03-02 10:0\(minute)"),
        subject: subject, data: both)
    }
    let judgement = try story.judged(asOf: "2026-03-02 11:00", Everything.agreement())
    #expect(
      judgement.setAside.map { "\($0.index) \($0.reason)" } == [
        "1 'availability' is down already.", "4 'maintenance' is open already.",
        "6 'maintenance' is not open.", "8 The agreement has ended already.",
      ])
  }

  @Test func `a text that is no month is none`() {
    #expect(Month(parsing: "2026-03")?.firstDay.iso == "2026-03-01")
    for text in ["2026-3", "2026-00", "2026-03-01", "", "0000-01"] {
      #expect(Month(parsing: text) == nil, "\(text)")
    }
  }
}
