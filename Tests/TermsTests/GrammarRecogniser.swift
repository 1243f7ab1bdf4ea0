// SPDX-License-Identifier: Apache-2.0

@testable import Terms

/// Tells whether a declaration can be made from the grammar.
///
/// A rule at a place is tried once; what it can end at is remembered. So the time is about that of
/// the text, for the grammar is nearly free of choices that begin alike.
struct GrammarRecogniser {
  /// A token, and how its line begins if it is the first of one.
  private struct Item {
    let token: Token
    let start: Grammar.Piece?
    /// The first of a line that continues a clause.
    let isContinuation: Bool
  }

  /// Where one has got to: before a token, with the beginning of its line taken or not.
  private struct Place: Hashable {
    let index: Int
    let isInLine: Bool
  }

  private struct Attempt: Hashable {
    let rule: String
    let place: Place
  }

  private let grammar: Grammar
  private let items: [Item]
  private var ends: [Attempt: Set<Place>] = [:]
  /// The farthest token that was looked at, to say where a text leaves the grammar.
  private var farthest = 0

  /// Nil if a declaration can be made from the grammar, else the place it leaves it at.
  static func fault(in declaration: OutlineDeclaration, _ grammar: Grammar) -> SourceRange? {
    var recogniser = GrammarRecogniser(grammar, declaration)
    let start = Grammar.Expression.sequence([.piece(.margin), .rule("declaration")])
    let ends = recogniser.ends(of: start, from: Place(index: 0, isInLine: false))
    if ends.contains(where: { $0.index == recogniser.items.count }) { return nil }
    let last = min(recogniser.farthest, recogniser.items.count - 1)
    return recogniser.items[last].token.range
  }

  private init(_ grammar: Grammar, _ declaration: OutlineDeclaration) {
    self.grammar = grammar
    var items: [Item] = []
    func add(_ tokens: [Token], _ start: Grammar.Piece?) {
      for (place, token) in tokens.enumerated() {
        let isFirst = place == 0
        items.append(
          Item(
            token: token, start: isFirst ? start : nil, isContinuation: isFirst && start == .row))
      }
    }
    add(declaration.header, .margin)
    for clause in declaration.clauses {
      add(clause.head, .clause)
      for line in clause.continuation { add(line.tokens, .row) }
    }
    self.items = items
  }

  private mutating func ends(of expression: Grammar.Expression, from place: Place) -> Set<Place> {
    switch expression {
    case .words(let words): return self.end(of: words, from: place).map { [$0] } ?? []
    case .piece(let piece): return end(of: piece, from: place).map { [$0] } ?? []
    case .rule(let name):
      let attempt = Attempt(rule: name, place: place)
      if let known = ends[attempt] { return known }
      guard let rule = grammar.rules[name] else { return [] }
      let found = ends(of: rule, from: place)
      ends[attempt] = found
      return found
    case .sequence(let parts):
      var places: Set = [place]
      for part in parts {
        var next: Set<Place> = []
        for place in places { next.formUnion(ends(of: part, from: place)) }
        if next.isEmpty { return [] }
        places = next
      }
      return places
    case .choice(let parts):
      return parts.reduce(into: []) { $0.formUnion(ends(of: $1, from: place)) }
    case .some(let part, let least, let isMany):
      return many(part, least, isMany, from: place)
    }
  }

  private mutating func many(
    _ part: Grammar.Expression, _ least: Int, _ isMany: Bool, from place: Place
  ) -> Set<Place> {
    var reached: Set<Place> = least == 0 ? [place] : []
    var open = ends(of: part, from: place).subtracting(reached)
    while !open.isEmpty {
      reached.formUnion(open)
      guard isMany else { break }
      var next: Set<Place> = []
      for place in open { next.formUnion(ends(of: part, from: place)) }
      open = next.subtracting(reached)
    }
    return reached
  }

  /// The token at a place, if a clause may go on with it there.
  private mutating func token(at place: Place) -> Token? {
    guard items.indices.contains(place.index) else { return nil }
    farthest = max(farthest, place.index)
    let item = items[place.index]
    guard item.start == nil || place.isInLine || item.isContinuation else { return nil }
    return item.token
  }

  private mutating func end(of words: [String], from place: Place) -> Place? {
    var place = place
    for word in words {
      guard let token = token(at: place), token.isWordOrMark, token.text == word else {
        return nil
      }
      place = Place(index: place.index + 1, isInLine: false)
    }
    return place
  }

  private mutating func end(of piece: Grammar.Piece, from place: Place) -> Place? {
    switch piece {
    case .margin, .clause, .row:
      guard !place.isInLine, items.indices.contains(place.index),
        items[place.index].start == piece
      else { return nil }
      return Place(index: place.index, isInLine: true)
    case .zone:
      guard let first = token(at: place), first.kind == .word else { return nil }
      var end = Place(index: place.index + 1, isInLine: false)
      while first.text.contains("/"), let token = token(at: end), token.kind == .word {
        end = Place(index: end.index + 1, isInLine: false)
      }
      return end
    case .money:
      guard let code = token(at: place), code.kind == .word, code.text.count == 3,
        code.text.allSatisfy({ ("A"..."Z").contains($0) })
      else { return nil }
      return end(of: .number, from: Place(index: place.index + 1, isInLine: false))
    default:
      guard let token = token(at: place), Self.isPiece(token, piece) else { return nil }
      return Place(index: place.index + 1, isInLine: false)
    }
  }

  private static func isPiece(_ token: Token, _ piece: Grammar.Piece) -> Bool {
    switch (token.kind, piece) {
    case (.word, .name), (.text, .text), (.number, .number), (.percent, .percent), (.date, .date),
      (.time, .time), (.month, .month):
      true
    case (.number, .whole): !token.text.contains(".")
    case (_, .any): !token.isMark(",")
    default: false
    }
  }
}
