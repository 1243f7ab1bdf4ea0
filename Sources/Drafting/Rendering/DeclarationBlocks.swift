// SPDX-License-Identifier: Apache-2.0

import Terms
import Typesetting

/// The declarations of one fence as blocks: each a clause, its clauses lettered below it.
struct DeclarationBlocks {
  private(set) var blocks: [Block] = []
  private let path: String
  private let lines: [String]
  /// The included files in the order of their schedules.
  private let schedules: [String]

  init(_ source: SourceText, in path: String, schedules: [String]) {
    self.path = path
    self.lines = source.lines
    self.schedules = schedules
    var rest = Outline(of: source).declarations[...]
    var line = 1
    while let first = rest.first {
      blocks += comments(from: line, to: first.lines.lowerBound)
      line = first.lines.upperBound + 1
      let keyword = first.header.first.flatMap { Keyword(rawValue: $0.text) }
      let run = rest.prefix { $0.header.first?.text == first.header.first?.text }
      switch keyword {
      case .severity?:
        add(table(of: run, ["Severity", "Meaning"], title: "Severities"))
        rest = rest.dropFirst(run.count)
        line = (run.last ?? first).lines.upperBound + 1
      case .site?:
        add(table(of: run, ["Site", "Time zone"], title: "Sites", dropping: "in"))
        rest = rest.dropFirst(run.count)
        line = (run.last ?? first).lines.upperBound + 1
      default:
        add(block(of: first, keyword))
        rest = rest.dropFirst()
      }
    }
    blocks += comments(from: line, to: lines.count + 1)
  }

  /// Lines that are nothing but a comment, from one line up to another; those that follow one another
  /// are one passage.
  private func comments(from first: Int, to end: Int) -> [Block] {
    var passages: [String] = []
    var last: Int?
    for number in stride(from: first, to: end, by: 1) where lines.indices.contains(number - 1) {
      let text = lines[number - 1].drop { $0 == " " || $0 == "\t" }
      guard text.hasPrefix("--") else { continue }
      let words = String(text.drop { $0 == "-" || $0 == " " })
      if words.isEmpty { continue }
      if last == number - 1, !passages.isEmpty {
        passages[passages.count - 1] += " " + words
      } else {
        passages.append(words)
      }
      last = number
    }
    return passages.map { .paragraph([.emphasis("(\($0))")]) }
  }

  private mutating func add(_ block: Block) { blocks.append(block) }

  // MARK: Runs of one-line declarations

  private func table(
    of run: ArraySlice<OutlineDeclaration>, _ header: [String], title: String,
    dropping word: String? = nil
  ) -> Block {
    let rows = run.map { declaration in
      let tokens = declaration.header.dropFirst()
      let name = tokens.prefix(1)
      let rest = tokens.dropFirst().drop { $0.text == word }
      let meaning = rest.map(Self.unquoted).joined(separator: " ")
      return [[Inline.strong(Token.text(of: name))], [.text(meaning)]]
    }
    let table = Block.Table(header: header.map { [.text($0)] }, rows: rows, hasRowHeaders: true)
    return .clause(
      Block.Clause(number: "", text: [.strong(title)], contents: [.table(table)]))
  }

  private static func unquoted(_ token: Token) -> String {
    if case .text(let value) = token.kind { value } else { token.text }
  }

  // MARK: One declaration

  private func block(of declaration: OutlineDeclaration, _ keyword: Keyword?) -> Block {
    let rest = Array(declaration.header.dropFirst())
    switch keyword {
    case .include?: return include(rest)
    case .agreement?: return particulars(declaration, name: rest)
    case .holidays?: return holidays(declaration, name: rest)
    case .example?: return example(declaration, title: rest)
    default: break
    }
    let title = Self.title(keyword, rest)
    let contents = subclauses(of: declaration, keyword)
    return .clause(
      Block.Clause(
        number: "", text: [.strong(title)] + note(on: declaration.header),
        anchor: keyword.flatMap { Self.anchor($0, rest) }, contents: contents))
  }

  /// The clauses, lettered; of an obligation the first says what brings it about and what is owed.
  private func subclauses(of declaration: OutlineDeclaration, _ keyword: Keyword?) -> [Block] {
    var clauses = declaration.clauses
    var blocks: [Block] = []
    var line = declaration.lines.lowerBound + 1
    func add(_ clause: OutlineClause, _ block: Block) {
      blocks += comments(from: line, to: clause.place.line)
      blocks.append(block)
      line = (clause.tokens.last?.range.line ?? line) + 1
    }
    var letters = 0
    if keyword == .obligation || keyword == .goal, clauses.count > 1,
      let word = clauses[0].head.first, Self.triggers.contains(word.text),
      clauses[1].head.first?.isWord("owed") == true
    {
      letters = 1
      let (trigger, owed) = (clauses[0], clauses[1])
      blocks += comments(from: line, to: trigger.place.line)
      line = (trigger.tokens.last?.range.line ?? line) + 1
      let sentence = ClauseSentence.text(
        of: trigger.tokens, RowsOfClause(owed).head, isGoal: keyword == .goal)
      add(owed, subclause(owed, sentence, note(on: trigger), letter: Self.letter(letters)))
      clauses.removeFirst(2)
    }
    for clause in clauses {
      letters += 1
      let sentence = ClauseSentence.text(of: RowsOfClause(clause).head, in: keyword)
      add(clause, subclause(clause, sentence, [], letter: Self.letter(letters)))
    }
    return blocks
  }

  private static let triggers: Set = ["when", "while", "each", "in"]

