// SPDX-License-Identifier: Apache-2.0
//
// One line of terms into tokens. A lexer that never fails: what it cannot read becomes a finding
// and reading goes on, so that one slip hides no other.

import WorkingTime

/// Cuts one line into tokens.
struct Lexer {
  private let characters: [Character]
  private let line: Int
  private var position = 0
  private(set) var tokens: [Token] = []
  private(set) var findings: [Finding] = []
  /// The text of a `--` comment on this line, without the dashes.
  private(set) var comment: Located<String>?

  init(line text: String, number: Int) {
    self.characters = Array(text)
    self.line = number
    while position < characters.count { next() }
  }

  /// Columns of white space before the first character.
  var indent: Int { characters.prefix { $0 == " " || $0 == "\t" }.count }
  var hasTabIndent: Bool { characters.prefix { $0 == " " || $0 == "\t" }.contains("\t") }

  private func peek(_ ahead: Int = 0) -> Character? {
    position + ahead < characters.count ? characters[position + ahead] : nil
  }

  private func range(from start: Int) -> SourceRange {
    SourceRange(line: line, column: start + 1, length: max(1, position - start))
  }

  private mutating func next() {
    guard let character = peek() else { return }
    switch character {
    case " ", "\t": position += 1
    case "-" where peek(1) == "-": takeComment()
    case "\"", "“", "”": takeText()
    case _ where character.isASCIIDigit: takeNumber()
    case _ where character.isLetter: takeWord()
    default: takeMark(character)
    }
  }

  private mutating func takeComment() {
    let start = position
    let body = String(characters[(position + 2)...])
    position = characters.count
    comment = Located(body, at: range(from: start))
  }

  private mutating func takeText() {
    let start = position
    if characters[start] != "\"" {
      position += 1
      findings.append(Finding(.curlyQuote, at: range(from: start)))
      position = characters.count
      return
    }
    position += 1
    var value = ""
    while let character = peek(), character != "\"" {
      value.append(character)
      position += 1
    }
    if peek() == "\"" {
      position += 1
      tokens.append(Token(.text(value), "\"\(value)\"", at: range(from: start)))
    } else {
      findings.append(Finding(.unclosedText, at: range(from: start)))
    }
  }

  /// Words may hold `-`, `.`, `/`, `_`, `'` and `+` inside, for names, zones and events.
  private mutating func takeWord() {
    let start = position
    position += 1
    while let character = peek() {
      let joins = "-./_'’+".contains(character)
      guard character.isLetter || character.isASCIIDigit || joins else { break }
      // A dash that begins a comment, or a full stop that ends a sentence, is not part of the word.
      if joins, peek(1).map({ !($0.isLetter || $0.isASCIIDigit) }) ?? true { break }
      position += 1
    }
    tokens.append(Token(.word, String(characters[start..<position]), at: range(from: start)))
  }

  private mutating func takeMark(_ character: Character) {
    let start = position
    position += 1
    if ",;():.".contains(character) {
      tokens.append(Token(.mark, String(character), at: range(from: start)))
    } else {
      findings.append(Finding(.strayCharacter(String(character)), at: range(from: start)))
    }
  }

  private mutating func takeNumber() {
    let start = position
    while let character = peek() {
      let joins = "-:.,".contains(character)
      guard character.isASCIIDigit || joins else { break }
      if joins, peek(1).map({ !$0.isASCIIDigit }) ?? true { break }
      // `2026-01-01--` cannot arise: a joining dash is always followed by a digit.
      position += 1
    }
    let text = String(characters[start..<position])
    if peek() == "%" {
      position += 1
      tokens.append(Token(.percent, text + "%", at: range(from: start)))
      return
    }
    if let character = peek(), character.isLetter {
      takeWordAfterDigits(from: start)
      return
    }
    tokens.append(Token(kind(ofNumber: text, at: range(from: start)), text, at: range(from: start)))
  }

  /// A name may begin with a digit (`2nd-line`); so may a slip like `30minutes`, which the parser
  /// reports where a number was expected.
  private mutating func takeWordAfterDigits(from start: Int) {
    while let character = peek(), character.isLetter || character.isASCIIDigit || character == "-" {
      if character == "-", peek(1) == "-" { break }
      position += 1
    }
    tokens.append(Token(.word, String(characters[start..<position]), at: range(from: start)))
  }

  private mutating func kind(ofNumber text: String, at range: SourceRange) -> Token.Kind {
    if text.contains("-") { return dateKind(text, at: range) }
    if text.contains(":") { return timeKind(text, at: range) }
    if !Self.isNumber(text) { findings.append(Finding(.malformedNumber(text), at: range)) }
    return .number
  }

  private mutating func dateKind(_ text: String, at range: SourceRange) -> Token.Kind {
    if let date = CivilDate(iso: text) { return .date(date) }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count == 2, parts[0].count == 4, parts[1].count == 2,
      let year = Int(parts[0]), let month = Int(parts[1]), (1...12).contains(month)
    {
      return .month(year: year, month: month)
    }
    findings.append(Finding(.malformedDate(text), at: range))
    return .mark
  }

  private mutating func timeKind(_ text: String, at range: SourceRange) -> Token.Kind {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    if parts.count == 2 || parts.count == 3, parts.allSatisfy({ $0.count == 2 }),
      let hour = Int(parts[0]), let minute = Int(parts[1]),
      let second = parts.count == 3 ? Int(parts[2]) : 0, minute < 60, second < 60,
      let time = CivilTime(secondsOfDay: hour * 3600 + minute * 60 + second)
    {
      return .time(time)
    }
    findings.append(Finding(.malformedTime(text), at: range))
    return .mark
  }

  /// `1`, `1,234`, `1,234.50`, `1234.5`: commas, if any, every three digits.
  static func isNumber(_ text: String) -> Bool {
    let halves = text.split(separator: ".", omittingEmptySubsequences: false)
    guard halves.count <= 2, let whole = halves.first else { return false }
    if halves.count == 2, halves[1].isEmpty || !halves[1].allSatisfy(\.isASCIIDigit) { return false }
    let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
    guard groups.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) }) else { return false }
    return groups.count == 1 || groups[0].count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 }
  }
}

extension Character {
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
