// SPDX-License-Identifier: Apache-2.0
//
// The pages about examples: P16xx.

extension ProblemPage {
  static let examples: [ProblemPage] = [
    ProblemPage(
      "P1601", "An example that expects nothing",
      """
      An example tells a story and says how it comes out. Without that it proves nothing.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        example "A quick repair"
          2026-03-06 16:10  case 7 opened with severity S1
          2026-03-06 17:40  case 7 restored
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        example "A quick repair"
          2026-03-06 16:10  case 7 opened with severity S1
          2026-03-06 17:40  case 7 restored
          expect restore for case 7 met
        """),
    ProblemPage(
      "P1602", "A story out of order",
      """
      The lines of an example are told in the order of time, as evidence comes in. This line \
      is earlier than the one before it.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        example "A quick repair"
          2026-03-06 16:10  case 7 opened with severity S1
          2026-03-06 14:40  case 7 restored
          expect restore for case 7 met
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        example "A quick repair"
          2026-03-06 16:10  case 7 opened with severity S1
          2026-03-06 17:40  case 7 restored
          expect restore for case 7 met
        """),
    ProblemPage(
      "P1603", "A case that was not opened",
      """
      Something happens to a case, or is expected of it, that the example has not opened. \
      Perhaps its number is mistyped.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        example "A quick repair"
          2026-03-06 16:10  case 7 opened with severity S1
          2026-03-06 17:40  case 8 restored
          expect restore for case 7 met
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        example "A quick repair"
          2026-03-06 16:10  case 7 opened with severity S1
          2026-03-06 17:40  case 7 restored
          expect restore for case 7 met
        """),
    ProblemPage(
      "P1604", "A time that the clocks skip",
      """
      In spring the clocks are put forward, and one hour of that day does not exist. Nothing \
      can happen in it.
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

        example "The night of the change"
          2026-03-29 01:30  case 7 opened with severity S1
          expect restore for case 7 pending
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

        example "The night of the change"
          2026-03-29 00:30  case 7 opened with severity S1
          expect restore for case 7 pending
        """),
    ProblemPage(
      "P1605", "A story outside the term",
      """
      The example tells of a day on which the agreement does not hold, so that nothing would \
      be owed.
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

        example "A quick repair"
          2025-03-06 16:10  case 7 opened with severity S1
          expect restore for case 7 pending
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

        example "A quick repair"
          2026-03-06 16:10  case 7 opened with severity S1
          expect restore for case 7 pending
        """),
    ProblemPage(
      "P1606", "An example that comes out otherwise",
      """
      The example was run, and the terms give something else than it expects. The message \
      shows what they give, and the timeline of the clock: when it ran, when it was closed, on \
      whom it waited. Either the terms do not say what was meant, or the example does not.
      """),
    ProblemPage(
      "P1607", "A matter that nothing is told of",
      """
      The example expects something of an advisory, an incident or a request of which it tells \
      nothing. Perhaps its name is mistyped.
      """,
      wrong: """
        obligation patch
          when an advisory is disclosed
          owed a fixed release within 14 days, by end of day

        example "A critical advisory"
          2026-03-02 09:00  advisory CVE-2026-1 disclosed
          expect patch for advisory CVE-2026-2 pending
        """,
      mended: """
        obligation patch
          when an advisory is disclosed
          owed a fixed release within 14 days, by end of day

        example "A critical advisory"
          2026-03-02 09:00  advisory CVE-2026-1 disclosed
          expect patch for advisory CVE-2026-1 pending
        """),
    ProblemPage(
      "P1608", "An expectation of another kind",
      """
      What is owed for each case is expected for a case; what is owed each quarter, for a \
      quarter. This obligation is owed for something else than is expected here.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        obligation attainment
          each quarter
          owed at least 95% of restore met

        example "A good quarter"
          2026-03-06 16:10  case 7 opened with severity S1
          2026-03-06 17:40  case 7 restored
          expect attainment for case 7 met
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        obligation attainment
          each quarter
          owed at least 95% of restore met

        example "A good quarter"
          2026-03-06 16:10  case 7 opened with severity S1
          2026-03-06 17:40  case 7 restored
          as of 2026-04-01 00:00
          expect attainment for the quarter from 2026-01-01 met
        """),
  ]
}
