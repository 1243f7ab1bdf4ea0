// SPDX-License-Identifier: Apache-2.0
//
// The pages about calendars and rotas: P14xx.

extension ProblemPage {
  static let calendars: [ProblemPage] = [
    ProblemPage(
      "P1401", "A window that closes before it opens",
      """
      The closing time is earlier than the opening time. A window that runs past midnight is \
      written with `the next day`, and belongs to the day on which it opens.
      """,
      wrong: """
        calendar nights
          in   Europe/London
          open every day 22:00 to 06:00
        """,
      mended: """
        calendar nights
          in   Europe/London
          open every day 22:00 to 06:00 the next day
        """),
    ProblemPage(
      "P1402", "A window longer than a day",
      """
      A window opens and closes within twenty-four hours. Open hours that never end are \
      written as every day from 00:00 to 24:00, or as `around the clock`.
      """,
      wrong: """
        calendar always
          in   Europe/London
          open every day 08:00 to 09:00 the next day
        """,
      mended: """
        calendar always
          in   Europe/London
          open every day 00:00 to 24:00
        """),
    ProblemPage(
      "P1403", "A calendar that is never open",
      """
      A clock that counts by this calendar would never run, and its deadline would never come.
      """,
      wrong: """
        calendar office
          in     Europe/London
          closed 2026-12-25
        """,
      mended: """
        calendar office
          in     Europe/London
          open   Mon to Fri 09:00 to 17:30
          closed 2026-12-25
        """),
    ProblemPage(
      "P1404", "A fixed offset in place of a zone",
      """
      GMT+1 is a distance from Greenwich and not a place: it does not know when clocks change \
      there. For half of the year all hours would be one hour off.
      """,
      wrong: """
        calendar office
          in   GMT+1
          open Mon to Fri 09:00 to 17:30
        """,
      mended: """
        calendar office
          in   Europe/Berlin
          open Mon to Fri 09:00 to 17:30
        """),
    ProblemPage(
      "P1405", "Years without holidays",
      """
      The calendar lists holidays, and for some year of the term it lists none. In that year \
      Christmas would count as a day of work. If a year has none on purpose, say so.
      """,
      wrong: """
        agreement north-bank
          adopter "North Bank plc"
          term    2026-01-01 to 2027-12-31
          zone    Europe/London

        severity S1 "Production is down"

        calendar office
          in     Europe/London
          open   Mon to Fri 09:00 to 17:30
          closed feasts

        holidays feasts
          2026-12-25 "Christmas Day"

        obligation restore
          when a case is opened
          owed service restored within 4 hours in office
        """,
      mended: """
        agreement north-bank
          adopter "North Bank plc"
          term    2026-01-01 to 2027-12-31
          zone    Europe/London

        severity S1 "Production is down"

        calendar office
          in     Europe/London
          open   Mon to Fri 09:00 to 17:30
          closed feasts

        holidays feasts
          2026-12-25 "Christmas Day"
          2027-12-27 "Christmas Day, moved"

        obligation restore
          when a case is opened
          owed service restored within 4 hours in office
        """),
    ProblemPage(
      "P1406", "A time without hours",
      """
      Four hours around the clock and four hours of an office are very different promises. \
      Which of them is meant is never assumed.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock
        """),
    ProblemPage(
      "P1407", "Business time around the clock",
      """
      A business day is a day on which a calendar is open. Around the clock there is no such \
      day.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 4 business hours around the clock
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock
        """),
    ProblemPage(
      "P1408", "Too many windows on one day",
      """
      A day may have up to 96 windows, one for each quarter of an hour. More are a mistake of \
      whatever wrote them.
      """),
    ProblemPage(
      "P1409", "A closure of years",
      """
      This closes more than a year at once. An office that is closed for years is an agreement \
      that has ended; most likely a year is mistyped.
      """,
      wrong: """
        calendar office
          in     Europe/London
          open   Mon to Fri 09:00 to 17:30
          closed 2026-12-24 to 2028-01-02
        """,
      mended: """
        calendar office
          in     Europe/London
          open   Mon to Fri 09:00 to 17:30
          closed 2026-12-24 to 2027-01-02
        """),
    ProblemPage(
      "P1410", "Too many closed days",
      """
      All calendars together close more days than many centuries have. The bound keeps a \
      hostile text from keeping the checker busy.
      """),
    ProblemPage(
      "P1411", "A joined calendar with hours of its own",
      """
      A calendar that `joins` others is open whenever one of them is. Hours of its own would \
      need a zone of its own, and would be read in none.
      """,
      wrong: """
        calendar london
          in   Europe/London
          open Mon to Fri 09:00 to 17:30

        calendar tokyo
          in   Asia/Tokyo
          open Mon to Fri 09:00 to 17:30

        calendar follow-the-sun
          joins london and tokyo
          open  Sat 10:00 to 16:00
        """,
      mended: """
        calendar london
          in   Europe/London
          open Mon to Fri 09:00 to 17:30
          open Sat 10:00 to 16:00

        calendar tokyo
          in   Asia/Tokyo
          open Mon to Fri 09:00 to 17:30

        calendar follow-the-sun
          joins london and tokyo
        """),
    ProblemPage(
      "P1412", "A calendar that cannot be joined",
      """
      Calendars are joined one step deep, and each of them has a zone and hours of its own. \
      Name those.
      """,
      wrong: """
        site tokyo in Asia/Tokyo

        calendar local
          in   the zone of the site
          open Mon to Fri 09:00 to 17:30

        calendar london
          in   Europe/London
          open Mon to Fri 09:00 to 17:30

        calendar both
          joins local and london
        """,
      mended: """
        calendar tokyo
          in   Asia/Tokyo
          open Mon to Fri 09:00 to 17:30

        calendar london
          in   Europe/London
          open Mon to Fri 09:00 to 17:30

        calendar both
          joins tokyo and london
        """),
    ProblemPage(
      "P1413", "Business days of several zones",
      """
      Joined calendars have days that begin at different hours. Whose Monday is the first \
      business day cannot be told, so only hours are counted by them.
      """,
      wrong: """
        calendar london
          in   Europe/London
          open Mon to Fri 09:00 to 17:30

        calendar tokyo
          in   Asia/Tokyo
          open Mon to Fri 09:00 to 17:30

        calendar follow-the-sun
          joins london and tokyo

        obligation resolve
          when a case is opened
          owed a resolution within 2 business days in follow-the-sun, by end of day, with no cut-off
        """,
      mended: """
        calendar london
          in   Europe/London
          open Mon to Fri 09:00 to 17:30

        calendar tokyo
          in   Asia/Tokyo
          open Mon to Fri 09:00 to 17:30

        calendar follow-the-sun
          joins london and tokyo

        obligation resolve
          when a case is opened
          owed a resolution within 16 hours in follow-the-sun
        """),
    ProblemPage(
      "P1414", "Hours of a site, and no site",
      """
      The calendar runs by the clocks of the site a case is opened for. No site is declared, \
      so there is no clock to run by.
      """,
      wrong: """
        calendar local
          in   the zone of the site
          open Mon to Fri 09:00 to 17:30
        """,
      mended: """
        site tokyo in Asia/Tokyo

        calendar local
          in   the zone of the site
          open Mon to Fri 09:00 to 17:30
        """),
    ProblemPage(
      "P1415", "Hours of a site for what has none",
      """
      A case is opened for a site; an advisory, an incident or a period is not. What is owed \
      for those needs a calendar with a zone of its own.
      """,
      wrong: """
        site tokyo in Asia/Tokyo

        calendar local
          in   the zone of the site
          open Mon to Fri 09:00 to 17:30

        obligation mitigate
          when an advisory is disclosed
          owed a mitigation within 8 hours in local
        """,
      mended: """
        calendar tokyo
          in   Asia/Tokyo
          open Mon to Fri 09:00 to 17:30

        obligation mitigate
          when an advisory is disclosed
          owed a mitigation within 8 hours in tokyo
        """),
    ProblemPage(
      "P1416", "A rota with nobody on it",
      """
      A rota says when somebody is on duty. On this one nobody ever is.
      """,
      wrong: """
        rota weekdays
          in     Europe/London
          serves north-bank
          off duty 2026-12-25
        """,
      mended: """
        rota weekdays
          in     Europe/London
          serves north-bank
          on duty  Mon to Fri 08:00 to 20:00
          off duty 2026-12-25
        """),
  ]
}
