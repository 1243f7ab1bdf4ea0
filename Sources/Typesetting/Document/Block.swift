// SPDX-License-Identifier: Apache-2.0

/// One piece of a document, set below the one before it.
///
/// Blocks nest at most ``mostNested`` deep; the writers refuse deeper ones.
package indirect enum Block: Hashable, Sendable {
  /// How deep blocks may stand in one another.
  package static let mostNested = 12

  case heading(Heading)
  case paragraph([Inline])
  case clause(Clause)
  case table(Table)
  case list(List)
  case aside(Aside)
  case terms(Terms)
  case signatures([Signature])
  /// A line across the page.
  case rule
  /// What follows begins a new page, on paper.
  case pageBreak

  /// A heading; it makes an entry of the contents and a bookmark.
  package struct Heading: Hashable, Sendable {
    /// From 1 to 4; the title of the document stands above level 1.
    package var level: Int
    /// Such as "4"; the writers set it apart from the words.
    package var number: String?
    package var text: [Inline]
    /// What links name; no two blocks of a document have the same.
    package var anchor: String?

    /// A heading; levels outside 1 to 4 are set as the nearest.
    package init(level: Int, number: String? = nil, text: [Inline], anchor: String? = nil) {
      self.level = level
      self.number = number
      self.text = text
      self.anchor = anchor
    }
  }

  /// A clause with its number in the margin of its text.
  package struct Clause: Hashable, Sendable {
    /// As it is printed: "4.2", "(a)".
    package var number: String
    package var text: [Inline]
    package var anchor: String?
    /// Sub-clauses, tables and what else belongs to the clause, indented below its words.
    package var contents: [Block]

    /// A clause by its printed number.
    package init(
      number: String, text: [Inline], anchor: String? = nil, contents: [Block] = []
    ) {
      self.number = number
      self.text = text
      self.anchor = anchor
      self.contents = contents
    }
  }

  /// A table with one header row.
  ///
  /// Rows shorter than the header are filled with empty cells; cells beyond it are a fault.
  package struct Table: Hashable, Sendable {
    /// How the cells of a column stand.
    package enum Alignment: Hashable, Sendable { case left, centre, right }

    /// What the table shows, set above it.
    package var caption: [Inline]
    package var header: [[Inline]]
    /// One for each cell of the header; missing ones are left.
    package var alignments: [Alignment]
    package var rows: [[[Inline]]]
    /// Whether the first cell of each row names the row.
    package var hasRowHeaders: Bool

    /// A table of cells.
    package init(
      caption: [Inline] = [], header: [[Inline]], alignments: [Alignment] = [],
      rows: [[[Inline]]], hasRowHeaders: Bool = false
    ) {
      self.caption = caption
      self.header = header
      self.alignments = alignments
      self.rows = rows
      self.hasRowHeaders = hasRowHeaders
    }
  }

  /// A list of items, each of them blocks.
  package struct List: Hashable, Sendable {
    /// The number of the first item; nil for a list with bullets.
    package var start: Int?
    package var items: [[Block]]

    /// A list with bullets, or one numbered from `start`.
    package init(start: Int? = nil, items: [[Block]]) {
      self.start = start
      self.items = items
    }
  }

  /// A passage set apart because it binds nobody.
  package struct Aside: Hashable, Sendable {
    /// What kind of passage it is.
    package enum Kind: Hashable, Sendable {
      /// The words of somebody else.
      case quotation
      /// An explanation by those who wrote the document.
      case note
    }

    package var kind: Kind
    /// Such as "Note" or "This passage binds nobody".
    package var label: String?
    package var contents: [Block]

    /// A quotation or a note.
    package init(kind: Kind, label: String? = nil, contents: [Block]) {
      self.kind = kind
      self.label = label
      self.contents = contents
    }
  }

  /// The exact text of terms, its lines and its columns kept.
  package struct Terms: Hashable, Sendable {
    /// Lines divided by line feeds; a last line feed adds no line.
    package var text: String
    /// What stands above the text, such as "Terms as signed".
    package var label: String?
    package var anchor: String?

    /// Terms as they were written.
    package init(text: String, label: String? = nil, anchor: String? = nil) {
      self.text = text
      self.label = label
      self.anchor = anchor
    }
  }

  /// Room for one signature.
  package struct Signature: Hashable, Sendable {
    /// For whom it is given: "North Bank plc".
    package var party: String
    /// Who signs, if it is known beforehand.
    package var name: String?
    /// As what: "Director".
    package var capacity: String?

    /// Room for a signature for a party.
    package init(party: String, name: String? = nil, capacity: String? = nil) {
      self.party = party
      self.name = name
      self.capacity = capacity
    }
  }
}
