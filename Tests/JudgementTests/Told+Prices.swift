// SPDX-License-Identifier: Apache-2.0
// Rules 15 and 16: what a breach costs, in every form.

extension Told {
  private static func priced(_ credit: String) -> String {
    respond("4 hours around the clock", "else credit \(credit)")
  }

  private static let late = """
    2026-03-02 10:00  case 1 opened with severity S1
    2026-03-04 10:01  case 1 responded

    """

  static let prices = [
    Told(
      "16.2", "For each quarter of an hour, each two hours, each two days late",
      terms: priced("EUR 1 for each 15 minutes late") + """
        obligation second
          when  a case is opened
          owed  a response within 4 hours around the clock
          else  credit EUR 1,000 for each 2 hours late

        obligation third
          when  a case is opened
          owed  a response within 4 hours around the clock
          else  credit EUR 100,000 for each 2 days late

        obligation fourth
          when  a case is opened
          owed  a response within 4 hours around the clock
          else  credit EUR 0.01 for each minute late


        """,
      // 44 hours and a minute late: 177 quarters, 23 times two hours, once two days, 2,641 minutes.
      late + "expect credits EUR 123,203.41 in 2026-03"),
    Told(
      "16.4", "At most so much for each incident and each request",
      terms: """
        obligation notify
          when  an incident becomes known
          owed  a notification within 4 hours around the clock
          else  credit EUR 100 for each hour late, up to EUR 250 for each incident

        obligation answer-it
          when  a request is made
          owed  an answer within 4 hours around the clock
          else  credit EUR 100 for each hour late, up to EUR 350 for each request


        """,
      """
      2026-03-02 10:00  incident 1 known
      2026-03-02 10:00  incident 2 known
      2026-03-02 14:30  incident 2 notified
      2026-03-02 14:30  request 1 made
      as of 2026-03-03 00:00
      expect credits EUR 700 in 2026-03
      """),
    Told(
      "16.3", "A ladder of shares below, and one of points, each with the worst row alone",
      terms: respond() + """
        obligation share
          each  month
          owed  at least 90% of respond met
          else  credit below 90%  EUR 10
                       below 60%  EUR 200

        obligation score
          each  month
          owed  at most 1 point, counting 1 point for each breach of respond
          else  credit
                  from 2 points  EUR 3,000
                  from 4 points  EUR 5,000

        obligation none
          each  month
          owed  no breach of respond


        """,
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-02 10:00  case 2 opened with severity S1
      2026-03-02 10:00  case 3 opened with severity S1
      2026-03-02 10:30  case 3 responded
      as of 2026-04-01 00:00
      expect share for the month of 2026-03 at 33.33% and breached
      expect score for the month of 2026-03 at 2 and breached
      expect none for the month of 2026-03 at 2 and breached
      expect credits EUR 3,200 in 2026-03
      """),
    Told(
      "15.5", "A row of points for each kind of breach, of severities",
      terms: respond() + """
        obligation repair
          when  a case is opened
          owed  a fix within 8 hours around the clock

        obligation score
          each  month
          owed  at most 9 points, counting
                  3 points for each breach of respond for S1
                  1 point for each breach of respond, repair for S2


        """,
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-02 10:00  case 2 opened with severity S2
      as of 2026-04-01 00:00
      expect score for the month of 2026-03 at 5 and met
      """),
    Told(
      "16.5", "A pool shared out among two",
      terms: """
        obligation respond
          when  a case is opened
          owed  a response within 4 hours around the clock
          else  credit 100% of its share of the pool at-risk for each breach

        obligation repair
          when  a case is opened
          owed  a fix within 8 hours around the clock
          else  credit 50% of its share of at-risk for each breach

        pool at-risk
          holds  EUR 1,000 each month
          shares 60% to respond and 40% to repair


        """,
      late + "expect credits EUR 800 in 2026-03"),
  ]
}
