// SPDX-License-Identifier: Apache-2.0

import Evidence

@testable import Editor

/// A cooperative with one agreement and one calendar.
enum SmallGuild {
  static let files = [
    "cooperative.pledge": """
    cooperative small-guild
      called "Small Guild"
      log guild.example/log

    """,
    "agreements/north-bank.md": agreement,
    "calendars/england.pledge": calendar,
  ]

  static let calendar = """
    -- Hours of the London office 🎡
    calendar office
      in Europe/London
      open Mon to Fri 09:00 to 17:00
      closed england-holidays

    holidays england-holidays
      2026-12-25 "Christmas Day"

    """

  static let agreement = """
    # Support 🏦 for North Bank

    ```pledge
    include "../calendars/england.pledge"

    agreement north-bank
      adopter "North Bank 🏦 plc"
      term 2026-01-01 to 2026-12-31
      fee EUR 240,000 per year
      zone Europe/London

    limit liability
      on all claims and credits together
      at EUR 1,000,000

    severity S1 "Down 🔥"
    severity S2 "Impaired"

    define response
      as case.responded by a person of the cooperative
    ```

    We answer.

    ```pledge
    obligation respond
      when  a case is opened
      owed  a response within
              S1   30 minutes     around the clock
              S2   1 business day in office, by end of day, with no cut-off

    obligation restore
      when a case is opened with severity S1
      owed service restored within 4 hours around the clock

    example "A Friday"
      2026-03-06 16:10  case 7 opened with severity S2
      2026-03-09 09:40  case 7 responded
      expect respond for case 7 due 2026-03-09 17:00 and met
    ```

    """

  /// The line, from 0, that holds a text.
  static func line(of words: String, in text: String) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.contains(words) } ?? -1
  }
}

extension SmallGuild {
  /// The line and the UTF-16 unit just after some words, from 0.
  static func place(after words: String, in text: String) -> (Int, Int)? {
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if let range = line.firstRange(of: words) {
        return (number, line[..<range.upperBound].utf16.count)
      }
    }
    return nil
  }

  /// A text after the edits that an answer makes in a file.
  static func applying(_ changes: JSONValue?, _ path: String, _ text: String) -> String {
    let edits = Parameters(changes?[TestClient.uri(path)].map { .object(["edits": $0]) })
      .list(ifThere: "edits").map(Parameters.init)
    var document = TextDocument(text.utf8)
    let ranges = edits.compactMap { edit in
      (try? edit.range("range")).map { ($0, edit.text(ifThere: "newText") ?? "") }
    }
    for (range, new) in ranges.sorted(by: { $0.0.start > $1.0.start }) {
      document.replace(range, with: new.utf8, .utf16)
    }
    return String(decoding: document.bytes, as: UTF8.self)
  }
}
