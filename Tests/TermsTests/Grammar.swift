// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting

/// The grammar of the language as docs/language/grammar.ebnf has it, read into rules.
///
/// The notation is that of the XML recommendation: `::=`, `|`, `?`, `*`, `+`, parentheses, quoted words.
struct Grammar: Sendable {
  /// What a rule is made of.
  indirect enum Expression: Sendable {
    /// Words and marks as they stand.
    case words([String])
    case piece(Piece)
    case rule(String)
    case sequence([Expression])
    case choice([Expression])
    /// At least `least` of them, and at most one if not `isMany`.
    case some(Expression, least: Int, isMany: Bool)
  }

  /// The pieces a line is cut into, and the three ways a line begins.
  enum Piece: String, CaseIterable, Sendable {
    case margin = "MARGIN"
    case clause = "CLAUSE"
    case row = "ROW"
    case name = "NAME"
    case text = "TEXT"
    case number = "NUMBER"
    case whole = "WHOLE"
    case percent = "PERCENT"
    case money = "MONEY"
    case date = "DATE"
    case time = "TIME"
    case month = "MONTH"
    case zone = "ZONE"
    case any = "ANY"
  }

  private(set) var rules: [String: Expression] = [:]

  /// The grammar that the repository holds.
  ///
  /// Empty if it cannot be read; a test says so.
  static let ours = (try? Grammar(reading: ourText())) ?? Grammar()

  static func ourText() throws -> String {
    let file = TestFolders.repository.appending(path: "docs/language/grammar.ebnf")
    return try String(contentsOf: file, encoding: .utf8)
  }

  private init() {}

  init(reading text: String) throws(GrammarFault) {
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    let tokens = lines.joined(separator: "\n")
      .matches(of: /"[^"]*"|::=|[A-Za-z-]+|[()|?*+]|\S/).map { String($0.output) }
    var reader = GrammarReader(tokens: tokens)
    while let (name, expression) = try reader.rule() {
      guard rules.updateValue(expression, forKey: name) == nil else {
        throw GrammarFault(what: "the rule '\(name)' is there twice")
      }
    }
    for expression in rules.values {
      for name in Self.names(in: expression) where rules[name] == nil {
        throw GrammarFault(what: "there is no rule '\(name)'")
      }
    }
  }

  /// The rules that an expression names, in order.
  static func names(in expression: Expression) -> [String] {
    switch expression {
    case .words, .piece: []
    case .rule(let name): [name]
    case .sequence(let parts), .choice(let parts): parts.flatMap(names)
    case .some(let part, _, _): names(in: part)
    }
  }

  /// The words an expression can begin with; nil if it can begin with anything else.
  func firstWords(of expression: Expression) -> Set<String>? {
    switch expression {
    case .words(let words): Set(words.prefix(1))
    case .piece: nil
    case .rule(let name): rules[name].flatMap(firstWords)
    case .sequence(let parts): parts.first.flatMap(firstWords)
    case .choice(let parts):
      parts.reduce(Set()) { known, part in
        guard let known, let more = firstWords(of: part) else { return nil }
        return known.union(more)
      }
    case .some(let part, let least, _): least > 0 ? firstWords(of: part) : nil
    }
  }
}

/// A text that is no grammar.
struct GrammarFault: Error { let what: String }

/// Reads one rule after another.
private struct GrammarReader {
  let tokens: [String]
  private var index = 0

  init(tokens: [String]) { self.tokens = tokens }

  private func peek(_ ahead: Int = 0) -> String? {
    index + ahead < tokens.count ? tokens[index + ahead] : nil
  }

  mutating func rule() throws(GrammarFault) -> (name: String, Grammar.Expression)? {
    guard let name = peek() else { return nil }
    guard peek(1) == "::=" else { throw GrammarFault(what: "'\(name)' begins no rule") }
    index += 2
    return (name, try choice())
  }

  private mutating func choice() throws(GrammarFault) -> Grammar.Expression {
    var parts = [try sequence()]
    while peek() == "|" {
      index += 1
      parts.append(try sequence())
    }
    return parts.count == 1 ? parts[0] : .choice(parts)
  }

  private mutating func sequence() throws(GrammarFault) -> Grammar.Expression {
    var parts: [Grammar.Expression] = []
    while let token = peek(), token != "|", token != ")", peek(1) != "::=" {
      parts.append(try repeated())
    }
    guard !parts.isEmpty else {
      throw GrammarFault(what: "nothing before '\(peek() ?? "the end")'")
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func repeated() throws(GrammarFault) -> Grammar.Expression {
    let part = try single()
    switch peek() {
    case "?":
      index += 1
      return .some(part, least: 0, isMany: false)
    case "*":
      index += 1
      return .some(part, least: 0, isMany: true)
    case "+":
      index += 1
      return .some(part, least: 1, isMany: true)
    default: return part
    }
  }

  private mutating func single() throws(GrammarFault) -> Grammar.Expression {
    guard let token = peek() else { throw GrammarFault(what: "something before the end") }
    index += 1
    if token == "(" {
      let part = try choice()
      guard peek() == ")" else { throw GrammarFault(what: "a ')' before '\(peek() ?? "")'") }
      index += 1
      return part
    }
    if token.hasPrefix("\"") {
      return .words(token.dropFirst().dropLast().split(separator: " ").map(String.init))
    }
    if let piece = Grammar.Piece(rawValue: token) { return .piece(piece) }
    guard token.allSatisfy({ $0.isLowercase || $0 == "-" }) else {
      throw GrammarFault(what: "'\(token)' means nothing in a grammar")
    }
    return .rule(token)
  }
}
