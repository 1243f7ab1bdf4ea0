// SPDX-License-Identifier: Apache-2.0

/// The entries of a key, set one after another and on as many lines as they need.
struct Key: Sendable {
  /// What stands before an entry's name.
  enum Sample: Hashable, Sendable {
    case tone(Tone)
    case line
    case diamond
    case triangle
  }

  private struct Entry: Sendable {
    let sample: Sample
    let name: String
    let x: Pixels
    let y: Pixels
  }

  private let entries: [Entry]
  /// The height of all its lines.
  let height: Pixels

  init(_ items: [(sample: Sample, name: String)], width: Pixels) {
    var entries: [Entry] = []
    var (x, y): (Pixels, Pixels) = (0, 0)
    for item in items {
      let name = TextMeasure.shortened(item.name, size: Drawing.small, limit: width - 24)
      let room = TextMeasure.width(name, size: Drawing.small) + 22
      if x > 0, x + room > width { (x, y) = (0, y + 22) }
      entries.append(Entry(sample: item.sample, name: name, x: x, y: y))
      x = x + room + 24
    }
    self.entries = entries
    height = items.isEmpty ? 0 : y + 22
  }

  func draw(top: Pixels, _ drawing: inout Drawing) {
    for entry in entries {
      let y = top + entry.y
      switch entry.sample {
      case .tone(let tone): drawing.bar(x: entry.x, y: y, width: 14, height: 14, tone: tone)
      case .line:
        drawing.line(
          from: (entry.x, y + 7), to: (entry.x + 14, y + 7), colour: Drawing.rule, width: "2")
      case .diamond: drawing.diamond(x: entry.x + 7, y: y + 7)
      case .triangle: drawing.triangle(x: entry.x + 7, y: y + 3)
      }
      drawing.text(entry.name, x: entry.x + 22, y: y + 11)
    }
  }
}
