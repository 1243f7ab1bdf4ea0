// SPDX-License-Identifier: Apache-2.0

/// One bar that is the whole, divided into its parts, with a mark at the share that was promised.
///
/// How to read it: the bar is 100%. The promise is kept when the first part reaches the mark. Shares
/// are cut to a tenth of a percent, never rounded up. A part that is not nought is drawn at least 3
/// pixels long, and the mark always on its true side of the first part's end. Only what counts
/// toward the promise belongs in the bar: leave pending cases out where the agreement does.
package struct AttainmentBar: Sendable {
  /// One part of the whole, counted.
  package struct Part: Hashable, Sendable {
    let name: String
    let count: Int64
    let tone: Tone

    /// A name, a count of nought or more, and a look no other part has.
    package init(name: String, count: Int64, tone: Tone) {
      self.name = name
      self.count = count
      self.tone = tone
    }
  }

  /// The share that was promised.
  package struct Target: Hashable, Sendable {
    let partsPerMillion: Int64
    let label: String

    /// A share of 0 to 1,000,000 parts per million and its text, such as "promised 99.95%".
    package init(partsPerMillion: Int64, label: String) {
      self.partsPerMillion = partsPerMillion
      self.label = label
    }
  }

  private static let width: Pixels = 760
  private let caption: ChartCaption
  private let parts: [Part]
  private let target: Target?

  /// A bar of at most six parts; throws on a negative count and on two parts of one tone.
  package init(caption: ChartCaption, parts: [Part], target: Target?) throws(ChartFault) {
    for (place, part) in parts.enumerated() {
      if part.count < 0 { throw .negativeCount(part.count, of: part.name) }
      if let twin = parts[..<place].first(where: { $0.tone == part.tone }) {
        throw .sameTone(twin.name, part.name)
      }
    }
    self.caption = caption
    self.parts = parts
    self.target = target
  }

  /// The bar as an SVG document: the same bytes for the same figures.
  package func svg() -> String {
    var drawing = Drawing(caption)
    let top: Pixels = target == nil ? 1 : 26
    drawBar(top: top, &drawing)
    drawTarget(top: top, &drawing)
    let key = Key(parts.map { (.tone($0.tone), entry($0)) }, width: Self.width)
    key.draw(top: top + 40, &drawing)
    let promise = target.map { " \($0.label)." } ?? ""
    return drawing.document(
      width: Self.width, height: top + 40 + key.height,
      figures: parts.map(entry).joined(separator: ", ") + "." + promise)
  }

  private var total: Int128 { parts.reduce(0) { $0 + Int128($1.count) } }

  private func entry(_ part: Part) -> String {
    let count = NumberText.grouped(Int128(part.count))
    return "\(part.name) \(count) (\(NumberText.share(Int128(part.count), of: total)))"
  }

  private func drawBar(top: Pixels, _ drawing: inout Drawing) {
    if total == 0 {
      let y = top + 12
      drawing.line(from: (0, y), to: (Self.width, y), colour: Drawing.rule, dashes: "4 4")
    }
    var x: Pixels = 0
    for (part, length) in zip(parts, Segments.lengths(of: parts.map(\.count), along: Self.width))
    where length > 0 {
      let gap: Pixels = x == 0 ? 0 : 1
      drawing.bar(x: x + gap, y: top, width: length - gap, height: 24, tone: part.tone)
      x = x + length
    }
  }

  /// In proportion, but never across the end of the first part, which the shortest length may move.
  private func place(of target: Target) -> Pixels {
    let promised = min(max(target.partsPerMillion, 0), 1_000_000)
    let share = Self.width.share(Int128(promised), of: 1_000_000)
    let inside = min(max(share, 1), Self.width - 1)
    guard let first = parts.first, total > 0 else { return inside }
    let end = Segments.lengths(of: parts.map(\.count), along: Self.width)[0]
    let isKept = Int128(first.count) * 1_000_000 >= Int128(promised) * total
    return isKept ? max(1, min(inside, end - 1)) : min(Self.width - 1, max(inside, end + 2))
  }

  private func drawTarget(top: Pixels, _ drawing: inout Drawing) {
    guard let target else { return }
    let x = place(of: target)
    let label = TextMeasure.shortened(target.label, size: Drawing.small, limit: Self.width / 2)
    let isLeft = x > Self.width / 2
    // Above and below the bar, never on it: at 99.9% the mark would hide the breaches.
    drawing.line(from: (x, top - 19), to: (x, top - 2), colour: Drawing.ink, width: "2")
    drawing.line(from: (x, top + 26), to: (x, top + 32), colour: Drawing.ink, width: "2")
    drawing.text(
      label, x: isLeft ? x - 7 : x + 7, y: top - 9, anchor: isLeft ? .end : .start)
  }
}
