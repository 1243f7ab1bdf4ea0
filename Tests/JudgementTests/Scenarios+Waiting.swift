// SPDX-License-Identifier: Apache-2.0
// Stories of waiting and of severity.

extension Scenario {
  static let waiting = [
    Scenario(
      rule: "5.1", title: "open time in a wait does not count, on one clock only",
      story: [
        "2026-03-02 10:00 7 opened S2", "2026-03-02 11:00 7 paused adopter",
        "2026-03-02 13:00 7 resumed adopter",
      ],
      asOf: "2026-03-02 13:00",
      verdicts: [
        "respond 7 S2 breached due 2026-03-02 12:00 done -",
        "restore 7 S2 pending due 2026-03-03 11:30 done -",
      ]),
    Scenario(
      rule: "5.1", title: "waiting on somebody else stops nothing", terms: AgreementText.restore,
      story: [
        "2026-03-02 10:00 7 opened S2", "2026-03-02 12:00 7 paused third-party",
        "2026-03-02 14:00 7 resumed third-party",
      ],
      asOf: "2026-03-02 15:00", verdicts: ["restore 7 S2 pending due 2026-03-03 09:30 done -"]),
    Scenario(
      rule: "5.2", title: "waits that overlap count once", terms: AgreementText.restoreForBoth,
      story: [
        "2026-03-02 10:00 7 opened S2", "2026-03-02 11:00 7 paused adopter",
        "2026-03-02 12:00 7 paused third-party", "2026-03-02 13:00 7 resumed adopter",
        "2026-03-02 14:00 7 resumed third-party",
      ],
      asOf: "2026-03-02 15:00", verdicts: ["restore 7 S2 pending due 2026-03-03 12:30 done -"]),
    Scenario(
      rule: "5.2", title: "a resumption that names nobody ends every wait",
      terms: AgreementText.restoreForBoth,
      story: [
        "2026-03-02 10:00 7 opened S2", "2026-03-02 11:00 7 paused adopter",
        "2026-03-02 12:00 7 paused third-party", "2026-03-02 13:00 7 resumed",
      ],
      asOf: "2026-03-02 15:00", verdicts: ["restore 7 S2 pending due 2026-03-03 11:30 done -"]),
    Scenario(
      rule: "5.3", title: "a wait at night moves nothing", terms: AgreementText.restore,
      story: [
        "2026-03-02 10:00 7 opened S2", "2026-03-02 17:30 7 paused adopter",
        "2026-03-03 09:00 7 resumed adopter",
      ],
      asOf: "2026-03-03 09:10", verdicts: ["restore 7 S2 pending due 2026-03-03 09:30 done -"]),
    Scenario(
      rule: "5.4", title: "while a wait runs there is no deadline", terms: AgreementText.restore,
      story: ["2026-03-02 10:00 7 opened S2", "2026-03-02 12:00 7 paused adopter"],
      asOf: "2026-06-01 12:00", verdicts: ["restore 7 S2 pending due - done -"]),
    Scenario(
      rule: "5.5", title: "a wait at or after the deadline does not move it",
      terms: AgreementText.restore,
      story: [
        "2026-03-02 10:00 7 opened S1", "2026-03-02 10:00 8 opened S1",
        "2026-03-02 14:00 7 paused adopter", "2026-03-02 15:00 8 paused adopter",
        "2026-03-02 15:00 7 resumed adopter", "2026-03-02 10:00 9 opened S1",
        "2026-03-02 14:00 9 paused adopter",
      ],
      asOf: "2026-03-02 16:00",
      verdicts: [
        "restore 7 S1 breached due 2026-03-02 14:00 done -",
        "restore 8 S1 breached due 2026-03-02 14:00 done -",
        "restore 9 S1 breached due 2026-03-02 14:00 done -",
      ]),
    Scenario(
      rule: "5.5", title: "unless the deadline moves at that instant", terms: AgreementText.restore,
      story: [
        "2026-03-02 10:00 7 opened S1", "2026-03-02 14:00 7 paused adopter",
        "2026-03-02 14:00 7 severity-changed S2 consent",
      ],
      asOf: "2026-03-02 15:00", verdicts: ["restore 7 S2 pending due - done -"]),
    Scenario(
      rule: "5.6", title: "business days move on by the open time spent waiting",
      terms: AgreementText.restore,
      story: [
        "2026-03-02 10:00 7 opened S3", "2026-03-03 10:00 7 paused adopter",
        "2026-03-04 10:00 7 resumed adopter",
      ],
      asOf: "2026-03-04 10:00", verdicts: ["restore 7 S3 pending due 2026-03-10 10:00 done -"]),
    Scenario(
      rule: "5.7", title: "an act done while the case waits is in time",
      terms: AgreementText.restore,
      story: [
        "2026-03-02 10:00 7 opened S2", "2026-03-02 12:00 7 paused adopter",
        "2026-03-03 13:00 7 restored", "2026-03-05 10:00 7 resumed adopter",
      ],
      asOf: "2026-03-06 10:00",
      verdicts: ["restore 7 S2 met due 2026-03-04 10:30 done 2026-03-03 13:00"]),
    Scenario(
      rule: "5.8", title: "closing does not end a wait", terms: AgreementText.restore,
      story: [
        "2026-03-02 10:00 7 opened S2", "2026-03-02 12:00 7 paused adopter",
        "2026-03-02 13:00 7 closed", "2026-03-03 10:00 7 reopened",
        "2026-03-03 11:00 7 resumed adopter",
      ],
      asOf: "2026-03-03 11:00", verdicts: ["restore 7 S2 pending due 2026-03-03 17:00 done -"]),
  ]