  /// Such as `Obligation: keep informed`.
  private static func title(_ keyword: Keyword?, _ rest: [Token]) -> String {
    let name = Token.text(of: rest[...]).replacing("-", with: " ")
    switch keyword {
    case .define?: return "Definition: \(name)"
    case .exclude?: return "Exclusion: \(name)"
    case .limit?: return "Limit of liability"
    case .credits?: return "Credits"
    case let keyword?: return "\(capitalised(keyword.rawValue)): \(name)"
    case nil: return name
    }
  }

  /// What links to a declaration name: its keyword and name.
  private static func anchor(_ keyword: Keyword, _ rest: [Token]) -> String? {
    guard let name = rest.first, keyword != .example else { return nil }
    return "\(keyword.rawValue)-\(name.text)"
  }

  private func include(_ rest: [Token]) -> Block {
    let named = rest.first.map(Self.unquoted) ?? ""
    let file = TermsBundle.path(ofInclude: named, from: path)
    let place = file.flatMap { schedules.firstIndex(of: $0) }
    var text: [Inline] = [
      .text("The terms of "), .code(named), .text(" are part of this agreement"),
    ]
    if let place {
      text.append(.text("; they are set out in "))
      text.append(
        .link("Schedule \(place + 1)", to: AgreementDocument.anchor(ofSchedule: place + 1)))
    }
    return .clause(Block.Clause(number: "", text: text + [.text(".")]))
  }

  private func particulars(_ declaration: OutlineDeclaration, name: [Token]) -> Block {
    let rows = declaration.clauses.map { clause in
      let (word, rest) = (clause.head.first?.text ?? "", clause.tokens.dropFirst())
      let value = rest.count == 1 ? rest.map(Self.unquoted).joined() : Token.text(of: rest)
      return [[Inline.strong(Self.capitalised(word))], [.text(value)] + note(on: clause)]
    }
    let table = Block.Table(
      header: [[.text("Particular")], [.text("As agreed")]], rows: rows, hasRowHeaders: true)
    return .clause(
      Block.Clause(
        number: "", text: [.strong("Agreement: \(Token.text(of: name[...]))")],
        anchor: Self.anchor(.agreement, name), contents: [.table(table)]))
  }

  private func holidays(_ declaration: OutlineDeclaration, name: [Token]) -> Block {
    let rows = declaration.clauses.map { clause in
      let rest = clause.tokens.dropFirst().map(Self.unquoted).joined(separator: " ")
      return [[Inline.text(clause.head.first?.text ?? "")], [.text(rest)] + note(on: clause)]
    }
    let table = Block.Table(header: [[.text("Date")], [.text("Holiday")]], rows: rows)
    return .clause(
      Block.Clause(
        number: "",
        text: [.strong("Holidays: \(Token.text(of: name[...]).replacing("-", with: " "))")],
        anchor: Self.anchor(.holidays, name), contents: [.table(table)]))
  }

  private func example(_ declaration: OutlineDeclaration, title: [Token]) -> Block {
    let rows = declaration.clauses.map { clause in
      let tokens = clause.tokens[...]
      let time = tokens.prefix { token in
        switch token.kind {
        case .date, .time: true
        default: token.text == "as" || token.text == "of"
        }
      }
      let rest = Token.text(of: tokens.dropFirst(time.count))
      return [
        [Inline.text(Self.capitalised(Token.text(of: time)))],
        [.text(Self.capitalised(rest))]
          + note(on: clause),
      ]
    }
    let table = Block.Table(
      header: [[.text("When")], [.text("What happens, and what is expected")]], rows: rows)
    let name = title.map(Self.unquoted).joined(separator: " ")
    return .aside(
      Block.Aside(kind: .note, label: "Example: \(name)", contents: [.table(table)]))
  }

  // MARK: Clauses

  private func subclause(
    _ clause: OutlineClause, _ sentence: String, _ before: [Inline], letter: String
  ) -> Block {
    let table = RowsOfClause(clause)
    let end = table.rows.isEmpty ? "." : ":"
    var contents: [Block] = []
    if !table.rows.isEmpty {
      let rows = table.rows.map { row in
        [
          [Inline.text(Token.text(of: row.key))],
          [.text(Token.text(of: row.value))] + note(on: row.line),
        ]
      }
      contents = [
        .table(
          Block.Table(
            header: [[.text(table.keyTitle)], [.text(table.valueTitle)]], rows: rows,
            hasRowHeaders: true))
      ]
    }
    let notes = table.rows.isEmpty ? note(on: clause) : note(on: clause.head)
    return .clause(
      Block.Clause(
        number: letter, text: [.text(sentence + end)] + before + notes, contents: contents))
  }

  /// The comments on the lines of a clause, in brackets: they are part of what was signed.
  private func note(on clause: OutlineClause) -> [Inline] {
    note(on: clause.head) + clause.continuation.flatMap { note(on: $0.tokens) }
  }

  private func note(on tokens: [Token]) -> [Inline] {
    guard let last = tokens.last, lines.indices.contains(last.range.line - 1) else { return [] }
    let rest = lines[last.range.line - 1].dropFirst(last.range.column + last.range.length - 1)
    let comment = rest.drop { $0 == " " || $0 == "\t" }
    guard comment.hasPrefix("--") else { return [] }
    let words = comment.drop { $0 == "-" || $0 == " " }
    return words.isEmpty ? [] : [.text(" "), .emphasis("(\(words))")]
  }

  // MARK: Words

  static func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  /// `(a)` to `(z)`, then `(aa)`.
  static func letter(_ number: Int) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    let letter = String(letters[(number - 1) % 26])
    return "(" + String(repeating: letter, count: (number - 1) / 26 + 1) + ")"
  }
}
