// SPDX-License-Identifier: Apache-2.0
//
// The pages about duties, exclusions, powers and amendments: P18xx.

extension ProblemPage {
  static let rights: [ProblemPage] = [
    ProblemPage(
      "P1801", "A duty without effect",
      """
      The duty says what a party has to do and not what follows if it does not. Its breach \
      never excuses silently, so as it stands nothing follows at all.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        duty contact
          the adopter keeps a contact reachable around the clock
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        duty contact
          the adopter keeps a contact reachable around the clock
          otherwise stop restore while unreachable
        """),
    ProblemPage(
      "P1802", "No clock to stop or start",
      """
      Only what is owed for cases has a clock that can be stopped, and only what is owed once \
      for each case has one that can be started. An obligation of another kind can be excused \
      while a duty is not kept.
      """,
      wrong: """
        obligation drill
          each year
          owed a restore drill, evidenced by report

        duty access
          the adopter gives access to the systems concerned
          otherwise stop drill while there is no access
        """,
      mended: """
        obligation drill
          each year
          owed a restore drill, evidenced by report

        duty access
          the adopter gives access to the systems concerned
          otherwise excuse drill while there is no access
        """),
    ProblemPage(
      "P1803", "A window that nobody declares",
      """
      While this window is open, some obligations are excused. It is not said by whose word it \
      opens, so that either party could say so, or none.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        exclude maintenance
          from  restore
          while a maintenance window is open
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        exclude maintenance
          from  restore
          while a maintenance window agreed by both is open
        """),
    ProblemPage(
      "P1804", "Excusing oneself without bounds",
      """
      The cooperative may open this window by its own word, as often and as long as it likes, \
      and is excused while it is open. A promise with such an exception is hardly one.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        exclude maintenance
          from  restore
          while a maintenance window declared by the cooperative is open
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        exclude maintenance
          from  restore
          while a maintenance window declared by the cooperative is open
          up to 8 hours each month
        """),
    ProblemPage(
      "P1805", "A power that never lapses",
      """
      Once it has arisen, this power can be used for ever: a breach of the first year would \
      let a party leave in the fifth. Say when it lapses, or that it never does.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        power leave-early
          held by the adopter
          when restore is breached 3 times within 90 days
          may  terminate with 30 days notice
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        power leave-early
          held by the adopter
          when restore is breached 3 times within 90 days
          may  terminate with 30 days notice
          lapses 60 days after it arises
        """),
    ProblemPage(
      "P1806", "A power that can never arise",
      """
      As its condition is written, it cannot come about: what is judged each quarter is not \
      breached three times in ninety days. Whoever holds the power holds nothing.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        obligation attainment
          each quarter
          owed at least 95% of restore met

        power leave-early
          held by the adopter
          when attainment is breached 3 times within 90 days
          may  terminate with 30 days notice
          lapses 60 days after it arises
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        obligation attainment
          each quarter
          owed at least 95% of restore met

        power leave-early
          held by the adopter
          when attainment is breached 2 quarters in a row
          may  terminate with 30 days notice
          lapses 60 days after it arises
        """),
    ProblemPage(
      "P1807", "A power from a goal",
      """
      A goal is measured, and nothing follows if it is missed: neither a credit nor a right.
      """,
      wrong: """
        goal restore
          when a case is opened
          owed service restored within 4 hours around the clock

        power leave-early
          held by the adopter
          when restore is breached 3 times within 90 days
          may  terminate with 30 days notice
          lapses 60 days after it arises
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        power leave-early
          held by the adopter
          when restore is breached 3 times within 90 days
          may  terminate with 30 days notice
          lapses 60 days after it arises
        """),
    ProblemPage(
      "P1808", "A severity of a period",
      """
      Cases have severities; a month or a quarter has none. Name the severity in the \
      obligation that counts the cases.
      """,
      wrong: """
        severity S1 "Production is down"

        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        obligation attainment
          each quarter
          owed at least 95% of restore met

        power leave-early
          held by the adopter
          when attainment for S1 is breached 2 quarters in a row
          may  terminate with 30 days notice
          lapses 60 days after it arises
        """,
      mended: """
        severity S1 "Production is down"

        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        obligation attainment
          each quarter
          owed at least 95% of restore for S1 met

        power leave-early
          held by the adopter
          when attainment is breached 2 quarters in a row
          may  terminate with 30 days notice
          lapses 60 days after it arises
        """),
    ProblemPage(
      "P1809", "An amendment that changes nothing",
      """
      An amendment replaces, adds or ends obligations, or changes the fee. This one does none \
      of these.
      """,
      wrong: """
        amendment first
          signed 2026-05-20
          effect 2026-07-01, for cases opened from then on
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        amendment first
          signed 2026-05-20
          effect 2026-07-01, for cases opened from then on
          ends   restore
        """),
    ProblemPage(
      "P1810", "An amendment for the past",
      """
      The amendment takes effect before it was signed. What was owed in the meantime would \
      change after the fact, which is never done silently: both parties have to consent to it \
      in words.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        amendment first
          signed 2026-05-20
          effect 2026-04-01
          ends   restore
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        amendment first
          signed 2026-05-20
          effect 2026-04-01
          ends   restore
          reaches back with the consent of both
        """),
    ProblemPage(
      "P1811", "An amendment outside the term",
      """
      The amendment takes effect on a day on which the agreement does not hold, so that it \
      changes nothing. Check both dates.
      """,
      wrong: """
        agreement north-bank
          adopter "North Bank plc"
          term    2026-01-01 to 2028-12-31
          zone    Europe/London

        severity S1 "Production is down"

        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        amendment first
          signed 2026-05-20
          effect 2029-07-01
          ends   restore
        """,
      mended: """
        agreement north-bank
          adopter "North Bank plc"
          term    2026-01-01 to 2028-12-31
          zone    Europe/London

        severity S1 "Production is down"

        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        amendment first
          signed 2026-05-20
          effect 2026-07-01
          ends   restore
        """),
    ProblemPage(
      "P1812", "An obligation changed twice",
      """
      One amendment both replaces and ends an obligation, or names it twice. What holds \
      afterwards cannot be told.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        obligation restore-faster
          when a case is opened
          owed service restored within 2 hours around the clock

        amendment first
          signed 2026-05-20
          effect 2026-07-01
          replaces restore with restore-faster
          ends     restore
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        obligation restore-faster
          when a case is opened
          owed service restored within 2 hours around the clock

        amendment first
          signed 2026-05-20
          effect 2026-07-01
          replaces restore with restore-faster
        """),
    ProblemPage(
      "P1813", "Excused by one's own breach",
      """
      A duty bears on obligations while it is not kept. This one is a duty of the cooperative, so \
      that the cooperative would be excused from one promise by breaking another.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        duty staffing
          the cooperative keeps a person at the desk
          otherwise excuse restore while nobody is there
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock

        duty contact
          the adopter keeps a contact reachable
          otherwise stop restore while unreachable
        """),
  ]
}
