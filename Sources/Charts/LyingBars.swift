// SPDX-License-Identifier: Apache-2.0

/// A ``StackedBarChart`` with one row a category: label, bar, and the counts in columns.
struct LyingBars: Sendable {
  private static let size = Drawing.small

  private let chart: StackedBarChart
  private let scale: CountScale
  private let labels: [[String]]
  private let heads: [[String]]
  private let columns: [Pixels]
  private let bars: (left: Pixels, width: Pixels)

  init(_ chart: StackedBarChart) {
    let size = Self.size
    let labels = chart.categories.map {
      TextMeasure.wrapped($0.name, size: size, limit: 230, lines: 6)
    }
    let names = chart.series.map(\.name) + (chart.series.count > 1 ? ["total"] : [])
    let heads = names.map { TextMeasure.wrapped($0, size: size, limit: 96, lines: 3) }
    let columns = heads.indices.map { place in
      let counts = chart.categories.map { category in
        place < category.counts.count ? Int128(category.counts[place]) : category.total
      }
      let figures = TextMeasure.widest(counts.map(NumberText.grouped), size: size)
      return max(figures, TextMeasure.widest(heads[place], size: size), 24) + 18
    }
    let left = TextMeasure.widest(labels.joined(), size: size) + 16
    bars = (left, max(220, 760 - columns.reduce(left, +)))
    (self.chart, scale) = (chart, chart.scale)
    (self.labels, self.heads, self.columns) = (labels, heads, columns)
  }

  func svg() -> String {
    var drawing = Drawing(chart.caption)
    let top = headHeight
    let bottom = labels.reduce(top) { $0 + rowHeight($1) }
    drawAxis(from: top, to: bottom, &drawing)
    drawHeads(&drawing)
    var y = top
    for (lines, category) in zip(labels, chart.categories) {
      drawRow(category, lines, y: y, &drawing)
      y = y + rowHeight(lines)
    }
    return drawing.document(width: right, height: bottom + 26, figures: chart.figures)
  }

  private var right: Pixels { columns.reduce(bars.left + bars.width, +) }

  private var headHeight: Pixels {
    Pixels(28 + 15 * heads.reduce(1) { max($0, $1.count) })
  }

  private func rowHeight(_ lines: [String]) -> Pixels { Pixels(max(1, lines.count) * 15 + 9) }

  private func drawAxis(from top: Pixels, to bottom: Pixels, _ drawing: inout Drawing) {
    var free: Pixels = 0
    for tick in scale.ticks {
      let x = bars.left + bars.width.share(tick, of: scale.top)
      let colour = tick == 0 ? Drawing.rule : Drawing.grid
      drawing.line(from: (x, top), to: (x, bottom), colour: colour)
      let label = NumberText.grouped(tick)
      let half = TextMeasure.width(label, size: Self.size) / 2
      guard x - half >= free, x + half <= right else { continue }
      drawing.text(label, x: x, y: bottom + 18, anchor: .middle, colour: Drawing.quiet)
      free = x + half + 10
    }
  }

  /// The key: a sample of the look over the name, at the head of each column of counts.
  private func drawHeads(_ drawing: inout Drawing) {
    var x = bars.left + bars.width
    for (place, lines) in heads.enumerated() {
      x = x + columns[place]
      let y = headHeight - Pixels(15 * lines.count) + 3
      if place < chart.series.count {
        drawing.bar(x: x - 14, y: y - 27, width: 14, height: 14, tone: chart.series[place].tone)
      }
      drawing.lines(lines, x: x, y: y, anchor: .end, colour: Drawing.quiet)
    }
  }

  private func drawRow(
    _ category: StackedBarChart.Category, _ lines: [String], y: Pixels, _ drawing: inout Drawing
  ) {
    let middle = y + rowHeight(lines) / 2
    drawing.lines(lines, x: 0, y: y + 16)
    var x = bars.left
    let length = bars.width.share(category.total, of: scale.top)
    for (series, part) in zip(
      chart.series, Segments.lengths(of: category.counts, along: length))
    where part > 0 {
      // One pixel of white divides a part from the one before it.
      let gap: Pixels = x == bars.left ? 0 : 1
      drawing.bar(x: x + gap, y: middle - 7, width: part - gap, height: 14, tone: series.tone)
      x = x + part
    }
    x = bars.left + bars.width
    let totals = chart.series.count > 1 ? [category.total] : []
    for (column, count) in zip(columns, category.counts.map { Int128($0) } + totals) {
      x = x + column
      let colour = count == 0 ? Drawing.quiet : Drawing.ink
      drawing.text(NumberText.grouped(count), x: x, y: middle + 4, anchor: .end, colour: colour)
    }
  }
}
