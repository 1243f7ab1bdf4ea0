// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// What a clock did as lines of text: from when, what, how long, and how much of it counts so far.
package enum ExplanationTimeline {
  /// Longer timelines are shown with their middle summed up.
  static let mostStretches = 40
  /// Longer tables leave out rows after so many, but for the last ones.
  static let firstRows = 16
  static let lastRows = 8

  /// The stretches as a table, with the deadline and the act at their places.
  package static func table(
    _ explanation: Explanation, due: Instant?, done: Instant?, in zone: Zone
  ) -> [String] {
    var rows = rows(explanation.timeline)
    mark(&rows, due, "the deadline")
    mark(&rows, done, "done")
    if rows.count > firstRows + lastRows + 1 {
      let left = rows.count - firstRows - lastRows
      rows =
        rows.prefix(firstRows)
        + [Row(from: nil, what: "... \(left) more; totals go on", length: "", total: "")]
        + rows.suffix(lastRows)
    }
    let whats = rows.map(\.what.count).max() ?? 0
    let lengths = rows.map(\.length.count).max() ?? 0
    let moments = rows.compactMap(\.from).map { LocalText.moment($0, in: zone).count }.max() ?? 0
    var lines = rows.map { row in
      let from = row.from.map { LocalText.moment($0, in: zone) } ?? ""
      let line =
        padded(from, moments) + "  " + padded(row.what, whats) + "  "
        + padded(row.length, lengths, right: true) + "  " + row.total
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
    if explanation.isCut { lines.append("... and more than can be shown.") }
    return lines
  }

  private struct Row {
    let from: Instant?
    let what: String
    let length: String
    let total: String
  }

  private static func rows(_ timeline: [Explanation.Stretch]) -> [Row] {
    var (ran, late): (Int64, Int64) = (0, 0)
    return timeline.map { stretch in
      let length = stretch.from.distance(to: stretch.to)
      var total = ""
      switch stretch.activity {
      case .ran:
        ran += length
        total = "in all \(LocalText.exact(ran))"
      case .late:
        late += length
        total = "late \(LocalText.exact(late))"
      case .closed, .waiting, .settled: break
      }
      return Row(
        from: stretch.from, what: words(for: stretch.activity), length: LocalText.exact(length),
        total: total)
    }
  }

  /// A row for an instant, before the stretch that begins there.
  private static func mark(_ rows: inout [Row], _ instant: Instant?, _ words: String) {
    guard let instant else { return }
    let place = rows.firstIndex { $0.from.map { $0 >= instant } ?? false } ?? rows.count
    // Of several rows of one instant the mark comes after earlier marks.
    let after = rows[place...].prefix { $0.from == instant && $0.length.isEmpty }.count
    rows.insert(Row(from: instant, what: words, length: "", total: ""), at: place + after)
  }

  private static func padded(_ text: String, _ width: Int, right: Bool = false) -> String {
    let pad = String(repeating: " ", count: max(0, width - text.count))
    return right ? pad + text : text + pad
  }

  // MARK: - Stretch by stretch

  /// The stretches as lines with both their ends; the middle of a long timeline is summed up.
  package static func lines(_ explanation: Explanation, _ zone: Zone) -> [String] {
    let stretches = explanation.timeline
    var lines: [String]
    if stretches.count <= mostStretches {
      lines = stretches.map { line(for: $0, zone) }
    } else {
      let half = mostStretches / 2
      let middle = stretches[half..<(stretches.count - half)]
      let totals = ClockTotals(Array(middle))
      lines = stretches.prefix(half).map { line(for: $0, zone) }
      lines.append(
        "… \(middle.count) stretches: ran \(LocalText.span(totals.ran)), late"
          + " \(LocalText.span(totals.late)), closed \(LocalText.span(totals.closed)), waiting"
          + " \(LocalText.span(totals.waiting)), settled \(LocalText.span(totals.settled))")
      lines += stretches.suffix(half).map { line(for: $0, zone) }
    }
    if explanation.isCut { lines.append("… and more than can be shown.") }
    return lines
  }

  private static func line(for stretch: Explanation.Stretch, _ zone: Zone) -> String {
    let from = LocalText.moment(stretch.from, in: zone)
    let to = LocalText.moment(stretch.to, in: zone)
    let length = LocalText.span(stretch.from.distance(to: stretch.to))
    return "\(from) to \(to)  \(words(for: stretch.activity))  \(length)"
  }

  private static func words(for activity: Explanation.Activity) -> String {
    switch activity {
    case .ran: "ran"
    case .late: "late"
    case .closed: "closed"
    case .waiting(let names): "waiting on the \(names)"
    case .settled: "settled until reopened"
    }
  }
}
