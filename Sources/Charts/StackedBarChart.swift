// SPDX-License-Identifier: Apache-2.0

/// Counts of a few kinds for each of several categories, such as obligations met, breached and
/// pending for each month.
///
/// How to read it: each bar is one category, its length the total, its parts the kinds from the axis
/// outward in the order of the key. The key is a table: it gives every count in figures beside or
/// below its bar. Bars stand upright while all labels fit under them, else they lie, one row each.
/// A part that is not nought is drawn at least 3 pixels long, so that it is seen at all.
package struct StackedBarChart: Sendable {
  /// One kind of thing counted.
  package struct Series: Hashable, Sendable {
    let name: String
    let tone: Tone

    /// The name in the key and the look of the parts, which no other series of the chart has.
    package init(name: String, tone: Tone) {
      self.name = name
      self.tone = tone
    }
  }

  /// One bar.
  package struct Category: Hashable, Sendable {
    let name: String
    let counts: [Int64]

    var total: Int128 { counts.reduce(0) { $0 + Int128($1) } }

    /// A label and one count for each series, in their order.
    package init(name: String, counts: [Int64]) {
      self.name = name
      self.counts = counts
    }
  }

  let caption: ChartCaption
  let series: [Series]
  let categories: [Category]

  /// A chart of one to six series and at most 400 categories; none is shown as "nothing to show".
  ///
  /// Throws on a negative count, on a category whose counts do not match the series, on two series
  /// of one tone, and on too many of either.
  package init(
    caption: ChartCaption, series: [Series], categories: [Category]
  ) throws(ChartFault) {
    guard !series.isEmpty else { throw .wrongCount(of: "the key", found: 0, needed: 1) }
    guard categories.count <= 400 else {
      throw .tooMany("categories", found: categories.count, most: 400)
    }
    for (place, one) in series.enumerated() {
      if let twin = series[..<place].first(where: { $0.tone == one.tone }) {
        throw .sameTone(twin.name, one.name)
      }
    }
    for category in categories {
      guard category.counts.count == series.count else {
        throw .wrongCount(
          of: category.name, found: category.counts.count, needed: series.count)
      }
      if let count = category.counts.first(where: { $0 < 0 }) {
        throw .negativeCount(count, of: category.name)
      }
    }
    self.caption = caption
    self.series = series
    self.categories = categories
  }

  /// A chart of figures its own chart has already checked.
  init(checked caption: ChartCaption, series: [Series], categories: [Category]) {
    (self.caption, self.series, self.categories) = (caption, series, categories)
  }

  /// The chart as an SVG document: the same bytes for the same figures.
  package func svg() -> String {
    if categories.isEmpty {
      var drawing = Drawing(caption)
      drawing.text("Nothing to show.", x: 0, y: 24, colour: Drawing.quiet)
      return drawing.document(width: 760, height: 40, figures: "Nothing to show.")
    }
    if let columns = UprightBars(self) { return columns.svg() }
    return LyingBars(self).svg()
  }

  /// The axis all bars share.
  var scale: CountScale {
    CountScale(reaching: categories.reduce(0) { max($0, $1.total) })
  }

  /// Every count in words.
  var figures: String {
    categories.map { category in
      let parts = zip(series, category.counts).map { series, count in
        "\(series.name) \(NumberText.grouped(Int128(count)))"
      }
      return "\(category.name): \(parts.joined(separator: ", "))."
    }.joined(separator: " ")
  }
}
