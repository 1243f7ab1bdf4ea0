// SPDX-License-Identifier: Apache-2.0
//
// Words and signs of other contracts and of other notations, and the words terms have for them.

extension EverydaySlip {
  /// The way out of one word, where it is found in place of another.
  static func word(_ text: String, expecting: String) -> String? {
    if let only = placed.first(where: { $0.word == text && expecting.contains($0.where) }) {
      return only.wayOut
    }
    return sentences[text] ?? replacements[text].map { "Write `\($0)`." }
  }

  /// What to write in place of a word, wherever it is found.
  private static let replacements: [String: String] = [
    // Round the clock
    "24x7": "around the clock", "24/7": "around the clock", "24x7x365": "around the clock",
    "24/7/365": "around the clock", "round-the-clock": "around the clock",
    "continuously": "around the clock", "anytime": "around the clock",
    // Numbers in words
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10", "twelve": "12", "fifteen": "15", "twenty": "20",
    "thirty": "30", "sixty": "60", "ninety": "90", "twice": "2 times", "thrice": "3 times",
    // Periods
    "annum": "year", "annually": "yearly", "annual": "yearly",
    // Days
    "weekdays": "Mon to Fri", "weekends": "Sat, Sun", "weekend": "Sat, Sun", "daily": "every day",
    "workdays": "Mon to Fri", "noon": "12:00", "midday": "12:00", "midnight": "24:00",
    // Joining
    "capped": "up to", "maximum": "up to", "max": "up to", "priority": "severity",
    "until": "to", "till": "to", "through": "to", "plus": "and",
    // Evidence and events
    "human": "person", "engineer": "person", "robot": "machine", "bot": "machine",
    "sole": "only", "unlimited": "without limit", "missed": "breached", "violated": "breached",
    "ticket": "case", "published": "disclosed", "raised": "opened", "logged": "opened",
    "publicly": "disclosed", "wilful": "wilful default",
  ]

  /// Words that say how soon, and are no amount of time.
  static let times: Set = [
    "nbd", "asap", "immediately", "promptly", "24/7", "24x7", "hourly", "daily",
  ]

  /// Whole sentences, where one word does not do.
  private static let sentences: [String: String] = [
    "nbd":
      "Write `within 1 business day in office, by end of day, with no cut-off`, with the name of "
      + "a calendar.",
    "asap": "Write the time that is allowed, such as `within 4 hours around the clock`.",
    "immediately": "Write the time that is allowed, such as `within 15 minutes around the clock`.",
    "promptly": "Write the time that is allowed, such as `within 4 hours around the clock`.",
    "working": "Write `business days`, with the name of a calendar.",
    "calendar": "Write `days` alone: they pass on every day of the year.",
    "customer": "The one who is served is called `the adopter`.",
    "client": "The one who is served is called `the adopter`.",
    "user": "The one who is served is called `the adopter`.",
    "subscriber": "The one who is served is called `the adopter`.",
    "licensee": "The one who is served is called `the adopter`.",
    "provider": "The one who serves is called `the cooperative`.",
    "supplier": "The one who serves is called `the cooperative`.",
    "vendor": "The one who serves is called `the cooperative`.",
    "contractor": "The one who serves is called `the cooperative`.",
    ":": "Take the colon out.",
    ".": "Take the full stop out: a line ends by itself.",
    ";": "Take it out, or write a comma.",
    "million": "Write the figure in full, such as `EUR 1,000,000`.",
    "thousand": "Write the figure in full, such as `EUR 1,000`.",
    "q1": "Write `the quarter from 2026-01-01`, with its first day.",
    "q2": "Write `the quarter from 2026-04-01`, with its first day.",
    "q3": "Write `the quarter from 2026-07-01`, with its first day.",
    "q4": "Write `the quarter from 2026-10-01`, with its first day.",
  ]

