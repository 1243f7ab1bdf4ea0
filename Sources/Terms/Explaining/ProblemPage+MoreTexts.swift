// SPDX-License-Identifier: Apache-2.0
//
// The pages about files, characters and layout: P1012 to P1110.

extension ProblemPage {
  static let moreTexts: [ProblemPage] = [
    ProblemPage(
      "P1012", "Files that are too large together",
      """
      Each of the files is small enough, and all of them together are not. Most often one of \
      them is not the file that was meant.
      """),
    ProblemPage(
      "P1013", "Too many lines",
      """
      This file has more lines than terms may have. It is probably not the file you meant; if \
      it is, split it, and include the parts.
      """),
    ProblemPage(
      "P1014", "What looks like terms and is none",
      """
      Whoever reads the text sees a fence of terms here. The program does not: it stands in a \
      quotation, behind the mark of a list, indented too far, or begins with another word than \
      pledge. People would sign a clause that is never judged.
      """),
    ProblemPage(
      "P1015", "Terms that nobody sees",
      """
      This fence stands in a comment or in an HTML element of the Markdown, and is not shown where \
      people read it. The program would judge by a clause that nobody has seen.
      """),
    ProblemPage(
      "P1101", "Curly quotation marks",
      """
      Word processors turn straight quotation marks into curly ones. Terms use the straight \
      ones of the keyboard, so that it is always plain where a text begins and ends.
      """,
      wrong: """
        severity S1 “Production is down”
        """,
      mended: """
        severity S1 "Production is down"
        """),
    ProblemPage(
      "P1102", "A text that is not closed",
      """
      A text in quotation marks begins and ends on one line. Without the second mark, all that \
      follows would be part of it.
      """,
      wrong: """
        severity S1 "Production is down
        """,
      mended: """
        severity S1 "Production is down"
        """),
    ProblemPage(
      "P1103", "A character without meaning",
      """
      Terms are written in words, numbers, texts in quotes and a few marks of punctuation. \
      Signs from mathematics, from programs or from money have no meaning here; each has a \
      word that can be read aloud.
      """,
      wrong: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock
          else credit €500 for each breach, up to EUR 5,000 each month
        """,
      mended: """
        obligation restore
          when a case is opened
          owed service restored within 4 hours around the clock
          else credit EUR 500 for each breach, up to EUR 5,000 each month
        """),
    ProblemPage(
      "P1104", "A number that cannot be read",
      """
      A number has a point before its decimals, and may have a comma between thousands. Other \
      countries write it the other way round, and then 240.000 might be two hundred and forty \
      or a thousand times as much. That must never be in doubt.
      """,
      wrong: """
        agreement north-bank
          adopter "North Bank plc"
          term    2026-01-01 to 2028-12-31
          fee     EUR 240.000,00 per year
          zone    Europe/London
        """,
      mended: """
        agreement north-bank
          adopter "North Bank plc"
          term    2026-01-01 to 2028-12-31
          fee     EUR 240,000.00 per year
          zone    Europe/London
        """),
    ProblemPage(
      "P1105", "A date that cannot be read",
      """
      Dates are written year-month-day. 02/01/2026 is the second of January in London and the \
      first of February in New York; 2026-01-02 is one day everywhere. A date must also exist: \
      there is no 30th of February.
      """,
      wrong: """
        agreement north-bank
          adopter "North Bank plc"
          term    2026-01-01 to 31/12/2028
          zone    Europe/London
        """,
      mended: """
        agreement north-bank
          adopter "North Bank plc"
          term    2026-01-01 to 2028-12-31
          zone    Europe/London
        """),
    ProblemPage(
      "P1106", "A time that cannot be read",
      """
      Times are written with two digits for the hour and two for the minute, from 00:00 to \
      24:00. The last is the end of a day.
      """,
      wrong: """
        calendar office
          in   Europe/London
          open Mon to Fri 9:00 to 17:30
        """,
      mended: """
        calendar office
          in   Europe/London
          open Mon to Fri 09:00 to 17:30
        """),
    ProblemPage(
      "P1107", "A line indented with a tab",
      """
      How far a line is indented says what it belongs to. A tab is shown four columns wide by \
      one editor and eight by another, so the same text would look as if it said different \
      things.
      """,
      wrong: """
        calendar office
        \tin   Europe/London
        \topen Mon to Fri 09:00 to 17:30
        """,
      mended: """
        calendar office
          in   Europe/London
          open Mon to Fri 09:00 to 17:30
        """),
    ProblemPage(
      "P1108", "A clause that belongs to nothing",
      """
      An indented line is a clause of the declaration above it. Here there is none above it, \
      in this file or since the last fence began.
      """,
      wrong: """
          open Mon to Fri 09:00 to 17:30
        """,
      mended: """
        calendar office
          in   Europe/London
          open Mon to Fri 09:00 to 17:30
        """),
    ProblemPage(
      "P1109", "A clause at the left margin",
      """
      A word at the left margin starts a declaration. This word starts a clause, which is to \
      be indented under the declaration it belongs to.
      """,
      wrong: """
        calendar office
          in   Europe/London
        open Mon to Fri 09:00 to 17:30
        """,
      mended: """
        calendar office
          in   Europe/London
          open Mon to Fri 09:00 to 17:30
        """),
    ProblemPage(
      "P1110", "A range with a dash",
      """
      From one to another is written with the word `to`, as it is read aloud. A dash is part \
      of a date and of a name, so a range written with it could be misread.
      """,
      wrong: """
        calendar office
          in   Europe/London
          open Monday-Friday 09:00 to 17:30
        """,
      mended: """
        calendar office
          in   Europe/London
          open Mon to Fri 09:00 to 17:30
        """),
  ]
}
