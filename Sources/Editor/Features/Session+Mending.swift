// SPDX-License-Identifier: Apache-2.0
//
// What the server changes in a text when it is asked to: quick fixes, and the canonical form.

import Evidence
import Terms

extension Session {
  mutating func codeActions(_ parameters: Parameters) throws(RequestFailure) -> JSONValue {
    let key = try openKey(parameters)
    let asked = try parameters.range("range")
    let kinds = parameters.list(ifThere: "context.only")
    guard kinds.isEmpty || kinds.contains(.string("quickfix")),
      let document = library.document(key), let lines = library.file(key)?.lines
    else { return .array([]) }
    var actions: [JSONValue] = []
    for diagnostic in desk.diagnostics(in: key, isOpen: library.open) {
      let line = diagnostic.range.line - 1
      let range = document.range(of: diagnostic.range, client.encoding)
      // A line that changed since it was checked may not be mended by what was found in it.
      guard range.touches(asked), lines.indices.contains(line), lines[line] == diagnostic.line,
        let word = diagnostic.problem.replacement
      else { continue }
      let edit: JSONValue = .object(["range": range.json, "newText": .string(word)])
      actions.append(
        .object([
          "title": .string("Write '\(word)'"), "kind": .string("quickfix"),
          "isPreferred": .bool(true),
          "diagnostics": .array([diagnostic.json(in: document, client.encoding)]),
          "edit": .object(["changes": .object([library.uri(of: key): .array([edit])])]),
        ]))
    }
    return .array(actions)
  }

  mutating func formatting(_ parameters: Parameters) throws(RequestFailure) -> JSONValue {
    let key = try openKey(parameters)
    guard let document = library.document(key),
      let formatted = format(key.path, document.bytes)
    else { return .null }
    return .array(document.edits(to: TextDocument(formatted), client.encoding))
  }
}

extension TextDocument {
  /// The one edit that makes this text the other, from the first line that differs to the last; none
  /// if they are the same.
  fileprivate func edits(to other: TextDocument, _ encoding: PositionEncoding) -> [JSONValue] {
    guard self != other else { return [] }
    let most = min(lines.count, other.lines.count)
    var head = 0
    while head < most, lines[head] == other.lines[head] { head += 1 }
    var tail = 0
    while tail < most - head,
      lines[lines.count - 1 - tail] == other.lines[other.lines.count - 1 - tail]
    {
      tail += 1
    }
    let new = other.lines[head..<(other.lines.count - tail)].flatMap { $0 }
    let start = TextPosition(line: head, unit: 0)
    let last = lines.count - tail
    let end = last < lines.count ? TextPosition(line: last, unit: 0) : end(encoding)
    return [
      .object([
        "range": TextRange(head < lines.count ? start : end, end).json,
        "newText": .string(String(decoding: new, as: UTF8.self)),
      ])
    ]
  }
}