  /// Words that are wrong only where something else is expected.
  private static let placed: [(word: String, where: String, wayOut: String)] = [
    ("24x7", "a day of the week", "Write `every day 00:00 to 24:00`."),
    ("24/7", "a day of the week", "Write `every day 00:00 to 24:00`."),
    ("sat", "a list of holidays", "Days without an `open` clause are closed: leave this out."),
    ("saturday", "a list of holidays", "Days without an `open` clause are closed: leave this out."),
    ("sun", "a list of holidays", "Days without an `open` clause are closed: leave this out."),
    ("sunday", "a list of holidays", "Days without an `open` clause are closed: leave this out."),
    ("on", "a list of holidays", "Leave it out: the date alone is enough."),
    ("on", "the day it", "Leave it out: the date alone is enough."),
    ("on", "a date, 'as of'", "Leave it out: the date comes first."),
    ("below", "'of at most'", "Write `of at most`."),
    ("within", "'of at most'", "Write `of at most`."),
    ("under", "'of at most'", "Write `of at most`."),
    ("above", "'of at least'", "Write `of at least`."),
    ("over", "'of at least'", "Write `of at least`."),
    ("under", "an amount, such as `EUR 500`", "Rows of a ladder begin with `below` or `from`."),
    ("over", "an amount, such as `EUR 500`", "Rows of a ladder begin with `below` or `from`."),
    ("between", "an amount, such as `EUR 500`", "Rows of a ladder begin with `below` or `from`."),
    ("known", "'classified as major'", "Write `becomes known`."),
    ("opened", "what happened: 'known'", "An incident becomes known: write `known`."),
    ("year", "a number of months", "Write `12 months`."),
    ("years", "a number of months", "Count months: `24 months`."),
    ("other", "an amount of time", "Write the time between two of them: `every 2 hours`."),
    (
      "business", "'days', 'weeks', 'months'",
      "Write days, such as `14 days`: there is no calendar here to count business days by."
    ),
    ("minutes", "'hours'", "Whole hours are counted here."),
    ("severity", "'open'", "Write `has severity`."),
    ("earlier", "a rule: 'the earlier", "Write `the` before it."),
    (
      "around", "'minutes', 'hours'", "Write the unit of the number: `30 minutes around the clock`."
    ),
    ("in", "'minutes', 'hours'", "Write the unit of the number: `2 hours in office`."),
    ("less", "'fewer than'", "Write `fewer than`."),
    (
      "start", "what follows: 'stop'",
      "Write `starts the clock of restore when it is kept`, without `otherwise`."
    ),
    ("or", "'while'", "Write `and`."), ("or", "'met'", "Write `and`."),
    ("or", "'and'", "Write `and`."),
    ("or", "', or lapse'", "Put a comma before it: `, or lapse`."),
    ("or", "', or are not paid'", "Put a comma before it: `, or are not paid`."),
    ("counting", "', counting'", "Put a comma before it: `, counting`."),
    (",", "'the clock continues", "Take the comma out."),
    ("the", "an obligation", "Write its name alone, such as `restore`."),
    ("a", "an obligation", "Write its name alone, such as `restore`."),
    ("case", "'for case", "Write `for case`."),
    ("to", "a state: 'met'", "Write the state alone: `met`."),
    ("be", "a state: 'met'", "Write the state alone: `met`."),
    ("the", "'both'", "Write `agreed by both`."),
    ("of", "'liability'", "Write `limit liability`."),
    ("over", "'of'", "Write `of`, and `or more` after the time."),
    ("longer", "'of'", "Write `of`, and `or more` after the time."),
    (
      "and", "'or', or nothing more",
      "Any one of its conditions is enough for a power: write `or`, or declare two powers."
    ),
    ("after", "a time, such as", "Write `lapses 60 days after it arises`."),
    ("notice", "a time, such as", "Write `with 30 days notice`."),
    ("adopter", "'the'", "Write `the adopter`."),
    ("cooperative", "'the'", "Write `the cooperative`."),
    ("consecutive", "what is counted", "Write `2 quarters in a row`."),
    ("end", "'terminate'", "Write `terminate`."), ("cancel", "'terminate'", "Write `terminate`."),
    ("leave", "'terminate'", "Write `terminate`."),
    ("call", "'duty'", "Write `on duty`."), ("standby", "'duty'", "Write `on duty`."),
    ("the", "'termination'", "Write `survives termination`."),
    ("no more than", "'at most'", "Write `at most`."),
    ("not more than", "'at most'", "Write `at most`."), ("up to", "'at most'", "Write `at most`."),
    ("per", "'for each breach'", "Write `for each breach`."),
    ("each", "'for each breach'", "Write `for each breach`."),
    ("critical", "'case is opened'", "Write `an advisory with severity critical is disclosed`."),
    ("high", "'case is opened'", "Write `an advisory with severity high is disclosed`."),
    ("advisory", "'case is opened'", "Write `an advisory`."),
    ("major", "'case is opened'", "Write `an incident is classified as major`."),
    ("from", "the first day", "Leave it out: `term 2026-01-01 to 2028-12-31`."),
    ("hourly", "'within'", "Write `every 1 hour around the clock`."),
    ("daily", "'within'", "Write `every 24 hours around the clock`."),
    ("per", "'each'", "Write `each`."), ("every", "'each'", "Write `each`."),
    ("a", "'each", "Write `each`."), ("per", "'each month'", "Write `each`."),
    ("each", "'per'", "Write `per`."), ("a", "'per'", "Write `per`."),
    ("/", "'per'", "Write `per`."),
    ("annually", "a period: 'month'", "Write `year`."),
    ("yearly", "a period: 'month'", "Write `year`."),
    ("annum", "a period: 'month'", "Write `year`."),
    ("monthly", "a period: 'month'", "Write `month`."),
    ("quarterly", "a period: 'month'", "Write `quarter`."),
    ("months", "a period: 'month'", "Write `month`."),
    ("quarters", "a period: 'month'", "Write `quarter`."),
    ("years", "a period: 'month'", "Write `year`."),
    ("days", "a period: 'month'", "For a time that rolls on, write `in any 90 days`."),
    ("in", "'within'", "Write `within`."), ("by", "'within'", "Write `within`."),
    ("inside", "'within'", "Write `within`."), ("under", "'within'", "Write `within`."),
    ("in", "within'", "Write `within`."),
    ("by", "'around the clock'", "Put a comma before it: `, by end of day`."),
    ("at", "'around the clock'", "Put a comma before it: `, at the same time`."),
    ("with", "'around the clock'", "Put a comma before it: `, with no cut-off`."),
    ("counted", "'around the clock'", "Put a comma before it: `, counted from the next day …`."),
    ("under", "'below'", "Write `below`."), ("over", "'from'", "Write `from`."),
    ("by", "'with'", "Write `with`."), ("for", "'to'", "Write `to`."),
    ("for", "'on'", "Write `on`."), ("from", "'on'", "Write `on`."),
    ("opened", "'becomes known'", "A case is opened; an incident `becomes known`."),
    ("opened", "'classified as major'", "A case is opened; an incident `becomes known`."),
    ("open", "'opened'", "Write `opened`."), ("created", "'opened'", "Write `opened`."),
    ("or", "a percentage", "Write a comma, or `and`."), ("or", "an obligation", "Write `and`."),
    ("monthly", "'the'", "Write `the monthly fee`."),
    ("quarterly", "'the'", "Write `the quarterly fee`."),
    ("yearly", "'the'", "Write `the yearly fee`."),
    ("fee", "a fee: 'monthly fee'", "Say which: the monthly, the quarterly or the yearly fee."),
    ("fees", "a fee: 'monthly fee'", "Say which: the monthly, the quarterly or the yearly fee."),
    ("invoice", "a fee: 'monthly fee'", "Write `the monthly fee`, or the fee of another period."),
  ]

