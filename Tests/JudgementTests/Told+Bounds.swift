// SPDX-License-Identifier: Apache-2.0
// Rules 10, 11, 17 and 19: what is not owed or not counted, and what ends it, in every form.

extension Told {
  static let bounds = nothing + windows + endings

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

  private static func power(_ when: String, _ may: String) -> String {
    """
    power leave
      held by the adopter
      when  \(when)
      may   \(may)
      lapses 1 week after it arises


    """
  }

  private static let endings = [
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
