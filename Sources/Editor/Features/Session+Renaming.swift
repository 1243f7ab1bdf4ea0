// SPDX-License-Identifier: Apache-2.0

import Evidence
import Terms

extension Session {
  mutating func prepareRename(_ parameters: Parameters) throws(RequestFailure) -> JSONValue {
    let spot = try spot(parameters)
    guard let mention = spot.mention, case .declared(let name) = mention.meaning else {
      return .null
    }
    return .object([
      "range": range(mention.range, in: spot.key), "placeholder": .string(name.text),
    ])
  }

  mutating func rename(_ parameters: Parameters) throws(RequestFailure) -> JSONValue {
    guard case .declared(let name)? = try spot(parameters).mention?.meaning else {
      throw .nothingToRename
    }
    let new = try parameters.text("newName")
    guard NameRule.allows(new, in: name.group) else { throw .noName(new) }
    let places = places(of: name)
    try refuseTaken(new, name, seenFrom: places.map(\.key))
    var changes = JSONObject()
    for (key, ranges) in places {
      let edits = ranges.map { range in
        JSONValue.object(["range": self.range(range, in: key), "newText": .string(new)])
      }
      changes[library.uri(of: key)] = .array(edits)
    }
    return .object(["changes": .object(changes)])
  }

  /// A name must be free wherever the old one is seen.
  private mutating func refuseTaken(
    _ new: String, _ name: DeclaredName, seenFrom keys: [FileKey]
  ) throws(RequestFailure) {
    for key in keys {
      let index = index(around: key)
      guard let other = index.name(new, in: name.group), other != name else { continue }
      throw .nameTaken(new, by: "line \(other.range.line) of \(other.key.path)")
    }
  }
}

/// What may be a name.
enum NameRule {
  /// Whether a text is one word that the language leaves free; an act may have several.
  static func allows(_ text: String, in group: NameGroup) -> Bool {
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    return (1...(group == .act ? 6 : 1)).contains(words.count) && words.allSatisfy(isFreeWord)
  }

  private static func isFreeWord(_ word: String) -> Bool {
    guard word.utf8.count <= 80, !reserved.contains(word),
      let source = try? SourceText(file: "name.pledge", bytes: Array(word.utf8)),
      let tokens = Outline(of: source).declarations.first?.header
    else { return false }
    return tokens.count == 1 && tokens.first?.isWord(word) == true
  }

  /// The words that begin declarations and clauses, and the small words between names.
  private static let reserved = Set(
    Keyword.allCases.flatMap { [$0.rawValue] + $0.clauses } + [
      "a", "an", "the", "and", "or", "of", "for", "to", "with", "within", "every", "by", "case",
      "expect", "is",
    ])
}
