// SPDX-License-Identifier: Apache-2.0

import Probability

/// What is said about the next period of all series at once, and what the naive forecasters say.
package struct JointAnswer: Hashable, Sendable {
  /// What the mixture says.
  package let model: JointForecast
  /// What each of ``SeriesForecaster/naive`` says, in their order: that series do not depend on each other.
  package let naive: [JointForecast]

  /// What one of them says.
  package func law(_ forecaster: SeriesForecaster) -> JointForecast? {
    guard let place = SeriesForecaster.naive.firstIndex(of: forecaster) else { return model }
    return naive.indices.contains(place) ? naive[place] : nil
  }
}

/// What several forecasters say of the same series, each of all at once.
struct JointMembers {
  private let series: [String]
  private(set) var forecasts: [JointForecast] = []
  /// Which of them are naive, share a factor, know shocks.
  private(set) var kinds: [Kind] = []

  enum Kind: CaseIterable, Hashable { case naive, sharing, shocks }

  /// The shapes of the factor that a period has for all series; the first is none.
  private static let factors =
    [SharedFactor.none] + [0.15, 0.5, 1.5, 5].map { SharedFactor(shape: $0) }

  init(_ series: [String]) { self.series = series }

  mutating func add(naive laws: [CountLaw]) {
    add(JointForecast(apart: laws, of: series), .naive)
  }

  /// A member for each way to share a factor, from the laws that a factor gives.
  mutating func add(sharing laws: (Double) -> [CountLaw]) {
    for factor in Self.factors {
      let parts = factor.nodes.map {
        JointForecast.Part(weight: $0.weight, laws: laws($0.factor))
      }
      JointForecast(series, parts).map { add($0, .sharing) }
    }
  }

  mutating func add(shocks parts: [JointForecast.Part]) {
    JointForecast(series, parts).map { add($0, .shocks) }
  }

  private mutating func add(_ forecast: JointForecast, _ kind: Kind) {
    forecasts.append(forecast)
    kinds.append(kind)
  }

  /// A quarter for the naive ones; the rest for each other kind alike.
  var prior: [Double] {
    let counts = Dictionary(kinds.map { ($0, 1.0) }, uniquingKeysWith: +)
    let others = Double(max(1, counts.keys.count { $0 != .naive }))
    return kinds.map { kind in
      let share =
        kind == .naive
        ? ArrivalForecaster.naiveShare : (1 - ArrivalForecaster.naiveShare) / others
      return share / (counts[kind] ?? 1)
    }
  }
}

/// Learns how much each of several forecasters counts, from what they would have said of whole periods.
struct JointMixing {
  private var pool: PoolWeights?

  /// Learns from a period: what came in each series, and what each member would have said.
  mutating func see(_ counts: [Int], _ members: JointMembers) {
    var pool = pool ?? PoolWeights(prior: members.prior)
    pool.add(members.forecasts.map { $0.lnProbability(counts) })
    self.pool = pool
  }

  /// The mixture of what the members say of the next period.
  func answer(_ members: JointMembers) -> JointAnswer? {
    let weights = (pool ?? PoolWeights(prior: members.prior)).learned()
    let parts = zip(members.forecasts, weights).flatMap { member, weight in
      member.parts.map { JointForecast.Part(weight: $0.weight * weight, laws: $0.laws) }
    }
    guard let names = members.forecasts.first?.series, let model = JointForecast(names, parts)
    else { return nil }
    return JointAnswer(
      model: model,
      naive: zip(members.forecasts, members.kinds).filter { $0.1 == .naive }.map(\.0))
  }
}
