// SPDX-License-Identifier: Apache-2.0
//
// What a reader of Markdown sees may differ from what the program reads as terms. Whatever people sign
// must be what is judged, so that both ways of differing are mistakes: terms that no reader sees, and
// what looks like terms and is none.

/// Whether the next line of Markdown is in raw HTML that readers do not show as Markdown.
///
/// Follows the HTML blocks of CommonMark 0.31, section 4.6: comments, raw text and block elements.
struct HiddenMarkdown {
  private enum State: Equatable {
    case shown
    /// Until a line that holds this.
    case until(String)
    case untilBlank
  }

  private var state = State.shown

  /// Whether a fence that opens on the line last taken is hidden.
  var isHiding: Bool { state != .shown }

  /// Takes a line outside fences; what hides ends after the line that ends it.
  mutating func take(_ line: String) {
    let text = line.drop { $0 == " " || $0 == "\t" }
    switch state {
    case .until(let end):
      if text.lowercased().contains(end) { state = .shown }
    case .untilBlank:
      if text.isEmpty { state = .shown }
    case .shown:
      guard text.first == "<" else { return }
      state = Self.state(after: text.lowercased())
    }
  }

  private static func state(after line: String) -> State {
    for (start, end) in enclosed where line.hasPrefix(start) {
      return line.dropFirst(start.count).contains(end) ? .shown : .until(end)
    }
    let name = String(line.dropFirst().drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber })
    if rawText.contains(name) {
      return line.contains("</\(name)>") ? .shown : .until("</\(name)>")
    }
    return blocks.contains(name) ? .untilBlank : .shown
  }

  /// Comments, character data, declarations and processing instructions, in the order to try them.
  private static let enclosed = [
    ("<!--", "-->"), ("<![cdata[", "]]>"), ("<!", ">"), ("<?", "?>"),
  ]

  private static let rawText: Set = ["script", "pre", "style", "textarea", "template", "details"]

  private static let blocks: Set = [
    "address", "article", "aside", "blockquote", "body", "center", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head",
    "header", "hr", "html", "iframe", "legend", "li", "link", "main", "menu", "nav", "ol", "p",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
  ]
}

/// A line that a reader takes for the opening of a fence of terms, and that opens none: in a quotation,
/// behind the mark of a list, indented too far, or with another word than `pledge`.
enum SeemingFence {
  /// The column and length of its marks, or nil if the line is none.
  static func place(in line: String) -> (column: Int, length: Int)? {
    var rest = line[...]
    while let first = rest.first {
      if " \t>".contains(first) {
        rest = rest.dropFirst()
      } else if "-*+".contains(first), rest.dropFirst().first == " " {
        rest = rest.dropFirst()
      } else if first.isASCIIDigit {
        let digits = rest.prefix { $0.isASCIIDigit }
        let after = rest.dropFirst(digits.count)
        guard digits.count < 10, after.first == "." || after.first == ")",
          after.dropFirst().first == " "
        else { return nil }
        rest = after.dropFirst()
      } else {
        break
      }
    }
    guard let mark = rest.first, mark == "`" || mark == "~" else { return nil }
    let count = rest.prefix { $0 == mark }.count
    let info = rest.dropFirst(count).drop { " \t{.".contains($0) }
    guard count >= 3, info.lowercased().hasPrefix("pledge") else { return nil }
    return (line.distance(from: line.startIndex, to: rest.startIndex) + 1, count)
  }
}
