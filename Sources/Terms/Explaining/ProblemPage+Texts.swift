// SPDX-License-Identifier: Apache-2.0
//
// The pages about files, characters and layout: P1000 to P1011.

extension ProblemPage {
  static let texts: [ProblemPage] = [
    ProblemPage(
      "P1000", "A problem without words",
      """
      The checker found something wrong and has no words for it. That is a fault of this \
      program and not of your text. Please report it, with the text that brought it about.
      """),
    ProblemPage(
      "P1001", "A file that is too large",
      """
      Terms are short, and people read them before they sign. A file of many megabytes is \
      almost always another file, named by mistake; it is not read at all.
      """),
    ProblemPage(
      "P1002", "A line that is too long",
      """
      Nobody can read a line of thousands of characters, and a caret cannot point into it. A \
      clause may be broken into as many lines as you like: a line indented deeper continues \
      the clause above it.
      """),
    ProblemPage(
      "P1003", "A character that does not show",
      """
      Some characters leave no mark on paper or on the screen, such as the bell or a \
      backspace. What people sign must be what they see, so such characters are refused.
      """,
      wrong: """
        agreement north-\u{8}bank
          adopter "North Bank plc"
          term    2026-01-01 to 2028-12-31
          zone    Europe/London
        """,
      mended: """
        agreement north-bank
          adopter "North Bank plc"
          term    2026-01-01 to 2028-12-31
          zone    Europe/London
        """),
    ProblemPage(
      "P1004", "A line that is not UTF-8",
      """
      Terms are read as UTF-8, which every editor of today can write. In another encoding a \
      letter such as é may be read as something else, and the text that is judged would not be \
      the text that was signed. Open the file in your editor and save it as UTF-8.
      """),
    ProblemPage(
      "P1005", "A fence that is never closed",
      """
      In Markdown, terms stand between a line of three backticks with the word pledge and a \
      line of three backticks alone. Where the second is missing, it cannot be told where the \
      terms end and the prose begins again.
      """,
      wrong: """
        # Hours

        ```pledge
        calendar office
          in   Europe/London
          open Mon to Fri 09:00 to 17:30
        """,
      mended: """
        # Hours

        ```pledge
        agreement north-bank
          adopter "North Bank plc"
          term    2026-01-01 to 2028-12-31
          zone    Europe/London

        calendar office
          in   Europe/London
          open Mon to Fri 09:00 to 17:30
        ```
        """),
    ProblemPage(
      "P1006", "A file without terms",
      """
      This file was to hold terms, and none are in it. In Markdown only what stands in fences \
      marked `pledge` counts as terms; all other text is explanation.
      """,
      wrong: """
        # Agreement

        We answer within four hours.
        """,
      mended: """
        # Agreement

        ```pledge
        agreement north-bank
          adopter "North Bank plc"
          term    2026-01-01 to 2028-12-31
          zone    Europe/London

        obligation resolve
          when a case is opened
          owed a resolution within 4 hours around the clock

        severity S1 "Anything"
        ```
        """),
    ProblemPage(
      "P1007", "A file that is not there",
      """
      An `include` names a file, by its path from the file that includes it. There is none at \
      that path, or it cannot be read. Until it is there, no names are looked up, because any \
      of them may be declared in it.
      """,
      wrong: """
        include "calendars/englnd.pledge"
        """,
      mended: """
        calendar office
          in   Europe/London
          open Mon to Fri 09:00 to 17:30
        """),
    ProblemPage(
      "P1008", "Files that include one another",
      """
      One of the files includes another that in the end includes the first. Each file is read \
      once and in an order, so a circle has no beginning. Put what both need into a third \
      file.
      """,
      wrong: """
        include "example.pledge"
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
      "P1009", "A file outside the folder",
      """
      All that an agreement says must be in the folder of the cooperative: it is signed, \
      archived and verified as a whole. A path that leads out of the folder would let the \
      terms change without anybody seeing it.
      """,
      wrong: """
        include "../../elsewhere/hours.pledge"
        """,
      mended: """
        calendar office
          in   Europe/London
          open Mon to Fri 09:00 to 17:30
        """),
    ProblemPage(
      "P1010", "Files included too deep",
      """
      Files include files that include files, more levels deep than anybody can follow. \
      Include what is needed from the agreement itself.
      """),
    ProblemPage(
      "P1011", "Too many files",
      """
      One agreement is written in more files than may be read. People who sign it must be able \
      to see all of it: put small files together.
      """),
  ]
}
