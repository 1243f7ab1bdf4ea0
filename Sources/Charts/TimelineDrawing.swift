// SPDX-License-Identifier: Apache-2.0

/// The layout of a ``Timeline`` and the drawing of its axis, key and events.
struct TimelineDrawing: Sendable {
  private static let size = Drawing.small
  static let width: Pixels = 860

  let timeline: Timeline
  /// The rows from the top, below the events.
  let rows: [TimelineRow]
  let left: Pixels
  let right: Pixels = width - 24
  private let numerals: [LabelLanes.Place]
  private let top: Pixels

  init(_ timeline: Timeline) {
    self.timeline = timeline
    let names = timeline.clocks.flatMap(TimelineRow.lines)
    let left = max(60, TextMeasure.widest(names.map(\.text), size: Self.size) + 20)
    self.left = left
    let axis = TimeAxis(timeline, from: left, to: Self.width - 24)
    let lanes = LabelLanes(
      timeline.events.map { (axis.x($0.at) - 9, 18) }, from: left - 9, to: Self.width)
    numerals = lanes.places
    top = Pixels(lanes.count * 24 + 8)
    var y = top
    rows = timeline.clocks.map { clock in
      let row = TimelineRow(clock, axis: axis, top: y)
      y = y + row.height
      return row
    }
  }

  func svg() -> String {
    var drawing = Drawing(timeline.caption)
    drawTicks(&drawing)
    drawStalks(&drawing)
    for row in rows { row.draw(&drawing) }
    drawNumerals(&drawing)
    let list = drawEvents(top: bottom + 48, &drawing)
    let key = Key(keyItems, width: Self.width)
    key.draw(top: list, &drawing)
    return drawing.document(
      width: Self.width, height: list + key.height + 2, figures: timeline.figures)
  }

  private var axis: TimeAxis { TimeAxis(timeline, from: left, to: right) }

  private var bottom: Pixels { rows.reduce(top) { $0 + $1.height } }

  // MARK: Axis

  private func drawTicks(_ drawing: inout Drawing) {
    drawing.line(from: (left, bottom), to: (right, bottom), colour: Drawing.rule)
    var free: Pixels = 0
    for tick in timeline.ticks.sorted(by: { $0.at < $1.at }) where axis.contains(tick.at) {
      let x = axis.x(tick.at)
      drawing.line(from: (x, top), to: (x, bottom), colour: Drawing.grid)
      drawing.line(from: (x, bottom), to: (x, bottom + 5), colour: Drawing.rule)
      let half = TextMeasure.width(tick.label, size: Self.size) / 2
      guard x - half >= free, x + half <= Self.width else { continue }
      drawing.text(tick.label, x: x, y: bottom + 20, anchor: .middle, colour: Drawing.quiet)
      free = x + half + 10
    }
  }

  // MARK: Events

  /// Events in the lane next to the rows have the lowest number of the lane.
  private func numeralY(_ place: LabelLanes.Place) -> Pixels { top - 14 - Pixels(24 * place.lane) }

  private func drawStalks(_ drawing: inout Drawing) {
    for (event, place) in zip(timeline.events, numerals) where axis.contains(event.at) {
      let x = axis.x(event.at)
      drawing.line(
        from: (x, numeralY(place)), to: (x, bottom), colour: Drawing.rule, dashes: "2 3")
    }
  }

  private func drawNumerals(_ drawing: inout Drawing) {
    for (index, event) in timeline.events.enumerated() where axis.contains(event.at) {
      let place = numerals[index]
      drawing.numeral(index + 1, x: axis.x(event.at), y: numeralY(place))
    }
  }

  /// The list of events in two columns where their texts allow; returns where it ends.
  private func drawEvents(top: Pixels, _ drawing: inout Drawing) -> Pixels {
    let events = timeline.events
    let half = (Self.width - 30) / 2
    let isNarrow = events.allSatisfy {
      $0.label.count <= TextMeasure.longest
        && TextMeasure.width($0.label, size: Self.size) <= half - 28
    }
    let perColumn = isNarrow ? (events.count + 1) / 2 : events.count
    let limit = (isNarrow ? half : Self.width) - 28
    var (y, end) = (top, top)
    for (index, event) in events.enumerated() {
      if index == perColumn { y = top }
      let x: Pixels = index < perColumn ? 0 : half + 30
      let lines = TextMeasure.wrapped(event.label, size: Self.size, limit: limit, lines: 4)
      drawing.numeral(index + 1, x: x + 10, y: y)
      drawing.lines(lines, x: x + 28, y: y + 4)
      y = y + Pixels(9 + 15 * max(1, lines.count))
      end = max(end, y)
    }
    return end
  }

  // MARK: Key

  /// Only what the chart has.
  private var keyItems: [(sample: Key.Sample, name: String)] {
    let activities = timeline.clocks.flatMap(\.segments).map(\.activity)
    let isWaiting = activities.contains { if case .waiting = $0 { true } else { false } }
    let items: [(Bool, Key.Sample, String)] = [
      (activities.contains(.ran), .tone(.favourable), "clock ran"),
      (activities.contains(.late), .tone(.adverse), "ran after the deadline"),
      (isWaiting, .tone(.undecided), "waiting, not counted"),
      (activities.contains(.closed), .line, "closed"),
      (timeline.clocks.contains { $0.deadline != nil }, .diamond, "deadline"),
      (timeline.clocks.contains { $0.done != nil }, .triangle, "done"),
    ]
    return items.filter(\.0).map { ($0.1, $0.2) }
  }
}
