// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// Counts of several series in periods of one length, the last of which ends at the moment of a forecast.
package struct Panel: Hashable, Sendable {
  /// What came of one series in one period.
  package struct Cell: Hashable, Sendable {
    /// How many came, or were met.
    package var count = 0
    /// How many were decided; 0 where only what comes is counted.
    package var trials = 0
  }

  /// One series.
  package struct Row: Hashable, Sendable {
    package let series: String
    /// The first period in which it was watched.
    package let first: Int
    /// The period in which watching ended; beyond the panel for what is watched still.
    package let end: Int
    /// One for each period of the panel; those before the first are empty.
    package fileprivate(set) var cells: [Cell]

    /// Whether it was watched all through a period, or is expected to be.
    func isWatched(_ period: Int) -> Bool { first <= period && period < end }
  }

  /// What the cells count.
  package enum Content: Hashable, Sendable {
    /// What came.
    case arrivals
    /// What was met of what was decided.
    case met
  }

  /// In order of their names.
  package let rows: [Row]
  /// How many whole periods there are.
  package let periods: Int
  /// How many periods make a season: 7 for days, 1 for weeks.
  package let season: Int

  /// The places of the rows that are watched as the panel ends.
  var watched: [Int] { rows.indices.filter { rows[$0].isWatched(periods) } }

  /// What is known, in periods counted back from the moment of the forecast to the start of the record.
  ///
  /// A period that began before the start is left out. A series is watched from the start and on, unless it says
  /// itself since when or until when. Nothing is there for a length below a second, or a start after the moment.
  package init(
    _ history: KnownHistory, since start: Instant, period: Int64, season: Int = 1,
    content: Content
  ) {
    let length = max(1000, period)
    let span = start.distance(to: history.asOf)
    let periods = Int(clamping: min(100_000, max(0, span / length)))
    let begin = history.asOf.milliseconds - Int64(periods) * length
    func place(_ time: Instant) -> Int? {
      guard time.milliseconds >= begin, time < history.asOf else { return nil }
      return Int(clamping: (time.milliseconds - begin) / length)
    }
    let names = history.series
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    var cells = names.map { _ in [Cell](repeating: Cell(), count: periods) }
    var first = names.map { _ in 0 }
    var end = names.map { _ in Int.max }
    for fact in history.facts {
      guard let row = places[fact.series] else { continue }
      let period = place(fact.at)
      switch (fact.kind, content) {
      case (.watched, _):
        // The first whole period: the one after that in which watching began.
        first[row] = fact.at.milliseconds < begin ? 0 : (period ?? periods) + 1
        end[row] = .max
      case (.left, _): end[row] = fact.at.milliseconds < begin ? 0 : period ?? periods
      case (.came, .arrivals): if let period { cells[row][period].count += 1 }
      case (.decided(let met), .met):
        guard let period else { continue }
        cells[row][period].trials += 1
        if met { cells[row][period].count += 1 }
      default: continue
      }
    }
    self.periods = periods
    self.season = max(1, season)
    rows = names.indices.map {
      Row(series: names[$0], first: min(first[$0], periods), end: end[$0], cells: cells[$0])
    }
  }
}
