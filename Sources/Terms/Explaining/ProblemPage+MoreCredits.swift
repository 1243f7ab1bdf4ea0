// SPDX-License-Identifier: Apache-2.0
//
// The pages about credits, pools and limits: P1709 to P1715.

extension ProblemPage {
  static let moreCredits: [ProblemPage] = [
    ProblemPage(
      "P1709", "A share of a pool outside an obligation",
      """
      `its share` is the share of the obligation whose credit it is. Here there is no \
      obligation whose share could be meant.
      """,
      wrong: """
        pool at-risk
          holds  EUR 2,000 each month
          shares 100% to restore

        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock
          else credit 10% of its share of at-risk for each breach

        credits
          reach at most 50% of its share of at-risk each month
        """,
      mended: """
        pool at-risk
          holds  EUR 2,000 each month
          shares 100% to restore

        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock
          else credit 10% of its share of at-risk for each breach

        credits
          reach at most EUR 1,000 each month
        """),
    ProblemPage(
      "P1710", "A pool shared out more than once",
      """
      The shares of a pool come to more than all of it.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        obligation resolve
          when a case is opened
          owed a resolution within 20 days, by end of day

        pool at-risk
          holds  EUR 2,000 each month
          shares 60% to restore, 50% to resolve
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        obligation resolve
          when a case is opened
          owed a resolution within 20 days, by end of day

        pool at-risk
          holds  EUR 2,000 each month
          shares 60% to restore, 40% to resolve
        """),
    ProblemPage(
      "P1711", "An only remedy that is none",
      """
      Credits are said to be the only remedy for this obligation, and it gives no credit. If \
      it is breached, nothing at all follows. That should not be signed by mistake.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        credits
          are the only remedy for restore
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock
          else credit EUR 500 for each breach, up to EUR 5,000 each month

        credits
          are the only remedy for restore
        """),
    ProblemPage(
      "P1712", "A credit without a cap",
      """
      The credit is for each breach, each point or each hour, and nothing limits how much it \
      comes to. A single bad month may cost more than the agreement earns in years.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock
          else credit EUR 500 for each hour late

        agreement north-bank
          adopter "North Bank plc"
          term    2026-01-01 to 2028-12-31
          zone    Europe/London

        severity S1 "Production is down"
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock
          else credit EUR 500 for each hour late, up to EUR 5,000 each month

        agreement north-bank
          adopter "North Bank plc"
          term    2026-01-01 to 2028-12-31
          zone    Europe/London

        severity S1 "Production is down"
        """),
    ProblemPage(
      "P1713", "An agreement without a limit of liability",
      """
      The cooperative is paid under this agreement, and nothing limits what it answers for. \
      One claim can take all it has, and all its other adopters rely on that.
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

        limit liability
          on all claims and credits together
          at the fees of the last 12 months
        """),
    ProblemPage(
      "P1714", "A limit by a fee that is not named",
      """
      The limit of liability is reckoned by the fee, and the agreement names no fee. The limit \
      would be nothing, or none.
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

        limit liability
          on all claims and credits together
          at the fees of the last 12 months
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

        limit liability
          on all claims and credits together
          at the fees of the last 12 months
        """),
    ProblemPage(
      "P1715", "A ladder that stands upside down",
      """
      The rows of a ladder go from the mildest breach to the worst. Here the worst comes \
      first, and holds already whenever one of the others does.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        obligation attainment
          each quarter
          owed at least 95% of restore met
          else credit
            below 80%  EUR 2,000
            below 90%  EUR 1,000
            below 95%  EUR 500
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        obligation attainment
          each quarter
          owed at least 95% of restore met
          else credit
            below 95%  EUR 500
            below 90%  EUR 1,000
            below 80%  EUR 2,000
        """),
    ProblemPage(
      "P1716", "A least credit above the most",
      """
      Credits below the least are not paid, and more than the most is not paid. Here the least is \
      more than the most, so that nothing is ever paid.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock
          else credit EUR 100 for each breach, up to EUR 200 each month, at least EUR 300
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock
          else credit EUR 100 for each breach, up to EUR 300 each month, at least EUR 100
        """),
  ]
}
