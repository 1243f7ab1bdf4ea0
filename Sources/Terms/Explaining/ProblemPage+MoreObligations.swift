// SPDX-License-Identifier: Apache-2.0
//
// The pages about what is owed: P1511 to P1520.

extension ProblemPage {
  static let moreObligations: [ProblemPage] = [
    ProblemPage(
      "P1511", "A case that may be reopened for ever",
      """
      For some days after a case is closed, reopening it continues its clock; later it is a \
      new case. Between one day and 366 days are allowed.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock
          on reopening within 400 days the clock continues; later it is a new case
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock
          on reopening within 7 days the clock continues; later it is a new case
        """),
    ProblemPage(
      "P1512", "An agreement that owes nothing",
      """
      The agreement has an adopter and a term, and no obligation. There is nothing in it to \
      judge.
      """,
      wrong: """
        agreement north-bank
          adopter "North Bank plc"
          term    2026-01-01 to 2028-12-31
          zone    Europe/London
        """,
      mended: """
        agreement north-bank
          adopter "North Bank plc"
          term    2026-01-01 to 2028-12-31
          zone    Europe/London

        severity S1 "Production is down"

        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock
        """),
    ProblemPage(
      "P1513", "What is owed does not go with what brings it about",
      """
      An obligation says what brings it about and what is owed, and the two go together: \
      `when` with an act `within` a time, `while` with an act `every` so often, `each` and `in \
      any` with a share, a count or an average that must be reached.
      """,
      wrong: """
        obligation keep-informed
          when a case is opened
          owed an update every 1 hour around the clock
        """,
      mended: """
        obligation keep-informed
          while a case is open
          owed an update every 1 hour around the clock
        """),
    ProblemPage(
      "P1514", "A clause that says nothing here",
      """
      This clause has a meaning in obligations of another kind. Here it has none; and a reader \
      would think that it promises something.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        obligation attainment
          each quarter
          owed at least 95% of restore met
          stop the clock while waiting on the adopter
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock
          stop the clock while waiting on the adopter

        obligation attainment
          each quarter
          owed at least 95% of restore met
        """),
    ProblemPage(
      "P1515", "An act of another matter",
      """
      A fixed release is made for an advisory and a resolution for a case. What is owed must \
      be able to happen to what it is owed for; this act never does, so that the obligation \
      could never be met.
      """,
      wrong: """
        obligation patch
          when a case is opened
          owed a fixed release within 14 days, by end of day
        """,
      mended: """
        obligation patch
          when an advisory is disclosed
          owed a fixed release within 14 days, by end of day
        """),
    ProblemPage(
      "P1516", "An obligation that cannot be counted",
      """
      Shares, counts and averages are taken over cases, advisories or incidents that are due \
      in a time. This obligation is owed once in a period, or is itself such a share.
      """,
      wrong: """
        obligation drill
          each year
          owed a restore drill, evidenced by report

        goal attainment
          each year
          owed at least 95% of drill met
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        goal attainment
          each year
          owed at least 95% of restore met
        """),
    ProblemPage(
      "P1517", "An obligation that nothing follows from",
      """
      One obligation may begin when another is fulfilled, if both are owed for the same \
      advisory, incident or request. This one is owed for cases or for periods.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        obligation report
          when restore is fulfilled
          owed a final report within 1 month, by end of day
        """,
      mended: """
        obligation notify
          when an incident is classified as major
          owed a notification within 4 hours around the clock

        obligation report
          when notify is fulfilled
          owed a final report within 1 month, by end of day
        """),
    ProblemPage(
      "P1518", "Obligations that wait for one another",
      """
      Each of these obligations begins when another of them is fulfilled, so that none of them \
      ever begins.
      """,
      wrong: """
        obligation warn
          when report is fulfilled
          owed an early warning within 24 hours around the clock

        obligation report
          when warn is fulfilled
          owed a final report within 72 hours around the clock
        """,
      mended: """
        obligation warn
          when an incident becomes known
          owed an early warning within 24 hours around the clock

        obligation report
          when warn is fulfilled
          owed a final report within 72 hours around the clock
        """),
    ProblemPage(
      "P1519", "Two times for one act",
      """
      Two obligations owe the same act for the same case, counted by the same hours, in \
      different times. Both would be judged; which of them is the promise, readers cannot \
      tell. If an amendment is to replace one with the other, say so with `replaces`.
      """,
      wrong: """
        agreement north-bank
          adopter "North Bank plc"
          term    2026-01-01 to 2028-12-31
          zone    Europe/London

        severity S1 "Production is down"

        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        obligation restore-faster
          when a case is opened
          owed service restored within 2 hours around the clock
        """,
      mended: """
        agreement north-bank
          adopter "North Bank plc"
          term    2026-01-01 to 2028-12-31
          zone    Europe/London

        severity S1 "Production is down"

        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        goal restore-faster
          when a case is opened
          owed service restored within 2 hours around the clock
        """),
    ProblemPage(
      "P1520", "A second clock of another kind",
      """
      An act can have two clocks, of which the earlier counts: one from what brings the \
      obligation about, and one from something that happened to the same advisory, incident or \
      request before. What the second one names never happens to what this is owed for.
      """,
      wrong: """
        obligation notify
          when an incident is classified as major
          owed a notification within 4 hours around the clock,
               and no later than 24 hours around the clock after it is disclosed
        """,
      mended: """
        obligation notify
          when an incident is classified as major
          owed a notification within 4 hours around the clock,
               and no later than 24 hours around the clock after it becomes known
        """),
  ]
}
