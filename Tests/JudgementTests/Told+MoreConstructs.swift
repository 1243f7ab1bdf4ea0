// SPDX-License-Identifier: Apache-2.0
// Rules 11 to 18 in every form in which a contract says them.

extension Told {
  static let moreConstructs = nothing + starts + clocks + windows + prices + rights

  private static let nothing = [
    Told(
      "10.7", "What is not owed for a case, an advisory, and a period",
      terms: """
        obligation respond
          when  a case is opened with severity S1
          owed  a response within 4 hours around the clock

        obligation patch
          when  an advisory with severity critical is disclosed
          owed  a fixed release within 14 days, by end of day

        obligation inform
          while a case has severity S1
          owed  an update every 1 hour around the clock

        obligation level
          each  month
          owed  at least 90% of respond met
          unless fewer than 2 cases are due


        """,
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-02 10:00  case 2 opened with severity S2
      2026-03-02 11:00  advisory A disclosed with severity low
      expect respond for case 2 not owed
      expect inform for case 2 not owed
      expect patch for advisory A not owed
      as of 2026-04-01 00:00
      expect level for the month of 2026-03 not judged
      expect level for the month of 2027-03 not judged
      """)
  ]

  private static let starts = [
    Told(
      "13.1", "From when an incident is classified, and from when it is mitigated",
      terms: """
        define warning
          as an incident warned of

        define report
          as an incident reported or an incident concluded

        obligation warn
          when  an incident is classified as major
          owed  a warning within 4 hours around the clock

        obligation tell
          when  an incident is mitigated
          owed  a report within 3 days, by end of day


        """,
      """
      2026-03-02 10:00  incident 1 known
      2026-03-02 11:00  incident 1 classified
      2026-03-02 14:00  incident 1 warned of
      2026-03-03 09:00  incident 1 mitigated
      expect warn for incident 1 due 2026-03-02 15:00 and met
      expect tell for incident 1 due 2026-03-06 24:00 and pending
      2026-03-06 23:00  incident 1 reported
      expect tell for incident 1 met
      """),
    Told(
      "13.1", "From when an advisory is reported, exploited, mitigated or fixed",
      terms: """
        define mitigation
          as an advisory mitigated

        define publication
          as an advisory disclosed

        obligation ease
          when  an advisory is exploited
          owed  a mitigation within 1 day, at the same time

        obligation publish
          when  an advisory with severity high, medium or low is reported
          owed  a publication within 90 days, by end of day

        obligation repair
          when  an advisory is mitigated
          owed  a fixed release within 1 week, by end of day

        obligation announce
          when  an advisory is fixed
          owed  a publication within 2 days, by end of day


        """,
      """
      2026-03-02 10:00  advisory A reported with severity medium
      2026-03-03 10:00  advisory A exploited
      2026-03-04 09:00  advisory A mitigated
      2026-03-05 09:00  advisory A fixed
      2026-03-06 09:00  advisory B reported with severity critical
      as of 2026-03-08 00:01
      expect publish for advisory A due 2026-05-31 24:00 and pending
      expect ease for advisory A due 2026-03-04 10:00 and met
      expect repair for advisory A due 2026-03-11 24:00 and met
      expect announce for advisory A due 2026-03-07 24:00 and breached
      """),
  ]

  private static let clocks = [
    Told(
      "13.6", "Of two clocks of one act the earlier counts",
      terms: twoClocks,
      """
      2026-03-02 08:00  incident 1 known
      2026-03-02 08:00  incident 2 known
      2026-03-02 10:00  incident 2 classified
      2026-03-03 06:00  incident 1 classified
      expect tell for incident 1 due 2026-03-03 08:00 and pending
      expect tell for incident 2 due 2026-03-02 14:00 and breached
      2026-03-03 09:00  incident 1 notified
      expect tell for incident 1 due 2026-03-03 08:00 and breached
      """),
    Told(
      "13.6", "A second clock that is over when the time begins falls away", terms: twoClocks,
      """
      2026-03-02 08:00  incident 1 known
      2026-03-03 08:00  incident 1 classified
      2026-03-03 09:00  incident 2 classified
      2026-03-03 10:00  incident 2 known
      expect tell for incident 1 due 2026-03-03 12:00 and pending
      expect tell for incident 2 due 2026-03-03 13:00 and pending
      """),
    Told(
      "13.7", "Unless it is still open", terms: unless("it is still open"),
      """
      2026-03-02 08:00  incident 1 known
      2026-03-02 08:00  incident 2 known
      2026-03-02 08:00  incident 3 known
      2026-03-05 08:00  incident 2 mitigated
      2026-03-06 08:00  incident 3 concluded
      expect conclude for incident 1 due 2026-03-12 24:00 and pending
      as of 2026-03-13 00:01
      expect conclude for incident 1 void
      expect conclude for incident 2 due 2026-03-12 24:00 and breached
      expect conclude for incident 3 met
      """),
    Told(
      "13.7", "Unless it is still open, then later",
      terms: unless("it is still open, then within 5 days, by end of day, after it is mitigated"),
      """
      2026-03-02 08:00  incident 1 known
      as of 2026-03-14 00:00
      expect conclude for incident 1 pending
      2026-03-20 08:00  incident 1 mitigated
      expect conclude for incident 1 due 2026-03-25 24:00 and pending
      as of 2026-03-26 00:01
      expect conclude for incident 1 due 2026-03-25 24:00 and breached
      """),
    Told(
      "13.8", "Unless it is mitigated", terms: unless("it is mitigated"),
      """
      2026-03-02 08:00  incident 1 known
      2026-03-02 08:00  incident 2 known
      2026-03-02 08:00  incident 3 known
      2026-03-04 08:00  incident 3 concluded
      2026-03-05 08:00  incident 1 mitigated
      2026-03-05 08:00  incident 3 mitigated
      expect conclude for incident 1 void
      expect conclude for incident 3 met
      2026-03-13 08:00  incident 2 mitigated
      expect conclude for incident 2 due 2026-03-12 24:00 and breached
      """),
    Told(
      "13.1", "An exploited advisory is warned of, notified and concluded; incidents of a class",
      terms: """
        define alert
          as an advisory warned of

        define notice
          as an advisory notified

        define end report
          as an advisory concluded

        obligation warn
          when  an advisory is exploited
          owed  an alert within 24 hours around the clock

        obligation notify
          when  an advisory is exploited
          owed  a notice within 72 hours around the clock

        obligation finish
          when  notify is fulfilled
          owed  an end report within 14 days, by end of day

        obligation tell
          when  an incident with severity critical or high becomes known
          owed  a notification within 24 hours around the clock


        """,
      """
      2026-03-02 08:00  advisory A exploited
      2026-03-02 09:00  incident 1 known with severity high
      2026-03-02 09:00  incident 2 known with severity low
      2026-03-03 07:00  advisory A warned of
      2026-03-03 08:00  advisory A notified
      as of 2026-03-18 00:01
      expect warn for advisory A due 2026-03-03 08:00 and met
      expect notify for advisory A due 2026-03-05 08:00 and met
      expect finish for advisory A due 2026-03-17 24:00 and breached
      expect tell for incident 1 due 2026-03-03 09:00 and breached
      """),
  ]

  private static let twoClocks = """
    obligation tell
      when  an incident is classified as major
      owed  a notification within 4 hours around the clock,
            and no later than 24 hours around the clock after it becomes known


    """

  private static func unless(_ condition: String) -> String {
    """
    obligation conclude
      when   an incident becomes known
      owed   a final report within 10 days, by end of day
      unless \(condition)


    """
  }

  private static func excluding(_ clauses: String...) -> String {
    respond() + "exclude works\n  from  respond\n" + clauses.map { "  \($0)\n" }.joined() + "\n"
  }

  private static let windows = [
    Told(
      "11.8", "A window that the adopter declares, and nobody else",
      terms: excluding("while an upgrade of the site declared by the adopter is open"),
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-02 11:00  works opened
      2026-03-02 12:00  works closed
      2026-03-02 12:30  works opened by the adopter
      2026-03-02 13:00  works closed
      expect respond for case 1 due 2026-03-02 14:30 and pending
      """),
    Told(
      "11.7", "A window that the cooperative declares, up to an hour each month",
      terms: excluding(
        "while works declared by the cooperative is open", "up to 1 hour each month"),
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-02 11:00  works opened
      2026-03-02 13:00  works closed
      expect respond for case 1 due 2026-03-02 15:00 and pending
      """),
    Told(
      "10.7", "An obligation is added, one ends, and what both want reaches back",
      terms: respond() + """
        obligation inform
          when  a case is opened
          owed  an update within 8 hours around the clock

        obligation repair
          when  a case is opened
          owed  a fix within 2 days, by end of day

        amendment more
          signed  2026-02-20
          effect  2026-03-01
          adds    repair

        amendment less
          signed  2026-04-10
          effect  2026-04-01
          ends    inform
          reaches back with the consent of both


        """,
      """
      2026-02-28 10:00  case 1 opened with severity S1
      2026-03-02 10:00  case 2 opened with severity S1
      expect inform for case 1 breached
      expect repair for case 2 due 2026-03-04 24:00 and pending
      as of 2026-04-30 00:00
      expect inform for case 2 breached
      expect repair for case 2 breached
      """),
    Told(
      "11.3", "A duty of several words, broken for one case",
      terms: respond() + """
        duty access
          the adopter keeps 2 accounts open, of which 1 for reading
          otherwise stop the clock of respond while locked out


        """,
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-02 10:00  case 2 opened with severity S1
      2026-03-02 11:00  access broken for case 1
      2026-03-02 12:00  access kept for case 1
      expect respond for case 1 due 2026-03-02 15:00 and pending
      expect respond for case 2 due 2026-03-02 14:00 and pending
      """),
  ]

