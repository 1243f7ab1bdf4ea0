// SPDX-License-Identifier: Apache-2.0

/// Whether a claim about a tail ("exceeded in at most 1 of 200 periods") stands against what came.
///
/// A few periods cannot refute such a claim. Then the test says so, and how many could.
package struct TailTest: Hashable, Sendable {
  /// How many periods were seen.
  package let periods: Int
  /// In how many of them the figure was exceeded.
  package let exceedances: Int
  /// The claimed chance of that in one period, such as 0.005.
  package let claimed: Double

  /// Nil unless the claim is between 0 and 1 and there are no more exceedances than periods.
  package init?(periods: Int, exceedances: Int, claimed: Double) {
    guard periods >= 0, exceedances >= 0, exceedances <= periods, claimed > 0, claimed < 1 else {
      return nil
    }
    self.periods = periods
    self.exceedances = exceedances
    self.claimed = claimed
  }

  /// How many exceedances the claim expects.
  package var expected: Double { Double(periods) * claimed }

  private var law: BinomialLaw { BinomialLaw(trials: periods, chance: claimed) }

  /// The statistic of Kupiec (1995): twice the log of how much likelier the seen rate is than the claimed one.
  package var kupiec: Double {
    guard periods > 0 else { return 0 }
    let seen = Double(exceedances) / Double(periods)
    let missed = Double(periods - exceedances)
    let above = exceedances > 0 ? Double(exceedances) * Elementary.ln(seen / claimed) : 0
    let below = missed > 0 ? missed * Elementary.ln((1 - seen) / (1 - claimed)) : 0
    return max(0, 2 * (above + below))
  }

  /// The chance of a statistic of Kupiec as large as this if the claim is right; for many periods.
  package var kupiecChance: Double {
    min(1, 2 * NormalLaw.exceedance(kupiec.squareRoot()))
  }

  /// The chance of at least as many exceedances if the claim is right; exact.
  package var chanceOfAsMany: Double { law.atLeast(exceedances) }

  /// The lights of the Basel Committee (1996).
  package enum Light: String, Hashable, Sendable {
    /// Nothing against the claim.
    case green
    /// At most so many come with a probability of 95 % or more if the claim is right.
    case yellow
    /// Of 99.99 % or more.
    case red
  }

  /// The light: by the probability of at most as many exceedances.
  ///
  /// Without an exceedance it is green, also where the periods are too few for the probability to say so.
  package var light: Light {
    guard exceedances > 0 else { return .green }
    return switch law.cumulative(exceedances) {
    case ..<0.95: .green
    case ..<0.9999: .yellow
    default: .red
    }
  }

  /// What can be said.
  package enum Verdict: Hashable, Sendable {
    /// More exceedances than chance explains: less than one time in twenty.
    case refuted
    /// The periods could have refuted the claim and did not.
    case standing
    /// Too few periods to refute even a claim that is wrong twice over; how many it takes.
    case untestable(needs: Int)
  }

  /// What can be said, at one wrong refutation in twenty.
  package var verdict: Verdict {
    if chanceOfAsMany < 0.05 { return .refuted }
    let needed = Self.periodsNeeded(claimed: claimed)
    return periods < needed ? .untestable(needs: needed) : .standing
  }

  /// The fewest periods with which a claim that is wrong by a factor is refuted with this power.
  ///
  /// By default: true chance twice the claimed one, refuted more often than not, and a right claim at most one
  /// time in twenty. `Int.max` where it takes more than 2,000 exceedances, as for a factor of 1.
  package static func periodsNeeded(
    claimed: Double, factor: Double = 2, significance: Double = 0.05, power: Double = 0.5
  ) -> Int {
    let actual = min(1, claimed * factor)
    guard claimed > 0, claimed < 1, actual > claimed, significance > 0 else { return .max }
    let most = 1_000_000_000
    var before = 0
    for critical in 1...2000 {
      // The most periods at which so many exceedances still refute; power rises up to there.
      let last =
        WholeSearch.least(from: before, through: most) {
          BinomialLaw(trials: $0, chance: claimed).atLeast(critical) > significance
        } - 1
      if last + 1 >= most { return .max }
      if BinomialLaw(trials: last, chance: actual).atLeast(critical) >= power {
        return WholeSearch.least(from: before + 1, through: last) {
          BinomialLaw(trials: $0, chance: actual).atLeast(critical) >= power
        }
      }
      before = max(before, last)
    }
    return .max
  }
}
