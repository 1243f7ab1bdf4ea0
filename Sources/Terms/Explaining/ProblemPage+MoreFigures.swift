// SPDX-License-Identifier: Apache-2.0
//
// The pages about figures: P1311 to P1319.

extension ProblemPage {
  static let moreFigures: [ProblemPage] = [
    ProblemPage(
      "P1311", "A cap below a single credit",
      """
      The most that is ever paid is less than what one breach costs, so that the credit is \
      never paid as it is written. One of the two figures is not what was meant.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock
          else credit EUR 500 for each breach, up to EUR 50 each month
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock
          else credit EUR 500 for each breach, up to EUR 5,000 each month
        """),
    ProblemPage(
      "P1312", "Two currencies in one agreement",
      """
      Amounts of an agreement are added up and compared with caps. In two currencies that \
      would need a rate of exchange of some day, and the agreement names none.
      """,
      wrong: """
        agreement north-bank
          adopter "North Bank plc"
          term    2026-01-01 to 2028-12-31
          fee     EUR 240,000 per year
          zone    Europe/London

        severity S1 "Production is down"

        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock
          else credit USD 500 for each breach, up to USD 5,000 each month
        """,
      mended: """
        agreement north-bank
          adopter "North Bank plc"
          term    2026-01-01 to 2028-12-31
          fee     EUR 240,000 per year
          zone    Europe/London

        severity S1 "Production is down"

        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock
          else credit EUR 500 for each breach, up to EUR 5,000 each month
        """),
    ProblemPage(
      "P1313", "A date that is too far ahead",
      """
      When clocks change in a far future nobody knows, so terms end by the year 2200. A \
      mistyped year, most likely.
      """,
      wrong: """
        agreement north-bank
          adopter "North Bank plc"
          term    2026-01-01 to 2228-12-31
          zone    Europe/London
        """,
      mended: """
        agreement north-bank
          adopter "North Bank plc"
          term    2026-01-01 to 2028-12-31
          zone    Europe/London
        """),
    ProblemPage(
      "P1314", "Days and hours in one target",
      """
      A target counts business days or business hours. How many hours the rest of a day has \
      depends on the calendar, so that the two cannot be added.
      """,
      wrong: """
        calendar office
          in   Europe/London
          open Mon to Fri 09:00 to 17:30

        obligation resolve
          when a case is opened
          owed a resolution within 4 business hours 1 business day in office, by end of day, \
        with no cut-off
        """,
      mended: """
        calendar office
          in   Europe/London
          open Mon to Fri 09:00 to 17:30

        obligation resolve
          when a case is opened
          owed a resolution within 1 business day in office, by end of day, with no cut-off
        """),
    ProblemPage(
      "P1315", "A number outside its bounds",
      """
      Here a number has a least and a most, beyond which it would mean nothing, or something \
      nobody can reckon with. The message names both.
      """,
      wrong: """
        credits
          reach at most EUR 50,000 in any 240 months
        """,
      mended: """
        credits
          reach at most EUR 50,000 in any 12 months
        """),
    ProblemPage(
      "P1316", "A figure of zero",
      """
      Zero says here that nothing is owed or that nothing is counted, so that the clause would \
      be without effect.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        goal attainment
          each month
          owed at least 0% of restore met
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        goal attainment
          each month
          owed at least 95% of restore met
        """),
    ProblemPage(
      "P1317", "A percentile that is none",
      """
      The 95th percentile is the time that ninety-five of a hundred cases keep within. It is \
      written as a whole number from the 1st to the 99th.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        obligation quick
          each month
          owed a p95 of restore of at most 45 minutes around the clock
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        obligation quick
          each month
          owed a 95th percentile of restore of at most 45 minutes around the clock
        """),
    ProblemPage(
      "P1318", "Days of the wall calendar in hours of a calendar",
      """
      Days, weeks and months pass on every day of the year, holidays too. If only some hours \
      are to count, count business days, or count hours.
      """,
      wrong: """
        calendar office
          in   Europe/London
          open Mon to Fri 09:00 to 17:30

        obligation resolve
          when a case is opened
          owed a resolution within 3 days in office
        """,
      mended: """
        calendar office
          in   Europe/London
          open Mon to Fri 09:00 to 17:30

        obligation resolve
          when a case is opened
          owed a resolution within 3 business days in office, by end of day, with no cut-off
        """),
    ProblemPage(
      "P1319", "An average against days",
      """
      An average is taken of the time from the start to the act. A business day, a day or a \
      month is not always equally long, and two times of day may lie one day apart or nearly \
      two, so that nobody could say whether the average is more. Hours can be added up.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        obligation quick-on-average
          each month
          owed an average of restore of at most 1 day, at the same time
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        obligation quick-on-average
          each month
          owed an average of restore of at most 24 hours around the clock
        """),
  ]
}
