// SPDX-License-Identifier: Apache-2.0

/// Why a document cannot be typeset.
package enum TypesettingFault: Error, Hashable, Sendable {
  /// Blocks stand in one another more than ``Block/mostNested`` deep.
  case tooDeep(at: Place)
  /// Two blocks have one anchor, so a link to it would be a guess.
  case anchorTwice(String)
  /// A row has more cells than the header has columns.
  case rowTooLong(found: Int, columns: Int, at: Place)
  /// A table has more columns than the page has room for.
  case tableTooWide(columns: Int, most: Int, at: Place)
  /// The number of a clause or heading has no room beside its words.
  case numberTooLong(String, most: Int, at: Place)
  /// A character that the fonts of the page do not have.
  case noGlyph(Character, at: Place)
  /// The reference at the foot of every page needs more lines than stand there.
  case referenceTooLong(lines: Int, most: Int)
  /// The document has more text than one file should hold.
  case tooLong(bytes: Int, most: Int)

  /// Where in a document something stands, in the words a reader of it would use.
  package struct Place: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
  }
}

extension TypesettingFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .tooDeep(let place):
      "\(place): lists, clauses and notes stand in one another more than \(Block.mostNested) deep; "
        + "bring the innermost out"
    case .anchorTwice(let anchor):
      "two blocks have the anchor \"\(anchor)\"; give each its own"
    case .rowTooLong(let found, let columns, let place):
      "\(place): \(found) cells in a table of \(columns) columns; take the others away, or name "
        + "their columns in the header"
    case .tableTooWide(let columns, let most, let place):
      "\(place): a table of \(columns) columns; the page has room for \(most). Divide it"
    case .numberTooLong(let number, let most, let place):
      "\(place): the number \"\(number.prefix(40))\" has more than \(most) characters; shorten it"
    case .noGlyph(let character, let place):
      "\(place): the fonts of the page have no \(Self.shown(character)); "
        + "write it in other letters, or print the HTML"
    case .referenceTooLong(let lines, let most):
      "the reference in the footer needs \(lines) lines; there is room for \(most). Shorten it"
    case .tooLong(let bytes, let most):
      "the text has \(bytes) bytes; one document holds at most \(most). Divide it"
    }
  }

  /// The character and its codes; the codes alone where the character would garble the message.
  private static func shown(_ character: Character) -> String {
    let scalars = character.unicodeScalars
    let codes = scalars.prefix(8).map(HiddenCharacter.shown).joined()
    return scalars.contains(where: HiddenCharacter.isHidden) ? codes : "\"\(character)\" \(codes)"
  }
}
