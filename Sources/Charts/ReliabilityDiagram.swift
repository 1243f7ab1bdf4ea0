// SPDX-License-Identifier: Apache-2.0

/// How often things came about, against how likely they were said to be.
///
/// How to read it: a mark on the dashed line is a chance that was right: of things said to be 80 % likely, 80 %
/// came about. Below the line too much was promised, above it too little. The upright bar at each mark is
/// where it would lie 9 times in 10 by luck alone, if every chance were right; a mark outside its bar is
/// news. The bars under the plot say how many chances each mark stands for.
///
/// After Bröcker and Smith, "Increasing the reliability of reliability diagrams" (2007).
package struct ReliabilityDiagram: Sendable {
  private let caption: ChartCaption
  private let marks: [Mark]

  private static let side: Pixels = 300
  private static let left: Pixels = 60
  private static let top: Pixels = 24
  private static let tall: Pixels = 50

  /// Chances that were said to be alike, and what came of them.
  package struct Mark: Hashable, Sendable {
    /// The mean of what was said, in parts per million.
    package let said: Int64
    /// The share that came about, in parts per million.
    package let came: Int64
    /// Where that share lies 9 times in 10 if every chance is right, in parts per million.
    package let expected: ClosedRange<Int64>
    /// How many chances.
    package let count: Int64

    package init(said: Int64, came: Int64, expected: ClosedRange<Int64>, count: Int64) {
      self.said = said
      self.came = came
      self.expected = expected
      self.count = count
    }
  }

  /// At most 20 marks.
  package init(caption: ChartCaption, marks: [Mark]) throws(ChartFault) {
    guard marks.count <= 20 else { throw .tooMany("marks", found: marks.count, most: 20) }
    for mark in marks where mark.count < 0 {
      throw .negativeCount(mark.count, of: "the mark at \(Self.percent(mark.said))")
    }
    self.caption = caption
    self.marks = marks
  }

  /// The chart as an SVG document: the same bytes for the same figures.
  package func svg() -> String {
    var drawing = Drawing(caption)
    drawAxes(&drawing)
    for mark in marks { draw(mark, &drawing) }
    drawCounts(&drawing)
    let height = Self.top + Self.side + Self.tall + 84
    return drawing.document(width: 420, height: height, figures: figures)
  }

  private func x(_ millionths: Int64) -> Pixels {
    Self.left + Self.side.share(Int128(millionths), of: 1_000_000)
  }

  private func y(_ millionths: Int64) -> Pixels {
    Self.top + Self.side - Self.side.share(Int128(millionths), of: 1_000_000)
  }

  private func drawAxes(_ drawing: inout Drawing) {
    for fifth in 0...5 {
      let share = Int64(fifth) * 200_000
      drawing.line(from: (x(0), y(share)), to: (x(1_000_000), y(share)), colour: Drawing.grid)
      drawing.line(from: (x(share), y(0)), to: (x(share), y(1_000_000)), colour: Drawing.grid)
      drawing.text(
        "\(fifth * 20) %", x: Self.left - 8, y: y(share) + 4, anchor: .end, colour: Drawing.quiet)
      drawing.text(
        "\(fifth * 20) %", x: x(share), y: y(0) + 18, anchor: .middle, colour: Drawing.quiet)
    }
    drawing.line(
      from: (x(0), y(0)), to: (x(1_000_000), y(1_000_000)), colour: Drawing.rule, dashes: "4 3")
    drawing.text("came about", x: 0, y: 12)
    drawing.text("said to be likely", x: x(1_000_000), y: y(0) + 36, anchor: .end)
  }

  private func draw(_ mark: Mark, _ drawing: inout Drawing) {
    drawing.line(
      from: (x(mark.said), y(mark.expected.lowerBound)),
      to: (x(mark.said), y(mark.expected.upperBound)), colour: Drawing.rule, width: "3")
    drawing.diamond(x: x(mark.said), y: y(mark.came))
  }

  private func drawCounts(_ drawing: inout Drawing) {
    let base = Self.top + Self.side + Self.tall + 64
    let largest = marks.reduce(Int128(0)) { max($0, Int128($1.count)) }
    for mark in marks where mark.count > 0 {
      let height = max(Segments.shortest, Self.tall.share(Int128(mark.count), of: largest))
      drawing.bar(
        x: x(mark.said) - 5, y: base - height, width: 10, height: height, tone: .favourable)
    }
    drawing.line(from: (x(0), base), to: (x(1_000_000), base), colour: Drawing.rule)
    drawing.text(
      "how many, at most \(NumberText.grouped(largest))", x: x(0), y: base + 16,
      colour: Drawing.quiet)
  }

  private var figures: String {
    guard !marks.isEmpty else { return "Nothing was said yet." }
    return marks.map { mark in
      "Said \(Self.percent(mark.said)), came \(Self.percent(mark.came)) of "
        + "\(NumberText.grouped(Int128(mark.count))), where \(Self.percent(mark.expected.lowerBound)) to "
        + "\(Self.percent(mark.expected.upperBound)) would be luck."
    }.joined(separator: " ")
  }

  private static func percent(_ millionths: Int64) -> String {
    let tenths = (millionths + 500) / 1000
    return "\(tenths / 10).\(tenths % 10) %"
  }
}
