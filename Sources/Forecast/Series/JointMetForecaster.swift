// SPDX-License-Identifier: Apache-2.0

import Probability

/// Says how many will be met of those that will be decided, in all series of a panel at once.
///
/// As ``JointArrivalForecaster``, with levels that share a factor of the odds to miss: in a bad week everybody misses
/// more.
package enum JointMetForecaster {
  /// How sure the share of a series is, as if so many had been seen.
  private static let sizes = [4.0, 150]

  /// A forecast of the series that are watched as the panel ends and decide something; nil where there is none.
  package static func forecast(_ panel: Panel, deciding trials: [String: Int]) -> JointAnswer? {
    let places = panel.watched.filter { (trials[panel.rows[$0].series] ?? 0) > 0 }
    guard panel.periods > 0, !places.isEmpty else { return nil }
    var walk = MetWalk(panel)
    var mixing = JointMixing()
    for period in 0..<panel.periods {
      let deciding = panel.rows.indices.filter {
        panel.rows[$0].isWatched(period) && panel.rows[$0].cells[period].trials > 0
      }
      let cells = deciding.map { panel.rows[$0].cells[period] }
      if period > 0, !deciding.isEmpty {
        mixing.see(
          cells.map(\.count), members(walk, deciding, period, of: cells.map(\.trials)))
      }
      walk.see(period)
    }
    let counts = places.map { trials[panel.rows[$0].series] ?? 0 }
    return mixing.answer(members(walk, places, panel.periods, of: counts))
  }

  private static func members(
    _ walk: MetWalk, _ places: [Int], _ period: Int, of trials: [Int]
  ) -> JointMembers {
    let naive = places.map { walk.naive($0, period) }
    let shares = places.map { walk.shares($0) }
    var members = JointMembers(places.map { walk.panel.rows[$0].series })
    for place in SeriesForecaster.naive.indices {
      members.add(naive: zip(naive, trials).map { .met($0[place], of: $1) })
    }
    for level in shares.first?.indices ?? 0..<0 {
      for size in sizes {
        members.add(sharing: { factor in
          zip(shares, trials).map { shares, trials in
            let missed = (1 - shares[level]) * factor
            return .met(.around(shares[level] / (shares[level] + missed), size: size), of: trials)
          }
        })
      }
    }
    return members
  }
}
