// SPDX-License-Identifier: Apache-2.0
// A story for each rule of docs/semantics.md, with the verdicts it must give.

import Testing

/// A story, told in the order of the log, and what it must come to.
struct Scenario: CustomTestStringConvertible, Sendable {
  let rule: String
  let title: String
  var terms = AgreementText.respond + AgreementText.restore
  let story: [String]
  let asOf: String
  /// As `Verdict.line()` writes them.
  let verdicts: [String]
  /// Index and reason of what is set aside.
  var setAside: [String] = []

  var testDescription: String { "\(rule) \(title)" }

  static let all =
    order + opening + deadline + breach + waiting + severity + reopening + excuse
}

// MARK: - 1 to 4

extension Scenario {
  static let order = [
    Scenario(
      rule: "1.1", title: "at one instant the log decides", terms: AgreementText.respond,
      story: ["2026-03-02 10:00 7 responded", "2026-03-02 10:00 7 opened S2"],
      asOf: "2026-03-02 11:00", verdicts: ["respond 7 S2 pending due 2026-03-02 12:00 done -"],
      setAside: ["0 Case 7 had not been opened at that time."]),
    Scenario(
      rule: "1.1", title: "the time comes before the log", terms: AgreementText.respond,
      story: ["2026-03-02 11:00 7 responded", "2026-03-02 10:00 7 opened S2"],
      asOf: "2026-03-02 11:00",
      verdicts: ["respond 7 S2 met due 2026-03-02 12:00 done 2026-03-02 11:00"]),
    Scenario(
      rule: "1.2", title: "what happens later is not seen", terms: AgreementText.respond,
      story: ["2026-03-02 10:00 7 opened S2", "2026-03-02 11:00 7 responded"],
      asOf: "2026-03-02 10:59:59",
      verdicts: ["respond 7 S2 pending due 2026-03-02 12:00 done -"]),
    Scenario(
      rule: "1.3", title: "an event recorded late counts at its time",
      story: [
        "2026-03-02 10:00 7 opened S2", "2026-03-02 15:00 7 restored",
        "2026-03-02 11:00 7 responded",
      ],
      asOf: "2026-03-02 16:00",
      verdicts: [
        "respond 7 S2 met due 2026-03-02 12:00 done 2026-03-02 11:00",
        "restore 7 S2 met due 2026-03-03 09:30 done 2026-03-02 15:00",
      ]),
  ]

  static let opening = [
    Scenario(
      rule: "2.1", title: "the first opening with a known severity", terms: AgreementText.respond,
      story: [
        "2026-03-02 09:00 7 opened S9", "2026-03-02 10:00 7 opened S2",
        "2026-03-02 10:30 7 opened S1", "2026-03-02 10:40 8 opened",
      ],
      asOf: "2026-03-02 11:00", verdicts: ["respond 7 S2 pending due 2026-03-02 12:00 done -"],
      setAside: [
        "0 The agreement declares no severity 'S9'.", "2 Case 7 was opened before.",
        "3 It names no severity.",
      ]),
    Scenario(
      rule: "2.2", title: "what cannot be used is set aside", terms: AgreementText.restore,
      story: [
        "2026-03-02 10:00 7 opened S2", "2026-03-02 10:01 7 severity-changed",
        "2026-03-02 10:02 7 severity-changed S7", "2026-03-02 10:03 7 severity-changed S2",
        "2026-03-02 10:04 7 paused", "2026-03-02 10:05 7 paused adpoter",
        "2026-03-02 10:06 7 resumed", "2026-03-02 10:07 7 resumed adopter",
        "2026-03-02 10:08 7 reopened", "2026-03-02 10:09 7 excused respnod: typing",
        "2026-03-02 10:10 7 excused restore", "2026-03-02 10:11 7 voided",
        "2026-03-02 10:12 7 paused third-party", "2026-03-02 10:13 7 paused third-party",
        "2026-03-02 10:14 7 closed", "2026-03-02 10:15 7 closed", "2026-03-02 10:16 9 responded",
      ],
      asOf: "2026-03-02 11:00", verdicts: ["restore 7 S2 pending due 2026-03-03 09:30 done -"],
      setAside: [
        "1 It names no severity.", "2 The agreement declares no severity 'S7'.",
        "3 The case has severity S2 already.", "4 It does not say whom the case waits on.",
        "5 Nobody the case can wait on is called 'adpoter'.", "6 The case waits on nobody.",
        "7 The case does not wait on the adopter.", "8 Case 7 was neither closed nor resolved.",
        "9 The agreement has no obligation 'respnod'.", "10 It gives no reason.",
        "11 It gives no reason.", "13 The case waits on the third party already.",
        "15 Case 7 is closed already.", "16 Case 9 had not been opened at that time.",
      ]),
    Scenario(
      rule: "2.3", title: "an opening of the year 1 hides no breach", terms: AgreementText.respond,
      story: [
        "0001-01-01 00:00 6 opened S1", "2026-03-02 10:00 7 opened S1",
        "2026-03-05 10:00 7 responded",
      ],
      asOf: "2026-04-01 00:00",
      verdicts: ["respond 7 S1 breached due 2026-03-02 10:30 done 2026-03-05 10:00"],
      setAside: ["0 Case 6 was opened outside the term of the agreement."]),
    Scenario(
      rule: "2.3", title: "outside the term nothing is owed", terms: AgreementText.respond,
      story: [
        "2025-12-31 23:59:59 6 opened S1", "2026-01-01 00:00 7 opened S1",
        "2026-12-31 23:59:59 8 opened S1", "2027-01-01 00:00 9 opened S1",
        "2027-01-01 00:10 8 responded", "2027-01-01 00:10 9 responded",
      ],
      asOf: "2027-01-02 00:00",
      verdicts: [
        "respond 7 S1 breached due 2026-01-01 00:30 done -",
        "respond 8 S1 met due 2027-01-01 00:29:59 done 2027-01-01 00:10",
      ],
      setAside: [
        "0 Case 6 was opened outside the term of the agreement.",
        "3 Case 9 was opened outside the term of the agreement.",
        "5 Case 9 was opened outside the term of the agreement.",
      ]),
    Scenario(
      rule: "2.4", title: "other types are not judged", terms: AgreementText.respond,
      story: ["2026-03-02 10:00 7 opened S2", "2026-03-02 10:01 7 painted"],
      asOf: "2026-03-02 11:00", verdicts: ["respond 7 S2 pending due 2026-03-02 12:00 done -"]),
  ]