  /// What a sign that has no meaning in terms stands for elsewhere.
  static func sign(_ character: String) -> String? {
    if let code = currency(ofSign: character) {
      return "Write the code of the currency: `\(code) 500`."
    }
    return signSentences[character]
  }

  private static let signSentences: [String: String] = [
    "-": "A line needs no mark before it; from one to another is written with `to`.",
    "–": "From one to another is written with `to`, as in `Mon to Fri`.",
    "—": "From one to another is written with `to`; a comment begins with --.",
    "*": "A line needs no mark before it.", "•": "A line needs no mark before it.",
    "#": "A comment begins with --; a case has its number alone: `case 7`.",
    "/": "Write `or`, `and` or `per`, as it is meant; a comment begins with --.",
    "&": "Write `and`.", "+": "Write `and`.",
    "=": "Leave it out: the first word of a clause is enough.",
    ">": "Write `at least`, or `more than` in words.", "≥": "Write `at least`.",
    "<": "Write `below` in a ladder, or `at most`.", "≤": "Write `at most`.",
    "%": "Write it next to its number: `5%`.",
    "'":
      "Text stands in double quotes: \"like this\"; an apostrophe after a word is left out.",
    "‘": "Text stands in double quotes: \"like this\".",
    "{": "Leave it out: clauses are indented under their declaration.",
    "}": "Leave it out: clauses are indented under their declaration.",
    "[": "Leave it out.", "]": "Leave it out.",
    "|": "Leave it out: the rows of a table are lines.",
    "~": "Write an exact figure.", "@": "Write `at`.",
    "`": "Leave it out: names stand without quotation marks.",
    "…": "Write out what is left open here.",
  ]

  /// The comma that is missing before the rest of a clause.
  static func missingComma(before rest: String) -> String? {
    let starts = [
      "invoiced", "up to", "at least", "by end of day", "at the same time", "with no cut-off",
      "counted from", "counting", "except for", "evidenced by", "or lapse", "or are not paid",
      "after the end", "for cases opened",
    ]
    guard let start = starts.first(where: { rest.hasPrefix($0) }) else { return nil }
    return "Put a comma before `\(start)`."
  }

  /// How to say in terms what the rest of a clause seems to mean.
  static func rest(_ rest: String) -> String? {
    if let comma = missingComma(before: rest) { return comma }
    let first = rest.prefix { $0 != " " }
    switch first {
    case "hours": return "Name the calendar alone, such as `in office`."
    case "until": return "Write what has not happened yet: `and service is not restored`."
    case "to": return "Name each one of a range by itself: `S1, S2, S3`."
    case "or": return "Write `and`, or a comma."
    case "holidays": return "A list of holidays has a name of one word, such as `bank-holidays`."
    case "together": return "Write `all claims`, or `all claims and credits together`."
    case "per", "each": return nil
    default: return wayOut(of: String(first))
    }
  }
}
