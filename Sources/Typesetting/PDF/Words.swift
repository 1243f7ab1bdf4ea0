// SPDX-License-Identifier: Apache-2.0

/// A text cut into what a line may hold: boxes that are never divided.
struct Words: Sendable {
  /// A piece of a word in one font.
  struct Fragment: Hashable, Sendable {
    var font: Font
    var bytes: [UInt8]
    /// Where it leads: a place in the links of the galley.
    var link: Int?
  }

  /// What may follow a box.
  enum Gap: Hashable, Sendable {
    /// A space, at which the line may break.
    case space
    /// Nothing, but the line may break: after a hyphen.
    case none
    /// The line ends here.
    case end
  }

  /// A word, or a piece of a long one.
  struct Box: Hashable, Sendable {
    var fragments: [Fragment] = []
    var width: Points = 0
    var gap = Gap.space
    /// The spaces inside, at which no line ends: their number and their width, a part of `width`.
    var ties = 0
    var tied: Points = 0
    /// The width of the space that follows, if one does, and its font.
    var space: Points = 0
    var spaceFont: Font?
  }

  private(set) var boxes: [Box] = []
  private var open = Box()
  private let limit: Points

  /// No box is wider than `limit`, the narrowest line that may hold it.
  init(limit: Points) { self.limit = limit }

  /// Adds codes in one font; spaces divide words.
  mutating func add(_ bytes: [UInt8], font: Font, link: Int? = nil) {
    var start = 0
    for place in bytes.indices {
      if bytes[place] == 0x20, isTied(at: place, after: start, in: bytes, font: font) {
        open.ties += 1
        open.tied = open.tied + font.width(of: [0x20])
      } else if bytes[place] == 0x20 {
        extend(bytes[start..<place], font: font, link: link)
        close(.space, space: font)
        start = place + 1
      } else if Self.mayBreak(after: place, in: bytes) {
        extend(bytes[start...place], font: font, link: link)
        close(.none, space: font)
        start = place + 1
      }
    }
    extend(bytes[start...], font: font, link: link)
  }

  /// Whether a space binds what stands beside it, and both together have room on a line.
  private func isTied(at place: Int, after start: Int, in bytes: [UInt8], font: Font) -> Bool {
    let before = bytes[start..<place]
    let after = bytes[(place + 1)...].prefix { $0 != 0x20 }
    guard open.ties == 0, !before.contains(0x20), Ties.binds(before, after) else { return false }
    return open.width + font.width(of: bytes[start..<(place + 1)]) + font.width(of: after) <= limit
  }

  /// Ends the line.
  mutating func end() {
    close(.end, space: nil)
    // A line feed after a space, or two of them: the line that ended already is this one.
    if let last = boxes.indices.last { boxes[last].gap = .end }
  }

  /// All boxes; the last one ends the text.
  mutating func finished() -> [Box] {
    end()
    return boxes
  }

  /// Boxes of which none is wider than `limit`: longer words are cut.
  static func divided(_ boxes: [Box], limit: Points) -> [Box] {
    guard boxes.contains(where: { $0.width > limit }) else { return boxes }
    var words = Words(limit: limit)
    for box in boxes {
      for fragment in box.fragments {
        words.add(fragment.bytes, font: fragment.font, link: fragment.link)
      }
      words.close(box.gap, space: box.spaceFont)
    }
    return words.boxes
  }

  /// A hyphen or dash between letters, or a stroke beside one.
  private static func mayBreak(after place: Int, in bytes: [UInt8]) -> Bool {
    guard [0x2D, 0x2F, 0x96, 0x97].contains(bytes[place]), place > 0, place + 1 < bytes.count else {
      return false
    }
    let (before, after) = (bytes[place - 1], bytes[place + 1])
    if bytes[place] == UInt8(ascii: "/") {
      // Not within 24/7, and not after the strokes of https://.
      return (isLetter(before) || isLetter(after)) && before != bytes[place]
        && after != bytes[place]
    }
    return isLetter(before) && isLetter(after)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte >= 0xC0
      || [0x81, 0x8D, 0x90].contains(byte)
  }

  private mutating func close(_ gap: Gap, space font: Font?) {
    if open.fragments.isEmpty {
      // Spaces after spaces add nothing; one after a piece of a word makes its gap a space.
      if gap == .space, let font, let last = boxes.indices.last, boxes[last].gap == .none {
        boxes[last].gap = .space
        boxes[last].space = font.width(of: [0x20])
        boxes[last].spaceFont = font
      }
      return
    }
    open.gap = gap
    if gap == .space, let font {
      open.space = font.width(of: [0x20])
      open.spaceFont = font
    }
    boxes.append(open)
    open = Box()
  }

  private mutating func extend(_ bytes: ArraySlice<UInt8>, font: Font, link: Int?) {
    guard !bytes.isEmpty else { return }
    let width = font.width(of: bytes)
    if open.width + width <= limit {
      open.fragments.append(Fragment(font: font, bytes: Array(bytes), link: link))
      open.width = open.width + width
      return
    }
    // Longer than a line: filled up code by code, and cut after a stroke if there is one.
    var start = bytes.startIndex
    var place = start
    while place < bytes.endIndex {
      let step = font.width(of: bytes[place...place])
      if open.width + step > limit, place > start || !open.fragments.isEmpty {
        let stroke = bytes[start..<place].lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? place
        if stroke > start {
          open.fragments.append(
            Fragment(font: font, bytes: Array(bytes[start..<stroke]), link: link))
        }
        open.width = open.width - font.width(of: bytes[stroke..<place])
        close(.none, space: nil)
        (start, place) = (stroke, stroke)
        continue
      }
      open.width = open.width + step
      place += 1
    }
    open.fragments.append(Fragment(font: font, bytes: Array(bytes[start...]), link: link))
  }
}
