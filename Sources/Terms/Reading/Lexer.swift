// SPDX-License-Identifier: Apache-2.0
//
// One line of terms into tokens. A lexer that never fails: what it cannot read becomes a token that
// says so, and reading goes on, so that one slip hides no other.

import WorkingTime

/// Cuts one line into tokens; a `--` comment is left out.
///
/// Reads one unit for each character as people see them, so that a position is a column: the byte
/// itself if it is ASCII, else one of the ``Unit`` values that stand for what is not.
struct Lexer {
  private let units: [UInt8]
  /// Where the characters of the line are; empty if all are ASCII, for then they are its bytes.
  private let places: [String.Index]
  private let source: String
  private let line: Int
  private var position = 0
  private(set) var tokens: [Token] = []

  /// The longest line of terms, in bytes.
  static let limitLineBytes = 4_096

  /// What is not ASCII: letters, curly quotation marks, the curly apostrophe, all else.
  private enum Unit {
    static let letter: UInt8 = 0x80
    static let curlyQuote: UInt8 = 0x81
    static let apostrophe: UInt8 = 0x82
    static let other: UInt8 = 0x83

    static func of(_ character: Character) -> UInt8 {
      if let ascii = character.asciiValue { return ascii }
      if "“”".contains(character) { return curlyQuote }
      if character == "’" { return apostrophe }
      return character.isLetter ? letter : other
    }
  }

  init(line text: String, number: Int) {
    self.line = number
    self.source = text
    let bytes = Array(text.utf8)
    guard bytes.count <= Self.limitLineBytes else {
      self.units = []
      self.places = []
      let problem = Problem.lineTooLong(bytes: bytes.count, limit: Self.limitLineBytes)
      let range = SourceRange(line: number, column: 1, length: 1)
      tokens.append(Token(.malformed(problem), String(text.prefix(40)), at: range))
      return
    }
    if bytes.allSatisfy({ $0 < 0x80 }) {
      self.units = bytes
      self.places = []
    } else {
      self.units = text.map(Unit.of)
      self.places = Array(text.indices) + [text.endIndex]
    }
    tokens.reserveCapacity(units.count / 6 + 2)
    while position < units.count { next() }
  }

  private func peek(_ ahead: Int = 0) -> UInt8? {
    position + ahead < units.count ? units[position + ahead] : nil
  }

  private func text(from start: Int, to end: Int) -> String {
    places.isEmpty
      ? String(decoding: units[start..<end], as: UTF8.self)
      : String(source[places[start]..<places[end]])
  }

  private mutating func add(_ kind: Token.Kind, from start: Int) {
    let range = SourceRange(line: line, column: start + 1, length: max(1, position - start))
    tokens.append(Token(kind, text(from: start, to: position), at: range))
  }

  private mutating func next() {
    guard let unit = peek() else { return }
    switch unit {
    case UInt8(ascii: " "), UInt8(ascii: "\t"): position += 1
    case UInt8(ascii: "-") where peek(1) == UInt8(ascii: "-"): position = units.count
    case UInt8(ascii: "\""), Unit.curlyQuote: takeText()
    case _ where unit.isDigit: takeNumber()
    case _ where Self.isLetter(unit): takeWord()
    default: takeMark(unit)
    }
  }

  private static func isLetter(_ unit: UInt8) -> Bool { unit.isASCIILetter || unit == Unit.letter }

  private mutating func takeText() {
    let start = position
    let isStraight = units[start] == UInt8(ascii: "\"")
    position += 1
    while let unit = peek(), unit != UInt8(ascii: "\""), isStraight || unit != Unit.curlyQuote {
      position += 1
    }
    let value = text(from: start + 1, to: position)
    guard peek() != nil else { return add(.malformed(.unclosedText), from: start) }
    position += 1
    add(isStraight ? .text(value) : .malformed(.curlyQuote), from: start)
  }

  /// Takes a word, which may hold `-`, `.`, `/`, `_`, `'` and `+` inside, for names, zones and
  /// events.
  private mutating func takeWord() {
    let start = position
    position += 1
    while let unit = peek() {
      // `libstdc++` is a word: a plus means nothing else.
      if Self.isLetter(unit) || unit.isDigit || unit == UInt8(ascii: "+") {
        position += 1
        continue
      }
      // A dash that begins a comment, or a full stop that ends a sentence, is not part of the word.
      guard Self.joinsWords(unit), let after = peek(1), Self.isLetter(after) || after.isDigit else {
        break
      }
      position += 1
    }
    add(.word, from: start)
  }

