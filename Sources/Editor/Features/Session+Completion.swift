// SPDX-License-Identifier: Apache-2.0

import Evidence
import Terms

extension Session {
  mutating func completion(_ parameters: Parameters) throws(RequestFailure) -> JSONValue {
    let key = try openKey(parameters)
    let position = try parameters.position("position")
    guard let document = library.document(key) else { return .array([]) }
    let place = document.place(of: position, client.encoding)
    guard
      let context = CompletionContext(
        document, path: key.path, line: place.line, column: place.column)
    else { return .array([]) }
    let end = document.range(
      of: SourceRange(line: place.line, column: place.column, length: 0), client.encoding
    ).start
    let start = TextPosition(
      line: end.line, unit: end.unit - TextDocument.units(of: context.begun.utf8, client.encoding))
    let range = TextRange(start, end)
    return .array(suggestions(context.place, in: key).map { $0.json(range, client.takesSnippets) })
  }

  private mutating func suggestions(
    _ place: CompletionContext.Place, in key: FileKey
  ) -> [Suggestion] {
    switch place {
    case .declaration:
      return Keyword.allCases.map {
        Suggestion($0.rawValue, .keyword, "declaration", snippet: Snippets.text(of: $0))
      }
    case .clause(.example):
      return ["expect", "as of"].map { Suggestion($0, .keyword, "example") }
    case .clause(let keyword):
      return keyword.clauses.map { Suggestion($0, .keyword, "clause of \(keyword.rawValue)") }
    case .header(let keyword, let before):
      let asksForZone = keyword == .site && before.last?.isWord("in") == true
      return asksForZone ? zones() : []
    case .word(let keyword, let before, let use):
      return words(keyword, before, use, index(around: key))
    }
  }

  private mutating func zones() -> [Suggestion] {
    desk.knownZones().map { Suggestion($0, .constant, "time zone") }
  }

  private mutating func words(
    _ keyword: Keyword, _ before: [Token], _ use: NameUse.Place, _ index: SymbolIndex
  ) -> [Suggestion] {
    let word = before.first?.text ?? ""
    switch (keyword, word) {
    case (.agreement, "zone"), (.calendar, "in"), (.rota, "in"), (.member, "in"):
      return before.count == 1 ? zones() : []
    case (.define, "as"):
      let isEvent = before.count == 1 || before.last?.isWord("or") == true
      return isEvent
        ? EventName.phrases.map { Suggestion($0.phrase, .event, "event") } : []
    default: break
    }
    var suggestions: [Suggestion] = []
    if before.count == 1 {
      suggestions = (Self.phrases[word] ?? []).map { Suggestion($0, .text, "words of the clause") }
    }
    for group in use.groups { suggestions += names(in: group, index, isCertain: use.isCertain) }
    return suggestions
  }

  private func names(
    in group: NameGroup, _ index: SymbolIndex, isCertain: Bool
  ) -> [Suggestion] {
    var found = index.names.filter { $0.group == group }
      .map { Suggestion($0.text, group.picture, $0.keyword.rawValue) }
    if group == .act, isCertain {
      found += Checker.knownActs.map { act in
        Suggestion(act.0.replacing("-", with: " "), group.picture, "act")
      }.filter { act in !found.contains { group.key(of: $0.label) == group.key(of: act.label) } }
    }
    return found
  }

  /// How clauses go on that go on in few ways.
  private static let phrases: [String: [String]] = [
    "when": ["a case is opened", "a case is opened with severity"],
    "stop": [
      "the clock while waiting on the adopter", "the clock while waiting on a third party",
    ],
    "on": UpgradeRule.allCases.map { "upgrade \($0.rawValue)" }
      + DowngradeRule.allCases.map { "downgrade \($0.rawValue)" }
      + ["reopening within 7 days the clock continues; later it is a new case"],
  ]
}

/// One thing that may be written.
private struct Suggestion {
  /// The kinds of LSP 3.17 that editors have pictures for.
  enum Picture: Int64 {
    case text = 1
    case function = 3
    case module = 9
    case keyword = 14
    case snippet = 15
    case member = 20
    case constant = 21
    case event = 23
  }

  let label: String
  let picture: Picture
  let detail: String
  var snippet: String?

  init(_ label: String, _ picture: Picture, _ detail: String, snippet: String? = nil) {
    self.label = label
    self.picture = picture
    self.detail = detail
    self.snippet = snippet
  }

  func json(_ range: TextRange, _ takesSnippets: Bool) -> JSONValue {
    let snippet = takesSnippets ? snippet : nil
    var item: JSONObject = [
      "label": .string(label), "detail": .string(detail),
      "kind": .integer((snippet == nil ? picture : .snippet).rawValue),
      "textEdit": .object(["range": range.json, "newText": .string(snippet ?? label)]),
    ]
    if snippet != nil { item["insertTextFormat"] = .integer(2) }
    return .object(item)
  }
}

extension NameGroup {
  fileprivate var picture: Suggestion.Picture {
    switch self {
    case .severity: .member
    case .owed: .function
    case .act: .event
    case .agreement, .cooperative: .module
    case .calendar, .holidays, .site, .rota, .area, .member, .layer: .constant
    }
  }
}
