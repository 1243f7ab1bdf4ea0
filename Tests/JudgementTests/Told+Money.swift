// SPDX-License-Identifier: Apache-2.0
// Rules 16: what breaches cost. The fee is EUR 10,000 a month.

extension Told {
  private static func priced(_ credit: String, _ more: String = "") -> String {
    respond("4 hours around the clock", "else credit \(credit)") + more
  }

  /// So many cases that nobody answers, each on a day of a month.
  private static func unanswered(_ month: String, _ days: ClosedRange<Int>) -> String {
    days.map {
      let day = "2026-\(month)-\($0 < 10 ? "0" : "")\($0)"
      return "\(day) 10:00  case c\(month)\($0) opened with severity S1\n"
    }.joined()
  }

  private static func level(_ credit: String, _ owed: String) -> String {
    respond() + """
      obligation level
        each  month
        owed  \(owed)
        else  credit \(credit)


      """
  }

  static let credits = [
    Told(
      "16.1", "In the month in which the deadline lay", terms: priced("EUR 100 for each breach"),
      """
      2026-03-31 19:59  case 1 opened with severity S1
      2026-03-31 20:00  case 2 opened with severity S1
      2026-03-31 20:00  case 3 opened with severity S1
      as of 2026-04-30 00:00
      expect credits EUR 100 in 2026-03
      expect credits EUR 200 in 2026-04
      """),
    Told(
      "16.2", "For each hour begun after the deadline, until the act",
      terms: priced("EUR 100 for each hour late"),
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-02 15:01  case 1 responded
      expect credits EUR 200 in 2026-03
      2026-03-03 10:00  case 2 opened with severity S1
      2026-03-03 15:00  case 2 responded
      expect credits EUR 300 in 2026-03
      2026-03-04 10:00  case 3 opened with severity S1
      as of 2026-03-04 16:30
      expect credits EUR 600 in 2026-03
      """),
    Told(
      "16.3", "For each whole step below the share promised",
      terms: level("1% of the monthly fee for each 10% below 95%", "at least 95% of respond met"),
      march(1..<5, late: [2])
        + """
        as of 2026-04-01 00:00
        expect level for the month of 2026-03 at 75% and breached
        expect credits EUR 200 in 2026-03
        """),
    Told(
      "16.3", "For each point above, and once for a period",
      terms: level(
        "EUR 50 for each point above 2",
        "at most 4 points, counting 2 points for each breach of respond") + """
          obligation few
            each  quarter
            owed  no breaches of respond
            else  credit 1% of the quarterly fee


          """,
      march(1..<5, late: [1, 2, 3])
        + """
        as of 2026-04-01 00:00
        expect level for the month of 2026-03 at 6 and breached
        expect few for the quarter from 2026-01-01 at 3 and breached
        expect credits EUR 500 in 2026-03
        """),
    Told(
      "16.3", "Of a ladder the worst rung that is reached, alone",
      terms: """
        obligation respond
          when  a case is opened
          owed  a response within 4 hours around the clock

        obligation level
          each  month
          owed  no breaches of respond
          else  credit
                  from 1 breach    EUR 100
                  from 3 breaches  EUR 500
                  from 5 breaches  EUR 900


        """,
      unanswered("03", 1...4) + unanswered("04", 1...2)
        + """
        as of 2026-05-01 00:00
        expect credits EUR 500 in 2026-03
        expect credits EUR 100 in 2026-04
        """),
    Told(
      "16.4", "Held at the most for each case, each month, and any three months",
      terms: priced(
        """
        EUR 100 for each hour late, up to EUR 500 for each case,
                up to EUR 800 each month, up to EUR 1,500 in any 3 months
        """),
      unanswered("02", 1...1) + unanswered("03", 1...2) + unanswered("04", 1...2)
        + unanswered("05", 1...2)
          + """
          as of 2026-06-01 00:00
          expect credits EUR 500 in 2026-02
          expect credits EUR 800 in 2026-03
          expect credits EUR 200 in 2026-04
          expect credits EUR 500 in 2026-05
          """),
    Told(
      "16.4", "Held at the most of a quarter",
      terms: priced("EUR 400 for each breach, up to EUR 1,000 each quarter"),
      unanswered("02", 1...2) + unanswered("03", 1...2) + unanswered("04", 1...2)
        + """
        as of 2026-05-01 00:00
        expect credits EUR 800 in 2026-02
        expect credits EUR 200 in 2026-03
        expect credits EUR 800 in 2026-04
        """),
    Told(
      "16.5", "No more than a pool holds for the obligation",
      terms: priced("50% of its share of the pool at-risk for each breach") + """
        pool at-risk
          holds 10% of the monthly fee each month
          shares 60% to respond

        """,
      unanswered("03", 1...1) + unanswered("04", 1...3)
        + """
        as of 2026-05-01 00:00
        expect credits EUR 300 in 2026-03
        expect credits EUR 600 in 2026-04
        """),
    Told(
      "16.6", "Too little to be paid",
      terms: priced("EUR 100 for each breach, at least EUR 250"),
      unanswered("03", 1...2) + unanswered("04", 1...3)
        + """
        as of 2026-05-01 00:00
        expect credits EUR 0 in 2026-03
        expect credits EUR 300 in 2026-04
        """),
    Told(
      "16.7", "All together reach a most and a least",
      terms: priced("EUR 900 for each breach") + """
        obligation fix-it
          when  a case is opened
          owed  a fix within 4 hours around the clock
          else  credit EUR 400 for each breach

        credits
          reach at most 10% of the monthly fee each month
          reach at most EUR 1,700 in any 2 months
          reach at least EUR 500, or are not paid

        """,
      unanswered("03", 1...1)
        + """
        2026-04-01 10:00  case A opened with severity S1
        2026-04-01 11:00  case A resolved
        2026-05-01 10:00  case B opened with severity S1
        2026-05-01 11:00  case B responded
        as of 2026-06-01 00:00
        expect credits EUR 1,000 in 2026-03
        expect credits EUR 700 in 2026-04
        expect credits EUR 0 in 2026-05
        """),
    Told(
      "16.8", "The fee in force on the day",
      terms: priced(
        "10% of the monthly fee for each breach, up to 15% of the monthly fee each month")
          + """
          amendment dearer
            signed 2026-03-01
            effect 2026-04-16
            fee    EUR 240,000 per year

          """,
      """
      2026-04-15 10:00  case 1 opened with severity S1
      2026-05-16 10:00  case 2 opened with severity S1
      2026-05-17 10:00  case 3 opened with severity S1
      as of 2026-06-01 00:00
      expect credits EUR 1,000 in 2026-04
      expect credits EUR 3,000 in 2026-05
      """),
    Told(
      "16.9", "A goal is judged and costs nothing",
      terms: """
        goal quick-answer
          when  a case is opened
          owed  a response within 1 hour around the clock


        """ + priced("EUR 100 for each breach"),
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-02 12:00  case 1 responded
      expect quick-answer for case 1 breached
      expect respond for case 1 met
      expect credits EUR 0 in 2026-03
      """),
  ]

