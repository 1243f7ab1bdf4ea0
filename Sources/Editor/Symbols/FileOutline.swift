// SPDX-License-Identifier: Apache-2.0

import Terms

/// A file cut into declarations, with the names it declares.
struct FileOutline: Sendable {
  let key: FileKey
  let declarations: [Declaration]

  /// A declaration that begins with a word of the language.
  struct Declaration: Sendable {
    let keyword: Keyword
    let outline: OutlineDeclaration
    /// What it declares; nil if it has no name.
    let name: DeclaredName?
  }

  init(_ key: FileKey, _ document: TextDocument) {
    self.key = key
    guard let source = try? SourceText(file: key.path, bytes: document.bytes) else {
      declarations = []
      return
    }
    declarations = Outline(of: source).declarations.compactMap { declaration in
      guard let word = declaration.header.first, word.kind == .word,
        let keyword = Keyword(rawValue: word.text)
      else { return nil }
      return Declaration(
        keyword: keyword, outline: declaration,
        name: DeclaredName(keyword, declaration, in: key))
    }
  }

  /// The declaration that a line is in.
  func declaration(atLine line: Int) -> Declaration? {
    var (low, high) = (0, declarations.count)
    while low < high {
      let middle = (low + high) / 2
      if declarations[middle].outline.lines.upperBound < line {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < declarations.count, declarations[low].outline.lines.contains(line) else {
      return nil
    }
    return declarations[low]
  }
}
