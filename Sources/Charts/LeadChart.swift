// SPDX-License-Identifier: Apache-2.0

/// How far one forecaster has come ahead of others, forecast by forecast.
///
/// How to read it: a line that rises means that the forecaster is doing better than the one named at its end; where it
/// falls the other is. What lies above the dashed line is a lead, below it a lag.
package struct LeadChart: Sendable {
  /// A forecaster to be ahead of.
  package struct Rival: Hashable, Sendable {
    package let name: String
    /// The lead after each forecast, in thousandths; any unit.
    package let leads: [Int64]

    package init(name: String, leads: [Int64]) {
      self.name = name
      self.leads = leads
    }
  }

  private let caption: ChartCaption
  private let rivals: [Rival]
  /// What stands below the first and the last forecast.
  private let ends: (first: String, last: String)
  private let unit: String
  /// The marked leads, ascending; the first and the last are the ends of the axis.
  private let ticks: [Int128]

  private static let plot: (left: Pixels, top: Pixels, width: Pixels, height: Pixels) = (
    64, 28, 520, 240
  )
  private static let dashes: [String?] = [nil, "7 3", "2 3"]
  private static let tones: [Tone] = [.favourable, .adverse, .excused]

  /// At most three rivals of as many forecasts each, at least one and at most 10,000.
  package init(
    caption: ChartCaption, unit: String, from first: String, to last: String, rivals: [Rival]
  ) throws(ChartFault) {
    guard rivals.count <= 3 else { throw .tooMany("lines", found: rivals.count, most: 3) }
    for rival in rivals where rival.leads.count > 10_000 {
      throw .tooMany("forecasts", found: rival.leads.count, most: 10_000)
    }
    self.caption = caption
    self.rivals = rivals.filter { !$0.leads.isEmpty }
    self.unit = unit
    ends = (first, last)
    let all = rivals.flatMap(\.leads).map { Int128($0) }
    ticks = Self.ticks(from: all.reduce(0, min), to: all.reduce(0, max))
  }

  /// Round numbers with one step on both sides of nought.
  private static func ticks(from low: Int128, to high: Int128) -> [Int128] {
    let step = CountScale(reaching: max(high, -low)).ticks.dropFirst().first ?? 1
    let below = (-low + step - 1) / step
    let above = max((high + step - 1) / step, below == 0 ? 1 : 0)
    return (-below...above).map { $0 * step }
  }

  /// The chart as an SVG document: the same bytes for the same figures.
  package func svg() -> String {
    var drawing = Drawing(caption)
    drawAxes(&drawing)
    let names = Self.spread(rivals.map { y(Int128($0.leads.last ?? 0)) })
    for (place, rival) in rivals.enumerated() {
      draw(rival, at: place, name: names[place], &drawing)
    }
    let bottom = Self.plot.top + Self.plot.height
    return drawing.document(width: 760, height: bottom + 44, figures: figures)
  }

  private var right: Pixels { Self.plot.left + Self.plot.width }

  private func y(_ lead: Int128) -> Pixels {
    let (low, high) = (ticks.first ?? 0, ticks.last ?? 1)
    return Self.plot.top + Self.plot.height
      - Self.plot.height.share(lead - low, of: high - low)
  }

  private func drawAxes(_ drawing: inout Drawing) {
    for tick in ticks {
      let y = y(tick)
      drawing.line(
        from: (Self.plot.left, y), to: (right, y), colour: tick == 0 ? Drawing.rule : Drawing.grid,
        dashes: tick == 0 ? "4 3" : nil)
      drawing.text(
        Self.thousandths(tick), x: Self.plot.left - 8, y: y + 4, anchor: .end,
        colour: Drawing.quiet)
    }
    let below = Self.plot.top + Self.plot.height + 20
    drawing.text(unit, x: 0, y: 12)
    drawing.text(ends.first, x: Self.plot.left, y: below, colour: Drawing.quiet)
    drawing.text(ends.last, x: right, y: below, anchor: .end, colour: Drawing.quiet)
  }

  private func draw(_ rival: Rival, at place: Int, name: Pixels, _ drawing: inout Drawing) {
    let colour = Self.tones[place % Self.tones.count].colour
    let steps = Int128(rival.leads.count)
    var points = [(x: Self.plot.left, y: y(0))]
    for (step, lead) in rival.leads.enumerated() {
      points.append(
        (Self.plot.left + Self.plot.width.share(Int128(step) + 1, of: steps), y(Int128(lead))))
    }
    drawing.polyline(points, colour: colour, dashes: Self.dashes[place % Self.dashes.count])
    drawing.text(
      "\(rival.name) \(Self.signed(Int128(rival.leads.last ?? 0)))", x: right + 8, y: name + 4,
      colour: colour)
  }

  /// Places of names beside the ends of lines, moved apart where they would cover one another.
  private static func spread(_ places: [Pixels]) -> [Pixels] {
    var spread = places
    var last: Pixels?
    for index in places.indices.sorted(by: { places[$0] < places[$1] }) {
      if let last { spread[index] = max(spread[index], last + 16) }
      last = spread[index]
    }
    return spread
  }

  private var figures: String {
    guard !rivals.isEmpty else { return "Nothing was forecast." }
    return rivals.map { rival in
      let lead = Int128(rival.leads.last ?? 0)
      return "After \(rival.leads.count) the lead on \(rival.name) is \(Self.signed(lead))."
    }.joined(separator: " ")
  }

  /// With its sign, and to a tenth from ten on: nobody reads more of a long sum.
  private static func signed(_ thousandths: Int128) -> String {
    let shown =
      thousandths.magnitude < 10_000
      ? thousandths : (thousandths + (thousandths < 0 ? -50 : 50)) / 100 * 100
    return (shown > 0 ? "+" : "") + Self.thousandths(shown)
  }

  /// With as many decimals as it needs.
  private static func thousandths(_ value: Int128) -> String {
    let (whole, part) = value.magnitude.quotientAndRemainder(dividingBy: 1000)
    let sign = value < 0 ? "-" : ""
    var decimals = String(part + 1000).dropFirst()
    while decimals.hasSuffix("0") { decimals.removeLast() }
    return sign + NumberText.grouped(Int128(whole)) + (decimals.isEmpty ? "" : ".\(decimals)")
  }
}
