// SPDX-License-Identifier: Apache-2.0

package import Probability
package import Terms

/// What credits and claims in one currency may come to in a time, what of it is covered, what must be held against
/// the rest, and what each agreement should bring.
package struct MoneyStudy: Sendable {
  package let currency: String
  /// The agreements paid in it, by their labels.
  package let labels: [String]
  package let replications: Int
  package let claims: ClaimSupposition?
  /// Credits and claims together, claims by their law given what was simulated.
  package let total: CompoundDistribution?
  /// Why there is no such law; nil where there is.
  package let fault: AggregateFault?
  /// The same with claims drawn: what the law is checked by, and what layers are applied to.
  package let sample: LossSample
  /// What the layers of cover come to, in the order in which they are asked.
  package let cover: TowerTally
  /// The reserve at the beginning, in minor units, and how often a month ends below nothing.
  package let paths: SurplusPaths
  /// What each agreement should bring for the time, in the order of ``labels``; nil where nothing is lost.
  package let prices: [AgreementPrice]?
  /// The level of the value at risk and of the reserve, in parts per million.
  package static let level = 995_000
  /// The level of the tail that divides the reserve among agreements.
  package static let tailLevel = 990_000

  /// What is supposed beside the terms.
  package struct Suppositions: Sendable {
    package var claims: ClaimSupposition?
    /// Layers of cover in this currency.
    package var layers: [CoverLayer] = []
    /// What is held against losses at the beginning, in minor units.
    package var reserve: Int64 = 0
    /// What is put aside each month, in minor units.
    package var income: Int64 = 0
    /// What capital must earn in the time, in parts per million.
    package var capitalCost: Int64 = 0

    package init() {}
  }

  /// Of the agreements at these places, whose credits are in the currency.
  package init(
    _ rows: [LossRow], of places: [Int], labels: [String], currency: String, months: Range<Int>,
    seed: UInt32, _ supposed: Suppositions
  ) throws(ForecastFault) {
    let cover = CoverBook(supposed.layers)
    var tally = TowerTally(cover.tower)
    var paths = SurplusPaths(reserve: supposed.reserve)
    var table: [[Int64]] = []
    for row in rows {
      let draws = ClaimDraws(row, of: places, months: months, seed: seed, supposed.claims)
      _ = tally.add(cover.trial(draws))
      paths.add(draws.months.map { supposed.income - $0 })
      table.append(draws.sums)
    }
    guard let sample = LossSample(table.map { $0.reduce(0, +) }) else { throw .nothingToLearnFrom }
    self.currency = currency
    self.labels = labels
    self.sample = sample
    self.cover = tally
    self.paths = paths
    replications = rows.count
    claims = supposed.claims
    (total, fault) = Self.total(rows, of: places, supposed.claims, sample)
    let reserve = total?.valueAtRisk(Double(Self.level) / 1_000_000)
    prices = TailAllocation(table, level: Self.tailLevel).flatMap {
      AgreementPrice.prices(
        $0, reserve: reserve.map { Int64($0.rounded(.up)) } ?? sample.valueAtRisk(Self.level),
        rate: supposed.capitalCost, work: labels.map { _ in 0 })
    }
  }

  /// The points of the grid on which losses are added up.
  private static let points = 1 << 16
  /// How often its steps are doubled at most.
  private static let mostDoublings = 8

  private static func total(
    _ rows: [LossRow], of places: [Int], _ claims: ClaimSupposition?, _ sample: LossSample
  ) -> (CompoundDistribution?, AggregateFault?) {
    let known = rows.map { row in
      ConditionalLosses.Replication(
        fixed: max(0, places.reduce(0) { $0 + row.agreements[$1].sum }),
        events: Int(clamping: places.reduce(0) { $0 + row.agreements[$1].breaches }))
    }
    guard let losses = ConditionalLosses(known) else { return (nil, .notALaw) }
    // Without a claim supposed, none follows from any breach.
    let chance = Double(claims?.chance ?? 0) / 1_000_000
    let law = claims?.law ?? ClaimLaw(.constant(1))
    var room = Spectrum(plan: FourierPlan(points: 2 * points))
    // Wide enough for the worst that was drawn, and as much again, and a claim of the largest size.
    let widest =
      Double(sample.sorted.last ?? 0) * 2 + Double(claims?.most ?? claims?.large ?? 0) * 2
    var step = max(1, (widest / Double(points)).rounded(.up))
    do throws(AggregateFault) {
      var made = try losses.distribution(probability: chance, claim: law, step: step, in: &room)
      // What lies beyond the grid is brought in by wider steps, until those are too coarse.
      for _ in 0..<mostDoublings where made.verdict.finding == .defective {
        step *= 2
        made = try losses.distribution(probability: chance, claim: law, step: step, in: &room)
      }
      return (made, nil)
    } catch { return (nil, error) }
  }
}
