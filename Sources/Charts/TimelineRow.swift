// SPDX-License-Identifier: Apache-2.0

/// One clock of a ``Timeline``: its name, its bar, and the labels below the bar.
struct TimelineRow: Sendable {
  private static let size = Drawing.small
  private static let lane: Pixels = 17

  private struct Label: Sendable {
    let text: String
    let point: Pixels
    let width: Pixels
  }

  private let clock: Timeline.Clock
  private let axis: TimeAxis
  private let top: Pixels
  private let labels: [Label]
  private let lanes: LabelLanes

  init(_ clock: Timeline.Clock, axis: TimeAxis, top: Pixels) {
    (self.clock, self.axis, self.top) = (clock, axis, top)
    let labels = Self.labels(clock, axis)
    self.labels = labels
    lanes = LabelLanes(
      labels.map { ($0.point, $0.width) }, from: axis.left, to: axis.right + 20)
  }

  /// The name and below it the outcome, which is quieter.
  static func lines(_ clock: Timeline.Clock) -> [(text: String, isName: Bool)] {
    let name = TextMeasure.wrapped(clock.name, size: size, limit: 170, lines: 4)
    let outcome =
      clock.outcome.isEmpty
      ? [] : TextMeasure.wrapped(clock.outcome, size: size, limit: 170, lines: 4)
    return name.map { ($0, true) } + outcome.map { ($0, false) }
  }

  var height: Pixels {
    let below = Self.lane * lanes.count + 46
    return max(below, Pixels(15 * Self.lines(clock).count + 22))
  }

  func draw(_ drawing: inout Drawing) {
    for (index, line) in Self.lines(clock).enumerated() {
      drawing.text(
        line.text, x: 0, y: top + 22 + 15 * index,
        colour: line.isName ? Drawing.ink : Drawing.quiet)
    }
    for segment in clock.segments where isSeen(segment) { drawSegment(segment, &drawing) }
    if let deadline = clock.deadline, axis.contains(deadline.at) {
      drawDeadline(axis.x(deadline.at), &drawing)
    }
    drawLabels(&drawing)
    // After the labels, whose white grounds would cover it.
    if let done = clock.done, axis.contains(done) {
      drawing.triangle(x: axis.x(done), y: top + 27)
    }
  }

  // MARK: Labels

  /// One for the deadline and one for each new reason to wait, at its first segment.
  private static func labels(_ clock: Timeline.Clock, _ axis: TimeAxis) -> [Label] {
    var texts: [(at: Int64, text: String)] = []
    if let deadline = clock.deadline { texts.append((deadline.at, deadline.label)) }
    var last: String?
    for segment in clock.segments {
      guard case .waiting(let reason) = segment.activity else { continue }
      if reason != last { texts.append((segment.start, reason)) }
      last = reason
    }
    return texts.filter { axis.contains($0.at) && !$0.text.isEmpty }.map { at, text in
      let limit = max(120, (axis.right - axis.left) * 2 / 3)
      let short = TextMeasure.shortened(text, size: size, limit: limit)
      return Label(
        text: short, point: axis.x(at), width: TextMeasure.width(short, size: size))
    }
  }

  private func drawLabels(_ drawing: inout Drawing) {
    let base = top + 44
    for (label, place) in zip(labels, lanes.places) {
      drawing.line(
        from: (label.point, base - 17), to: (label.point, base - 11 + Self.lane * place.lane),
        colour: Drawing.rule)
    }
    for (label, place) in zip(labels, lanes.places) {
      let y = base + Self.lane * place.lane
      let isEnding = place.x < label.point
      // Keeps the dashes of the events out of the letters.
      drawing.blank(x: place.x - 2, y: y - 11, width: label.width + 4, height: 14)
      drawing.text(
        label.text, x: isEnding ? place.x + label.width : place.x, y: y,
        anchor: isEnding ? .end : .start)
    }
  }

  // MARK: Bar

  private func isSeen(_ segment: Timeline.Segment) -> Bool {
    segment.start < segment.end
      && (axis.contains(segment.start) || axis.contains(segment.end)
        || axis.x(segment.start) < axis.x(segment.end))
  }

  private func drawSegment(_ segment: Timeline.Segment, _ drawing: inout Drawing) {
    let (x, end) = (axis.x(segment.start), axis.x(segment.end))
    let width = min(max(Segments.shortest, end - x), max(1, axis.right + 3 - x))
    let tone: Tone
    switch segment.activity {
    case .closed:
      drawing.line(from: (x, top + 18), to: (end, top + 18), colour: Drawing.rule, width: "2")
      return
    case .ran: tone = .favourable
    case .late: tone = .adverse
    case .waiting: tone = .undecided
    }
    drawing.bar(x: x, y: top + 10, width: width, height: 16, tone: tone)
  }

  private func drawDeadline(_ x: Pixels, _ drawing: inout Drawing) {
    // Above and below the bar, never on it: the mark would hide a short delay.
    drawing.diamond(x: x, y: top + 2)
    drawing.line(from: (x, top + 27), to: (x, top + 32), colour: Drawing.ink, width: "2")
  }
}
