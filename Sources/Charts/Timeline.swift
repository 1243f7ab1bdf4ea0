// SPDX-License-Identifier: Apache-2.0

/// The clocks of one case: when each ran, when it stood still and for whom, and its deadline.
///
/// How to read it: time runs to the right; each row is one clock. A solid bar is time that counts, a
/// dotted one is time that waits for somebody and does not count, a thin line is closed time. The
/// diamond is the deadline, above the bar; the triangle, below it, is when what was owed was done; a
/// rust-red hatched bar is time that ran after the deadline. Numbered circles are events, told in the
/// list below the axis.
package struct Timeline: Sendable {
  /// What a clock did for a while.
  package enum Activity: Hashable, Sendable {
    /// It counted.
    case ran
    /// It counted, after its deadline.
    case late
    /// Business was closed.
    case closed
    /// It stood still; the text says for whom, such as "waiting for the adopter".
    case waiting(String)
  }

  /// A while of one activity, in milliseconds.
  package struct Segment: Hashable, Sendable {
    let activity: Activity
    let start: Int64
    let end: Int64

    /// From `start` to `end`; what lies outside the axis is not drawn.
    package init(_ activity: Activity, from start: Int64, to end: Int64) {
      self.activity = activity
      self.start = start
      self.end = end
    }
  }

  /// An instant with a text, which tells the time of day as the reader should see it.
  package struct Moment: Hashable, Sendable {
    let at: Int64
    let label: String

    /// An instant in milliseconds, and its text, such as "Fri 6 Mar 10:02 case opened".
    package init(at: Int64, label: String) {
      self.at = at
      self.label = label
    }
  }

  /// One row.
  package struct Clock: Hashable, Sendable {
    let name: String
    let outcome: String
    let segments: [Segment]
    let deadline: Moment?
    let done: Int64?

    /// A clock's name, its outcome in a few words or "", its activities, its deadline, and when what
    /// was owed was done.
    package init(
      name: String, outcome: String, segments: [Segment], deadline: Moment?, done: Int64? = nil
    ) {
      self.name = name
      self.outcome = outcome
      self.segments = segments
      self.deadline = deadline
      self.done = done
    }
  }

  let caption: ChartCaption
  let start: Int64
  let end: Int64
  let clocks: [Clock]
  let events: [Moment]
  let ticks: [Moment]

  /// A chart from `start` to `end` of at most 60 clocks, 400 segments a clock and 99 events.
  ///
  /// `ticks` mark the axis (``TimeTicks`` finds them); labels without room are left out. Throws on a
  /// reversed span and on too many of anything.
  package init(
    caption: ChartCaption, from start: Int64, to end: Int64, clocks: [Clock], events: [Moment],
    ticks: [Moment]
  ) throws(ChartFault) {
    guard start < end else { throw .reversedSpan("the axis") }
    for (what, found, most) in [
      ("clocks", clocks.count, 60), ("events", events.count, 99), ("ticks", ticks.count, 400),
    ] where found > most {
      throw .tooMany(what, found: found, most: most)
    }
    for clock in clocks {
      guard clock.segments.count <= 400 else {
        throw .tooMany("segments of \(clock.name)", found: clock.segments.count, most: 400)
      }
      for segment in clock.segments where segment.start > segment.end {
        throw .reversedSpan("a segment of \(clock.name)")
      }
    }
    self.caption = caption
    (self.start, self.end) = (start, end)
    (self.clocks, self.events, self.ticks) = (clocks, events, ticks)
  }

  /// The chart as an SVG document: the same bytes for the same figures.
  package func svg() -> String { TimelineDrawing(self).svg() }

  /// Clocks and events in words.
  var figures: String {
    let rows = clocks.map { clock in
      var facts = clock.outcome.isEmpty ? [] : [clock.outcome]
      if let deadline = clock.deadline { facts.append(deadline.label) }
      var pauses: [String] = []
      for case .waiting(let reason) in clock.segments.map(\.activity)
      where !pauses.contains(reason) {
        pauses.append(reason)
      }
      return "\(clock.name): \((facts + pauses).joined(separator: "; "))."
    }
    let list = events.enumerated().map { "\($0 + 1). \($1.label)." }
    return (rows + list).joined(separator: " ")
  }
}
