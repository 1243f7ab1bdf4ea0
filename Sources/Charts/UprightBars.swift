// SPDX-License-Identifier: Apache-2.0

/// A ``StackedBarChart`` with upright bars above a table of its counts.
struct UprightBars: Sendable {
  private static let width: Pixels = 760
  private static let plot: (top: Pixels, height: Pixels) = (28, 200)
  private static let size = Drawing.small

  private let chart: StackedBarChart
  private let scale: CountScale
  private let names: [[String]]
  private let labels: [[String]]
  private let gutter: Pixels
  private let pitch: Pixels

  /// Nil where a label or count has no room below its bar, or there are fewer than three bars.
  init?(_ chart: StackedBarChart) {
    guard chart.categories.count >= 3 else { return nil }
    self.chart = chart
    scale = chart.scale
    let size = Self.size
    names = chart.series.map {
      TextMeasure.wrapped($0.name, size: size, limit: 150, lines: 3)
    }
    let largest = chart.categories.reduce(0) { max($0, $1.total) }
    let axis = TextMeasure.widest(scale.ticks.map(NumberText.grouped), size: size)
    let gutter = max(TextMeasure.widest(names.joined(), size: size) + 36, axis + 14)
    let pitch = min(110, (Self.width - gutter) / chart.categories.count)
    let room = pitch - 8
    let labels = chart.categories.map {
      TextMeasure.wrapped($0.name, size: size, limit: max(1, room), lines: .max)
    }
    let isWhole = zip(labels, chart.categories).allSatisfy { lines, category in
      lines.count <= 2
        && lines.joined(separator: " ").split(separator: " ")
          == category.name.split(whereSeparator: \.isWhitespace)
    }
    guard isWhole, TextMeasure.width(NumberText.grouped(largest), size: size) <= room
    else { return nil }
    (self.gutter, self.pitch, self.labels) = (gutter, pitch, labels)
  }

  func svg() -> String {
    var drawing = Drawing(chart.caption)
    drawGrid(&drawing)
    for (place, category) in chart.categories.enumerated() {
      drawBar(category, x: center(place), &drawing)
      drawing.lines(labels[place], x: center(place), y: baseline + 20, anchor: .middle)
    }
    let height = drawTable(&drawing)
    return drawing.document(width: Self.width, height: height, figures: chart.figures)
  }

  private var baseline: Pixels { Self.plot.top + Self.plot.height }

  private var right: Pixels { gutter + pitch * chart.categories.count }

  private func center(_ place: Int) -> Pixels { gutter + pitch * place + pitch / 2 }

  private func drawGrid(_ drawing: inout Drawing) {
    for tick in scale.ticks {
      let y = baseline - Self.plot.height.share(tick, of: scale.top)
      let colour = tick == 0 ? Drawing.rule : Drawing.grid
      drawing.line(from: (gutter, y), to: (right, y), colour: colour)
      drawing.text(
        NumberText.grouped(tick), x: gutter - 10, y: y + 4, anchor: .end, colour: Drawing.quiet)
    }
  }

  private func drawBar(
    _ category: StackedBarChart.Category, x: Pixels, _ drawing: inout Drawing
  ) {
    let width = min(44, Pixels(hundredths: pitch.hundredths * 62 / 100))
    let length = Self.plot.height.share(category.total, of: scale.top)
    var y = baseline
    for (series, part) in zip(
      chart.series, Segments.lengths(of: category.counts, along: length))
    where part > 0 {
      y = y - part
      // One pixel of white divides a part from the one below it.
      let gap: Pixels = y + part == baseline ? 0 : 1
      drawing.bar(x: x - width / 2, y: y, width: width, height: part - gap, tone: series.tone)
    }
    guard chart.series.count > 1 else { return }
    drawing.text(
      NumberText.grouped(category.total), x: x, y: y - 7, anchor: .middle,
      colour: category.total == 0 ? Drawing.quiet : Drawing.ink)
  }

  /// The key and the counts, one row a series; returns the height of the chart.
  private func drawTable(_ drawing: inout Drawing) -> Pixels {
    let lines = labels.reduce(1) { max($0, $1.count) }
    var y = baseline + Pixels(15 * lines) + 18
    for (place, series) in chart.series.enumerated() {
      drawing.line(from: (0, y), to: (right, y), colour: Drawing.grid)
      drawing.bar(x: 0, y: y + 6, width: 14, height: 14, tone: series.tone)
      drawing.lines(names[place], x: 22, y: y + 17)
      for (column, category) in chart.categories.enumerated() {
        let count = category.counts[place]
        drawing.text(
          NumberText.grouped(Int128(count)), x: center(column), y: y + 17, anchor: .middle,
          colour: count == 0 ? Drawing.quiet : Drawing.ink)
      }
      y = y + Pixels(11 + 15 * names[place].count)
    }
    return y + 4
  }
}
