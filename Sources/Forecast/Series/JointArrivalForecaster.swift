// SPDX-License-Identifier: Apache-2.0

import Probability

/// Says how many come in the next period of all series of a panel at once.
///
/// A mixture of the naive forecasters, of levels that share a factor, and of shocks that hit all: an advisory opens
/// cases at every adopter, a network that fails takes every service down. What every member would have said of each
/// past period, all series together and knowing only what was before it, decides its weight.
package enum JointArrivalForecaster {
  /// How much the series vary for themselves.
  private static let sizes = [1.5, 100]
  /// The chances that a shock hits a series.
  private static let hits = [0.6, 0.85, 0.97]

  /// A forecast of the series that are watched as the panel ends; nil for a panel without a period or series.
  package static func forecast(_ panel: Panel) -> JointAnswer? {
    guard panel.periods > 0, !panel.watched.isEmpty else { return nil }
    var walk = ArrivalWalk(panel)
    var tallies = ArrivalForecaster.memories.flatMap { memory in
      hits.map { ShockTally(memory: memory, hit: $0, series: panel.rows.count) }
    }
    var mixing = JointMixing()
    for period in 0..<panel.periods {
      let watched = panel.rows.indices.filter { panel.rows[$0].isWatched(period) }
      let counts = watched.map { panel.rows[$0].cells[period].count }
      if walk.hasSeen, !watched.isEmpty {
        mixing.see(counts, members(walk, tallies, watched, walk.context(period)))
      }
      walk.see(period)
      for place in tallies.indices { tallies[place].see(counts, in: watched) }
    }
    return mixing.answer(members(walk, tallies, panel.watched, walk.context(panel.periods)))
  }

  private static func members(
    _ walk: ArrivalWalk, _ tallies: [ShockTally], _ places: [Int], _ context: ArrivalWalk.Context
  ) -> JointMembers {
    let naive = places.map { walk.naive($0, context) }
    let means = places.map { walk.means($0, context) }
    var members = JointMembers(places.map { walk.panel.rows[$0].series })
    for place in SeriesForecaster.naive.indices { members.add(naive: naive.map { $0[place] }) }
    for level in means.first?.indices ?? 0..<0 {
      for size in sizes {
        members.add(sharing: { factor in
          means.map { .negativeBinomial(mean: $0[level] * factor, size: size) }
        })
      }
    }
    for tally in tallies { members.add(shocks: tally.parts(places)) }
    return members
  }
}
