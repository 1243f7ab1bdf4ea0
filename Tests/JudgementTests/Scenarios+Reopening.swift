// SPDX-License-Identifier: Apache-2.0
// Stories of closing and reopening, of excuse and annulment.

extension Scenario {
  static let reopening = [
    Scenario(
      rule: "7.1", title: "a case reopened soon goes on; a response stays given",
      story: [
        "2026-03-02 10:00 7 opened S2", "2026-03-02 11:00 7 responded",
        "2026-03-02 12:00 7 restored", "2026-03-02 12:30 7 closed", "2026-03-03 10:00 7 reopened",
      ],
      asOf: "2026-03-03 10:00",
      verdicts: [
        "respond 7 S2 met due 2026-03-02 12:00 done 2026-03-02 11:00",
        "restore 7 S2 pending due 2026-03-03 16:00 done -",
      ]),
    Scenario(
      rule: "7.1", title: "and the act is done again", terms: AgreementText.restore,
      story: [
        "2026-03-02 10:00 7 opened S2", "2026-03-02 12:00 7 restored", "2026-03-02 12:30 7 closed",
        "2026-03-09 12:30 7 reopened", "2026-03-09 15:00 7 restored",
      ],
      asOf: "2026-03-10 10:00",
      verdicts: ["restore 7 S2 met due 2026-03-10 10:00 done 2026-03-09 15:00"]),
    Scenario(
      rule: "7.2", title: "a case reopened later is a new one", terms: AgreementText.restore,
      story: [
        "2026-03-02 10:00 7 opened S2", "2026-03-02 12:00 7 restored", "2026-03-02 12:30 7 closed",
        "2026-03-09 12:30:01 7 reopened", "2026-03-11 09:00 7 restored",
      ],
      asOf: "2026-03-12 10:00",
      verdicts: [
        "restore 7 S2 met due 2026-03-03 09:30 done 2026-03-02 12:00",
        "restore 7#2 S2 breached due 2026-03-10 12:00:01 done 2026-03-11 09:00",
      ]),
    Scenario(
      rule: "7.2", title: "no later act is for the old case", terms: AgreementText.restoreAnew,
      story: [
        "2026-03-02 10:00 7 opened S1", "2026-03-02 11:00 7 closed", "2026-03-02 12:00 7 reopened",
        "2026-03-02 13:00 7 restored",
      ],
      asOf: "2026-03-02 14:00:01",
      verdicts: [
        "restore 7 S1 breached due 2026-03-02 14:00 done -",
        "restore 7#2 S1 met due 2026-03-02 16:00 done 2026-03-02 13:00",
      ]),
    Scenario(
      rule: "7.3", title: "closing does not stop a clock", terms: AgreementText.restore,
      story: ["2026-03-02 10:00 7 opened S2", "2026-03-02 11:00 7 closed"],
      asOf: "2026-03-03 10:00", verdicts: ["restore 7 S2 breached due 2026-03-03 09:30 done -"]),
    Scenario(
      rule: "7.3", title: "closed time does not count if the case goes on in time",
      terms: AgreementText.restore,
      story: [
        "2026-03-02 10:00 7 opened S2", "2026-03-02 11:00 7 closed",
        "2026-03-02 12:00 7 paused adopter",
        "2026-03-02 13:00 7 resumed", "2026-03-02 15:00 7 reopened",
      ],
      asOf: "2026-03-02 15:00", verdicts: ["restore 7 S2 pending due 2026-03-03 13:30 done -"]),
    Scenario(
      rule: "7.3", title: "a resolution that is not the act stops nothing",
      terms: AgreementText.restore,
      story: [
        "2026-03-02 10:00 7 opened S2", "2026-03-02 11:00 7 resolved",
        "2026-03-02 15:00 7 reopened",
      ],
      asOf: "2026-03-02 15:00", verdicts: ["restore 7 S2 pending due 2026-03-03 09:30 done -"]),
    Scenario(
      rule: "7.4", title: "the first resolution ends a case that is not closed",
      terms: AgreementText.restore,
      story: [
        "2026-03-02 10:00 7 opened S2", "2026-03-02 12:00 7 restored",
        "2026-03-02 12:30 7 resolved", "2026-03-04 12:30 7 resolved", "2026-03-09 12:31 7 reopened",
      ],
      asOf: "2026-03-09 12:31",
      verdicts: [
        "restore 7 S2 met due 2026-03-03 09:30 done 2026-03-02 12:00",
        "restore 7#2 S2 pending due 2026-03-10 12:01 done -",
      ]),
    Scenario(
      rule: "7.5", title: "a clock that stood still gives way to the new case",
      terms: AgreementText.restore,
      story: [
        "2026-03-02 10:00 7 opened S2", "2026-03-02 12:00 7 paused adopter",
        "2026-03-02 13:00 7 closed", "2026-03-20 10:00 7 reopened", "2026-03-20 10:00 7 resumed",
      ],
      asOf: "2026-03-20 10:00",
      verdicts: [
        "restore 7 S2 void due - done -", "restore 7#2 S2 pending due 2026-03-23 09:30 done -",
      ]),
    Scenario(
      rule: "7.6", title: "a breach stays, and the act is owed again",
      terms: AgreementText.restore,
      story: [
        "2026-03-02 10:00 7 opened S1", "2026-03-02 15:00 7 restored", "2026-03-02 16:00 7 closed",
        "2026-03-02 17:00 7 reopened",
      ],
      asOf: "2026-03-03 10:00", verdicts: ["restore 7 S1 breached due 2026-03-02 14:00 done -"]),
    Scenario(
      rule: "7.7", title: "a new case after the term is not owed anything",
      terms: AgreementText.restore,
      story: [
        "2026-12-21 10:00 7 opened S1", "2026-12-21 11:00 7 restored", "2026-12-21 12:00 7 closed",
        "2027-01-04 10:00 7 reopened", "2027-01-04 11:00 7 severity-changed S2",
      ],
      asOf: "2027-02-01 10:00",
      verdicts: ["restore 7 S1 met due 2026-12-21 14:00 done 2026-12-21 11:00"]),
  ]

