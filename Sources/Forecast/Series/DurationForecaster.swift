// SPDX-License-Identifier: Apache-2.0

import Probability
package import WorkingTime

/// Why a day's news cannot be taken.
package enum DurationFault: Error, Hashable, Sendable {
  /// A day that is before one of which news was taken already.
  case goesBack(to: CivilDate, after: CivilDate)
  /// It is open already, or was before.
  case openedTwice(String)
  /// It never was open, or has ended.
  case notOpen(String)
}

/// Says, on the day something is opened, how many whole days it will take.
///
/// It is told what happened day by day and knows nothing else, so that nothing of the future can enter. What is open
/// counts as open. A mixture of the naive forecasters and of laws, of all, of the recent ones and of the same
/// class, each as it is and tilted to the days on which things end: some weekdays, and days at usual distances from
/// the last such day, as with releases. What every member said when things were opened that have ended since
/// decides its weight.
package struct DurationForecaster: Sendable {
  /// Longer than so many days is not told apart by laws that are tilted.
  static let horizon = 730
  /// How many that were opened last are recent.
  private static let recent = 40
  /// A class has laws of its own from so many ends on.
  private static let enough = 8
  /// Nothing is said before so many have ended.
  private static let least = 10
  /// The share of its weight that a day of ending keeps when another comes.
  private static let memories = [0.97, 1]

  private struct Life {
    let series: String
    let opened: CivilDate
    var ended: CivilDate?
    /// What the members said when it was opened.
    var said: [CountLaw] = []
  }

  private var lives: [Life] = []
  private var places: [String: Int] = [:]
  private var open: Set<String> = []
  /// The places of lives in the order in which they ended.
  private var ends: [Int] = []
  private var today = CivilDate.earliest
  private var pool = PoolWeights(prior: Self.prior)
  private var bumps = DurationBumps(horizon: Self.horizon)

  package init() {}

  /// Takes what is opened on a day, and says how many days it will take; nil while too little has ended.
  ///
  /// What else is opened or ends on the same day is known if it was told before.
  package mutating func opened(
    _ name: String, of series: String, on day: CivilDate
  ) throws(DurationFault) -> SeriesForecast? {
    guard places[name] == nil else { throw .openedTwice(name) }
    try advance(to: day)
    let laws = ends.count < Self.least ? [] : members(of: series)
    places[name] = lives.count
    open.insert(name)
    lives.append(Life(series: series, opened: day, said: laws))
    let naive = SeriesForecaster.naive.count
    return CountMixture(laws, weights: pool.learned()).map {
      SeriesForecast(
        series: series, model: $0, naive: laws.prefix(naive).map { CountMixture($0) })
    }
  }

  /// Takes what ended on a day.
  package mutating func ended(_ name: String, on day: CivilDate) throws(DurationFault) {
    guard let place = places[name], open.contains(name) else { throw .notOpen(name) }
    try advance(to: day)
    open.remove(name)
    lives[place].ended = day
    ends.append(place)
    let days = lives[place].opened.days(to: day)
    pool.add(lives[place].said.map { $0.lnProbability(days) })
    lives[place].said = []
  }

  private mutating func advance(to day: CivilDate) throws(DurationFault) {
    guard day >= today else { throw .goesBack(to: day, after: today) }
    today = day
  }

  /// First the naive ones, then each law as it is and by each tilt.
  private mutating func members(of series: String) -> [CountLaw] {
    let all = lives.map(lifeTime)
    let same = lives.filter { $0.series == series }.map(lifeTime)
    let own = same.count(where: \.hasEnded) < Self.enough ? all : same
    let bases = [all, Array(all.suffix(Self.recent)), own].flatMap { laws(of: $0) }
    let days = EndDays(ends.compactMap { lives[$0].ended }, asOf: today, horizon: Self.horizon)
    let tilts = Self.memories.flatMap { memory in
      let weekdays = days.weekdays(memory: memory)
      let distances = days.distances(memory: memory)
      return [weekdays, distances, zip(weekdays, distances).map { $0 * $1.squareRoot() }]
    }
    let tilted = bases + tilts.flatMap { tilt in bases.map { zip($0, tilt).map { $0 * $1 } } }
    return naive(all: all, own: same)
      + tilted.map { weights in CountTable(weights).map { .table($0) } ?? .poisson(mean: 0) }
  }

  /// As many whole days as it took, and half a day; or those it has taken so far.
  private func lifeTime(_ life: Life) -> LifeTime {
    let days = Double(max(0, life.opened.days(to: life.ended ?? today)))
    return LifeTime(life.ended == nil ? days : days + 0.5, hasEnded: life.ended != nil)
      ?? LifeTime.none
  }

  /// What the naive ones say: the law of all that ended; as long as the last; the rate of its class.
  private func naive(all: [LifeTime], own: [LifeTime]) -> [CountLaw] {
    let durations = ends.map { place in lifeTime(lives[place]).duration }
    let climatology = CountFit.law(durations.map { Int($0) }) ?? .poisson(mean: 1)
    let logs = durations.map { Elementary.ln($0) }
    let steps = zip(logs, logs.dropFirst()).map { ($1 - $0) * ($1 - $0) }
    let deviation = (steps.reduce(0, +) / Double(max(1, steps.count))).squareRoot()
    let last = SurvivalLaw.lognormal(mean: logs.last ?? 0, deviation: max(0.1, deviation))
    let time = all.reduce(0.5) { $0 + $1.duration }
    let rate = Double(ends.count) / time
    // Half an end is supposed, at the rate of all, so that a new class has a rate too.
    let classRate =
      (Double(own.count(where: \.hasEnded)) + 0.5)
      / (own.reduce(0) { $0 + $1.duration } + 0.5 / rate)
    return [climatology, .wholePart(last), .wholePart(.exponential(rate: classRate))]
  }

  /// The probabilities of each number of days by two laws: a smooth one, and one that follows the record.
  private mutating func laws(of lives: [LifeTime]) -> [[Double]] {
    let smooth =
      SurvivalFit.lognormal(lives) ?? SurvivalFit.exponential(lives) ?? .exponential(rate: 1)
    return [bumps.days(of: smooth), bumps.days(of: KaplanMeier(lives))]
  }

  private static var prior: [Double] {
    let naive = SeriesForecaster.naive.count
    let tilted = 3 * 2 * (1 + 3 * memories.count)
    let share = ArrivalForecaster.naiveShare
    return [Double](repeating: share / Double(naive), count: naive)
      + [Double](repeating: (1 - share) / Double(tilted), count: tilted)
  }
}
