// SPDX-License-Identifier: Apache-2.0
// Rules 15: standards over calendar periods and rolling windows.

extension Told {
  /// Cases opened at ten on some days of March; those of `late` are answered too late.
  static func march(_ days: Range<Int>, late: Set<Int> = []) -> String {
    days.map { day in
      let date = "2026-03-\(day < 10 ? "0" : "")\(day)"
      let time = late.contains(day) ? "14:01" : "11:00"
      return
        "\(date) 10:00  case \(day) opened with severity S1\n\(date) \(time)  case \(day) responded"
    }.joined(separator: "\n") + "\n"
  }

  private static func standard(_ owed: String, _ more: String...) -> String {
    respond() + """
      obligation level
        each  month
        owed  \(owed)
      \(more.map { "  \($0)\n" }.joined())

      """
  }

  private static let available = """
    measure availability
      of the portal
      is the share of time it is available around the clock
      counts outages of 5 minutes or more

    obligation up
      each  month
      owed  availability of at least 99.9%
      else  credit
              below 99.9%  10% of the monthly fee
              below 99%    25% of the monthly fee

    exclude maintenance
      from  availability
      while a maintenance window agreed by both is open


    """

  static let standards = [
    Told(
      "15.1", "An instance belongs to the period of its deadline",
      terms: standard("at least 100% of respond met"),
      """
      2026-03-31 19:59  case 1 opened with severity S1
      2026-03-31 20:00  case 2 opened with severity S1
      2026-03-31 23:00  case 1 responded
      as of 2026-05-01 00:00
      expect level for the month of 2026-03 at 100% and met
      expect level for the month of 2026-04 at 0% and breached
      """),
    Told(
      "15.1", "A deadline at the end of a day belongs to that day",
      terms: respond("1 day, by end of day") + """
        obligation level
          each  month
          owed  no breaches of respond


        """,
      """
      2026-03-30 10:00  case 1 opened with severity S1
      as of 2026-05-01 00:00
      expect respond for case 1 due 2026-03-31 24:00 and breached
      expect level for the month of 2026-03 at 1 and breached
      expect level for the month of 2026-04 at 0 and met
      """),
    Told(
      "15.2", "What is excused or void is not counted",
      terms: standard("at least 100% of respond met"),
      march(2..<4)
        + """
        2026-03-05 10:00  case 5 opened with severity S1
        2026-03-05 11:00  case 5 excused from respond "as agreed"
        2026-03-06 10:00  case 6 opened with severity S1
        2026-03-06 11:00  case 6 voided "a test"
        as of 2026-04-01 00:00
        expect level for the month of 2026-03 at 100% and met
        """),
    Told(
      "15.3", "A share is exact", terms: standard("at least 95% of respond met"),
      march(1..<21, late: [7])
        + """
        as of 2026-03-31 23:59
        expect level for the month of 2026-03 pending
        as of 2026-04-01 00:00
        expect level for the month of 2026-03 at 95% and met
        """),
    Told(
      "15.3", "One of nineteen is too many", terms: standard("at least 95% of respond met"),
      march(1..<20, late: [7])
        + """
        as of 2026-04-01 00:00
        expect level for the month of 2026-03 at 94.74% and breached
        expect level for the month of 2026-02 void
        """),
    Told(
      "15.4", "Too few to judge by",
      terms: standard("at least 95% of respond met", "unless fewer than 5 cases are due"),
      march(1..<5, late: [2, 3])
        + """
        as of 2026-04-01 00:00
        expect level for the month of 2026-03 at 50% and void
        """),
    Told(
      "15.5", "Few breaches, and points for each",
      terms: standard("at most 2 breaches of respond") + """
        obligation score
          each  month
          owed  at most 5 points, counting 2 points for each breach of respond


        """,
      march(1..<9, late: [2, 3])
        + """
        2026-03-20 10:00  case 20 opened with severity S2
        as of 2026-04-01 00:00
        expect level for the month of 2026-03 at 3 and breached
        expect score for the month of 2026-03 at 6 and breached
        expect level for the month of 2026-02 at 0 and met
        """),
    Told(
      "15.6", "A percentile is a share done within the limit",
      terms: standard("a 90th percentile of respond of at most 30 minutes around the clock"),
      march(1..<3)
        + """
        2026-03-10 10:00  case 10 opened with severity S1
        2026-03-10 10:30  case 10 responded
        2026-03-11 10:00  case 11 opened with severity S1
        2026-03-11 10:29  case 11 responded
        as of 2026-04-01 00:00
        expect level for the month of 2026-03 at 50% and breached
        """),
    Told(
      "15.7", "An average over all, of what is not done until now",
      terms: standard("an average of respond of at most 1 hour around the clock"),
      march(1..<3)
        + """
        as of 2026-04-01 00:00
        expect level for the month of 2026-03 at 60 and met
        """),
    Told(
      "15.7", "A case that is not answered counts until now",
      terms: standard("an average of respond of at most 1 hour around the clock"),
      """
      2026-03-31 10:00  case 1 opened with severity S1
      as of 2026-04-01 00:00
      expect level for the month of 2026-03 at 840 and breached
      """),
    Told(
      "15.8", "The share of time that a service is up", terms: available,
      """
      2026-04-10 00:00  availability down
      2026-04-10 00:43  availability up
      2026-04-11 00:00  availability down
      2026-04-11 00:04  availability up
      as of 2026-05-01 00:00
      expect up for the month of 2026-04 at 99.9005% and met
      2026-05-31 23:00  availability down
      2026-06-01 08:00  availability up
      as of 2026-07-01 00:00
      expect up for the month of 2026-05 at 99.8656% and breached
      expect up for the month of 2026-06 at 98.8889% and breached
      expect credits EUR 1,000 in 2026-05
      expect credits EUR 2,500 in 2026-06
      """),
    Told(
      "15.9", "What is excluded is taken out of both", terms: available,
      """
      2026-04-10 00:00  maintenance opened agreed by both
      2026-04-10 00:10  availability down
      2026-04-12 00:00  maintenance closed
      2026-04-12 00:43  availability up
      as of 2026-05-01 00:00
      expect up for the month of 2026-04 at 99.8933% and breached
      """),
    Told(
      "15.10", "A period is cut where the term is",
      terms: """
        measure availability
          of the portal
          is the share of time it is available in office

        obligation up
          each  year
          owed  availability of at least 99%


        """,
      """
      2026-01-01 00:00  availability down
      2026-01-05 12:00  availability up
      as of 2026-12-31 23:59
      expect up for the year 2026 pending
      as of 2027-01-01 00:00
      expect up for the year 2026 at 99.09% and met
      """),
    Told(
      "15.11", "A rolling window ends with each day, and a stretch counts from its first",
      terms: respond() + """
        obligation few
          in any 10 days
          owed  at most 1 breach of respond
          else  credit EUR 1,000


        """,
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-11 10:00  case 2 opened with severity S1
      2026-03-12 10:00  case 3 opened with severity S1
      as of 2026-03-12 23:59
      expect few for the month of 2026-03 at 2 and breached
      as of 2026-04-30 00:00
      expect few for the month of 2026-03 at 2 and breached
      expect credits EUR 1,000 in 2026-03
      expect few for the month of 2026-04 at 0 and met
      """),
    Told(
      "15.11", "A share over windows that lie wholly in the term",
      terms: respond() + """
        obligation level
          in any 2 months
          owed  at least 90% of respond met


        """,
      """
      2026-01-02 10:00  case 1 opened with severity S1
      2026-01-03 10:00  case 2 opened with severity S1
      2026-01-03 11:00  case 2 responded
      as of 2026-03-01 00:00
      expect level for the month of 2026-02 at 50% and breached
      """),
  ]
}
