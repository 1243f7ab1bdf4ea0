// SPDX-License-Identifier: Apache-2.0
// Rule 13: from when the time for a matter counts, two clocks of one act, and unless.

extension Told {
  static let clocks = starts + twice

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

  private static let twice = [
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
}
