// SPDX-License-Identifier: Apache-2.0

/// A page of HTML read back: its tags must close in order, as those of XML.
struct ParsedPage {
  private(set) var tags: [String] = []
  private(set) var ids: [String] = []
  private(set) var links: [String] = []
  /// The text of the title and the body without what only the page adds.
  private(set) var text = ""
  private(set) var faults: [String] = []
  private var open: [String] = []

  private static let withoutEnd: Set<String> = ["!DOCTYPE", "meta", "br", "hr"]

  init(_ html: String) {
    for (number, piece) in html.split(separator: "<", omittingEmptySubsequences: false).enumerated()
    {
      guard number > 0 else { continue }
      guard let end = piece.firstIndex(of: ">") else {
        faults.append("no end: \(piece.prefix(40))")
        continue
      }
      read(tag: piece[..<end])
      let isText = !open.contains { ["style", "title", "nav"].contains($0) } && open.last != "a"
      if isText || (open.last == "a" && open.contains("main")) {
        text += Self.plain(piece[piece.index(after: end)...])
      }
    }
    if !open.isEmpty { faults.append("open at the end: \(open)") }
  }

  private mutating func read(tag: Substring) {
    let name = String(tag.prefix { $0 != " " })
    if name.hasPrefix("/") {
      if open.popLast() != String(name.dropFirst()) { faults.append("<\(tag)> closes another") }
      return
    }
    tags.append(name)
    if !Self.withoutEnd.contains(name) { open.append(name) }
    if let id = Self.value("id", of: tag) { ids.append(id) }
    if let link = Self.value("href", of: tag) { links.append(link) }
    if !tag.split(separator: "\"", omittingEmptySubsequences: false).count.isMultiple(of: 2)
      == false
    {
      faults.append("quotes of <\(tag)>")
    }
  }

  private static func value(_ name: String, of tag: Substring) -> String? {
    tag.firstRange(of: " \(name)=\"").map { String(tag[$0.upperBound...].prefix { $0 != "\"" }) }
  }

  private static func plain(_ text: Substring) -> String {
    var plain = String(text)
    for (name, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ] {
      plain = plain.replacing(name, with: character)
    }
    return plain
  }
}