  private static func priced(_ credit: String) -> String {
    respond("4 hours around the clock", "else credit \(credit)")
  }

  private static let late = """
    2026-03-02 10:00  case 1 opened with severity S1
    2026-03-04 10:01  case 1 responded

    """

  private static let prices = [
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

  private static func power(_ when: String, _ may: String) -> String {
    """
    power leave
      held by the adopter
      when  \(when)
      may   \(may)
      lapses 1 week after it arises


    """
  }

  private static let rights = [
    Told(
      "17.5", "Terminated at once, by any one of two conditions",
      terms: respond()
        + power(
          "respond is breached 9 times within 1 year\n    or  respond for S2 is breached",
          "terminate at once"),
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-03 10:00  case 2 opened with severity S2
      expect leave not arisen
      2026-03-03 14:01  leave exercised by the adopter
      expect leave exercised
      """),
    Told(
      "17.2", "Two years in a row",
      terms: respond() + """
        obligation level
          each  year
          owed  no breaches of respond


        """ + power("level is breached 2 years in a row", "terminate with 1 week notice"),
      term: "2026-01-01 to 2028-12-31",
      """
      2026-03-02 10:00  case 1 opened with severity S1
      as of 2027-06-01 00:00
      expect level for the year 2026 at 1 and breached
      expect leave not arisen
      2027-07-02 10:00  case 2 opened with severity S1
      as of 2028-01-01 00:00
      expect leave arisen
      as of 2028-01-08 00:01
      expect leave arisen
      as of 2028-01-09 00:01
      expect leave lapsed
      """),
    Told(
      "17.2", "A month is enough where it says so",
      terms: respond()
        + power("respond is breached in 1 of any 1 month", "terminate with 1 week notice"),
      """
      2026-03-02 10:00  case 1 opened with severity S1
      expect leave not arisen
      as of 2026-03-03 00:00
      expect leave arisen
      """),
    Told(
      "19.5", "Several exceptions, each with the same ceiling for itself",
      terms: respond() + """
        limit liability
          on     all claims
          at     EUR 1,000
          except data breach, fraud and malice at EUR 5,000


        """,
      """
      2026-03-02 10:00  claim 1 made for EUR 9,000, as data breach
      2026-03-02 10:00  claim 2 made for EUR 9,000, as malice
      2026-03-03 10:00  claim 1 agreed at EUR 9,000
      2026-03-03 10:00  claim 2 awarded at EUR 9,000
      expect EUR 5,000 of claim 1 owed
      expect EUR 5,000 of claim 2 owed
      """),
  ]
}
