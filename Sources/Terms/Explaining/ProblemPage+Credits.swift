// SPDX-License-Identifier: Apache-2.0
//
// The pages about credits, pools and limits: P1701 to P1708.

extension ProblemPage {
  static let credits: [ProblemPage] = [
    ProblemPage(
      "P1701", "A credit on a goal",
      """
      A goal is measured and has no consequence. If something is paid when it is missed, it is \
      an obligation.
      """,
      wrong: """
        goal resolve
          when a case is opened
          owed a resolution within 20 days, by end of day
          else credit EUR 500 for each breach, up to EUR 5,000 each month
        """,
      mended: """
        obligation resolve
          when a case is opened
          owed a resolution within 20 days, by end of day
          else credit EUR 500 for each breach, up to EUR 5,000 each month
        """),
    ProblemPage(
      "P1702", "A credit of another kind",
      """
      What is owed for each case is breached case by case, and its credit is for each breach. \
      What is owed for a period is breached once in it, and its credit is one sum, or a \
      ladder. This credit is reckoned by what the obligation does not have.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        obligation attainment
          each quarter
          owed at least 95% of restore met
          else credit EUR 500 for each breach, up to EUR 5,000 each quarter
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        obligation attainment
          each quarter
          owed at least 95% of restore met
          else credit EUR 500
        """),
    ProblemPage(
      "P1703", "A ladder of mixed rows",
      """
      The rows of a ladder are compared with one another, so they are all of one kind: all of \
      shares, all of breaches, or all of points.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        obligation attainment
          each quarter
          owed at least 95% of restore met
          else credit
            below 95%        EUR 500
            from 6 breaches  EUR 1,000
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
        """),
    ProblemPage(
      "P1704", "A row that is never used",
      """
      The rows of a ladder are read from the first to the last, and the last that holds is \
      paid. This row comes after one that holds already whenever it does.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        obligation attainment
          each quarter
          owed at least 95% of restore met
          else credit
            below 95%  EUR 500
            below 80%  EUR 2,000
            below 90%  EUR 1,000
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
      "P1705", "A worse row that costs less",
      """
      Going down the ladder, the service gets worse and the credit smaller. Two amounts are \
      probably exchanged.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        obligation attainment
          each quarter
          owed at least 95% of restore met
          else credit
            below 95%  EUR 1,000
            below 90%  EUR 500
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
        """),
    ProblemPage(
      "P1706", "A row before the breach",
      """
      The first row of the ladder holds although what is owed is still reached. A credit \
      follows from a breach; without a breach it is never paid.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        obligation few-breaches
          each quarter
          owed at most 2 breaches of restore
          else credit
            from 2 breaches  EUR 500
            from 4 breaches  EUR 1,000
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        obligation few-breaches
          each quarter
          owed at most 2 breaches of restore
          else credit
            from 3 breaches  EUR 500
            from 5 breaches  EUR 1,000
        """),
    ProblemPage(
      "P1707", "A breach without a row",
      """
      Between what is owed and the first row of the ladder there is a gap, in which the \
      obligation is breached and nothing is paid. That may be meant; then owe less, so that \
      readers see it.
      """,
      wrong: """
        measure uptime
          of the primary database
          is the share of time it is available around the clock

        obligation available
          each month
          owed uptime of at least 99.95%
          else credit
            below 99.9%  EUR 500
            below 99%    EUR 2,000
        """,
      mended: """
        measure uptime
          of the primary database
          is the share of time it is available around the clock

        obligation available
          each month
          owed uptime of at least 99.95%
          else credit
            below 99.95%  EUR 500
            below 99%     EUR 2,000
        """),
    ProblemPage(
      "P1708", "An obligation without a share of the pool",
      """
      The credit is a part of the obligation's share of a pool, and the pool gives this \
      obligation none. What is to be paid cannot be reckoned.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock
          else credit 10% of its share of at-risk for each breach

        obligation resolve
          when a case is opened
          owed a resolution within 20 days, by end of day
          else credit 10% of its share of at-risk for each breach

        pool at-risk
          holds  EUR 2,000 each month
          shares 100% to restore
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock
          else credit 10% of its share of at-risk for each breach

        obligation resolve
          when a case is opened
          owed a resolution within 20 days, by end of day
          else credit 10% of its share of at-risk for each breach

        pool at-risk
          holds  EUR 2,000 each month
          shares 60% to restore, 40% to resolve
        """),
  ]
}
