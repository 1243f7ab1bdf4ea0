// SPDX-License-Identifier: Apache-2.0
// Rules 12 to 14: what recurs, what follows advisories, incidents and requests, what comes round.

extension Told {
  private static let informed = """
    obligation inform
      while a case has severity S1 and service is not restored
      owed  an update every 1 hour around the clock
      stop  the clock while waiting on the adopter


    """

  static let recurring = [
    Told(
      "12.1", "From the opening to the first act, and from one act to the next",
      terms: informed,
      """
      2026-03-02 10:00  case 1 opened with severity S1
      expect inform for case 1 due 2026-03-02 11:00 and pending
      2026-03-02 10:40  case 1 updated
      expect inform for case 1 due 2026-03-02 11:00 and met
      expect inform for case 1 due 2026-03-02 11:40 and pending
      2026-03-02 11:40  case 1 updated
      expect inform for case 1 met
      """),
    Told(
      "12.2", "Each interval that is missed is a breach", terms: informed,
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-02 12:30  case 1 updated
      expect inform for case 1 breached twice
      expect inform for case 1 due 2026-03-02 13:00 and met
      expect inform for case 1 due 2026-03-02 13:30 and pending
      """),
    Told(
      "12.3", "It ends with what ends it, and the interval that runs is no part of it",
      terms: informed,
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-02 10:30  case 1 updated
      2026-03-02 11:20  case 1 restored
      2026-03-02 15:00  case 2 opened with severity S1
      2026-03-02 15:30  case 2 updated
      2026-03-02 16:00  case 2 closed
      2026-03-02 17:00  case 3 opened with severity S1
      2026-03-02 17:30  case 3 updated
      2026-03-02 17:40  case 3 downgraded to S2
      2026-03-02 17:50  case 4 opened with severity S1
      2026-03-02 17:55  case 4 updated
      2026-03-02 18:00  case 4 downgraded to S2 with consent
      as of 2026-03-02 19:00
      expect inform for case 1 met
      expect inform for case 2 met
      expect inform for case 3 breached once
      expect inform for case 4 met
      """),
    Told(
      "12.4", "A wait stops it, and an act in the wait is in time", terms: informed,
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-02 10:30  case 1 waits on the adopter
      2026-03-02 13:30  case 1 resumed
      expect inform for case 1 due 2026-03-02 14:00 and pending
      2026-03-02 13:40  case 1 waits on the adopter
      2026-03-02 18:00  case 1 updated
      expect inform for case 1 met
      2026-03-02 19:00  case 1 resumed
      expect inform for case 1 due 2026-03-02 20:00 and pending
      """),
    Told(
      "12.5", "A rise brings the deadline forward, never back",
      terms: """
        obligation inform
          while a case is open
          owed  an update every
                  S1  1 hour   around the clock
                  S2  4 hours  around the clock


        """,
      """
      2026-03-02 10:00  case 1 opened with severity S2
      2026-03-02 12:00  case 1 upgraded to S1
      expect inform for case 1 due 2026-03-02 13:00 and pending
      2026-03-02 14:00  case 2 opened with severity S2
      2026-03-02 17:30  case 2 upgraded to S1
      expect inform for case 2 due 2026-03-02 18:00 and pending
      2026-03-02 17:40  case 2 updated
      expect inform for case 2 due 2026-03-02 18:40 and pending
      """),
    Told(
      "12.6", "A case that is reopened begins anew", terms: informed,
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-02 10:30  case 1 restored
      2026-03-02 10:30  case 1 closed
      2026-03-02 15:00  case 1 reopened
      expect inform for case 1 due 2026-03-02 16:00 and pending
      """),
    Told(
      "12.7", "The adopter excuses what was missed; the cooperative only what runs",
      terms: informed,
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-02 10:00  case 2 opened with severity S1
      2026-03-02 11:30  case 1 excused from inform "a call was held" by the adopter
      2026-03-02 11:30  case 2 excused from inform "a call was held"
      as of 2026-03-02 15:00
      expect inform for case 1 excused
      expect inform for case 2 breached once
      2026-03-02 15:00  case 3 opened with severity S1
      2026-03-02 15:30  case 3 updated
      2026-03-02 15:40  case 3 voided "a drill"
      expect inform for case 3 void
      """),
    Told(
      "12.8", "Another time is agreed for the interval that runs",
      terms: """
        obligation inform
          while a case is open
          owed  an update every 1 hour around the clock
          or    as agreed for the case


        """,
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-02 10:30  case 1 agreed inform due 2026-03-02 18:00
      expect inform for case 1 due 2026-03-02 18:00 and pending
      2026-03-02 16:30  case 1 updated
      expect inform for case 1 due 2026-03-02 18:00 and met
      expect inform for case 1 due 2026-03-02 17:30 and pending
      """),
  ]

  private static let patch = """
    define fixed release
      as an advisory fixed

    obligation patch
      when  an advisory with severity critical or high is disclosed for a covered component
      owed  a fixed release within 14 days, by end of day
      else  credit EUR 500 for each day late, up to EUR 2,000 for each advisory


    """

