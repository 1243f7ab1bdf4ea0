// SPDX-License-Identifier: Apache-2.0

import Terms

/// Where in the terms somebody is writing, and the word that is begun there.
struct CompletionContext {
  /// What may come at the place.
  enum Place {
    /// The first word of a declaration.
    case declaration
    /// The first word of a clause.
    case clause(Keyword)
    /// A later word: the tokens of the clause before it, and what they ask for.
    case word(Keyword, before: [Token], NameUse.Place)
    /// A later word of the first line of a declaration.
    case header(Keyword, before: [Token])
  }

  let place: Place
  /// What is written of the word so far.
  let begun: String

  /// Nil where nothing can be told: in prose, in a comment, in a text in quotes.
  init?(_ document: TextDocument, path: String, line: Int, column: Int) {
    guard let lines = Self.lines(of: document, path, through: line) else { return nil }
    guard let last = lines.last else { return nil }
    let before = String(last.prefix(column - 1))
    begun = String(before.reversed().prefix(while: Self.isOfWord).reversed())
    guard !Self.isQuotedOrComment(before) else { return nil }
    // A word in the place of what is begun shows where in the layout it stands.
    let text = lines.dropLast() + [String(before.dropLast(begun.count)) + "x"]
    let bytes = Array(text.joined(separator: "\n").utf8)
    guard let source = try? SourceText(file: "begun.pledge", bytes: bytes),
      let place = Self.place(Outline(of: source))
    else { return nil }
    self.place = place
  }

  private static func place(_ outline: Outline) -> Place? {
    guard let declaration = outline.declarations.last, let first = declaration.header.first else {
      return nil
    }
    guard let clause = declaration.clauses.last else {
      if declaration.header.count == 1 { return .declaration }
      return Keyword(rawValue: first.text).map {
        .header($0, before: declaration.header.dropLast())
      }
    }
    guard let keyword = Keyword(rawValue: first.text) else { return nil }
    let tokens = clause.tokens
    if tokens.count == 1 { return .clause(keyword) }
    let place = NameUse.places(in: tokens, of: keyword).last ?? .none
    return .word(keyword, before: tokens.dropLast(), place)
  }

  /// The lines of the declaration that a line is in, down to it, without what its fence is indented by.
  private static func lines(
    of document: TextDocument, _ path: String, through line: Int
  ) -> [String]? {
    guard let source = try? SourceText(file: path, bytes: document.bytes) else { return nil }
    var terms = TermLines(of: source).lines
    if !source.isMarkdown, line > source.lines.count {
      // The empty line that a text ends with.
      return [""]
    }
    guard let end = terms.lastIndex(where: { $0.number <= line }), terms[end].number == line else {
      return nil
    }
    terms.removeSubrange((end + 1)...)
    let isStart = { (line: TermLine) in
      line.startsFence || line.text.dropFirst(line.margin).first.map { $0 != " " } ?? false
    }
    let start = terms.lastIndex(where: isStart) ?? 0
    return terms[start...].map { String($0.text.dropFirst($0.margin)) }
  }

  private static func isOfWord(_ character: Character) -> Bool {
    character.isLetter || character.isASCII && character.isNumber || "-._/'+".contains(character)
  }

  private static func isQuotedOrComment(_ text: String) -> Bool {
    var isQuoted = false
    var previous: Character?
    for character in text {
      if character == "\"" { isQuoted.toggle() }
      if !isQuoted, character == "-", previous == "-" { return true }
      previous = character
    }
    return isQuoted
  }
}
