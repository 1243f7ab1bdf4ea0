// SPDX-License-Identifier: Apache-2.0
// Rules 2 to 9 as a contract says them: changes of severity, reopening, waiting, acts, targets, hours.

extension Told {
  static let constructs = changes + reopenings + waits + acts + targets + hours

  /// Two hours for S1, eight for S2.
  private static func twoTargets(_ clause: String) -> String {
    """
    obligation respond
      when  a case is opened
      owed  a response within
              S1  2 hours around the clock
              S2  8 hours around the clock
      \(clause)


    """
  }

  private static let rises = """
    2026-03-02 10:00  case 1 opened with severity S2
    2026-03-02 10:00  case 2 opened with severity S2
    2026-03-02 13:00  case 1 upgraded to S1
    2026-03-02 17:30  case 2 upgraded to S1

    """

  private static let falls = """
    2026-03-02 10:00  case 1 opened with severity S1
    2026-03-02 10:00  case 2 opened with severity S1
    2026-03-02 11:00  case 1 downgraded to S2
    2026-03-02 11:00  case 2 downgraded to S2 with consent

    """

  private static let changes = [
    Told(
      "6.1", "The earlier of the old deadline and the new target from the change",
      terms: twoTargets(
        "on upgrade the earlier of the old deadline and the new target from the change"),
      rises + """
        expect respond for case 1 due 2026-03-02 15:00 and breached
        expect respond for case 2 due 2026-03-02 18:00 and pending
        """),
    Told(
      "6.1", "The new target from the opening may have passed already",
      terms: twoTargets("on upgrade the new target from the opening"),
      rises + "expect respond for case 2 due 2026-03-02 12:00 and breached"),
    Told(
      "6.1", "The new target from the change, also if that is later",
      terms: twoTargets("on upgrade the new target from the change"),
      rises + "expect respond for case 2 due 2026-03-02 19:30 and pending"),
    Told(
      "6.1", "The old deadline stands on a rise",
      terms: twoTargets("on upgrade the old deadline stands"),
      rises + "expect respond for case 1 due 2026-03-02 18:00 and pending"),
    Told(
      "6.2", "On a fall nothing changes without the adopter's consent",
      terms: twoTargets("on downgrade only with the adopter's consent"),
      falls + """
        expect respond for case 1 due 2026-03-02 12:00 and pending
        expect respond for case 2 due 2026-03-02 18:00 and pending
        """),
    Told(
      "6.2", "On a fall the new target from the opening",
      terms: twoTargets("on downgrade the new target from the opening"),
      falls + "expect respond for case 1 due 2026-03-02 18:00 and pending"),
    Told(
      "6.2", "On a fall the new target from the change",
      terms: twoTargets("on downgrade the new target from the change"),
      falls + "expect respond for case 1 due 2026-03-02 19:00 and pending"),
    Told(
      "6.2", "The old deadline stands on a fall",
      terms: twoTargets("on downgrade the old deadline stands"),
      falls + "expect respond for case 2 due 2026-03-02 12:00 and pending"),
    Told(
      "6.4", "What is not owed for the new severity is void, and what is owed for it begins",
      terms: """
        obligation urgent
          when  a case is opened with severity S1
          owed  a response within 2 hours around the clock

        obligation calm
          when  a case is opened with severity S2
          owed  a response within 8 hours around the clock


        """,
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-02 11:00  case 1 downgraded to S2 with consent
      expect urgent for case 1 void
      expect calm for case 1 due 2026-03-02 19:00 and pending
      """),
  ]

  /// A fix within eight hours of the office.
  private static func fixing(_ clause: String) -> String {
    """
    obligation repair
      when  a case is opened
      owed  a fix within 8 hours in office
      \(clause)


    """
  }

  private static let reopenings = [
    Told(
      "7.1", "Reopened in time the clock goes on, and later it is a new case",
      terms: fixing("on reopening within 3 days the clock continues; later it is a new case"),
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-02 12:00  case 1 resolved
      2026-03-02 12:00  case 1 closed
      expect repair for case 1 met
      2026-03-03 10:00  case 1 reopened
      expect repair for case 1 due 2026-03-03 16:00 and pending
      2026-03-03 12:00  case 1 resolved
      2026-03-03 12:00  case 1 closed
      2026-03-09 10:00  case 1 reopened
      expect repair for case 1 due 2026-03-10 10:00 and pending
      """),
    Told(
      "7.2", "Where the clause says so it is always a new case",
      terms: fixing("on reopening it is a new case"),
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-02 12:00  case 1 resolved
      2026-03-02 12:00  case 1 closed
      2026-03-03 10:00  case 1 reopened
      expect repair for case 1 due 2026-03-04 10:00 and pending
      """),
    Told(
      "7.1", "One day is a day of 24 hours, its last instant included",
      terms: fixing("on reopening within 1 day the clock continues; later it is a new case"),
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-02 10:00  case 2 opened with severity S1
      2026-03-02 12:00  case 1 resolved
      2026-03-02 12:00  case 1 closed
      2026-03-02 12:00  case 2 resolved
      2026-03-02 12:00  case 2 closed
      2026-03-03 12:00  case 1 reopened
      2026-03-03 12:01  case 2 reopened
      expect repair for case 1 due 2026-03-04 10:00 and pending
      expect repair for case 2 due 2026-03-04 12:01 and pending
      """),
    Told(
      "8.1", "Excused, and voided", terms: respond(),
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-02 10:00  case 2 opened with severity S1
      2026-03-02 11:00  case 1 excused from respond "The line of the adopter was cut"
      2026-03-02 11:00  case 2 voided "Opened by mistake"
      as of 2026-03-03 10:00
      expect respond for case 1 excused
      expect respond for case 2 void
      """),
    Told(
      "8.2", "A breach can be excused by the adopter alone", terms: respond(),
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-02 14:30  case 1 acknowledged
      expect respond for case 1 breached
      2026-03-02 15:00  case 1 excused from respond "It was our fault" by the adopter
      expect respond for case 1 excused
      """),
  ]

