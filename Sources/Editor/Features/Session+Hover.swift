// SPDX-License-Identifier: Apache-2.0

import Evidence
import Terms

extension Session {
  mutating func hover(_ parameters: Parameters) throws(RequestFailure) -> JSONValue {
    let spot = try spot(parameters)
    let mention = spot.mention
    let outline = spot.index.outlines.first { $0.key == spot.key }
    guard let declaration = outline?.declaration(atLine: spot.line) else { return .null }
    var lines: [FileKey: [String]] = [:]
    for outline in spot.index.outlines { lines[outline.key] = library.file(outline.key)?.lines }
    let main = ownMains(of: spot.key).first
    let words = HoverText(
      index: spot.index, agreement: main.flatMap { desk.results[$0]?.checked?.agreement },
      lines: { lines[$0] ?? [] })
    let text =
      mention.flatMap { words.text(of: $0.meaning) } ?? words.text(of: declaration, in: spot.key)
    let kind = client.takesMarkdown ? "markdown" : "plaintext"
    var hover: JSONObject = [
      "contents": .object(["kind": .string(kind), "value": .string(text)])
    ]
    if let mention { hover["range"] = range(mention.range, in: spot.key) }
    return .object(hover)
  }
}
