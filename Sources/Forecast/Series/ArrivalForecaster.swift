// SPDX-License-Identifier: Apache-2.0

import Probability

/// Says how many come in the next period of each series of a panel.
///
/// A mixture of the naive forecasters and of adaptive levels: with several memories, drawn to the pool by several
/// strengths, or moving with the whole of all series, each with several degrees of overdispersion. What
/// every member would have said of each past period, knowing only what was before it, decides its weight.
package enum ArrivalForecaster {
  static let memories = [0.4, 0.7, 0.9, 1.0]
  static let strengths = [0.25, 2, 16]
  static let sizes = [0.15, 0.5, 1.5, 5, 20, 100]
  /// The share of the naive ones in the mixture before anything is known of how they do.
  static let naiveShare = 0.25

  /// A forecast for each series; none for a panel without a period.
  package static func forecast(_ panel: Panel) -> [SeriesForecast] {
    guard panel.periods > 0 else { return [] }
    var walk = ArrivalWalk(panel)
    var pool = PoolWeights(prior: prior)
    for period in 0..<panel.periods {
      if walk.hasSeen {
        let context = walk.context(period)
        for (place, row) in panel.rows.enumerated() where row.isWatched(period) {
          let laws = walk.laws(place, context)
          pool.add(laws.map { $0.lnProbability(row.cells[period].count) })
        }
      }
      walk.see(period)
    }
    let weights = pool.learned()
    let context = walk.context(panel.periods)
    return panel.watched.compactMap { place in
      let laws = walk.laws(place, context)
      guard let model = CountMixture(laws, weights: weights) else { return nil }
      return SeriesForecast(
        series: panel.rows[place].series, model: model,
        naive: laws.prefix(SeriesForecaster.naive.count).map(CountMixture.init))
    }
  }

  private static var prior: [Double] {
    let naive = SeriesForecaster.naive.count
    let levels = memories.count * (strengths.count + 1) * sizes.count
    return [Double](repeating: naiveShare / Double(naive), count: naive)
      + [Double](repeating: (1 - naiveShare) / Double(levels), count: levels)
  }
}

/// The state of all members as a panel is walked through, period by period.
struct ArrivalWalk {
  /// What all series together say about a period, before one of them is looked at.
  struct Context {
    let factor: Double
    /// The mean rate of a series, for each memory.
    let means: [Double]
    let climatology: CountLaw
    /// The period to compare with: the last, or the same of the last season.
    let last: Int
  }

  let panel: Panel
  private var rates: [[AdaptiveRate]]
  private var totals: [AdaptiveRate]
  private var profile: SeasonProfile
  private var counts: [Int] = []

  var hasSeen: Bool { !counts.isEmpty }

  init(_ panel: Panel) {
    self.panel = panel
    let fresh = ArrivalForecaster.memories.map(AdaptiveRate.init)
    rates = panel.rows.map { _ in fresh }
    totals = fresh
    profile = SeasonProfile(parts: panel.season)
  }

  mutating func see(_ period: Int) {
    let watched = panel.rows.indices.filter { panel.rows[$0].isWatched(period) }
    let total = watched.reduce(0) { $0 + panel.rows[$1].cells[period].count }
    if !watched.isEmpty {
      profile.see(Double(total) / Double(watched.count), in: period)
    }
    let factor = profile.factor(period)
    for place in watched {
      let count = panel.rows[place].cells[period].count
      counts.append(count)
      for memory in totals.indices { rates[place][memory].see(Double(count), exposure: factor) }
    }
    for memory in totals.indices {
      totals[memory].see(Double(total), exposure: factor * Double(watched.count))
    }
  }

  func context(_ period: Int) -> Context {
    Context(
      factor: profile.factor(period),
      means: totals.map { $0.rate(towards: 0.1, worth: 0.5) },
      climatology: Self.climatology(counts),
      last: period - min(panel.season, period))
  }

  /// The law of all counts so far, with half of one more so that it is never sure of nothing.
  private static func climatology(_ counts: [Int]) -> CountLaw {
    switch CountFit.law(counts) {
    case .negativeBinomial(let mean, let size): return .negativeBinomial(mean: mean, size: size)
    case .poisson(let mean):
      let seen = Double(max(1, counts.count))
      return .negativeBinomial(mean: mean + 0.5 / seen, size: mean * seen + 0.5)
    default: return .poisson(mean: 0.5)
    }
  }

  /// What every member says of a series: first the naive ones, then the levels.
  func laws(_ place: Int, _ context: Context) -> [CountLaw] {
    naive(place, context)
      + means(place, context).flatMap { mean in
        ArrivalForecaster.sizes.map { CountLaw.negativeBinomial(mean: mean, size: $0) }
      }
  }

  /// What the naive ones say of a series.
  func naive(_ place: Int, _ context: Context) -> [CountLaw] {
    let row = panel.rows[place]
    let last = row.isWatched(context.last) ? Double(row.cells[context.last].count) + 0.5 : nil
    let seen = (rates[place].last?.came ?? 0) + 0.5
    let exposure = max(0.5, Double(max(0, context.last + 1 - row.first)))
    return [
      context.climatology,
      last.map { .negativeBinomial(mean: $0, size: $0) } ?? context.climatology,
      .negativeBinomial(mean: seen / exposure, size: seen),
    ]
  }

  /// How many each level expects in a series: for each memory, by each strength and then by the share of the whole.
  func means(_ place: Int, _ context: Context) -> [Double] {
    let own = rates[place]
    let whole = context.means.last ?? 0
    // The series keeps its share of the whole, and the whole drifts.
    let share = own.last?.rate(towards: whole, worth: 0.25) ?? 0
    return own.indices.flatMap { memory in
      ArrivalForecaster.strengths.map {
        own[memory].rate(towards: context.means[memory], worth: $0) * context.factor
      } + [(whole > 0 ? share / whole * context.means[memory] : share) * context.factor]
    }
  }
}
