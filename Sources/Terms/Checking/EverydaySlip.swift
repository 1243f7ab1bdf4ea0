// SPDX-License-Identifier: Apache-2.0
//
// Times, dates, amounts and ranges as people write them elsewhere. The words they write elsewhere are
// in EverydaySlip+Words.swift.

import WorkingTime

/// Ways of writing that people know from elsewhere, and how terms say the same.
///
/// A closed list of habits, not a guess: what is not in it has no way out here.
enum EverydaySlip {
  /// How to write `text` in terms, as a sentence; nil if it is no slip that is known.
  ///
  /// `expecting` is what was expected in its place, for a word that is wrong in one place only.
  static func wayOut(of text: String, expecting: String = "") -> String? {
    let lower = text.lowercased()
    if let word = word(lower, expecting: expecting) { return word }
    if let name = name(text, expecting: expecting) { return name }
    if let span = span(lower, expecting: expecting) { return span }
    guard let written = written(text, lower, expecting), written != text else { return nil }
    return "Write `\(written)`."
  }

  /// What is written where a name is declared, and is none.
  private static func name(_ text: String, expecting: String) -> String? {
    guard expecting.hasPrefix("a name for") else { return nil }
    if !text.isEmpty, text.allSatisfy(\.isASCIIDigit) {
      return "A name begins with a letter, such as `S\(text)`."
    }
    guard text.hasPrefix("\"") else { return nil }
    let words = text.lowercased().split { !$0.isLetter && !$0.isASCIIDigit }
    return "A name is one word without quotation marks: `\(words.joined(separator: "-"))`."
  }

  /// A time or its unit where something else was expected.
  private static func span(_ text: String, expecting: String) -> String? {
    let parts = text.split(separator: " ")
    if expecting.hasPrefix("a day of the week"), parts.count == 1, text.contains(":") {
      return "Say on which days: `every day`, or `Mon to Fri`."
    }
    if expecting.contains("2026-03-31"), parts.count == 1, text.contains(":") {
      return "Write the date before the time: `2026-03-31 17:30`."
    }
    if expecting.hasPrefix("a date"), let day = text.split(separator: "t").first,
      day.count < text.count, CivilDate(iso: day) != nil
    {
      return "Write a space between the date and the time."
    }
    if expecting.hasPrefix("the first day"), parts.count == 2, Int(parts[0]) != nil {
      return "Write the first and the last day: `2026-01-01 to 2028-12-31`."
    }
    if expecting == "'below' or 'from'" {
      return "A row begins with `below` and a share, or with `from` and a number."
    }
    if expecting.hasPrefix("a period: 'month'"), parts.count == 2, Int(parts[0]) != nil {
      return "For a time that rolls on, write `in any \(text)` in place of `each`."
    }
    guard expecting.hasPrefix("an amount of time") else { return nil }
    if let unit = units.first(where: { $0.words.contains(parts[...].first ?? "") }) {
      return parts.count == 1 ? "Write `1 \(unit.singular)`, with the number." : nil
    }
    // One hour and a half.
    guard parts.count == 2, parts[1] == "hours" || parts[1] == "hour" else { return nil }
    let figures = parts[0].split(separator: ".")
    guard figures.count == 2, let hours = Int(figures[0]), let share = Int(figures[1]),
      figures[1].count < 3, hours < 10_000
    else { return nil }
    let hundredths = figures[1].count == 1 ? share * 10 : share
    guard hundredths * 60 % 100 == 0 else { return nil }
    let minutes = hundredths * 60 / 100
    return
      "Write `\(hours == 0 ? "" : "\(hours) hour\(hours == 1 ? "" : "s") ")\(minutes) minutes`."
  }

  private static func written(_ text: String, _ lower: String, _ expecting: String) -> String? {
    time(lower, isExpected: expecting.contains("17:30"))
      ?? (expecting.hasPrefix("the figure") ? figure(lower) : nil) ?? duration(lower) ?? percent(
        lower)
      ?? money(text) ?? date(lower) ?? month(lower) ?? weekday(lower)
  }

  // MARK: Times and dates

