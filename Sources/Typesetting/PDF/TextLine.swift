// SPDX-License-Identifier: Apache-2.0

/// A line of text where it stands in its strip.
struct TextLine: Hashable, Sendable {
  /// Codes in one font that lead to one place.
  struct Run: Hashable, Sendable {
    var font: Font
    var bytes: [UInt8]
    var link: Int?
    /// From the left edge of the page; set when the line is.
    var x: Points = 0
    var width: Points = 0
  }

  /// How a line stands in its column.
  enum Alignment: Hashable, Sendable { case justified, left, centre, right }

  var runs: [Run] = []
  /// Below the top of the strip.
  var baseline: Points
  /// What each space has beyond its width in the font.
  var stretch: Points = 0
  /// Whether the line is grey.
  var isQuiet = false
  /// The element of the structure tree that the line belongs to; nil for furniture of the page.
  var owner: Int?

  var x: Points { runs.first?.x ?? 0 }
  var width: Points { runs.last.map { $0.x + $0.width - x } ?? 0 }

  /// A line of boxes in a column that begins at `x`.
  init(
    _ boxes: [Words.Box], _ line: LineBreaker.Line, x: Points, width: Points,
    alignment: Alignment, baseline: Points, owner: Int?
  ) {
    self.baseline = baseline
    self.owner = owner
    stretch = line.stretch
    collect(boxes[line.boxes])
    // Unseen, but without it those who hear the page hear two words as one.
    if let last = boxes[line.boxes].last, last.gap != .none { endWord() }
    let rest = width - line.natural
    switch alignment {
    case .justified, .left: place(from: x)
    case .centre: place(from: x + rest / 2)
    case .right: place(from: x + rest)
    }
  }

  /// A line of codes in one font.
  init(_ bytes: [UInt8], font: Font, x: Points, baseline: Points, owner: Int?) {
    self.baseline = baseline
    self.owner = owner
    runs = [Run(font: font, bytes: bytes)]
    endWord()
    place(from: x)
  }

  private mutating func endWord() {
    guard let last = runs.indices.last else { return }
    runs[last].bytes.append(0x20)
  }

  /// The line moved so that it ends at `right`.
  func ending(at right: Points) -> TextLine {
    var line = self
    line.place(from: right - visibleWidth)
    return line
  }

  /// The width without the space at the end.
  var visibleWidth: Points {
    guard let last = runs.last, last.bytes.last == 0x20 else { return width }
    return width - last.font.width(of: [0x20]) - stretch
  }

  private mutating func collect(_ boxes: ArraySlice<Words.Box>) {
    for place in boxes.indices {
      let box = boxes[place]
      for fragment in box.fragments {
        append(fragment.bytes, font: fragment.font, link: fragment.link)
      }
      guard place + 1 < boxes.endIndex, box.gap == .space, let font = box.spaceFont else {
        continue
      }
      let (before, after) = (box.fragments.last?.link, boxes[place + 1].fragments.first?.link)
      append([0x20], font: font, link: before == after ? before : nil)
    }
  }

  private mutating func append(_ bytes: [UInt8], font: Font, link: Int?) {
    if let last = runs.indices.last, runs[last].font == font, runs[last].link == link {
      runs[last].bytes += bytes
    } else {
      runs.append(Run(font: font, bytes: bytes, link: link))
    }
  }

  private mutating func place(from start: Points) {
    var x = start
    for place in runs.indices {
      let spaces = runs[place].bytes.count { $0 == 0x20 }
      runs[place].x = x
      runs[place].width = runs[place].font.width(of: runs[place].bytes) + stretch * spaces
      x = x + runs[place].width
    }
  }
}