  static let claims = [
    Told(
      "16.10", "Owed if it is claimed in time, and lapsed if not",
      terms: priced("EUR 100 for each breach") + """
        credits
          are claimed within 30 days of the end of the month, or lapse

        """,
      unanswered("01", 10...11)
        + """
        as of 2026-02-20 10:00
        expect credits EUR 0 in 2026-01
        2026-03-02 23:59  claim made for 2026-01
        expect credits EUR 200 in 2026-01
        2026-03-10 10:00  case A opened with severity S1
        as of 2026-04-20 00:00
        expect credits EUR 0 in 2026-03
        2026-05-01 00:01  claim made for 2026-03
        expect credits EUR 0 in 2026-03
        """),
    Told(
      "16.10", "Months to claim in end with a month",
      terms: priced("EUR 100 for each breach") + """
        credits
          are claimed within 2 months of the end of the month, or lapse

        """,
      unanswered("06", 10...10)
        + """
        2026-07-10 10:00  case A opened with severity S1
        2026-08-31 23:59  claim made for 2026-06
        expect credits EUR 100 in 2026-06
        2026-10-01 00:01  claim made for 2026-07
        expect credits EUR 0 in 2026-07
        """),
    Told(
      "16.11", "Lost at termination, where it says so",
      terms: priced("EUR 100 for each breach") + """
        credits
          are applied without a claim
          are forfeited at termination

        """,
      unanswered("03", 2...2) + unanswered("04", 2...2)
        + """
        as of 2026-04-10 00:00
        expect credits EUR 100 in 2026-04
        2026-04-15 00:00  agreement ended
        expect credits EUR 100 in 2026-03
        expect credits EUR 0 in 2026-04
        """),
  ]
}
