// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting

/// Texts made at random from the grammar: each is read without a finding, and means nothing.
///
/// What the grammar cannot say is chosen here: which clauses come once, that windows close after they
/// open, and words that mean something where they stand.
struct GrammarTexts {
  private var numbers: SeededNumbers
  private let grammar: Grammar
  private var layout = Layout()
  /// Dates ascend within a declaration.
  private var day = 0

  init(seed: UInt64, grammar: Grammar = .ours) {
    self.numbers = SeededNumbers(seed: seed)
    self.grammar = grammar
  }

  /// A text of one to six declarations.
  mutating func text() -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...6, using: &numbers) { text += declaration() + "\n" }
    return text
  }

  /// One declaration, with the newline that ends it.
  mutating func declaration() -> String {
    layout = Layout()
    day = Int.random(in: 0..<300, using: &numbers)
    make(.rule("declaration"))
    return layout.text(&numbers)
  }

  // MARK: Making

  private mutating func chance(_ one: Int, in all: Int) -> Bool {
    Int.random(in: 0..<all, using: &numbers) < one
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &numbers)]
  }

  private mutating func make(_ expression: Grammar.Expression) {
    switch expression {
    case .words(let words): layout.add(words)
    case .piece(let piece): make(piece)
    case .rule(let name): make(rule: name)
    case .sequence(let parts): for part in parts { make(part) }
    case .choice(let parts): make(pick(parts))
    case .some(.sequence(let parts), _, true) where parts.first.isPiece(.clause):
      makeClauses(parts)
    case .some(let part, let least, let isMany):
      var count = least
      while count < (isMany ? 4 : 1), chance(1, in: 2) { count += 1 }
      for _ in 0..<count { make(part) }
    }
  }

  /// Clauses that may stand together: of those that come once, none twice.
  private mutating func makeClauses(_ parts: [Grammar.Expression]) {
    var taken: Set<String> = []
    for _ in 0..<Int.random(in: 0...9, using: &numbers) {
      let before = layout
      for part in parts { make(part) }
      let words = layout.wordsOfLastClause
      if let slot = Self.slot(words), !taken.insert(slot).inserted { layout = before }
    }
  }

  /// What a clause says that may be said once; nil of a clause that may be repeated.
  private static func slot(_ words: ArraySlice<String>) -> String? {
    let second = words.dropFirst().first ?? ""
    switch words.first ?? "" {
    case "open", "closed", "off", "by", "shows", "otherwise", "except", "replaces": return nil
    case "on": return second == "duty" ? nil : "on \(second)"
    case "when", "while", "each", "in": return "trigger"
    case "lapses", "never": return "lapse"
    case "are": return ["claimed", "applied"].contains(second) ? "claim" : "are \(second)"
    case "reach": return words.contains("paid") ? "reach at least" : nil
    case "as" where second == "of", "expect": return nil
    case let first: return first.first?.isNumber == true ? nil : first
    }
  }

  private mutating func make(rule name: String) {
    switch name {
    case "ordinal": layout.add([pick(["1st", "50th", "95th", "99th", "2nd", "3rd"])])
    case "event-name": layout.add([pick(["case.responded", "advisory.fixed", "deed.done"])])
    case "window": makeWindow()
    default:
      if let rule = grammar.rules[name] { make(rule) }
    }
  }

  /// A window closes after it opens, or on the next day.
  private mutating func makeWindow() {
    let opens = Int.random(in: 0..<1_439, using: &numbers)
    if chance(1, in: 4) {
      let closes = Int.random(in: 0...opens, using: &numbers)
      layout.add([Self.time(opens), "to", Self.time(closes), "the", "next", "day"])
    } else {
      let closes = Int.random(in: (opens + 1)...1_440, using: &numbers)
      layout.add([Self.time(opens), "to", Self.time(closes)])
    }
  }

  private static func time(_ minute: Int) -> String {
    "\(twoDigits(minute / 60)):\(twoDigits(minute % 60))"
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  private mutating func make(_ piece: Grammar.Piece) {
    switch piece {
    case .margin: break
    case .clause: layout.beginClause()
    case .row: layout.beginRow()
    case .name: layout.add([pick(Self.names)])
    case .text: layout.add([pick(Self.texts)])
    case .number:
      layout.add([pick(["1", "14", "1,250", "2.5", "16"])])
    case .whole: layout.add(["\(Int.random(in: 1...30, using: &numbers))"])
    case .percent: layout.add([pick(["1%", "5%", "99.9%", "100%", "0.0001%"])])
    case .money:
      layout.add(
        pick([["EUR", "240,000"], ["GBP", "12.50"], ["JPY", "1000000"], ["KWD", "0.125"]]))
    case .date: layout.add([nextDate()])
    case .time: layout.add([Self.time(Int.random(in: 0...1_440, using: &numbers))])
    case .zone:
      layout.add(pick([["Europe/London"], ["America/New", "York"], ["UTC"], ["Asia/Tokyo"]]))
    case .month: layout.add(["2026-\(Self.twoDigits(Int.random(in: 1...12, using: &numbers)))"])
    case .any:
      layout.add([pick(["DORA", "30(2)(e)", "12.8.5", "§4", "2022/2554", "Article", "(b)"])])
    }
  }

  /// A date on or after the one before it.
  private mutating func nextDate() -> String {
    day += Int.random(in: 0...20, using: &numbers)
    let month = day / 28
    return "\(2025 + month / 12)-\(Self.twoDigits(month % 12 + 1))-\(Self.twoDigits(day % 28 + 1))"
  }

  /// Names that are no words of the language, nor near to one.
  private static let names = [
    "S1", "north-bank", "Etc/UTC", "Europe/London", "postgresql", "keep-informed",
    "guild.example/log",
    "2nd-line", "O'Brien", "Zürich", "libstdc++6", "x", "patch_critical", "obligation-two",
  ]

  private static let texts = [
    "\"North Bank plc\"", "\"\"", "\"a -- b, c; d\"", "\"Zürich — “quoted”\"", "\"../x.pledge\"",
  ]
}

extension Grammar.Expression? {
  fileprivate func isPiece(_ piece: Grammar.Piece) -> Bool {
    if case .piece(piece)? = self { return true }
    return false
  }
}