  private static func joinsWords(_ unit: UInt8) -> Bool {
    switch unit {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "_"),
      UInt8(ascii: "'"), Unit.apostrophe:
      true
    default: false
    }
  }

  private mutating func takeMark(_ unit: UInt8) {
    let start = position
    position += 1
    switch unit {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: ":"), UInt8(ascii: "."):
      add(.mark, from: start)
    default: add(.malformed(.strayCharacter(text(from: start, to: position))), from: start)
    }
  }

  private mutating func takeNumber() {
    let start = position
    while let unit = peek() {
      if !unit.isDigit {
        guard Self.joinsDigits(unit), peek(1)?.isDigit == true else { break }
      }
      position += 1
    }
    if peek() == UInt8(ascii: "%") {
      position += 1
      let text = text(from: start, to: position)
      let isNumber = Self.isNumber(String(text.dropLast()))
      add(isNumber ? .percent : .malformed(.malformedNumber(text)), from: start)
    } else if let unit = peek(), Self.isLetter(unit) {
      takeWordAfterDigits(from: start)
    } else {
      add(Self.kind(ofNumber: text(from: start, to: position)), from: start)
    }
  }

  private static func joinsDigits(_ unit: UInt8) -> Bool {
    switch unit {
    case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: ","),
      UInt8(ascii: "/"):
      true
    default: false
    }
  }

  /// Takes a name that begins with a digit (`2nd-line`), or a slip like `30minutes`, which the parser
  /// reports where a number was expected.
  private mutating func takeWordAfterDigits(from start: Int) {
    while let unit = peek(), Self.isLetter(unit) || unit.isDigit || unit == UInt8(ascii: "-") {
      if unit == UInt8(ascii: "-"), peek(1) == UInt8(ascii: "-") { break }
      position += 1
    }
    add(.word, from: start)
  }

  private static func kind(ofNumber text: String) -> Token.Kind {
    // `24/7` is a word of other contracts, and `31/12/2026` a date.
    if text.contains("/") {
      return text.hasPrefix("24/7") ? .word : .malformed(slashed(text))
    }
    if text.contains("-") { return dateKind(text) }
    if text.contains(":") { return timeKind(text) }
    if isNumber(text) { return .number }
    let isDate = text.count { $0 == "." } == 2 && !EverydaySlip.dates(text).isEmpty
    return .malformed(isDate ? .malformedDate(text) : .malformedNumber(text))
  }

  private static func slashed(_ text: String) -> Problem {
    text.count { $0 == "/" } == 2 ? .malformedDate(text) : .malformedNumber(text)
  }

  private static func dateKind(_ text: String) -> Token.Kind {
    if let date = CivilDate(iso: text) { return .date(date) }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count == 2, parts[0].count == parts[1].count || text.contains(":") {
      return .malformed(.rangeWithDash(String(parts[0]), String(parts[1])))
    }
    if parts.count == 2, parts[0].count == 4, parts[1].count == 2,
      let year = Int(parts[0]), let month = Int(parts[1]), (1...12).contains(month)
    {
      return .month(year: year, month: month)
    }
    return .malformed(.malformedDate(text))
  }

  private static func timeKind(_ text: String) -> Token.Kind {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    if parts.count == 2 || parts.count == 3, parts.allSatisfy({ $0.count == 2 }),
      let hour = Int(parts[0]), let minute = Int(parts[1]),
      let second = parts.count == 3 ? Int(parts[2]) : 0, minute < 60, second < 60,
      let time = CivilTime(secondsOfDay: hour * 3600 + minute * 60 + second)
    {
      return .time(time)
    }
    return .malformed(.malformedTime(text))
  }

  /// `1`, `1,234`, `1,234.50`, `1234.5`: commas, if any, every three digits.
  static func isNumber(_ text: String) -> Bool {
    let halves = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard halves.count <= 2, let whole = halves.first else { return false }
    if halves.count == 2, halves[1].isEmpty || !halves[1].allSatisfy(\.isDigit) { return false }
    let groups = whole.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    guard groups.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isDigit) }) else { return false }
    return groups.count == 1
      || groups[0].count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 }
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  fileprivate var isASCIILetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }
}

extension Character {
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