  static let severity =
    [
      Scenario(
        rule: "6.1", title: "the earlier of two deadlines: the new one",
        story: ["2026-03-02 10:00 7 opened S2", "2026-03-02 11:00 7 severity-changed S1"],
        asOf: "2026-03-02 11:00",
        verdicts: [
          "respond 7 S1 pending due 2026-03-02 11:30 done -",
          "restore 7 S1 pending due 2026-03-02 15:00 done -",
        ]),
      Scenario(
        rule: "6.1", title: "the earlier of two deadlines: the old one",
        terms: AgreementText.restore,
        story: ["2026-03-02 10:00 7 opened S2", "2026-03-03 09:20 7 severity-changed S1"],
        asOf: "2026-03-03 09:20", verdicts: ["restore 7 S1 pending due 2026-03-03 09:30 done -"]),
      Scenario(
        rule: "6.1", title: "both counts stand still in a wait", terms: AgreementText.restore,
        story: [
          "2026-03-02 10:00 7 opened S2", "2026-03-02 11:00 7 severity-changed S1",
          "2026-03-02 12:00 7 paused adopter", "2026-03-02 20:00 7 resumed",
        ],
        asOf: "2026-03-02 20:00", verdicts: ["restore 7 S1 pending due 2026-03-02 23:00 done -"]),
      changed(
        "2026-03-02 10:00 7 opened S2", to: "S1", up: "the new target from the opening",
        gives: "restore 7 S1 pending due 2026-03-02 14:00 done -"),
      changed(
        "2026-03-02 10:00 7 opened S2", to: "S1", up: "the new target from the change",
        gives: "restore 7 S1 pending due 2026-03-02 15:00 done -"),
      changed(
        "2026-03-02 10:00 7 opened S2", to: "S1", up: "the old deadline stands",
        gives: "restore 7 S1 pending due 2026-03-03 09:30 done -"),
      changed(
        "2026-03-02 05:00 7 opened S2", to: "S1", up: "the new target from the opening",
        gives: "restore 7 S1 breached due 2026-03-02 09:00 done -"),
      changed(
        "2026-03-02 10:00 7 opened S1", to: "S2", down: "only with the adopter's consent",
        gives: "restore 7 S1 pending due 2026-03-02 14:00 done -"),
      changed(
        "2026-03-02 10:00 7 opened S1", to: "S2 consent",
        down: "only with the adopter's consent",
        gives: "restore 7 S2 pending due 2026-03-03 09:30 done -"),
      changed(
        "2026-03-02 10:00 7 opened S1", to: "S2", down: "the new target from the opening",
        gives: "restore 7 S2 pending due 2026-03-03 09:30 done -"),
      changed(
        "2026-03-02 10:00 7 opened S1", to: "S2", down: "the new target from the change",
        gives: "restore 7 S2 pending due 2026-03-03 10:30 done -"),
      changed(
        "2026-03-02 10:00 7 opened S1", to: "S2", down: "the old deadline stands",
        gives: "restore 7 S2 pending due 2026-03-02 14:00 done -"),
    ] + movedOut

