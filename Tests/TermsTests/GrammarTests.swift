// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Testing

@testable import Terms

/// The grammar of docs/language/grammar.ebnf and the parser, held together both ways.
struct GrammarTests {
  /// How many declarations are made for each of the ten seeds; `FRANKPLEDGE_GRAMMAR_TEXTS` says more.
  private static let count =
    ProcessInfo.processInfo.environment["FRANKPLEDGE_GRAMMAR_TEXTS"].flatMap { Int($0) } ?? 1_000

  @Test(arguments: 0..<10 as Range<UInt64>)
  func `what the grammar makes is read without a finding`(seed: UInt64) throws {
    var texts = GrammarTexts(seed: seed)
    for _ in 0..<Self.count {
      let text = texts.declaration()
      let findings = Parser.parse(try SourceText(file: "a.pledge", bytes: Array(text.utf8)))
        .findings
      #expect(findings.map(\.problem) == [], "seed \(seed):\n\(text)")
      if !findings.isEmpty { return }
    }
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func `what the grammar makes can be made from it`(seed: UInt64) throws {
    var texts = GrammarTexts(seed: seed)
    for _ in 0..<100 {
      let text = texts.text()
      let faults = try Self.faults(in: text, isMarkdown: false)
      #expect(faults == [], "seed \(seed)")
      if !faults.isEmpty { return }
    }
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func `what is read without a finding can be made from the grammar`(seed: UInt64) throws {
    var texts = GrammarTexts(seed: seed)
    var numbers = SeededNumbers(seed: seed &+ 1_000)
    for _ in 0..<Self.count {
      let text = Self.mutate(texts.declaration(), &numbers)
      let source = try SourceText(file: "a.pledge", bytes: Array(text.utf8))
      guard Parser.parse(source).findings.isEmpty else { continue }
      let faults = try Self.faults(in: text, isMarkdown: false)
      #expect(faults == [], "seed \(seed):\n\(text)")
      if !faults.isEmpty { return }
    }
  }

  /// A text with a word taken out, doubled, exchanged with another, or another put in its place.
  private static func mutate(_ text: String, _ numbers: inout SeededNumbers) -> String {
    var words = text.split(separator: " ", omittingEmptySubsequences: false)
    let filled = words.indices.filter { !words[$0].isEmpty }
    guard let place = filled.randomElement(using: &numbers),
      let other = filled.randomElement(using: &numbers)
    else { return text }
    switch Int.random(in: 0..<5, using: &numbers) {
    case 0: words.remove(at: place)
    case 1: words.insert(words[place], at: other)
    case 2: words.swapAt(place, other)
    case 3: words[place] = words[other]
    default: words[place] = smallWords.randomElement(using: &numbers) ?? ""
    }
    return words.joined(separator: " ")
  }

  private static let smallWords: [Substring] = [
    "a", "and", "or", "the", "in", "on", "by", "of", "for", "each", "to", "is", "with", "within",
    "every", "business", "at", ",", ";", "(", ".", "5", "2.5", "5%", "EUR", "month", "S1",
    "nothing",
  ]

  @Test(arguments: Self.rightTexts)
  func `a right text can be made from the grammar`(path: String) throws {
    let file = TestFolders.repository.appending(path: path)
    let text = try String(contentsOf: file, encoding: .utf8)
    let faults = try Self.faults(in: text, isMarkdown: path.hasSuffix(".md"))
    #expect(faults == [])
  }

  /// Each line that leaves the grammar, and where.
  static func faults(in text: String, isMarkdown: Bool) throws -> [String] {
    let source = try SourceText(file: isMarkdown ? "a.md" : "a.pledge", bytes: Array(text.utf8))
    return Outline(of: source).declarations.compactMap { declaration in
      GrammarRecogniser.fault(in: declaration, .ours).map {
        "\($0.line):\($0.column): \(source.lines[$0.line - 1])"
      }
    }
  }

  /// Texts of terms that are right: the corpus, and all that stand in Examples.
  private static let rightTexts: [String] = {
    let folders = ["Tests/TermsTests/Corpus/right", "Examples"]
    return folders.flatMap { folder in
      let place = TestFolders.repository.appending(path: folder)
      let paths = FileManager.default.enumerator(atPath: place.path)?.compactMap { $0 as? String }
      return (paths ?? []).filter { $0.hasSuffix(".md") || $0.hasSuffix(".pledge") }
        .map { "\(folder)/\($0)" }
    }.sorted()
  }()

  // MARK: Words

  @Test func `the grammar can be read`() throws {
    #expect(try Grammar(reading: Grammar.ourText()).rules.count > 100)
  }

  @Test func `every declaration has its rule`() {
    guard case .choice(let parts)? = Grammar.ours.rules["declaration"] else {
      Issue.record("there is no choice of declarations")
      return
    }
    let rules = Set(parts.flatMap(Grammar.names))
    #expect(rules == Set(Keyword.allCases.map(\.rawValue)))
  }

  @Test(arguments: Keyword.allCases)
  func `the grammar and the parser know the same clauses`(keyword: Keyword) throws {
    let rule = try #require(Grammar.ours.rules[keyword.rawValue])
    guard let clause = Self.clause(in: rule) else {
      #expect(keyword.clauses.isEmpty)
      return
    }
    let words = Grammar.ours.firstWords(of: clause)
    #expect(words ?? [] == Set(keyword.clauses))
  }

  /// What follows CLAUSE in a rule, if anything does.
  private static func clause(in expression: Grammar.Expression) -> Grammar.Expression? {
    switch expression {
    case .sequence(let parts):
      if case .piece(.clause)? = parts.first { return .sequence(Array(parts.dropFirst())) }
      return parts.lazy.compactMap(clause).first
    case .choice(let parts): return parts.lazy.compactMap(clause).first
    case .some(let part, _, _): return clause(in: part)
    case .words, .piece, .rule: return nil
    }
  }

  @Test(arguments: [
    "a ::= \"b\" )", "a ::= B", "a ::= b", "a ::= | \"b\"", "a ::= ( \"b\"", "\"a\"",
  ])
  func `what is no grammar is refused`(text: String) {
    #expect(throws: GrammarFault.self) { try Grammar(reading: text) }
  }
}
