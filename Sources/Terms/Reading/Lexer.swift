// SPDX-License-Identifier: Apache-2.0
//
// One line of terms into tokens. A lexer that never fails: what it cannot read becomes a token that
// says so, and reading goes on, so that one slip hides no other.

import WorkingTime

/// Cuts one line into tokens; a `--` comment is left out.
struct Lexer {
  private let characters: [Character]
  private let line: Int
  private var position = 0
  private(set) var tokens: [Token] = []

  /// The longest line of terms, in bytes.
  static let limitLineBytes = 4_096

  init(line text: String, number: Int) {
    self.line = number
    guard text.utf8.count <= Self.limitLineBytes else {
      self.characters = []
      let problem = Problem.lineTooLong(bytes: text.utf8.count, limit: Self.limitLineBytes)
      let range = SourceRange(line: number, column: 1, length: 1)
      tokens.append(Token(.malformed(problem), String(text.prefix(40)), at: range))
      return
    }
    self.characters = Array(text)
    while position < characters.count { next() }
  }

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
    case "-" where peek(1) == "-": position = characters.count
    case "\"", "“", "”": takeText()
    case _ where character.isASCIIDigit: takeNumber()
    case _ where character.isLetter: takeWord()
    default: takeMark(character)
    }
  }

  private func text(from start: Int) -> String { String(characters[start..<position]) }

  private mutating func add(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(kind, text(from: start), at: range(from: start)))
  }

  private mutating func takeText() {
    let start = position
    let isStraight = characters[start] == "\""
    position += 1
    while let character = peek(), isStraight ? character != "\"" : !"“”\"".contains(character) {
      position += 1
    }
    let value = String(characters[(start + 1)..<position])
    guard peek() != nil else { return add(.malformed(.unclosedText), from: start) }
    position += 1
    add(isStraight ? .text(value) : .malformed(.curlyQuote), from: start)
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
    add(.word, from: start)
  }

  private mutating func takeMark(_ character: Character) {
    let start = position
    position += 1
    let isMark = ",;():.".contains(character)
    add(isMark ? .mark : .malformed(.strayCharacter(String(character))), from: start)
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
    let text = text(from: start)
    if peek() == "%" {
      position += 1
      add(Self.isNumber(text) ? .percent : .malformed(.malformedNumber(text + "%")), from: start)
    } else if let character = peek(), character.isLetter {
      takeWordAfterDigits(from: start)
    } else {
      add(Self.kind(ofNumber: text), from: start)
    }
  }

  /// A name may begin with a digit (`2nd-line`); so may a slip like `30minutes`, which the parser
  /// reports where a number was expected.
  private mutating func takeWordAfterDigits(from start: Int) {
    while let character = peek(), character.isLetter || character.isASCIIDigit || character == "-" {
      if character == "-", peek(1) == "-" { break }
      position += 1
    }
    add(.word, from: start)
  }

  private static func kind(ofNumber text: String) -> Token.Kind {
    if text.contains("-") { return dateKind(text) }
    if text.contains(":") { return timeKind(text) }
    return isNumber(text) ? .number : .malformed(.malformedNumber(text))
  }

  private static func dateKind(_ text: String) -> Token.Kind {
    if let date = CivilDate(iso: text) { return .date(date) }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
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
    let halves = text.split(separator: ".", omittingEmptySubsequences: false)
    guard halves.count <= 2, let whole = halves.first else { return false }
    if halves.count == 2, halves[1].isEmpty || !halves[1].allSatisfy(\.isASCIIDigit) {
      return false
    }
    let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
    guard groups.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) }) else { return false }
    return groups.count == 1
      || groups[0].count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 }
  }
}

extension Character {
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
