// SPDX-License-Identifier: Apache-2.0
//
// The pages about words and names: P12xx.

extension ProblemPage {
  static let words: [ProblemPage] = [
    ProblemPage(
      "P1201", "A word that starts no declaration",
      """
      Every declaration begins at the left margin with one of a few words, such as \
      `agreement`, `calendar`, `obligation`. This word is none of them. If it was meant as \
      prose, put it outside the fence of terms.
      """,
      wrong: """
        calender office
          in   Europe/London
          open Mon to Fri 09:00 to 17:30
        """,
      mended: """
        calendar office
          in   Europe/London
          open Mon to Fri 09:00 to 17:30
        """),
    ProblemPage(
      "P1202", "A word that starts no clause here",
      """
      Every declaration has clauses of its own, each with a word that begins it. This word \
      begins none of them; it may be misspelt, or a clause of another declaration.
      """,
      wrong: """
        obligation restore
          if   a case is opened
          owed service restored within 4 hours around the clock
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock
        """),
    ProblemPage(
      "P1203", "Something else was expected",
      """
      Up to the mark the clause reads as a clause should, and there it goes on with something \
      that does not fit. The message says what could stand there. The rest of the file is read \
      all the same, so that one run shows all there is to mend.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within four hours around the clock
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock
        """),
    ProblemPage(
      "P1204", "A clause that goes on too long",
      """
      The clause is complete, and more stands behind it. Perhaps a comma is missing, or the \
      rest belongs into a line of its own. Nothing in a clause is ever passed over, for what \
      looks like a promise would then not be one.
      """,
      wrong: """
        calendar office
          in   Europe/London
          open Mon to Fri 09:00 to 17:30 except holidays
        """,
      mended: """
        calendar office
          in     Europe/London
          open   Mon to Fri 09:00 to 17:30
          closed feasts

        holidays feasts
          2026-12-25 "Christmas Day"
        """),
    ProblemPage(
      "P1205", "A name that is not declared",
      """
      Calendars, severities, obligations and acts are declared once and then used by their \
      names. This name is not declared, in this file or in one that it includes. What counts \
      as a response is never assumed, for contracts differ on whether an automatic one counts.
      """,
      wrong: """
        calendar office
          in   Europe/London
          open Mon to Fri 09:00 to 17:30

        obligation restore
          when a case is opened
          owed service restored within 4 hours in ofice
        """,
      mended: """
        calendar office
          in   Europe/London
          open Mon to Fri 09:00 to 17:30

        obligation restore
          when a case is opened
          owed service restored within 4 hours in office
        """),
    ProblemPage(
      "P1206", "A name declared twice",
      """
      Two things of one kind have one name, so that it cannot be told which of them a clause \
      means.
      """,
      wrong: """
        severity S1 "Production is down"
        severity S1 "Everything else"
        """,
      mended: """
        severity S1 "Production is down"
        severity S2 "Everything else"
        """),
    ProblemPage(
      "P1207", "A clause given twice",
      """
      This clause may stand once in a declaration, and stands in it twice. If both were read, \
      one of them would be silently passed over.
      """,
      wrong: """
        calendar office
          in   Europe/London
          in   Europe/Berlin
          open Mon to Fri 09:00 to 17:30
        """,
      mended: """
        calendar office
          in   Europe/London
          open Mon to Fri 09:00 to 17:30
        """),
    ProblemPage(
      "P1208", "A clause that is missing",
      """
      A declaration of this kind needs this clause; without it, the declaration does not say \
      enough to be judged. Nothing is filled in silently.
      """,
      wrong: """
        calendar office
          open Mon to Fri 09:00 to 17:30
        """,
      mended: """
        calendar office
          in   Europe/London
          open Mon to Fri 09:00 to 17:30
        """),
    ProblemPage(
      "P1209", "More problems than are shown",
      """
      A hundred problems are shown in one run. Most often a few of the first are the cause of \
      the others.
      """),
    ProblemPage(
      "P1210", "Clauses where none belong",
      """
      This declaration is written on one line and takes no clauses. The indented line under it \
      is perhaps a clause of something whose first line is missing.
      """,
      wrong: """
        severity S1 "Production is down"
          when a case is opened
        """,
      mended: """
        severity S1 "Production is down"
        """),
    ProblemPage(
      "P1211", "A thing said twice",
      """
      One clause says the same thing twice, and the two may differ. Keep the one that is \
      meant.
      """,
      wrong: """
        obligation resolve
          when a case is opened
          owed a resolution within 5 days, by end of day, at the same time
        """,
      mended: """
        obligation resolve
          when a case is opened
          owed a resolution within 5 days, by end of day
        """),
    ProblemPage(
      "P1212", "A name of several words",
      """
      A name is one word, so that it is plain where it ends. Join its words with dashes.
      """,
      wrong: """
        calendar office hours
          in   Europe/London
          open Mon to Fri 09:00 to 17:30
        """,
      mended: """
        calendar office-hours
          in   Europe/London
          open Mon to Fri 09:00 to 17:30
        """),
    ProblemPage(
      "P1213", "Two things that bring it about",
      """
      An obligation is brought about in one way: when something happens, while a case lasts, \
      once in each period, or in any so many days. This one names two of them, and it cannot \
      be told when it is owed.
      """,
      wrong: """
        obligation restore
          when a case is opened
          each month
          owed service restored within 4 hours around the clock
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock
        """),
    ProblemPage(
      "P1214", "A word written twice in a row",
      """
      The same word stands twice, one after the other, and the clause cannot be read so. It is \
      a slip that the eye passes over.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within within 4 hours around the clock
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock
        """),
  ]
}