  /// `9am`, `5.30 pm`, and where a time is expected also `9`, `0900`, `9.30`.
  private static func time(_ text: String, isExpected: Bool) -> String? {
    var digits = text.filter { $0 != " " && $0 != "." && $0 != ":" }[...]
    let isAfternoon = digits.hasSuffix("pm")
    let hasHalf = isAfternoon || digits.hasSuffix("am")
    if hasHalf { digits = digits.dropLast(2) }
    guard hasHalf || isExpected, (1...4).contains(digits.count), digits.allSatisfy(\.isASCIIDigit),
      let number = Int(digits)
    else { return nil }
    var (hour, minute) = digits.count < 3 ? (number, 0) : (number / 100, number % 100)
    if hasHalf {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (isAfternoon ? 12 : 0)
    }
    guard hour < 24, minute < 60 else { return nil }
    return CivilTime(secondsOfDay: hour * 3600 + minute * 60)?.text
  }

  /// `31/12/2026`, `31.12.2026`: both readings where either may be meant.
  static func dates(_ text: String) -> [CivilDate] {
    let parts = text.split { "/.-".contains($0) }
    guard parts.count == 3, let first = Int(parts[0]), let second = Int(parts[1]),
      let third = Int(parts[2])
    else { return [] }
    let readings =
      parts[0].count == 4
      ? [CivilDate(year: first, month: second, day: third)]
      : [
        CivilDate(year: year(third), month: second, day: first),
        CivilDate(year: year(third), month: first, day: second),
      ]
    return readings.compactMap { $0 }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// `30:00`, which other notations have for six in the morning of the next day.
  static func nextDay(_ text: String) -> String? {
    let parts = text.split(separator: ":")
    guard parts.count == 2, parts.allSatisfy({ $0.count == 2 }), let hour = Int(parts[0]),
      let minute = Int(parts[1]), (24..<48).contains(hour),
      let time = CivilTime(secondsOfDay: (hour - 24) * 3600 + minute * 60), minute < 60
    else { return nil }
    return "Write `\(time.text) the next day`."
  }

  /// Whether this is a date in another notation.
  static func isDate(_ text: String) -> Bool { !text.hasPrefix("20") && !dates(text).isEmpty }

  /// How to write a date that is not as terms have it.
  static func dateSentence(_ text: String) -> String {
    let readings = isDate(text) ? dates(text).map(\.iso) : []
    switch readings.count {
    case 0: return "Write year-month-day: 2026-03-31."
    case 1: return "Write \(readings[0]): year, month, day."
    default: return "Write \(readings.joined(separator: " or ")), whichever is meant."
    }
  }

  private static func year(_ number: Int) -> Int { number < 100 ? 2000 + number : number }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  private static func month(named word: some StringProtocol) -> Int? {
    guard word.count >= 3 else { return nil }
    return months.firstIndex { $0.hasPrefix(word) || word == "sept" && $0 == "september" }
      .map { $0 + 1 }
  }

  /// `31 December 2026`, `December 31 2026`.
  private static func date(_ text: String) -> String? {
    let parts = text.split { $0 == " " || $0 == "," }
    guard parts.count == 3, let year = Int(parts[2]), year > 999 else { return nil }
    for (day, name) in [(parts[0], parts[1]), (parts[1], parts[0])] {
      let digits = day.prefix { $0.isASCIIDigit }
      if let month = month(named: name), let number = Int(digits) {
        return CivilDate(year: year, month: month, day: number)?.iso
      }
    }
    return nil
  }

  /// `March 2026`.
  private static func month(_ text: String) -> String? {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let month = month(named: parts[0]), let year = Int(parts[1]),
      let first = CivilDate(year: year, month: month, day: 1), year > 999
    else { return nil }
    return String(first.iso.prefix(7))
  }

  /// `Tues`, `Mondays`.
  private static func weekday(_ text: String) -> String? {
    guard text.count > 3, text.last != "y" else { return nil }
    let day = Weekday.allCases.first {
      let name = $0.longName.lowercased()
      return text == name + "s" || name.hasPrefix(text)
    }
    return day?.shortName
  }

  // MARK: Amounts

  private static let units: [(words: [Substring], singular: String)] = [
    (["m", "min", "mins", "minute", "minutes"], "minute"),
    (["h", "hr", "hrs", "hour", "hours"], "hour"),
    (["d", "day", "days"], "day"), (["w", "wk", "wks", "week", "weeks"], "week"),
    (["mo", "mth", "mths", "month", "months"], "month"),
    (["y", "yr", "yrs", "year", "years"], "year"),
    (["bd", "bds", "wd", "workday", "workdays"], "business day"),
    (["bh", "bhs"], "business hour"),
  ]

  /// `4h`, `30minutes`, `2bd`; or the unit alone, if it is not the word for it.
  private static func duration(_ text: String) -> String? {
    let digits = text.prefix { $0.isASCIIDigit }
    let name = text.dropFirst(digits.count)
    guard let unit = units.first(where: { $0.words.contains(name) }) else { return nil }
    guard !digits.isEmpty else {
      let isWord = name == unit.singular || name == unit.singular + "s"
      return isWord ? nil : unit.singular + "s"
    }
    return "\(digits) \(unit.singular)\(digits == "1" ? "" : "s")"
  }

  /// `5 percent`, `5 per cent`, `5 %`.
  private static func percent(_ text: String) -> String? {
    let digits = text.prefix { $0.isASCIIDigit || $0 == "." }
    let rest = text.dropFirst(digits.count).filter { $0 != " " }
    guard !digits.isEmpty, ["percent", "pct", "%"].contains(rest) else { return nil }
    return "\(digits)%"
  }

  /// `240k`, `1.5m`.
  private static func figure(_ text: String) -> String? {
    let digits = text.prefix { $0.isASCIIDigit }
    let zeros: Int
    switch text.dropFirst(digits.count) {
    case "k": zeros = 3
    case "m", "mn", "mio": zeros = 6
    default: return nil
    }
    guard (1...6).contains(digits.count) else { return nil }
    return grouped(digits + String(repeating: "0", count: zeros))
  }

  /// Digits with a comma every three.
  private static func grouped(_ digits: some StringProtocol) -> String {
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }

  /// `240.000` and `240 000`, with the commas of terms; nil of what is not grouped in threes.
  static func thousands(_ text: String) -> String? {
    let groups = text.split { $0 == "." || $0 == " " || $0 == "'" }
    guard groups.count > 1, (1...3).contains(groups[0].count),
      groups.dropFirst().allSatisfy({ $0.count == 3 }),
      groups.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) })
    else { return nil }
    return groups.joined(separator: ",")
  }

  /// How to write a number that is not as terms have it.
  static func number(_ text: String) -> String? {
    if let thousands = thousands(text) { return "Write \(thousands)." }
    // A comma before decimals, as in `99,95%` and `1.234,50`.
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, let whole = parts.first, !whole.contains(",") else { return nil }
    let isPercent = text.hasSuffix("%")
    let decimals = isPercent ? parts[1].dropLast() : parts[1]
    let digits = whole.filter { $0 != "." }
    guard !decimals.isEmpty, decimals.allSatisfy(\.isASCIIDigit), (1...15).contains(digits.count),
      digits.allSatisfy(\.isASCIIDigit)
    else { return nil }
    return "Write \(grouped(digits)).\(decimals)\(isPercent ? "%" : "")."
  }

  private static let signs = ["€": "EUR", "£": "GBP", "$": "USD", "¥": "JPY"]

  /// The code of a currency by its sign.
  static func currency(ofSign sign: String) -> String? { signs[sign] }

  private static let currencies = [
    "euro": "EUR", "euros": "EUR", "pounds": "GBP", "dollars": "USD", "yen": "JPY", "eur": "EUR",
    "gbp": "GBP", "usd": "USD", "chf": "CHF",
  ]

  /// `500 EUR`, `EUR500`, `500 euros`, `Euro`.
  private static func money(_ text: String) -> String? {
    let isFigure: (Character) -> Bool = { $0.isASCIIDigit || $0 == "," || $0 == "." }
    let figure = text.filter(isFigure)
    let name = String(text.filter { !isFigure($0) && $0 != " " })
    guard let code = currencies[name.lowercased()] ?? signs[name] else { return nil }
    // A code with nothing wrong about it is not at fault.
    guard text != code else { return nil }
    return figure.isEmpty ? code : "\(code) \(figure)"
  }
}
