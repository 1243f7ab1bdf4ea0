// SPDX-License-Identifier: Apache-2.0

/// Losses of many agreements of which each has its own, and shocks that hit several at once.
///
/// Own losses come as Poisson processes; so do the shocks, and each shock costs every agreement, with its own
/// probability of being hit, one loss. Sizes are independent.
package struct ShockPortfolio: Hashable, Sendable {
  /// Agreements that are alike.
  package struct Group: Hashable, Sendable {
    /// How many agreements there are of this kind.
    package let agreements: Int
    /// The mean number of own losses of each in the period.
    package let ownRate: Double
    /// The probability that a shock hits one of them.
    package let hit: Double
    /// The law of one loss.
    package let claim: ClaimLaw

    /// Agreements that are alike, hit by every shock unless a probability says otherwise.
    package init(agreements: Int, ownRate: Double, hit: Double = 1, claim: ClaimLaw) {
      self.agreements = agreements
      self.ownRate = ownRate
      self.hit = hit
      self.claim = claim
    }

    fileprivate var own: Frequency { .poisson(mean: Double(agreements) * ownRate) }

    fileprivate var hits: Frequency { .binomial(trials: agreements, probability: hit) }
  }

  /// The agreements, by kind.
  package let groups: [Group]
  /// The mean number of shocks in the period.
  package let shockRate: Double

  /// Agreements with shocks common to them.
  package init(groups: [Group], shockRate: Double) {
    self.groups = groups
    self.shockRate = shockRate
  }

  /// The cumulants of all, in closed form.
  package var cumulants: Cumulants {
    let one = groups.map { Cumulants(count: $0.hits.cumulants, loss: Self.loss($0)) }
    let shock = one.reduce(Self.nothing, +)
    return own
      + Cumulants(count: Frequency.poisson(mean: shockRate).cumulants, loss: shock)
  }

  /// The cumulants if each agreement had shocks of its own, as often as now: what dependence does is the difference.
  package var cumulantsIfIndependent: Cumulants {
    groups.reduce(own) { sum, group in
      let rate = Double(group.agreements) * shockRate * group.hit
      return sum
        + Cumulants(
          count: Frequency.poisson(mean: rate).cumulants, loss: Self.loss(group))
    }
  }

  private static let nothing = Cumulants(first: 0, second: 0, third: 0)

  private var own: Cumulants {
    groups.reduce(Self.nothing) {
      $0 + Cumulants(count: $1.own.cumulants, loss: Self.loss($1))
    }
  }

  private static func loss(_ group: Group) -> Cumulants {
    let claim = group.claim
    return Cumulants(moments: (claim.moment(1), claim.moment(2), claim.moment(3)))
  }

  /// The law of the sum of all losses, on a grid.
  package func distribution(
    step: Double, points: Int
  ) throws(AggregateFault) -> CompoundDistribution {
    guard points >= 2, points <= 1 << 25 else { throw .badGrid }
    var room = Spectrum(plan: FourierPlan(points: 2 * points))
    var own: CompoundDistribution?
    var shock: CompoundDistribution?
    for group in groups {
      let alone = try CompoundDistribution(
        group.own, of: group.claim, step: step, in: &room)
      own = try own?.plus(alone, in: &room) ?? alone
      let hit = try CompoundDistribution(
        group.hits, of: group.claim, step: step, in: &room)
      shock = try shock?.plus(hit, in: &room) ?? hit
    }
    guard let own, let shock else { throw .notALaw }
    let shocks = try shock.repeated(.poisson(mean: shockRate), in: &room)
    return try own.plus(shocks, in: &room)
  }

  /// The probability that several outlive their times, where each fails at its rate and all at once at a common one
  /// (Marshall and Olkin 1967).
  package static func jointSurvival(rates: [Double], common: Double, times: [Double]) -> Double {
    let alone = zip(rates, times).reduce(0) { $0 + $1.0 * $1.1 }
    return Elementary.exp(-(alone + common * (times.max() ?? 0)))
  }
}
