// SPDX-License-Identifier: Apache-2.0

/// The names of an agreement that the texts of a column stand for.
///
/// A text stands for its own entry; else for the first entry, in the order written, whose `*` it fits.
/// An empty cell stands for the entry `""`, and for nothing where there is none.
package struct NameTable: Sendable {
  private let exact: [String: String]
  private let patterns: [(pattern: NamePattern, name: String)]

  /// Entries in the order written.
  init(_ entries: [(text: String, name: String)]) {
    exact = Dictionary(entries.map { ($0.text, $0.name) }, uniquingKeysWith: { first, _ in first })
    patterns = entries.filter { $0.text.contains("*") }.map { (NamePattern($0.text), $0.name) }
  }

  /// What an empty cell stands for; nil if nothing is said of it.
  var nameOfNothing: String? { exact[""] }

  /// What a text stands for; nil if nothing is said of it.
  func name(of text: String) -> String? {
    exact[text] ?? patterns.first { $0.pattern.matches(text) }?.name
  }
}