  private static let reports = """
    define notification
      as an incident notified

    define final report
      as an incident concluded

    obligation notify
      when  an incident becomes known
      owed  a notification within 72 hours around the clock

    obligation conclude
      when  notify is fulfilled
      owed  a final report within 1 month, by end of day


    """

  static let matters = [
    Told(
      "13.1", "Once for each advisory, from its first disclosure", terms: patch,
      """
      2026-03-02 10:00  advisory A disclosed with severity critical for postgresql
      2026-03-05 10:00  advisory A disclosed with severity critical for postgresql
      expect patch for advisory A due 2026-03-16 24:00 and pending
      2026-03-10 10:00  advisory B disclosed with severity high for patroni
      2026-03-16 23:00  advisory A fixed
      expect patch for advisory A met
      expect patch for advisory B due 2026-03-24 24:00 and pending
      as of 2026-03-25 00:01
      expect patch for advisory B breached
      """),
    Told(
      "13.2", "Rated and named before it is disclosed", terms: patch,
      """
      2026-03-01 10:00  advisory A reported with severity high for postgresql
      2026-03-02 10:00  advisory A disclosed
      expect patch for advisory A due 2026-03-16 24:00 and pending
      2026-03-03 10:00  advisory A disclosed with severity low
      expect patch for advisory A due 2026-03-16 24:00 and pending
      """),
    Told(
      "13.3", "What is done before the time begins is done", terms: patch,
      """
      2026-03-01 10:00  advisory A fixed
      2026-03-02 10:00  advisory A disclosed with severity critical for postgresql
      expect patch for advisory A met
      """),
    Told(
      "13.4", "From the fulfilment of another, in time or late", terms: reports,
      """
      2026-03-02 10:00  incident 1 known
      expect notify for incident 1 due 2026-03-05 10:00 and pending
      2026-03-06 10:00  incident 1 notified
      expect notify for incident 1 breached
      expect conclude for incident 1 due 2026-04-06 24:00 and pending
      2026-04-06 23:00  incident 1 concluded
      expect conclude for incident 1 met
      """),
    Told(
      "13.5", "An exclusion and a duty bear on it as on a case",
      terms: reports + """
        exclude blackout
          from  notify
          while a blackout declared by the adopter is open

        duty contact
          the adopter keeps a contact reachable
          otherwise excuse conclude while nobody is reachable

        """,
      """
      2026-03-02 10:00  incident 1 known
      2026-03-03 10:00  blackout opened by the adopter
      2026-03-03 16:00  blackout closed by the adopter
      expect notify for incident 1 due 2026-03-05 16:00 and pending
      2026-03-05 16:00  incident 1 notified
      2026-04-01 10:00  contact broken
      as of 2026-04-10 10:00
      expect notify for incident 1 met
      expect conclude for incident 1 excused
      """),
    Told(
      "16.4", "Credits by the day late, held for each advisory", terms: patch,
      """
      2026-03-02 10:00  advisory A disclosed with severity critical for postgresql
      2026-03-18 00:01  advisory A fixed
      expect patch for advisory A breached
      expect credits EUR 1,000 in 2026-03
      2026-03-18 10:00  advisory B disclosed with severity critical for postgresql
      as of 2026-04-20 10:00
      expect credits EUR 2,000 in 2026-04
      """),
  ]

  private static let drill = """
    obligation drill
      each  quarter
      owed  a restore drill, evidenced by report
      else  credit EUR 300


    """

  private static let report = """
    obligation report
      each  month
      owed  a service report within 10 days, by end of day, after the end of the month


    """

  static let periods = [
    Told(
      "14.1", "Owed for each period that ends while it is in force", terms: drill,
      """
      2026-02-10 10:00  restore-drill done with report
      expect drill for the quarter from 2026-01-01 met
      as of 2026-06-30 23:59
      expect drill for the quarter from 2026-04-01 pending
      as of 2026-07-01 00:00
      expect drill for the quarter from 2026-04-01 breached
      expect credits EUR 300 in 2026-06
      2026-07-01 00:00  restore-drill done with report
      expect drill for the quarter from 2026-04-01 breached
      expect drill for the quarter from 2026-07-01 met
      """),
    Told(
      "14.2", "Without what must come with it a deed does not count", terms: drill,
      """
      2026-02-10 10:00  restore-drill done
      2026-02-10 10:00  restore-drill done with photographs
      as of 2026-04-01 00:00
      expect drill for the quarter from 2026-01-01 breached
      """),
    Told(
      "14.3", "After the end of a month, and once for each", terms: report,
      """
      2026-01-20 10:00  service-report done
      as of 2026-02-10 10:00
      expect report for the month of 2026-01 pending
      2026-02-10 23:00  service-report done
      expect report for the month of 2026-01 met
      as of 2026-03-10 23:59
      expect report for the month of 2026-02 pending
      as of 2026-03-11 00:01
      expect report for the month of 2026-02 breached
      2026-03-20 10:00  service-report done
      2026-04-05 10:00  service-report done
      expect report for the month of 2026-02 breached
      expect report for the month of 2026-03 met
      """),
  ]
}
