// SPDX-License-Identifier: Apache-2.0
//
// The pages about figures: P1301 to P1310.

extension ProblemPage {
  static let figures: [ProblemPage] = [
    ProblemPage(
      "P1301", "An amount finer than its currency",
      """
      Every currency counts down to a smallest coin: the euro to cents, the yen to whole yen. \
      An amount with more decimals cannot be paid. Often a point was written where a comma \
      between thousands was meant.
      """,
      wrong: """
        agreement north-bank
          adopter "North Bank plc"
          term    2026-01-01 to 2028-12-31
          fee     EUR 240.000 per year
          zone    Europe/London
        """,
      mended: """
        agreement north-bank
          adopter "North Bank plc"
          term    2026-01-01 to 2028-12-31
          fee     EUR 240,000 per year
          zone    Europe/London
        """),
    ProblemPage(
      "P1302", "An amount that is too large",
      """
      The amount is beyond what is reckoned with, which is far more money than there is. A \
      digit too many, most likely.
      """,
      wrong: """
        agreement north-bank
          adopter "North Bank plc"
          term    2026-01-01 to 2028-12-31
          fee     EUR 240,000,000,000,000,000,000 per year
          zone    Europe/London
        """,
      mended: """
        agreement north-bank
          adopter "North Bank plc"
          term    2026-01-01 to 2028-12-31
          fee     EUR 240,000 per year
          zone    Europe/London
        """),
    ProblemPage(
      "P1303", "A percentage with too many decimals",
      """
      Percentages are kept to four decimals, so that all reckoning with them is exact. That is \
      a few seconds in a year, finer than any availability is measured.
      """,
      wrong: """
        measure uptime
          of the primary database
          is the share of time it is available around the clock

        obligation available
          each month
          owed uptime of at least 99.99999%
        """,
      mended: """
        measure uptime
          of the primary database
          is the share of time it is available around the clock

        obligation available
          each month
          owed uptime of at least 99.999%
        """),
    ProblemPage(
      "P1304", "A percentage above 100",
      """
      A share is of a whole, and cannot be more than all of it.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        obligation attainment
          each quarter
          owed at least 195% of restore met
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        obligation attainment
          each quarter
          owed at least 95% of restore met
        """),
    ProblemPage(
      "P1305", "A time of nothing",
      """
      A target of zero can never be met, since nothing happens in no time. An obligation that \
      is always breached is not what anybody means to sign.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 0 hours around the clock
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 1 hour around the clock
        """),
    ProblemPage(
      "P1306", "A time that is too long",
      """
      A clock that runs for more than a year is not a clock but a date. Most likely the unit \
      is wrong, or a digit too many.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 40000 hours around the clock
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 40 hours around the clock
        """),
    ProblemPage(
      "P1307", "A unit that can be read in two ways",
      """
      In this place a day may be twenty-four hours or a day of work. Both readings are common \
      in contracts, and they differ by days. Say which one is meant.
      """,
      wrong: """
        measure uptime
          of the primary database
          is the share of time it is available around the clock
          counts outages of 1 day or more
        """,
      mended: """
        measure uptime
          of the primary database
          is the share of time it is available around the clock
          counts outages of 24 hours or more
        """),
    ProblemPage(
      "P1308", "A period that ends before it begins",
      """
      The second date is earlier than the first. Probably the two are exchanged, or a year is \
      mistyped.
      """,
      wrong: """
        agreement north-bank
          adopter "North Bank plc"
          term    2028-01-01 to 2026-12-31
          zone    Europe/London
        """,
      mended: """
        agreement north-bank
          adopter "North Bank plc"
          term    2026-01-01 to 2028-12-31
          zone    Europe/London
        """),
    ProblemPage(
      "P1309", "A percentage of nothing",
      """
      Two per cent of what? Of the monthly fee and of the yearly fee is a difference of twelve \
      times. A percentage always says what it is of.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock
          else credit 2% for each breach
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock
          else credit 2% of the monthly fee for each breach
        """),
    ProblemPage(
      "P1310", "A share of a fee that is not named",
      """
      The credit is a share of the fee, and the agreement names no fee. What is to be paid \
      cannot be reckoned.
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
          else credit 2% of the monthly fee for each breach, up to 10% of the monthly fee each month
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
          else credit 2% of the monthly fee for each breach, up to 10% of the monthly fee each month
        """),
  ]
}