  static let deadline = [
    Scenario(
      rule: "3.1", title: "time runs in the hours of the target",
      story: ["2026-03-06 16:10 7 opened S2"], asOf: "2026-03-06 18:00",
      verdicts: [
        "respond 7 S2 pending due 2026-03-09 09:40 done -",
        "restore 7 S2 pending due 2026-03-09 15:40 done -",
      ]),
    Scenario(
      rule: "3.1", title: "the closing side, and a start at night", terms: AgreementText.respond,
      story: [
        "2026-03-06 15:30 1 opened S2", "2026-03-06 22:00 2 opened S2",
        "2026-03-28 23:50 3 opened S1",
      ],
      asOf: "2026-03-06 15:31",
      verdicts: ["respond 1 S2 pending due 2026-03-06 17:30 done -"]),
    Scenario(
      rule: "3.1", title: "a start at night, and round the clock over the change of clocks",
      terms: AgreementText.restore,
      story: ["2026-03-06 22:00 2 opened S2", "2026-03-28 23:50 3 opened S1"],
      asOf: "2026-03-29 04:50",
      verdicts: [
        "restore 2 S2 breached due 2026-03-09 17:00 done -",
        "restore 3 S1 pending due 2026-03-29 04:50 done -",
      ]),
    Scenario(
      rule: "3.2", title: "after the cut-off the next business day is the day of arrival",
      story: ["2026-03-06 16:00 1 opened S3", "2026-03-06 16:00:01 2 opened S3"],
      asOf: "2026-03-06 18:00",
      verdicts: [
        "respond 1 S3 pending due 2026-03-09 17:30 done -",
        "restore 1 S3 pending due 2026-03-13 16:00 done -",
        "respond 2 S3 pending due 2026-03-10 17:30 done -",
        "restore 2 S3 pending due 2026-03-16 09:00 done -",
      ]),
    Scenario(
      rule: "3.3", title: "at the deadline is in time, a second later is not",
      terms: AgreementText.respond,
      story: [
        "2026-03-06 16:10 7 opened S2", "2026-03-06 16:10 8 opened S2",
        "2026-03-09 09:40 7 responded", "2026-03-09 09:40:01 8 responded",
      ],
      asOf: "2026-03-10 10:00",
      verdicts: [
        "respond 7 S2 met due 2026-03-09 09:40 done 2026-03-09 09:40",
        "respond 8 S2 breached due 2026-03-09 09:40 done 2026-03-09 09:40:01",
      ]),
    Scenario(
      rule: "3.4", title: "who acts must be in evidence", terms: AgreementText.respond,
      story: [
        "2026-03-02 10:00 7 opened S2", "2026-03-02 10:01 7 responded by-machine",
        "2026-03-02 10:02 7 responded by-adopter", "2026-03-02 10:03 7 responded by-nobody",
        "2026-03-02 10:04 7 acknowledged", "2026-03-02 11:00 7 responded",
        "2026-03-02 11:30 7 responded",
      ],
      asOf: "2026-03-02 12:00",
      verdicts: ["respond 7 S2 met due 2026-03-02 12:00 done 2026-03-02 11:00"]),
    Scenario(
      rule: "4.1", title: "a breach stays a breach", terms: AgreementText.respond,
      story: ["2026-03-02 10:00 7 opened S2", "2026-03-02 14:00 7 responded"],
      asOf: "2026-03-02 12:00:01", verdicts: ["respond 7 S2 breached due 2026-03-02 12:00 done -"]),
  ]

  static let breach = [
    Scenario(
      rule: "4.1", title: "a late act is a second fact", terms: AgreementText.respond,
      story: ["2026-03-02 10:00 7 opened S2", "2026-03-02 14:00 7 responded"],
      asOf: "2026-03-03 12:00",
      verdicts: ["respond 7 S2 breached due 2026-03-02 12:00 done 2026-03-02 14:00"])
  ]
}
