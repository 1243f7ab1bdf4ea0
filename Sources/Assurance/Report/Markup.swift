// SPDX-License-Identifier: Apache-2.0

import Charts

/// HTML written piece by piece, in which text can only ever be text.
///
/// Tags and attributes are closed lists, and every text and attribute value is escaped on its way in,
/// so that no name, wherever it comes from, becomes markup.
struct Markup: Sendable {
  /// What was written so far.
  private(set) var html = ""

  enum Tag: String, Sendable {
    case article, body, caption, code, dd, div, dl, dt, figcaption, figure, footer, h1, h2, h3, h4,
      head
    case header, li, main, nav, ol, p, pre, section, span, strong, table, tbody, td, tfoot, th
    case thead, title, tr, ul, a
    case html

    /// Whether a line of its own keeps the source readable.
    var isBlock: Bool {
      switch self {
      case .a, .code, .span, .strong: false
      default: true
      }
    }
  }

  enum Attribute: String, Sendable {
    case `class`, colspan, href, id, lang, role, rowspan, scope, tabindex
    case labelledBy = "aria-labelledby"
    case label = "aria-label"
  }

  typealias Attributes = KeyValuePairs<Attribute, String>

  /// Text of our own.
  mutating func text(_ text: String) { html += XMLText.escaped(text) }

  /// A name from elsewhere: hidden marks shown, and kept apart from the direction of our text.
  mutating func name(_ name: String) {
    html += "<bdi>\(XMLText.escaped(VisibleText.of(name)))</bdi>"
  }

  /// An element around what `content` writes.
  mutating func element(
    _ tag: Tag, _ attributes: Attributes = [:], _ content: (inout Markup) -> Void
  ) {
    html += "<\(tag.rawValue)"
    for (name, value) in attributes {
      html += " \(name.rawValue)=\"\(XMLText.escaped(VisibleText.of(value)))\""
    }
    html += ">"
    content(&self)
    html += "</\(tag.rawValue)>"
    if tag.isBlock { html += "\n" }
  }

  /// An element around a text of our own.
  mutating func element(_ tag: Tag, _ attributes: Attributes = [:], text: String) {
    element(tag, attributes) { $0.text(text) }
  }

  /// An element around a name from elsewhere.
  mutating func element(_ tag: Tag, _ attributes: Attributes = [:], name: String) {
    element(tag, attributes) { $0.name(name) }
  }

  /// Words of the contract as they stand, line by line.
  mutating func verbatim(_ text: String) {
    element(.pre) { pre in
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      pre.html += lines.map { XMLText.escaped(VisibleText.of(String($0))) }.joined(separator: "\n")
    }
  }

  /// A time for people with the exact instant for machines.
  mutating func time(_ words: String, exactly instant: String) {
    html += "<time datetime=\"\(XMLText.escaped(instant))\">\(XMLText.escaped(words))</time>"
  }

  /// Markup that is known to be sound: a constant of this module or a drawing of Charts.
  mutating func sound(_ markup: String) { html += markup }
}
