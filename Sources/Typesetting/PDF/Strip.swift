// SPDX-License-Identifier: Apache-2.0

/// A piece of the column that is never divided between pages: a line, or the row of a table.
struct Strip: Hashable, Sendable {
  /// Whether a page may end before a strip.
  enum Break: Hashable, Sendable { case allowed, avoided, forced }

  var height: Points
  var marks: [Mark]
  /// Left out at the top of a page.
  var spaceBefore: Points = 0
  var before = Break.allowed
  /// The frames that stand around it, outermost first: places in the frames of the galley.
  var frames: [Int] = []
  /// Blocks that begin here, for links and bookmarks.
  var anchors: [Anchor] = []
  /// The table whose header is repeated if a page begins here: a place in the galley's headers.
  var table: Int?
  /// What the lines of one long row have in common, so that they are read cell by cell.
  var row: Int?
}

/// A place in the document that something leads to.
enum Anchor: Hashable, Sendable {
  /// A block, by the anchor it has in the document.
  case named(String)
  /// A heading, by its place among all headings.
  case heading(Int)
}

/// What is drawn in a strip.
enum Mark: Hashable, Sendable {
  case text(TextLine)
  /// A line from one place to another at `y` below the top of the strip.
  case rule(from: Points, to: Points, y: Points, weight: Points, look: RuleLook)
  /// The number of the page on which a heading stands, ending at `right`.
  case pageNumber(heading: Int, right: Points, baseline: Points, font: Font, owner: Int)
  /// Nothing to see: an element without content, such as an empty cell, that has its place.
  case presence(owner: Int)
}

extension Mark {
  /// The element it belongs to; nil for lines.
  var owner: Int? {
    switch self {
    case .text(let line): line.owner
    case .pageNumber(_, _, _, _, let owner), .presence(let owner): owner
    case .rule: nil
    }
  }
}

/// How a line is drawn.
enum RuleLook: Hashable, Sendable { case solid, hair, dotted }

/// A tint or a bar that stands around strips, on every page they reach.
struct Frame: Hashable, Sendable {
  var x: Points
  var width: Points
  /// Between its edges and the strips, above and below.
  var padding: Points
  var isTinted: Bool
  /// The thickness of the bar at its left edge.
  var bar: Points
}
