// SPDX-License-Identifier: Apache-2.0

import Terms

/// What the words of a clause may name, told from the words around them.
///
/// It does not parse: a construct that is new to the language, or half written, still has its names.
/// The first word of a clause is never one.
enum NameUse {
  /// What a word may name; the first kind that has such a name is meant.
  struct Place {
    let groups: [NameGroup]
    /// Whether the words before it ask for these kinds and no others.
    let isCertain: Bool

    static let none = Place(groups: [], isCertain: true)
    static let any = Place(groups: [.severity, .owed, .act], isCertain: false)

    init(_ groups: NameGroup...) {
      self.init(groups: groups, isCertain: true)
    }

    private init(groups: [NameGroup], isCertain: Bool) {
      self.groups = groups
      self.isCertain = isCertain
    }

    /// The same and, after it, whatever else may be named anywhere.
    var widened: Place { Place(groups: groups + Self.any.groups, isCertain: false) }
  }

  /// What each token of a clause may name.
  static func places(in tokens: [Token], of keyword: Keyword) -> [Place] {
    guard let word = tokens.first, !isFree(word.text, of: keyword) else {
      return tokens.map { _ in .none }
    }
    var places: [Place] = []
    var isEvidence = false
    for (index, token) in tokens.enumerated() {
      if token.isWord("evidenced") { isEvidence = true }
      if token.isMark(",") || token.isWord("within") || token.isWord("every") { isEvidence = false }
      if index == 0 || token.kind != .word || isEvidence {
        places.append(.none)
      } else {
        places.append(place(of: index, tokens, places))
      }
    }
    return places
  }

  /// Whether a clause holds words, names or zones that nothing declares.
  static func isFree(_ word: String, of keyword: Keyword) -> Bool {
    switch (keyword, word) {
    case (.agreement, _), (.cooperative, _), (.define, _), (_, "shows"): true
    case (.calendar, "in"), (.rota, "in"), (.duty, "the"), (.exclude, "while"): true
    case (.measure, "of"), (.limit, "except"), (.area, _), (.layer, _): true
    case (.member, let word): word != "knows"
    default: false
    }
  }

  private static func place(of index: Int, _ tokens: [Token], _ places: [Place]) -> Place {
    var before = index - 1
    while before > 0, isArticle(tokens[before]) { before -= 1 }
    let word = tokens[before]
    if word.isMark(",") || word.isWord("and") || word.isWord("or") {
      return before > 0 ? places[before - 1].widened : .any
    }
    guard word.kind == .word else { return .any }
    switch word.text {
    case "in", "joins": return Place(.calendar)
    case "serves": return Place(.calendar, .owed)
    case "knows": return Place(.area)
    case "by" where before == 0: return Place(.member)
    case "closed", "duty": return Place(.holidays)
    case "severity", "upgraded", "downgraded": return Place(.severity)
    // `owed availability of at least 99.9%` is of a measure; any other act may be words of its own.
    case "owed" where before == 0:
      let isOfMeasure = index + 1 < tokens.count && tokens[index + 1].isWord("of")
      return isOfMeasure ? Place(.owed) : Place(.act)
    case "expect", "from": return Place(.owed)
    case "at": return Place(.site).widened
    case "case", "advisory", "incident", "request": return .none
    default: return .any
    }
  }

  static func isArticle(_ token: Token) -> Bool {
    token.isWord("a") || token.isWord("an") || token.isWord("the")
  }
}