  private static func waiting(_ on: String) -> String {
    respond("4 hours around the clock", "stop the clock while waiting on \(on)")
  }

  private static let waited = """
    2026-03-02 10:00  case 1 opened with severity S1
    2026-03-02 10:00  case 2 opened with severity S1
    2026-03-02 11:00  case 1 waits on the adopter
    2026-03-02 11:00  case 2 waits on a third party
    expect respond for case 1 pending
    2026-03-02 13:00  case 1 resumed
    2026-03-02 13:00  case 2 resumed

    """

  private static let waits = [
    Told(
      "5.1", "Only whom the clause names stops the clock", terms: waiting("the adopter"),
      waited + """
        expect respond for case 1 due 2026-03-02 16:00 and pending
        expect respond for case 2 due 2026-03-02 14:00 and pending
        """),
    Told(
      "5.1", "The adopter or a third party", terms: waiting("the adopter or on a third party"),
      waited + """
        expect respond for case 1 due 2026-03-02 16:00 and pending
        expect respond for case 2 due 2026-03-02 16:00 and pending
        """),
    Told(
      "5.1", "Anyone else", terms: waiting("anyone else"),
      waited + """
        expect respond for case 1 due 2026-03-02 16:00 and pending
        expect respond for case 2 due 2026-03-02 16:00 and pending
        """),
  ]

