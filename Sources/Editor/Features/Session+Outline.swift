// SPDX-License-Identifier: Apache-2.0
//
// The shape of a text: its declarations, for the outline and for folding.

import Evidence
import Terms

extension Session {
  mutating func documentSymbols(_ parameters: Parameters) throws(RequestFailure) -> JSONValue {
    let key = try openKey(parameters)
    let declarations = library.outline(key)?.declarations ?? []
    return .array(declarations.compactMap { symbol($0, in: key) })
  }

  private mutating func symbol(
    _ declaration: FileOutline.Declaration, in key: FileKey
  ) -> JSONValue? {
    let header = declaration.outline.header
    guard let first = header.first, let document = library.document(key) else { return nil }
    let title = header.dropFirst().first?.displayText
    let name = declaration.name?.text ?? title ?? first.text
    let chosen = declaration.name?.range ?? header.dropFirst().first?.range ?? first.range
    let whole = TextRange(
      document.range(of: first.range, client.encoding).start,
      document.end(ofLine: declaration.outline.lines.upperBound - 1, client.encoding))
    let kind = JSONValue.integer(Self.symbolKind(of: declaration.keyword))
    guard client.takesOutline else {
      return .object([
        "name": .string(name), "kind": kind,
        "location": .object(["uri": .string(library.uri(of: key)), "range": whole.json]),
      ])
    }
    let meaning = header.dropFirst(2).first.flatMap(\.displayText)
    let detail = meaning.map { "\(first.text): \($0)" } ?? first.text
    return .object([
      "name": .string(name), "kind": kind, "detail": .string(detail), "range": whole.json,
      "selectionRange": document.range(of: chosen, client.encoding).json,
    ])
  }

  /// The kinds of LSP 3.17 that editors have pictures for.
  private static func symbolKind(of keyword: Keyword) -> Int64 {
    switch keyword {
    case .include: 1  // file
    case .cooperative, .agreement, .amendment: 2  // module
    case .obligation, .goal: 12  // function
    case .calendar, .holidays, .rota, .site: 14  // constant
    case .severity: 22  // member of an enumeration
    case .define: 24  // event
    case .example: 6  // method
    default: 19  // object
    }
  }

  mutating func foldingRanges(_ parameters: Parameters) throws(RequestFailure) -> JSONValue {
    let declarations = library.outline(try openKey(parameters))?.declarations ?? []
    return .array(
      declarations.map(\.outline.lines).filter { $0.lowerBound < $0.upperBound }.map { lines in
        .object([
          "startLine": .integer(Int64(lines.lowerBound - 1)),
          "endLine": .integer(Int64(lines.upperBound - 1)),
        ])
      })
  }
}

extension Token {
  /// The text without its quotation marks; nil of an empty one, which editors refuse as a name.
  fileprivate var displayText: String? {
    if case .text(let value) = kind { return value.isEmpty ? nil : value }
    return text
  }
}
