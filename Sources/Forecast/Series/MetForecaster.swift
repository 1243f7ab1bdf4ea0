// SPDX-License-Identifier: Apache-2.0

import Probability

/// Says how many will be met of so many that will be decided, in each series of a panel.
///
/// As ``ArrivalForecaster``, with beta-binomial laws: shares drift, small series borrow from the pool, and the share of
/// a period varies more than chance explains.
package enum MetForecaster {
  static let memories = [0.4, 0.7, 0.9, 1.0]
  static let strengths = [1.0, 6, 40]
  /// The most decisions that a period's share is taken for as sure as.
  static let sizes = [1.5, 4, 12, 40, 150, 1000]

  /// A forecast for each series, given how many will be decided; a series that is not named decides none.
  package static func forecast(_ panel: Panel, deciding trials: [String: Int]) -> [SeriesForecast] {
    guard panel.periods > 0 else { return [] }
    var walk = MetWalk(panel)
    var pool = PoolWeights(prior: prior)
    for period in 0..<panel.periods {
      for (place, row) in panel.rows.enumerated() where row.isWatched(period) && period > 0 {
        let cell = row.cells[period]
        guard cell.trials > 0 else { continue }
        let laws = walk.laws(place, period)
        pool.add(laws.map { $0.lnProbability(cell.count, of: cell.trials) })
      }
      walk.see(period)
    }
    let weights = pool.learned()
    return panel.watched.compactMap { place in
      let series = panel.rows[place].series
      let count = max(0, trials[series] ?? 0)
      let laws = walk.laws(place, panel.periods).map { CountLaw.met($0, of: count) }
      guard let model = CountMixture(laws, weights: weights) else { return nil }
      return SeriesForecast(
        series: series, model: model,
        naive: laws.prefix(SeriesForecaster.naive.count).map(CountMixture.init))
    }
  }

  private static var prior: [Double] {
    let naive = SeriesForecaster.naive.count
    let levels = memories.count * (strengths.count + 1) * sizes.count
    let share = ArrivalForecaster.naiveShare
    return [Double](repeating: share / Double(naive), count: naive)
      + [Double](repeating: (1 - share) / Double(levels), count: levels)
  }
}

/// The state of all members as a panel of met and missed is walked through.
struct MetWalk {
  let panel: Panel
  private var shares: [[AdaptiveRate]]
  private var pool: [AdaptiveRate]

  init(_ panel: Panel) {
    self.panel = panel
    let fresh = MetForecaster.memories.map(AdaptiveRate.init)
    shares = panel.rows.map { _ in fresh }
    pool = fresh
  }

  mutating func see(_ period: Int) {
    var whole = Panel.Cell()
    for (place, row) in panel.rows.enumerated() {
      let cell = row.cells[period]
      whole.count += cell.count
      whole.trials += cell.trials
      for memory in pool.indices {
        shares[place][memory].see(Double(cell.count), exposure: Double(cell.trials))
      }
    }
    for memory in pool.indices {
      pool[memory].see(Double(whole.count), exposure: Double(whole.trials))
    }
  }

  /// What every member says of a series: first the naive ones, then the levels.
  func laws(_ place: Int, _ period: Int) -> [MetLaw] {
    naive(place, period)
      + shares(place).flatMap { share in
        MetForecaster.sizes.map { MetLaw.around(share, size: $0) }
      }
  }

  /// What the naive ones say of a series.
  func naive(_ place: Int, _ period: Int) -> [MetLaw] {
    let last = period > 0 ? panel.rows[place].cells[period - 1] : Panel.Cell()
    return [
      Self.jeffreys(pool.last), MetLaw(met: last.count, missed: last.trials - last.count),
      Self.jeffreys(shares[place].last),
    ]
  }

  /// The share that each level expects in a series: for each memory, by each strength and then by its odds.
  func shares(_ place: Int) -> [Double] {
    let own = shares[place]
    let ever = pool.last?.rate(towards: 0.5, worth: 1) ?? 0.5
    // The series keeps its odds against the whole, and the whole drifts.
    let share = own.last?.rate(towards: ever, worth: 2) ?? ever
    return own.indices.flatMap { memory in
      let now = pool[memory].rate(towards: 0.5, worth: 1)
      let odds = share / (1 - share) * (now / (1 - now)) / (ever / (1 - ever))
      return MetForecaster.strengths.map { own[memory].rate(towards: now, worth: $0) }
        + [odds / (1 + odds)]
    }
  }

  private static func jeffreys(_ seen: AdaptiveRate?) -> MetLaw {
    let met = (seen?.came ?? 0) + 0.5
    return MetLaw(met: met, missed: (seen?.exposure ?? 0) + 1 - met) ?? MetLaw(met: 0, missed: 0)
  }
}

extension MetLaw {
  /// The law with this mean that is as sure as if so many had been seen.
  static func around(_ share: Double, size: Double) -> MetLaw {
    // A share of 0 or 1 would be a certainty that no record gives.
    let kept = min(0.9999, max(0.0001, share))
    return MetLaw(met: kept * size, missed: (1 - kept) * size) ?? MetLaw(met: 0, missed: 0)
  }
}