  static let excuse = [
    Scenario(
      rule: "8.1", title: "an excuse before the deadline",
      story: [
        "2026-03-02 10:00 7 opened S1", "2026-03-02 10:10 7 excused restore: agreed maintenance",
        "2026-03-02 18:00 7 restored",
      ],
      asOf: "2026-03-03 10:00",
      verdicts: [
        "respond 7 S1 breached due 2026-03-02 10:30 done -",
        "restore 7 S1 excused due 2026-03-02 14:00 done 2026-03-02 18:00",
      ]),
    Scenario(
      rule: "8.1", title: "there is nothing to excuse in what is met or not owed",
      terms: AgreementText.restoreWorst,
      story: [
        "2026-03-02 10:00 7 opened S1", "2026-03-02 11:00 7 restored",
        "2026-03-02 12:00 7 excused restore: why not", "2026-03-02 12:00 8 opened S2",
        "2026-03-02 12:00 8 excused restore: why not",
      ],
      asOf: "2026-03-03 10:00",
      verdicts: ["restore 7 S1 met due 2026-03-02 14:00 done 2026-03-02 11:00"],
      setAside: [
        "2 'restore' for case 7 was settled before; there is nothing to excuse.",
        "4 'restore' is not owed for case 8 at that time.",
      ]),
    Scenario(
      rule: "8.2", title: "only the adopter excuses a breach", terms: AgreementText.restore,
      story: [
        "2026-03-02 10:00 7 opened S1", "2026-03-02 10:00 8 opened S1",
        "2026-03-02 14:01 7 excused restore: we were ill",
        "2026-03-02 14:01 8 excused restore by-adopter: they were ill",
      ],
      asOf: "2026-03-03 10:00",
      verdicts: [
        "restore 7 S1 breached due 2026-03-02 14:00 done -",
        "restore 8 S1 excused due 2026-03-02 14:00 done -",
      ],
      setAside: [
        "2 'restore' for case 7 was breached before; only the adopter can excuse a breach."
      ]),
    Scenario(
      rule: "8.3", title: "a voided case was never owed, but a breach stays",
      story: [
        "2026-03-02 10:00 7 opened S1", "2026-03-02 10:31 7 voided: a test",
        "2026-03-02 10:40 7 responded", "2026-03-02 10:00 8 opened S1",
        "2026-03-02 10:31 8 voided by-adopter: a test", "2026-03-02 10:40 8 voided: again",
      ],
      asOf: "2026-03-03 10:00",
      verdicts: [
        "respond 7 S1 breached due 2026-03-02 10:30 done -",
        "restore 7 S1 void due 2026-03-02 14:00 done -",
        "respond 8 S1 void due 2026-03-02 10:30 done -",
        "restore 8 S1 void due 2026-03-02 14:00 done -",
      ],
      setAside: ["2 Case 7 was voided before.", "5 Case 8 was voided before."]),
    Scenario(
      rule: "8.3", title: "the adopter may agree later that a case was none",
      terms: AgreementText.respond,
      story: [
        "2026-03-02 10:00 7 opened S1", "2026-03-02 10:31 7 voided: a test",
        "2026-03-02 12:00 7 voided by-adopter: agreed, a test",
      ],
      asOf: "2026-03-03 10:00", verdicts: ["respond 7 S1 void due 2026-03-02 10:30 done -"]),
  ]
}
