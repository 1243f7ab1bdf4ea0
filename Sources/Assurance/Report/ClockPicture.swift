// SPDX-License-Identifier: Apache-2.0

import Charts
package import Judgement
package import WorkingTime

/// What clocks did, as a picture with a lane for each.
package struct ClockPicture: Sendable {
  private let clocks: [ExplainedClock]
  private let time: ReaderTime
  private let id: String
  private let title: String
  /// The span of the picture, in milliseconds.
  private let (start, end): (Int64, Int64)

  /// More would be a list, not a picture.
  private static let mostEvents = 24
  private static let mostStretches = 400

  /// The picture of the clocks that have a timeline; nil where none has.
  ///
  /// `id` must be different for each picture of a page; `title` says whose clocks they are.
  package init?(_ clocks: [ExplainedClock], of title: String, in zone: Zone, id: String) {
    let drawn = clocks.filter { !$0.explanation.timeline.isEmpty }
    guard !drawn.isEmpty else { return nil }
    self.clocks = drawn
    self.title = title
    self.id = id
    time = ReaderTime(zone: zone)
    var instants: [Instant] = []
    for clock in drawn {
      let stretches = clock.explanation.timeline.prefix(Self.mostStretches)
      instants += stretches.map(\.from) + stretches.map(\.to)
      // Where there are too many stretches to draw, the picture ends with the last one drawn.
      guard !clock.explanation.isCut, stretches.count == clock.explanation.timeline.count else {
        continue
      }
      instants += [clock.due, clock.fulfilled].compactMap { $0 }
    }
    guard let first = instants.min(), let last = instants.max() else { return nil }
    let room = max(60_000, first.distance(to: last) / 25)
    start = Instant(milliseconds: first.milliseconds - room).milliseconds
    end = Instant(milliseconds: last.milliseconds + room).milliseconds
  }

  /// The picture as an SVG document: the same bytes for the same clocks.
  package func svg() throws -> String { try drawn() }

  func drawn() throws(ChartFault) -> String {
    let middle = Instant(milliseconds: start + (end - start) / 2)
    let offset = Int64(time.zone.offsetSeconds(at: middle)) * 1000
    return try Timeline(
      caption: ChartCaption(
        idPrefix: id, title: "Clocks of \(VisibleText.of(title))",
        summary: "When each clock ran, when it stood still and why, its deadline and the act. Times"
          + " are those of \(time.zone.name)."),
      from: start, to: end, clocks: clocks.map(lane), events: events,
      ticks: TimeTicks.instants(from: start, to: end, atMost: 9, offset: offset).map {
        .init(at: $0, label: tick(Instant(milliseconds: $0)))
      }
    ).svg()
  }

  private func lane(_ clock: ExplainedClock) -> Timeline.Clock {
    .init(
      name: VisibleText.of(clock.shortTitle), outcome: VisibleText.of(clock.outcome),
      segments: clock.explanation.timeline.prefix(Self.mostStretches).map(Self.segment),
      deadline: clock.due.map {
        .init(at: $0.milliseconds, label: "due \(LocalText.moment($0, in: time.zone))")
      }, done: clock.fulfilled?.milliseconds)
  }

  /// Every event that a clock rests on, once.
  private var events: [Timeline.Moment] {
    var seen: Set<UInt64> = []
    let all = clocks.flatMap(\.explanation.evidence).filter { seen.insert($0.index).inserted }
    let ordered = all.sorted { ($0.time, $0.index) < ($1.time, $1.index) }
    return ordered.prefix(Self.mostEvents).map { basis in
      .init(
        at: basis.time.milliseconds,
        label: "\(LocalText.moment(basis.time, in: time.zone)) \(VisibleText.of(basis.part))"
          + " (entry \(basis.index))")
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
