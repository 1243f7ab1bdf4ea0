// SPDX-License-Identifier: Apache-2.0
//
// The pages about what is owed: P1501 to P1510.

extension ProblemPage {
  static let obligations: [ProblemPage] = [
    ProblemPage(
      "P1501", "A file that declares no agreement",
      """
      This file is read as an agreement, and declares none. Without an agreement there is no \
      adopter, no term and no zone, so that nothing can be judged.
      """,
      wrong: """
        # Hours

        ```pledge
        calendar office
          in   Europe/London
          open Mon to Fri 09:00 to 17:30
        ```
        """,
      mended: """
        # Hours

        ```pledge
        agreement north-bank
          adopter "North Bank plc"
          term    2026-01-01 to 2028-12-31
          zone    Europe/London

        calendar office
          in   Europe/London
          open Mon to Fri 09:00 to 17:30
        ```
        """),
    ProblemPage(
      "P1502", "A second one of what there can be one",
      """
      One file, with what it includes, is one agreement of one cooperative, with one set of \
      terms for all credits. A second one would contradict the first, and which of them holds \
      could not be told.
      """,
      wrong: """
        credits
          reach at most EUR 5,000 each month

        credits
          are applied without a claim
        """,
      mended: """
        credits
          reach at most EUR 5,000 each month
          are applied without a claim
        """),
    ProblemPage(
      "P1503", "An agreement without severities",
      """
      Every case has a severity, even if there is only one of them. Severities are declared \
      from the most to the least severe, with what each of them means.
      """,
      wrong: """
        agreement north-bank
          adopter "North Bank plc"
          term    2026-01-01 to 2028-12-31
          zone    Europe/London

        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock
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
      "P1504", "A severity without a target",
      """
      The obligation is owed for every severity, and its table has no row for this one. For \
      such a case nothing would be owed, or anything.
      """,
      wrong: """
        severity S1 "Production is down"
        severity S2 "Everything else"

        obligation restore
          when a case is opened
          owed service restored within
            S1 4 hours around the clock
        """,
      mended: """
        severity S1 "Production is down"
        severity S2 "Everything else"

        obligation restore
          when a case is opened
          owed service restored within
            S1 4 hours around the clock
            S2 8 hours around the clock
        """),
    ProblemPage(
      "P1505", "A severity named twice",
      """
      Two rows of one table are for the same severity. Which of the two times holds cannot be \
      told.
      """,
      wrong: """
        severity S1 "Production is down"
        severity S2 "Everything else"

        obligation restore
          when a case is opened
          owed service restored within
            S1 4 hours around the clock
            S1 8 hours around the clock
            S2 8 hours around the clock
        """,
      mended: """
        severity S1 "Production is down"
        severity S2 "Everything else"

        obligation restore
          when a case is opened
          owed service restored within
            S1 4 hours around the clock
            S2 8 hours around the clock
        """),
    ProblemPage(
      "P1506", "A target that is never used",
      """
      The obligation is owed for some severities only, and this row is for another. Readers \
      would take it for a promise, and it is none.
      """,
      wrong: """
        severity S1 "Production is down"
        severity S2 "Everything else"

        obligation restore
          when a case is opened with severity S1
          owed service restored within
            S1 4 hours around the clock
            S2 8 hours around the clock
        """,
      mended: """
        severity S1 "Production is down"
        severity S2 "Everything else"

        obligation restore
          when a case is opened
          owed service restored within
            S1 4 hours around the clock
            S2 8 hours around the clock
        """),
    ProblemPage(
      "P1507", "More time for what is worse",
      """
      Severities are declared from the most to the least severe. Here a more severe case is \
      allowed more time than a less severe one. Perhaps two rows are exchanged, or the \
      severities are declared the other way round.
      """,
      wrong: """
        severity S1 "Production is down"
        severity S2 "Everything else"

        obligation restore
          when a case is opened
          owed service restored within
            S1 8 hours around the clock
            S2 4 hours around the clock
        """,
      mended: """
        severity S1 "Production is down"
        severity S2 "Everything else"

        obligation restore
          when a case is opened
          owed service restored within
            S1 4 hours around the clock
            S2 8 hours around the clock
        """),
    ProblemPage(
      "P1508", "Business days that can be counted in two ways",
      """
      Does one business day end at the same time of the next day, or at its end? Does a case \
      opened late in the day count from that day or from the next? Contracts and programs \
      differ in both, by up to two days. Say both.
      """,
      wrong: """
        calendar office
          in   Europe/London
          open Mon to Fri 09:00 to 17:30

        obligation resolve
          when a case is opened
          owed a resolution within 1 business day in office
        """,
      mended: """
        calendar office
          in   Europe/London
          open Mon to Fri 09:00 to 17:30

        obligation resolve
          when a case is opened
          owed a resolution within 1 business day in office, by end of day, counted from the \
        next day if opened after 16:00
        """),
    ProblemPage(
      "P1509", "How days are counted, of hours",
      """
      `by end of day`, `at the same time` and a cut-off say how days are counted. This target \
      counts hours, and has no use for them.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock, by end of day
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock
        """),
    ProblemPage(
      "P1510", "The end of the last day is not said",
      """
      A time of days, weeks or months ends on some day: at its end, or at the time of day at \
      which it began. Regulation (EEC) 1182/71 counts to the end of the last day, and that is \
      assumed here; but a text that is signed had better say it.
      """,
      wrong: """
        obligation patch
          when an advisory with severity critical is disclosed
          owed a fixed release within 14 days
        """,
      mended: """
        obligation patch
          when an advisory with severity critical is disclosed
          owed a fixed release within 14 days, by end of day
        """),
  ]
}
