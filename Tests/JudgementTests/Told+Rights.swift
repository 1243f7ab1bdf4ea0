// SPDX-License-Identifier: Apache-2.0
// Rules 17 and 18: powers, the end of the agreement, and what survives it.

extension Told {
  private static func power(_ when: String, _ may: String = "terminate with 30 days notice")
    -> String
  {
    """
    power leave
      held by the adopter
      when  \(when)
      may   \(may)
      lapses 60 days after it arises


    """
  }

  private static func unanswered(_ dates: String...) -> String {
    dates.map {
      "\($0) 10:00  case c\($0.dropFirst(5).filter { $0 != "-" }) opened with severity S1\n"
    }
    .joined()
  }

  private static let duty = """
    duty contact
      the adopter keeps a contact reachable
      otherwise stop the clock of respond while nobody is reachable


    """

  static let powers = [
    Told(
      "17.1", "Three breaches within thirty days",
      terms: respond() + power("respond is breached 3 times within 30 days"),
      unanswered("2026-03-02", "2026-03-20", "2026-04-01")
        + """
        as of 2026-04-01 14:00
        expect leave not arisen
        2026-04-05 10:00  case x opened with severity S1
        as of 2026-04-05 14:01
        expect leave arisen
        """),
    Told(
      "17.1", "Once, of a severity", terms: respond() + power("respond for S1 is breached"),
      """
      2026-03-02 10:00  case 1 opened with severity S2
      as of 2026-03-02 20:00
      expect leave not arisen
      2026-03-03 10:00  case 2 opened with severity S1
      as of 2026-03-03 20:00
      expect leave arisen
      """),
    Told(
      "17.2", "Periods in a row, and months of any so many",
      terms: respond() + power("respond is breached 3 months in a row"),
      unanswered("2026-01-05", "2026-02-05", "2026-04-05")
        + """
        as of 2026-04-30 00:00
        expect leave not arisen
        """),
    Told(
      "17.2", "A quarter that follows another",
      terms: respond() + """
        obligation level
          each  quarter
          owed  no breaches of respond


        """ + power("level is breached 2 quarters in a row"),
      unanswered("2026-01-05", "2026-05-05")
        + """
        as of 2026-06-30 23:59
        expect leave not arisen
        as of 2026-07-01 00:00
        expect leave arisen
        """),
    Told(
      "17.2", "In three of any four months",
      terms: respond() + power("respond is breached in 3 of any 4 months"),
      unanswered("2026-01-05", "2026-02-05", "2026-05-05")
        + """
        as of 2026-05-31 00:00
        expect leave not arisen
        2026-05-31 10:00  case y opened with severity S2
        2026-05-31 11:00  case y responded
        2026-06-05 10:00  case z opened with severity S1
        2026-08-05 10:00  case w opened with severity S1
        as of 2026-08-06 00:00
        expect leave arisen
        """),
    Told(
      "17.2", "Cases in a row, by the order in which they were opened",
      terms: respond() + power("respond is breached for 2 cases in a row"),
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-02 11:00  case 2 opened with severity S1
      2026-03-02 12:00  case 3 opened with severity S1
      2026-03-02 12:10  case 2 responded
      as of 2026-03-02 20:00
      expect leave not arisen
      2026-03-03 10:00  case 4 opened with severity S1
      as of 2026-03-03 20:00
      expect leave arisen
      """),
    Told(
      "17.3", "Credits that reach their most, and that exceed a sum",
      terms: respond("4 hours around the clock", "else credit EUR 600 for each breach") + """
        credits
          reach at most EUR 1,000 each month


        """ + power("credits reach their most in 2 of any 3 months"),
      unanswered("2026-01-05", "2026-01-06", "2026-03-05", "2026-03-06")
        + """
        as of 2026-03-31 23:59
        expect leave not arisen
        as of 2026-04-01 00:00
        expect leave arisen
        """),
    Told(
      "17.3", "Credits that exceed a sum within so many months",
      terms: respond("4 hours around the clock", "else credit EUR 600 for each breach")
        + power("credits exceed 10% of the monthly fee within 2 months"),
      unanswered("2026-01-05", "2026-03-05")
        + """
        as of 2026-04-01 00:00
        expect leave not arisen
        2026-04-05 10:00  case q opened with severity S1
        as of 2026-05-01 00:00
        expect leave arisen
        """),
    Told(
      "17.3", "A duty that is broken for so long",
      terms: respond() + duty + power("contact is broken for 30 days"),
      """
      2026-03-02 10:00  contact broken
      2026-04-01 09:59  contact kept
      as of 2026-04-02 00:00
      expect leave not arisen
      2026-05-02 10:00  contact broken
      as of 2026-06-01 10:00
      expect leave arisen
      """),
    Told(
      "17.4", "It lapses at the end of a day, and arises again",
      terms: respond() + power("respond is breached"),
      unanswered("2026-03-02")
        + """
        as of 2026-05-01 23:59
        expect leave arisen
        as of 2026-05-02 00:01
        expect leave lapsed
        2026-05-02 08:00  leave exercised
        expect leave lapsed
        2026-05-04 10:00  case n opened with severity S1
        as of 2026-05-04 14:01
        expect leave arisen
        2026-05-05 10:00  leave exercised
        expect leave exercised
        """),
    Told(
      "17.5", "Used, it ends the agreement after the notice",
      terms: respond() + power("respond is breached"),
      unanswered("2026-03-02")
        + """
        2026-03-03 10:00  leave exercised
        2026-04-02 19:00  case b opened with severity S1
        2026-04-02 23:00  case c opened with severity S1
        as of 2026-04-10 00:00
        expect leave exercised
        expect respond for case b due 2026-04-02 23:00 and breached
        expect respond for case c void
        """),
    Told(
      "17.6", "Obligations are suspended while a duty stays broken",
      terms: respond() + duty.replacing("respond", with: "inform") + """
        obligation inform
          while a case is open
          owed  an update every 8 hours around the clock

        power pause
          held by the cooperative
          when  contact is broken for 5 days
          may   suspend respond
          lapses 60 days after it arises

        """,
      """
      2026-03-02 10:00  contact broken
      2026-03-07 11:00  pause exercised
      2026-03-08 10:00  case 1 opened with severity S1
      as of 2026-03-09 10:00
      expect respond for case 1 pending
      2026-03-09 12:00  contact kept
      expect respond for case 1 due 2026-03-09 16:00 and pending
      expect pause exercised
      """),
    Told(
      "17.7", "The term is extended",
      terms: respond() + """
        power longer
          held by the adopter
          when  at any time
          may   extend the term by 1 month

        """,
      """
      2026-12-01 10:00  longer exercised
      2026-12-31 23:00  case 1 opened with severity S1
      as of 2027-02-01 00:00
      expect respond for case 1 breached
      expect longer exercised
      """),
    Told(
      "17.7", "A term that ends with a month still does when it is extended by months",
      terms: respond() + """
        power longer
          held by the adopter
          when  at any time
          may   extend the term by 1 month

        """, term: "2026-01-01 to 2026-11-30",
      """
      2026-11-10 10:00  longer exercised
      2026-12-31 10:00  case 1 opened with severity S1
      as of 2027-01-01 00:00
      expect respond for case 1 breached
      """),
  ]

  static let ends = [
    Told(
      "2.3", "A case opened on the last day is judged to its end", terms: respond(),
      """
      2026-12-31 23:00  case 1 opened with severity S1
      2026-12-31 23:30  case 2 opened with severity S1
      2027-01-01 03:10  case 2 responded
      expect respond for case 1 breached
      expect respond for case 2 met
      """),
    Told(
      "18.1", "What is not due when the agreement ends is owed no more",
      terms: respond() + """
        obligation inform
          while a case is open
          owed  an update every 2 hours around the clock


        """,
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-02 12:30  case 2 opened with severity S1
      2026-03-02 14:30  agreement ended
      as of 2026-03-03 00:00
      expect respond for case 1 breached
      expect respond for case 2 void
      expect inform for case 1 breached twice
      """),
    Told(
      "18.2", "A period that has begun is cut at the end, and a deed of it is not owed",
      terms: respond() + """
        obligation level
          each  month
          owed  no breaches of respond

        obligation drill
          each  month
          owed  a restore drill


        """,
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-15 00:00  agreement ended
      as of 2026-05-01 00:00
      expect level for the month of 2026-03 at 1 and breached
      expect drill for the month of 2026-02 breached
      """),
    Told(
      "18.3", "What survives is owed after the end, for as long as it says",
      terms: """
        define answer
          as a request answered

        obligation records
          when  a request is made
          owed  an answer within 10 days, by end of day
          survives termination for 6 months

        obligation assist
          when  a case is opened
          owed  a response within 4 hours around the clock
          survives termination


        """,
      """
      2026-03-02 10:00  agreement ended
      2026-08-31 10:00  request 1 made
      as of 2026-09-30 10:00
      expect records for request 1 due 2026-09-10 24:00 and breached
      2026-10-02 10:00  case 1 opened with severity S1
      as of 2026-10-03 00:00
      expect assist for case 1 breached
      """),
  ]
}
