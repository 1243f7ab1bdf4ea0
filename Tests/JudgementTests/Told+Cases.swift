// SPDX-License-Identifier: Apache-2.0
// Rules 10 and 11: days and months, hours, what a case falls under, and what bears on its clocks.

extension Told {
  static let calendars = [
    Told(
      "10.1", "By end of day, and the day it happened is not counted",
      terms: respond("14 days, by end of day"),
      """
      2026-03-02 00:01  case 1 opened with severity S1
      expect respond for case 1 due 2026-03-16 24:00 and pending
      2026-03-16 23:59  case 1 responded
      expect respond for case 1 met
      2026-03-20 23:59  case 2 opened with severity S1
      as of 2026-04-04 00:01
      expect respond for case 2 due 2026-04-03 24:00 and breached
      """),
    Told(
      "10.1", "A month from the end of January ends with February",
      terms: respond("1 month, by end of day"),
      """
      2026-01-31 12:00  case 1 opened with severity S1
      expect respond for case 1 due 2026-02-28 24:00 and pending
      2026-02-28 12:00  case 2 opened with severity S1
      expect respond for case 2 due 2026-03-28 24:00 and pending
      """),
    Told(
      "10.2", "At the same time, across the change of clocks",
      terms: respond("1 month, at the same time"),
      """
      2026-02-28 10:00  case 1 opened with severity S1
      2026-03-28 12:00  case 2 opened with severity S1
      expect respond for case 1 due 2026-03-28 10:00 and breached
      expect respond for case 2 due 2026-04-28 12:00 and pending
      2026-05-31 08:00  case 3 opened with severity S1
      expect respond for case 3 due 2026-06-30 08:00 and pending
      """),
    Told(
      "10.3", "A wait moves a deadline in days",
      terms: respond("2 days, by end of day", "stop the clock while waiting on the adopter"),
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-03 10:00  case 1 waits on the adopter
      expect respond for case 1 pending
      2026-03-03 16:00  case 1 resumed
      expect respond for case 1 due 2026-03-05 06:00 and pending
      """),
    Told(
      "10.4", "Hours by the clock of the site, and of the first site where none is named",
      terms: """
        site hall in Europe/Berlin
        site dock in America/New_York

        calendar local
          in the zone of the site
          open Mon to Fri 09:00 to 17:00


        """ + respond("2 hours in local"),
      """
      2026-03-02 08:30  case 1 opened with severity S1 at hall
      2026-03-02 08:30  case 2 opened with severity S1 at dock
      2026-03-02 08:30  case 3 opened with severity S1
      expect respond for case 1 due 2026-03-02 10:30 and pending
      expect respond for case 2 due 2026-03-02 16:00 and pending
      expect respond for case 3 due 2026-03-02 10:30 and pending
      """),
    Told(
      "10.5", "Calendars joined are open when one of them is",
      terms: """
        calendar east
          in Europe/Berlin
          open Mon to Fri 08:00 to 16:00

        calendar west
          in America/New_York
          open Mon to Fri 10:00 to 18:00

        calendar sun
          joins east, west


        """ + respond("10 hours in sun"),
      """
      2026-03-02 07:00  case 1 opened with severity S1
      expect respond for case 1 due 2026-03-02 17:00 and pending
      2026-03-06 22:00  case 2 opened with severity S1
      expect respond for case 2 due 2026-03-09 16:00 and pending
      """),
    Told(
      "10.6", "Owed for cases of a component, and for those that name none",
      terms: """
        obligation fix-patroni
          when  a case is opened for patroni
          owed  a fix within 4 hours around the clock

        obligation respond
          when  a case is opened
          owed  a response within 4 hours around the clock

        """,
      """
      2026-03-02 10:00  case 1 opened with severity S1 for patroni
      2026-03-02 10:00  case 2 opened with severity S1
      2026-03-02 10:00  case 3 opened with severity S1 for postgresql
      2026-03-02 12:00  case 3 responded
      as of 2026-03-02 15:00
      expect fix-patroni for case 1 breached
      expect fix-patroni for case 2 breached
      expect respond for case 3 met
      """),
    Told(
      "10.7", "What a case falls under, the instant of its opening says",
      terms: respond("4 hours around the clock", "else credit EUR 100 for each breach") + """
        obligation respond-sooner
          when  a case is opened
          owed  a response within 1 hour around the clock
          else  credit EUR 700 for each breach

        amendment sooner
          signed 2026-05-01
          effect 2026-06-01, for cases opened from then on
          replaces respond with respond-sooner

        """,
      """
      2026-05-31 23:59  case 1 opened with severity S1
      2026-06-01 00:00  case 2 opened with severity S1
      as of 2026-06-02 00:00
      expect respond for case 1 due 2026-06-01 03:59 and breached
      expect respond-sooner for case 2 due 2026-06-01 01:00 and breached
      expect credits EUR 800 in 2026-06
      """),
  ]

  static let bearings = [
    Told(
      "11.1", "Another deadline, agreed by both before the first has passed",
      terms: respond(
        "4 hours around the clock", "or as agreed for the case",
        "stop the clock while waiting on the adopter"),
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-02 12:00  case 1 agreed respond due 2026-03-05 12:00
      expect respond for case 1 due 2026-03-05 12:00 and pending
      2026-03-03 12:00  case 1 waits on the adopter
      expect respond for case 1 due 2026-03-05 12:00 and pending
      2026-03-05 12:00  case 1 responded
      expect respond for case 1 met
      """),
    Told(
      "11.2", "Agreed after the deadline it changes nothing",
      terms: respond("4 hours around the clock", "or as agreed for the case"),
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-02 14:01  case 1 agreed respond due 2026-03-05 12:00
      expect respond for case 1 due 2026-03-02 14:00 and breached
      """),
    Told(
      "11.3", "A duty that is broken stops the clock",
      terms: reach("otherwise stop the clock of respond while nobody is reachable"),
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-02 11:00  contact broken
      2026-03-02 12:00  case 2 opened with severity S1
      expect respond for case 1 pending
      2026-03-02 13:00  contact kept
      expect respond for case 1 due 2026-03-02 16:00 and pending
      expect respond for case 2 due 2026-03-02 17:00 and pending
      2026-03-03 10:00  case 3 opened with severity S1
      2026-03-03 10:00  case 4 opened with severity S1
      2026-03-03 11:00  contact broken for case 3
      2026-03-03 11:30  contact kept for case 3
      expect respond for case 3 due 2026-03-03 14:30 and pending
      expect respond for case 4 due 2026-03-03 14:00 and pending
      """),
    Told(
      "11.4", "A deadline in a time that excuses is excused, and no other",
      terms: reach("otherwise excuse respond while nobody is reachable"),
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-02 11:00  case 2 opened with severity S1
      2026-03-02 13:00  contact broken
      2026-03-02 15:00  contact kept
      2026-03-02 16:00  case 3 opened with severity S1
      as of 2026-03-02 20:01
      expect respond for case 1 excused
      expect respond for case 2 breached
      expect respond for case 3 breached
      """),
    Told(
      "11.5", "A clock begins when the duty is kept for the case",
      terms: """
        obligation respond
          when  a case is opened
          owed  a response within 1 business day in office, by end of day, with no cut-off

        duty logs
          the adopter sends the logs
          starts the clock of respond when it is kept

        """,
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-02 10:00  case 2 opened with severity S1
      as of 2026-03-05 12:00
      expect respond for case 1 pending
      2026-03-05 14:00  logs kept for case 1
      expect respond for case 1 due 2026-03-06 17:00 and pending
      expect respond for case 2 pending
      2026-03-06 09:00  case 2 responded
      expect respond for case 2 met
      """),
    Told(
      "11.6", "A window that both agreed to stops the clock",
      terms: respond() + maintenance(),
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-02 11:00  maintenance opened agreed by both
      expect respond for case 1 pending
      2026-03-02 13:00  maintenance closed
      expect respond for case 1 due 2026-03-02 16:00 and pending
      """),
    Told(
      "11.7", "No more than so many hours of a period are taken out",
      terms: respond() + maintenance("up to 3 hours each month"),
      """
      2026-03-02 10:00  maintenance opened agreed by both
      2026-03-02 12:00  maintenance closed
      2026-03-03 10:00  case 1 opened with severity S1
      2026-03-03 11:00  maintenance opened agreed by both
      2026-03-03 13:00  maintenance closed
      expect respond for case 1 due 2026-03-03 15:00 and pending
      2026-03-31 22:00  case 2 opened with severity S1
      2026-03-31 23:00  maintenance opened agreed by both
      2026-04-01 01:00  maintenance closed
      expect respond for case 2 due 2026-04-01 03:00 and pending
      """),
    Told(
      "11.8", "A window that nobody agreed to changes nothing",
      terms: respond() + maintenance(),
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-02 11:00  maintenance opened
      2026-03-02 13:00  maintenance closed
      expect respond for case 1 due 2026-03-02 14:00 and pending
      """),
  ]

  private static func reach(_ effect: String) -> String {
    respond() + """
      duty contact
        the adopter keeps a contact reachable around the clock
        \(effect)

      """
  }

  static func maintenance(_ most: String = "") -> String {
    """
    exclude maintenance
      from  respond
      while a maintenance window agreed by both is open
      \(most)

    """
  }
}
