// SPDX-License-Identifier: Apache-2.0

import Charts
import Judgement
import WorkingTime

/// What the clock of one verdict did, as a picture and in a sentence.
struct ClockPicture: Sendable {
  private let verdict: Verdict
  private let why: Explanation
  private let time: ReaderTime
  private let id: String
  /// The span of the picture, in milliseconds.
  private let (start, end): (Int64, Int64)

  /// More would be a list, not a picture.
  private static let mostEvents = 24
  private static let mostStretches = 400

  /// The picture of a verdict; `id` must be different for each picture of a page.
  init(_ verdict: Verdict, _ why: Explanation, in time: ReaderTime, id: String) {
    self.verdict = verdict
    self.why = why
    self.time = time
    self.id = id
    let stretches = why.timeline.prefix(Self.mostStretches)
    var instants = [verdict.opened] + stretches.map(\.from) + stretches.map(\.to)
    // Where there are too many stretches to draw, the picture ends with the last one drawn.
    if !why.isCut, stretches.count == why.timeline.count {
      instants += [verdict.due, verdict.fulfilled].compactMap { $0 }
    }
    let first = instants.min() ?? verdict.opened
    let last = instants.max() ?? verdict.opened
    let room = max(60_000, first.distance(to: last) / 25)
    start = Instant(milliseconds: first.milliseconds - room).milliseconds
    end = Instant(milliseconds: last.milliseconds + room).milliseconds
  }

  /// What came of it, in a sentence.
  var words: String {
    let due = verdict.due.map { "due \(time.long($0))" } ?? "no deadline was fixed"
    return "\(outcome); \(due)"
  }

  func svg() throws(ChartFault) -> String {
    let events = why.evidence.prefix(Self.mostEvents)
    let offset = Int64(time.zone.offsetSeconds(at: verdict.opened)) * 1000
    return try Timeline(
      caption: ChartCaption(
        idPrefix: id,
        title: "Clock of \(VisibleText.of(verdict.obligation)) for case "
          + VisibleText.of(verdict.caseName),
        summary: "When the clock ran, when it stood still and why."),
      from: start, to: end,
      clocks: [
        .init(
          name: VisibleText.of(verdict.obligation), outcome: outcome,
          segments: why.timeline.prefix(Self.mostStretches).map(Self.segment),
          deadline: verdict.due.map {
            .init(at: $0.milliseconds, label: "due \(LocalText.moment($0, in: time.zone))")
          })
      ],
      events: events.map { basis in
        .init(
          at: basis.time.milliseconds,
          label: "\(LocalText.moment(basis.time, in: time.zone)) \(VisibleText.of(basis.part))")
      },
      ticks: TimeTicks.instants(from: start, to: end, atMost: 9, offset: offset).map {
        .init(at: $0, label: tick(Instant(milliseconds: $0)))
      }
    ).svg()
  }

  private var outcome: String {
    switch (verdict.state, verdict.margin) {
    case (.breached, let margin?):
      "breached, done \(LocalText.span(margin)) late"
    case (.breached, nil): "breached, not done"
    case (let state, let margin?) where margin >= 0:
      "\(state.rawValue), \(LocalText.span(margin)) to spare"
    case (let state, _): state.rawValue
    }
  }

  private static func segment(_ stretch: Explanation.Stretch) -> Timeline.Segment {
    let activity: Timeline.Activity =
      switch stretch.activity {
      case .ran: .ran
      case .late: .late
      case .closed: .closed
      case .settled: .waiting("done or closed, until reopened")
      case .waiting(let whom): .waiting("waiting on the \(VisibleText.of(whom))")
      }
    return .init(activity, from: stretch.from.milliseconds, to: stretch.to.milliseconds)
  }

  /// The day at midnight, else the time of day.
  private func tick(_ instant: Instant) -> String {
    let local = time.zone.civil(at: instant)
    guard local.secondsOfDay == 0 else { return local.time.text }
    return "\(local.date.day) \(ReaderTime.shortMonth(local.date.month))"
  }
}
