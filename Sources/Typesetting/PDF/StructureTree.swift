// SPDX-License-Identifier: Apache-2.0

/// What the pieces of the document are, for readers who do not see the page (PDF 1.7, 14.7).
///
/// Elements are made while the document is laid out and find their place among their siblings when
/// the first of their content is painted, so that the tree has the order of reading.
struct StructureTree: Sendable {
  /// Something that stands in an element.
  enum Child: Hashable, Sendable {
    case element(Int)
    /// Marked content of a page, by its number there.
    case content(page: Int, number: Int)
    /// The annotation of a link, by its place among all.
    case link(Int)
  }

  /// One element.
  struct Element: Sendable {
    /// A standard structure type (PDF 1.7, 14.8.4).
    let type: String
    let parent: Int
    /// Attributes as PDF writes them, such as the scope of a header.
    let attributes: String?
    fileprivate(set) var children: [Child] = []
    fileprivate var isAttached = false
  }

  private(set) var elements: [Element] = [
    Element(type: "Document", parent: -1, attributes: nil, isAttached: true)
  ]

  /// The element of the whole document.
  static let root = 0

  /// A new element within another.
  mutating func element(_ type: String, in parent: Int, attributes: String? = nil) -> Int {
    elements.append(Element(type: type, parent: parent, attributes: attributes))
    return elements.count - 1
  }

  /// Adds content to an element, and the element to its parents if it is its first.
  mutating func add(_ child: Child, to element: Int) {
    attach(element)
    elements[element].children.append(child)
  }

  /// Gives an element, and those it stands in, their places now.
  mutating func attach(_ element: Int) {
    var element = element
    while !elements[element].isAttached {
      elements[element].isAttached = true
      let parent = elements[element].parent
      elements[parent].children.append(.element(element))
      element = parent
    }
  }

  /// Whether anything was painted of an element.
  func isAttached(_ element: Int) -> Bool { elements[element].isAttached }
}
