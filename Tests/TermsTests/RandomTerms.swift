// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting

/// Agreements made up as outlines: lines with their depth, tokens and comments, but no spaces yet.
///
/// One outline can be written in many ways; the formatter must give one text for all of them.
struct RandomTerms {
  /// A line without its spaces.
  enum Line {
    case blank
    case comment(String, isIndented: Bool)
    /// `words` are tokens, where one that begins with `&` stands close to the one before it.
    case terms(depth: Int, words: [String], comment: String?)
    /// A line with a mistake in it, whose spaces are part of it.
    case mistake(String)
  }

  var numbers: SeededNumbers

  init(seed: UInt64) { self.numbers = SeededNumbers(seed: seed) }

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &numbers) < percent
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &numbers)]
  }

  // MARK: Outlines

  /// A few declarations, some that mean something and some that only look like it.
  mutating func outline(mistakes: Bool) -> [Line] {
    var lines: [Line] = []
    if chance(20) { lines.append(.comment(pick(Self.comments), isIndented: false)) }
    for _ in 0..<Int.random(in: 1...6, using: &numbers) {
      lines += between(mistakes: mistakes)
      lines += declaration(mistakes: mistakes)
    }
    return lines + between(mistakes: mistakes)
  }

  private mutating func between(mistakes: Bool) -> [Line] {
    var lines: [Line] = []
    while chance(35) {
      lines.append(chance(60) ? .blank : .comment(pick(Self.comments), isIndented: chance(40)))
    }
    return lines
  }

  private mutating func declaration(mistakes: Bool) -> [Line] {
    let (header, clauses) = pick(Self.declarations)
    var lines = [terms(header, depth: 0)]
    for clause in clauses where chance(85) {
      lines += between(mistakes: mistakes)
      let rows = clause.split(separator: "|").map(String.init)
      for (place, row) in rows.enumerated() {
        lines.append(terms(row, depth: place == 0 ? 1 : 2))
        if chance(6) { lines.append(terms(soup(), depth: place == 0 ? 2 : 3)) }
        if mistakes, chance(3) { lines.append(.mistake(pick(Self.mistakes))) }
      }
      if chance(8) { lines.append(terms(soup(), depth: Int.random(in: 1...2, using: &numbers))) }
    }
    return lines
  }

  private mutating func terms(_ text: String, depth: Int) -> Line {
    let words = text.split(separator: " ").map { String($0).replacing("_", with: " ") }
    return .terms(depth: depth, words: words, comment: chance(10) ? pick(Self.comments) : nil)
  }

  /// Words that mean nothing together.
  private mutating func soup() -> String {
    (0..<Int.random(in: 1...9, using: &numbers)).map { _ in pick(Self.words) }
      .joined(separator: " ")
  }

  // MARK: Spaces

  /// An outline as a text, with spaces, tabs and blank lines as they come.
  mutating func text(of outline: [Line]) -> String {
    var indents: [Int] = []
    return outline.map { line in
      switch line {
      case .blank:
        return String(repeating: pick(["\n", "  \n", "\t\n"]), count: pick([1, 1, 2, 3]))
      case .comment(let text, let isIndented):
        return (isIndented ? white(1...9) : "") + text + white(0...2) + "\n"
      case .mistake(let text): return text + "\n"
      case .terms(let depth, let words, let comment):
        let indent = nextIndent(depth, &indents)
        let end = comment.map { white(0...4) + $0 } ?? ""
        return indent + spaced(words) + end + white(0...2) + "\n"
      }
    }.joined()
  }

  /// An indentation that gives the line its depth.
  private mutating func nextIndent(_ depth: Int, _ indents: inout [Int]) -> String {
    guard depth > 0 else {
      indents = []
      return ""
    }
    let level = min(depth, indents.count + 1)
    let parent = level > 1 ? indents[level - 2] : 0
    let most = level <= indents.count ? indents[level - 1] : parent + 7
    let indent = Int.random(in: parent + 1...most, using: &numbers)
    indents = Array(indents.prefix(level - 1)) + [indent]
    guard chance(20) else { return String(repeating: " ", count: indent) }
    return String(repeating: "\t", count: indent / 8) + String(repeating: " ", count: indent % 8)
  }

  private mutating func spaced(_ words: [String]) -> String {
    var text = ""
    for word in words {
      if word.hasPrefix("&") {
        text += word.dropFirst()
      } else if text.isEmpty {
        text += word
      } else if word == "," {
        text += white(0...2) + word
      } else {
        // A figure close to a comma would be one number with the figure before it.
        let isClose = text.hasSuffix(",") && word.first?.isNumber != true && chance(30)
        text += (isClose ? "" : white(1...3)) + word
      }
    }
    return text
  }

  private mutating func white(_ counts: ClosedRange<Int>) -> String {
    let count = Int.random(in: counts, using: &numbers)
    return String(repeating: chance(90) ? " " : "\t", count: count)
  }

  // MARK: What there is to say

  private static let comments = [
    "-- as the bank asked", "--", "---- a line -- of  dashes", "-- \"half a text", "--é, née",
  ]

  private static let mistakes = [
    "  owed  a   “response”  within", "      €  5", " closed   2026-02-30", "\tin  \"London",
    "severity   S9  \"not closed", "          S1   4 hours !", "   open Mon 9:5 to 10:00",
  ]

  private static let words = [
    "when", "owed", "within", "every", "or", "and", "S1", "below", "95%", "5%", "of", "EUR",
    "240000", "1500.25", "4", "hours", "2", "business", "days", ",", ";", ":", "(", "&)", "30",
    "&(", "2026-03-31", "09:00", "\"two_words\"", "credit", "on", "upgrade", "the", "North-Bank",
    "São_Paulo", "2nd-line", ".", "covers", "with", "around", "clock", "case", "12", "naïve",
    "95%;5%", "(4", "S1,4", "a:b", "duty", "from", "counting",
  ]

  private static let declarations: [(String, [String])] = [
    ("severity S1 \"Production_is_down\"", []), ("severity critical \"All_else\"", []),
    ("include \"../calendars/england.pledge\"", []),
    ("cooperative guild", ["called \"Postgres_Guild\"", "log guild.example/log"]),
    (
      "agreement north-bank",
      [
        "adopter \"North_Bank_plc\"", "term 2026-01-01 to 2028-12-31",
        "fee EUR 240000 per year , invoiced quarterly", "zone Europe/London",
        "covers postgresql 14 to 18 , pgbouncer ,|patroni", "covers TOP 2000",
      ]
    ),
    (
      "calendar office",
      [
        "in Europe/London", "open Mon to Fri 09:00 to 12:00 and 13:00 to 17:30",
        "open Sat , Sun 22:00 to 06:00 the next day", "closed england-holidays",
        "closed 2026-12-24 12:00 to 13:00", "closed nothing in 2028",
      ]
    ),
    ("holidays feasts", ["2026-12-25 \"Christmas__Day\"", "2026-12-26"]),
    (
      "define service restored",
      ["as case.restored by a person of the cooperative|or case.worked-around"]
    ),
    (
      "obligation respond",
      [
        "when a case is opened with severity S1 , S2 or S3",
        "owed a response within|S1 30 minutes around the clock|critical 2 hours 30 minutes in office|"
          + "S3 1 business day in office , by end of day , with no cut-off",
        "owed service restored within 2 business days in office , by end of day , counted from the "
          + "next day if opened after 16:00",
        "else credit 2% of the monthly fee for each breach , up to EUR 12000 each month",
        "stop the clock while waiting on the adopter or|on a third party",
        "on upgrade the old deadline stands", "on downgrade only with the adopter's consent",
        "on reopening within 7 days the clock continues &; later it is a new case",
        "shows DORA 30 &( &2 &) &( &e &) , PCI-DSS 12.8.5 ; EUR 2016",
      ]
    ),
    (
      "obligation attainment",
      [
        "each quarter", "owed at least 95% of respond for S2 met",
        "else credit below 95% 5% of the quarterly fee|below 90% 10% of the quarterly fee",
        "else credit by uptime|below 99.9% EUR 5000|from 90% to 95% credit EUR 10000.50",
      ]
    ),
    (
      "rota nights",
      [
        "in Europe/London", "serves north-bank", "on duty Mon to Fri 22:00 to 06:00 the next day",
        "off duty 2026-12-25",
        "by ada , ben ,|cleo in turn , each for 1 week from 2026-01-05 at 09:00",
      ]
    ),
    ("area server", ["covers postgresql , pgbouncer"]),
    (
      "member ada",
      [
        "called \"Ada_Brandt\"", "employer \"Datenhaus\"", "knows server ,|backup",
        "joined 2024-01-01",
      ]
    ),
    (
      "layer excess",
      [
        "pays claims and credits over EUR 50000 up to EUR 250000", "at most EUR 400000 each year",
        "premium EUR 12000 each year", "reinstated 2 times , each at 100% of the premium",
      ]
    ),
    (
      "measure uptime",
      [
        "of the primary database", "is the share of time it is available around the clock",
        "counts outages of 1 minute or more",
      ]
    ),
    (
      "goal few-points",
      [
        "in any 3 months", "unless fewer than 10 cases are due",
        "owed at most 3 points , counting|4 for each breach of respond|1 for each breach of restore",
        "else credit from 3 breaches EUR 5000|from 10 breaches 5% of the monthly fee",
        "else credit EUR 1000 for each 30 minutes late , up to EUR 10000 for each case , up to 20% of "
          + "the monthly fee each month , at least EUR 50",
      ]
    ),
    (
      "power leave-early",
      [
        "held by the adopter", "when respond is breached 3 times|or attainment is breached twice",
        "may terminate with 30 days notice", "lapses 60 days after it arises",
      ]
    ),
    (
      "example \"A_Friday__afternoon\"",
      [
        "2026-03-06 16:10 case 7 opened with severity S2", "as of 2026-03-06 17:00",
        "2026-03-06 16:10:30 case 7 responded by a machine",
        "expect respond for case 7 due 2026-03-09 09:40 and met",
        "expect credits GBP 4000 in 2026-03",
      ]
    ),
  ]
}
