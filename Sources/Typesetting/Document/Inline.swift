// SPDX-License-Identifier: Apache-2.0

/// A run of words that look alike.
///
/// Runs are flat: a word that is both strong and emphasised has both styles. A line feed in the text
/// begins a new line; other white space is a space.
package struct Inline: Hashable, Sendable {
  /// How a run differs from plain text.
  package struct Style: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let emphasis = Style(rawValue: 1)
    package static let strong = Style(rawValue: 2)
    package static let code = Style(rawValue: 4)
  }

  /// Where a run leads.
  package enum Target: Hashable, Sendable {
    /// A block of this document, by its anchor; a link to none is set as plain text.
    case anchor(String)
    /// A web or mail address: `https:`, `http:` or `mailto:`. Others are set as plain text.
    case address(String)
  }

  package var text: String
  package var style: Style
  package var target: Target?

  /// A run of text, plain unless told otherwise.
  package init(_ text: String, style: Style = [], target: Target? = nil) {
    self.text = text
    self.style = style
    self.target = target
  }

  /// Plain words.
  package static func text(_ text: String) -> Inline { Inline(text) }
  /// Words in italics.
  package static func emphasis(_ text: String) -> Inline { Inline(text, style: .emphasis) }
  /// Words in bold.
  package static func strong(_ text: String) -> Inline { Inline(text, style: .strong) }
  /// Words of the program, such as a name in the terms.
  package static func code(_ text: String) -> Inline { Inline(text, style: .code) }
  /// Words that lead to a block of the document.
  package static func link(_ text: String, to anchor: String) -> Inline {
    Inline(text, target: .anchor(anchor))
  }
}

extension Inline {
  /// The address it leads to, if its words do not say it: paper must show it.
  var hiddenAddress: String? {
    guard case .address(let address)? = target, !text.contains(address) else { return nil }
    let shown = address.hasPrefix("mailto:") ? String(address.dropFirst("mailto:".count)) : address
    return text.contains(shown) ? nil : shown
  }
}

extension Inline: ExpressibleByStringLiteral {
  package init(stringLiteral value: String) { self.init(value) }
}

extension [Inline] {
  /// The words alone.
  package var plainText: String { map(\.text).joined() }
}