  private static let acts = [
    Told(
      "3.4", "Who acted must be who the definition names",
      terms: """
        define sign
          as a case acknowledged by a machine

        define acceptance
          as a case closed of the adopter

        obligation confirm
          when  a case is opened
          owed  a sign within 1 hour around the clock

        obligation accept
          when  a case is opened
          owed  an acceptance within 9 hours around the clock


        """,
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-02 10:10  case 1 acknowledged
      expect confirm for case 1 pending
      2026-03-02 10:20  case 1 acknowledged by a machine
      expect confirm for case 1 met
      2026-03-02 12:00  case 1 closed
      expect accept for case 1 pending
      2026-03-02 13:00  case 1 reopened
      2026-03-02 14:00  case 1 closed by the adopter
      expect accept for case 1 met
      """),
    Told(
      "3.4", "Any one of the events of a definition counts",
      terms: """
        define relief
          as a case worked around or a case restored or a case resolved

        obligation relieve
          when  a case is opened
          owed  a relief within 4 hours around the clock


        """,
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-02 10:00  case 2 opened with severity S1
      2026-03-02 10:00  case 3 opened with severity S1
      2026-03-02 11:00  case 1 worked around
      2026-03-02 11:00  case 2 restored
      2026-03-02 11:00  case 3 resolved
      expect relieve for case 1 met
      expect relieve for case 2 met
      expect relieve for case 3 met
      """),
    Told(
      "12.3", "While a case is open and not responded to, worked around, restored or resolved",
      terms: ["responded to", "worked around", "restored", "resolved"].map { act in
        """
        obligation until-\(act.replacing(" ", with: "-"))
          while a case is open and \(act == "restored" ? "service" : "it") is not \(act)
          owed  an update every 1 hour around the clock


        """
      }.joined(),
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-02 11:30  case 1 responded
      2026-03-02 12:30  case 1 worked around
      2026-03-02 13:30  case 1 restored
      2026-03-02 14:30  case 1 resolved
      2026-03-02 15:30  case 1 closed
      expect until-responded-to for case 1 breached once
      expect until-worked-around for case 1 breached twice
      expect until-restored for case 1 breached 3 times
      expect until-resolved for case 1 breached 4 times
      """),
  ]

  private static func within(_ target: String) -> String {
    """
    obligation repair
      when  a case is opened
      owed  a fix within \(target)


    """
  }

  private static let targets = [
    Told(
      "3.1", "Hours and minutes run in the hours of a calendar",
      terms: within("1 hour 30 minutes in office"),
      """
      2026-03-06 16:00  case 1 opened with severity S1
      2026-03-07 10:00  case 2 opened with severity S1
      expect repair for case 1 due 2026-03-09 09:30 and pending
      expect repair for case 2 due 2026-03-09 10:30 and pending
      """),
    Told(
      "3.1", "Business minutes and hours", terms: within("1 business hour 30 minutes in office"),
      """
      2026-03-06 16:00  case 1 opened with severity S1
      expect repair for case 1 due 2026-03-09 09:30 and pending
      """),
    Told(
      "3.1", "The deadline is the closing side: Friday evening, not Monday morning",
      terms: within("60 business minutes in office"),
      """
      2026-03-06 16:00  case 1 opened with severity S1
      expect repair for case 1 due 2026-03-06 17:00 and pending
      2026-03-06 17:00  case 1 resolved
      expect repair for case 1 met
      """),
    Told(
      "3.2", "Business days to the end of the day, after the cut-off from the next",
      terms: within(
        "2 business days in office, by end of day,\n"
          + "        counted from the next business day if opened after 16:00"),
      """
      2026-03-05 16:00  case 1 opened with severity S1
      2026-03-05 16:01  case 2 opened with severity S1
      2026-03-07 10:00  case 3 opened with severity S1
      expect repair for case 1 due 2026-03-09 17:00 and pending
      expect repair for case 2 due 2026-03-10 17:00 and pending
      expect repair for case 3 due 2026-03-11 17:00 and pending
      """),
    Told(
      "3.2", "Business days at the same time, with no cut-off",
      terms: within("2 business days in office, with no cut-off, at the same time"),
      """
      2026-03-05 16:30  case 1 opened with severity S1
      expect repair for case 1 due 2026-03-09 16:30 and pending
      """),
    Told(
      "10.1", "Weeks and years of the wall calendar",
      terms: within("2 weeks, by end of day") + """
        obligation archive
          when  a case is opened
          owed  a response within 1 year, by end of day


        """,
      """
      2026-03-05 16:30  case 1 opened with severity S1
      expect repair for case 1 due 2026-03-19 24:00 and pending
      expect archive for case 1 due 2027-03-05 24:00 and pending
      """),
    Told(
      "3.3", "A target of each severity, in a table",
      terms: """
        severity S3 "A wish"

        obligation repair
          when  a case is opened
          owed  a fix within
                  S1       1 hour around the clock
                  S2, S3   1 hour in office


        """,
      """
      2026-03-06 18:00  case 1 opened with severity S1
      2026-03-06 18:00  case 2 opened with severity S2
      2026-03-06 18:00  case 3 opened with severity S3
      2026-03-06 19:00  case 1 resolved
      expect repair for case 1 due 2026-03-06 19:00 and met
      expect repair for case 2 due 2026-03-09 10:00 and pending
      expect repair for case 3 due 2026-03-09 10:00 and pending
      """),
  ]

  private static let hours = [
    Told(
      "3.1", "A closed day, a part of one, some days, a list of holidays, and a day of its own",
      terms: """
        holidays feasts
          2026-03-12  "The feast"

        calendar desk
          in     Europe/London
          open   Mon to Thu and Fri 09:00 to 12:00 and 13:00 to 17:00
          open   2026-03-14 10:00 to 12:00
          closed 2026-03-03
          closed 2026-03-04 09:00 to 11:00
          closed 2026-03-05 to 2026-03-06
          closed feasts

        obligation repair
          when  a case is opened
          owed  a fix within 6 hours in desk


        """,
      """
      2026-03-02 16:00  case 1 opened with severity S1
      2026-03-04 16:00  case 2 opened with severity S1
      2026-03-11 16:00  case 3 opened with severity S1
      2026-03-13 16:00  case 4 opened with severity S1
      expect repair for case 1 due 2026-03-04 17:00 and breached
      expect repair for case 2 due 2026-03-09 15:00 and breached
      expect repair for case 3 due 2026-03-13 15:00 and breached
      expect repair for case 4 due 2026-03-16 12:00 and pending
      """),
    Told(
      "3.1", "Every day past midnight, and weekends",
      terms: """
        calendar night
          in   Europe/London
          open every day 22:00 to 02:00 the next day

        calendar weekend
          in   Europe/London
          open Sat, Sun 10:00 to 14:00

        obligation repair
          when  a case is opened with severity S1
          owed  a fix within 6 hours in night

        obligation tidy
          when  a case is opened with severity S2
          owed  a fix within 6 hours in weekend


        """,
      """
      2026-03-02 23:00  case 1 opened with severity S1
      2026-03-06 12:00  case 2 opened with severity S2
      expect repair for case 1 due 2026-03-04 01:00 and breached
      expect tidy for case 2 due 2026-03-08 12:00 and pending
      """),
  ]
}
