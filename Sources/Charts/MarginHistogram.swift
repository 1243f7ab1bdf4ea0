// SPDX-License-Identifier: Apache-2.0

/// How early or late things were done, measured against their deadlines.
///
/// How to read it: each bar counts the cases whose margin lies between the two edges under it. Time
/// runs to the right; the upright line is the deadline, everything left of it was in time. Edges may
/// lie closer together near the deadline, so compare heights, not areas. Where figures or edges are
/// too long to stand side by side, the bars lie, one row each, the earliest on top.
package struct MarginHistogram: Sendable {
  private let caption: ChartCaption
  private let edges: [String]
  private let counts: [Int64]
  private let deadline: Int

  private static let size = Drawing.small
  private static let plot: (top: Pixels, height: Pixels) = (80, 150)

  /// Counts between edges from the earliest to the latest, at most 40.
  ///
  /// `edges` are short texts such as "−50%" or "earlier", one more than the counts; `deadline` is the
  /// place of the edge that is the deadline, from 0.
  package init(
    caption: ChartCaption, edges: [String], counts: [Int64], deadline: Int
  ) throws(ChartFault) {
    guard counts.count <= 40 else { throw .tooMany("bars", found: counts.count, most: 40) }
    guard !counts.isEmpty, edges.count == counts.count + 1 else {
      throw .wrongCount(of: "the list of edges", found: edges.count, needed: counts.count + 1)
    }
    guard edges.indices.contains(deadline) else { throw .noSuchEdge(deadline) }
    for (place, count) in counts.enumerated() where count < 0 {
      throw .negativeCount(count, of: "the bar from \(edges[place]) to \(edges[place + 1])")
    }
    self.caption = caption
    self.edges = edges
    self.counts = counts
    self.deadline = deadline
  }

  /// The chart as an SVG document: the same bytes for the same figures.
  package func svg() -> String {
    // Wider, a page would shrink the text too far.
    if width > 900 { return LyingBars(rows).svg() }
    var drawing = Drawing(caption)
    key.draw(top: 1, &drawing)
    let largest = counts.reduce(Int128(0)) { max($0, Int128($1)) }
    for (place, count) in counts.enumerated() {
      drawBar(count, at: place, largest: largest, &drawing)
    }
    drawing.line(from: (x(0), baseline), to: (x(counts.count), baseline), colour: Drawing.rule)
    for place in edges.indices where place != deadline { drawEdge(place, &drawing) }
    drawDeadline(&drawing)
    return drawing.document(width: width, height: baseline + 32, figures: figures)
  }

  /// The same figures as lying bars.
  private var rows: StackedBarChart {
    StackedBarChart(
      checked: caption,
      series: [.init(name: "in time", tone: .favourable), .init(name: "late", tone: .adverse)],
      categories: counts.indices.map { place in
        StackedBarChart.Category(
          name: "\(edges[place]) to \(edges[place + 1])",
          counts: place < deadline ? [counts[place], 0] : [0, counts[place]])
      })
  }

  // MARK: Layout

  private var baseline: Pixels { Self.plot.top + Self.plot.height }

  private var labels: [String] {
    edges.map { TextMeasure.shortened($0, size: Self.size, limit: 140) }
  }

  private var margin: Pixels {
    max(30, TextMeasure.widest(labels, size: Self.size) / 2)
  }

  private var pitch: Pixels {
    let figures = counts.map { NumberText.grouped(Int128($0)) }
    let least = TextMeasure.widest(labels + figures, size: Self.size) + 12
    return max(least, min(80, (760 - margin * 2) / counts.count))
  }

  private var width: Pixels { max(760, margin * 2 + pitch * counts.count) }

  private func x(_ edge: Int) -> Pixels {
    (width - pitch * counts.count) / 2 + pitch * edge
  }

  private func tone(_ place: Int) -> Tone { place < deadline ? .favourable : .adverse }

  private func total(_ part: ArraySlice<Int64>) -> String {
    NumberText.grouped(part.reduce(Int128(0)) { $0 + Int128($1) })
  }

  private var inTime: String { "in time \(total(counts[..<deadline]))" }

  private var late: String { "late \(total(counts[deadline...]))" }

  private var key: Key {
    Key([(.tone(.favourable), inTime), (.tone(.adverse), late)], width: width)
  }

  private var figures: String {
    let bars = counts.indices.map { place in
      let count = NumberText.grouped(Int128(counts[place]))
      return "\(edges[place]) to \(edges[place + 1]): \(count)."
    }
    return (["In all \(inTime), \(late)."] + bars).joined(separator: " ")
  }

  // MARK: Marks

  private func drawBar(
    _ count: Int64, at place: Int, largest: Int128, _ drawing: inout Drawing
  ) {
    let share = Self.plot.height.share(Int128(count), of: largest)
    let height = count > 0 ? max(Segments.shortest, share) : 0
    if count > 0 {
      drawing.bar(
        x: x(place) + 4, y: baseline - height, width: pitch - 8, height: height,
        tone: tone(place))
    }
    drawing.text(
      NumberText.grouped(Int128(count)), x: x(place) + pitch / 2, y: baseline - height - 7,
      anchor: .middle, colour: count == 0 ? Drawing.quiet : Drawing.ink)
  }

  private func drawEdge(_ place: Int, _ drawing: inout Drawing) {
    drawing.line(
      from: (x(place), baseline), to: (x(place), baseline + 5), colour: Drawing.rule)
    drawing.text(
      labels[place], x: x(place), y: baseline + 20, anchor: .middle, colour: Drawing.quiet)
  }

  private func drawDeadline(_ drawing: inout Drawing) {
    let x = x(deadline)
    drawing.line(from: (x, 54), to: (x, baseline + 6), colour: Drawing.ink, width: "2")
    drawing.text("deadline", x: x, y: 46, anchor: .middle)
    drawing.text(labels[deadline], x: x, y: baseline + 20, anchor: .middle)
  }
}