  /// One change of severity at 11:00 under a rule that is written.
  private static func changed(
    _ opened: String, to severity: String,
    up: String = "the earlier of the old deadline and the new target from the change",
    down: String = "only with the adopter's consent", gives verdict: String
  ) -> Scenario {
    Scenario(
      rule: severity.hasPrefix("S1") ? "6.1" : "6.2", title: "\(up); \(down): \(severity)",
      terms: AgreementText.restore(onUpgrade: up, onDowngrade: down),
      story: [opened, "2026-03-02 11:00 7 severity-changed \(severity)"],
      asOf: "2026-03-02 11:00", verdicts: [verdict])
  }

  private static let movedOut = [
    Scenario(
      rule: "6.1", title: "a new target from the opening that ran out as a wait began",
      terms: AgreementText.restore(onUpgrade: "the new target from the opening"),
      story: [
        "2026-03-02 10:00 7 opened S2", "2026-03-02 14:00 7 paused adopter",
        "2026-03-02 15:00 7 severity-changed S1", "2026-03-02 10:00 8 opened S2",
        "2026-03-02 14:00 8 paused adopter", "2026-03-02 15:00 8 resumed adopter",
        "2026-03-02 15:00 8 severity-changed S1",
      ],
      asOf: "2026-03-02 15:00",
      verdicts: [
        "restore 7 S1 breached due 2026-03-02 14:00 done -",
        "restore 8 S1 breached due 2026-03-02 14:00 done -",
      ]),
    Scenario(
      rule: "6.2", title: "consent may come later", terms: AgreementText.restore,
      story: [
        "2026-03-02 10:00 7 opened S1", "2026-03-02 11:00 7 severity-changed S2",
        "2026-03-02 12:00 7 severity-changed S2 consent",
        "2026-03-02 12:01 7 severity-changed S2 consent",
      ],
      asOf: "2026-03-02 13:00", verdicts: ["restore 7 S2 pending due 2026-03-03 09:30 done -"],
      setAside: ["3 The case has severity S2 already."]),
    Scenario(
      rule: "6.3", title: "an obligation begins when the severity rises to it",
      terms: AgreementText.restoreWorst,
      story: ["2026-03-02 10:00 7 opened S2", "2026-03-02 12:00 7 severity-changed S1"],
      asOf: "2026-03-02 16:00:01", verdicts: ["restore 7 S1 breached due 2026-03-02 16:00 done -"]),
    Scenario(
      rule: "6.3", title: "what was done before counts", terms: AgreementText.restoreWorst,
      story: [
        "2026-03-02 10:00 7 opened S2", "2026-03-02 11:00 7 restored",
        "2026-03-02 12:00 7 severity-changed S1",
      ],
      asOf: "2026-03-03 16:00",
      verdicts: ["restore 7 S1 met due 2026-03-02 16:00 done 2026-03-02 11:00"]),
    Scenario(
      rule: "6.4", title: "an obligation ends when the severity falls below it",
      terms: AgreementText.restoreWorst,
      story: ["2026-03-02 10:00 7 opened S1", "2026-03-02 12:00 7 severity-changed S2 consent"],
      asOf: "2026-03-03 16:00", verdicts: ["restore 7 S1 void due - done -"]),
    Scenario(
      rule: "6.4", title: "and begins again when it rises again", terms: AgreementText.restoreWorst,
      story: [
        "2026-03-02 10:00 7 opened S1", "2026-03-02 12:00 7 severity-changed S2 consent",
        "2026-03-02 13:00 7 severity-changed S1",
      ],
      asOf: "2026-03-02 14:00", verdicts: ["restore 7 S1 pending due 2026-03-02 17:00 done -"]),
    Scenario(
      rule: "6.5", title: "a breach is not mended by a lower severity",
      terms: AgreementText.restore,
      story: ["2026-03-02 10:00 7 opened S1", "2026-03-02 14:01 7 severity-changed S2 consent"],
      asOf: "2026-03-02 15:00", verdicts: ["restore 7 S1 breached due 2026-03-02 14:00 done -"]),
    Scenario(
      rule: "6.5", title: "after the act the severity counts only once the case is reopened",
      terms: AgreementText.restore,
      story: [
        "2026-03-02 10:00 7 opened S2", "2026-03-02 12:00 7 restored",
        "2026-03-02 12:30 7 severity-changed S1", "2026-03-02 13:00 7 closed",
        "2026-03-02 14:00 7 reopened",
      ],
      asOf: "2026-03-02 14:00", verdicts: ["restore 7 S1 pending due 2026-03-02 18:00 done -"]),
  ]
}
