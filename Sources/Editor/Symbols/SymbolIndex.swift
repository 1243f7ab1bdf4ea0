// SPDX-License-Identifier: Apache-2.0

import Terms

/// The names of a text and of all it includes, and where they are used.
struct SymbolIndex {
  let outlines: [FileOutline]
  /// Every name that is declared, in the order of files and lines.
  let names: [DeclaredName]
  private let known: [Entry: DeclaredName]

  private struct Entry: Hashable {
    let group: NameGroup
    let key: String
  }

  /// A place where a name stands.
  struct Mention: Equatable {
    let range: SourceRange
    let meaning: Meaning
  }

  /// What is named.
  enum Meaning: Equatable {
    case declared(DeclaredName)
    /// An act that the language knows without a definition.
    case knownAct(String)
    /// A file, as `include` names it.
    case file(String)
  }

  init(_ outlines: [FileOutline]) {
    self.outlines = outlines
    names = outlines.flatMap { $0.declarations.compactMap(\.name) }
    known = Dictionary(
      names.map { (Entry(group: $0.group, key: $0.group.key(of: $0.text)), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The name of a group, if it is declared.
  func name(_ text: String, in group: NameGroup) -> DeclaredName? {
    known[Entry(group: group, key: group.key(of: text))]
  }

  /// The declaration that gives a name.
  func declaration(of name: DeclaredName) -> FileOutline.Declaration? {
    outlines.first { $0.key == name.key }?.declaration(atLine: name.range.line)
  }

  // MARK: Mentions

  /// What is named at a place of a file, the end of a word counting as the word.
  func mention(in key: FileKey, line: Int, column: Int) -> Mention? {
    guard let outline = outlines.first(where: { $0.key == key }),
      let declaration = outline.declaration(atLine: line)
    else { return nil }
    return mentions(in: declaration).first {
      $0.range.line == line && $0.range.column <= column
        && column <= $0.range.column + $0.range.length
    }
  }

  /// Every place in a file where a name stands, its declaration among them.
  func ranges(of name: DeclaredName, in key: FileKey) -> [SourceRange] {
    guard let outline = outlines.first(where: { $0.key == key }) else { return [] }
    return outline.declarations.flatMap { declaration in
      mentions(in: declaration).filter { $0.meaning == .declared(name) }.map(\.range)
    }
  }

  private func mentions(in declaration: FileOutline.Declaration) -> [Mention] {
    var mentions: [Mention] = []
    if let name = declaration.name {
      // A second declaration of a name is a mistake; it is not the name that others mean.
      mentions.append(Mention(range: name.range, meaning: .declared(name)))
    }
    if declaration.keyword == .include, let token = declaration.outline.header.dropFirst().first,
      case .text(let path) = token.kind
    {
      mentions.append(Mention(range: token.range, meaning: .file(path)))
    }
    for clause in declaration.outline.clauses {
      mentions += self.mentions(in: clause.tokens, of: declaration.keyword)
    }
    return mentions
  }

  private func mentions(in tokens: [Token], of keyword: Keyword) -> [Mention] {
    var mentions: [Mention] = []
    var next = 0
    for (index, place) in NameUse.places(in: tokens, of: keyword).enumerated()
    where index >= next {
      guard let (mention, count) = mention(at: index, in: tokens, place) else { continue }
      mentions.append(mention)
      next = index + count
    }
    return mentions
  }

  private func mention(
    at index: Int, in tokens: [Token], _ place: NameUse.Place
  ) -> (Mention, count: Int)? {
    for group in place.groups {
      if group == .act {
        if let act = act(at: index, in: tokens, place) { return act }
      } else if let name = name(tokens[index].text, in: group) {
        return (Mention(range: tokens[index].range, meaning: .declared(name)), 1)
      }
    }
    return nil
  }

  /// The longest act that begins at a token: `service restored` before `service`.
  private func act(
    at index: Int, in tokens: [Token], _ place: NameUse.Place
  ) -> (Mention, count: Int)? {
    let line = tokens[index].range.line
    let words = tokens[index...].prefix(Self.longestAct)
      .prefix { $0.kind == .word && $0.range.line == line }
    for count in stride(from: words.count, to: 0, by: -1) {
      let text = words.prefix(count).map(\.text).joined(separator: "-")
      let range = tokens[index].range.through(tokens[index + count - 1].range)
      if let name = name(text, in: .act) {
        return (Mention(range: range, meaning: .declared(name)), count)
      }
      if place.isCertain, Checker.knownActs.contains(where: { $0.0 == text }) {
        return (Mention(range: range, meaning: .knownAct(text)), count)
      }
    }
    return nil
  }

  /// How many words of an act are looked at.
  private static let longestAct = 6
}
