// SPDX-License-Identifier: Apache-2.0

/// Why a compound distribution could not be made.
package enum AggregateFault: Error, Hashable, Sendable {
  /// The parameters are not those of a law: one is negative, infinite or not a number.
  case notALaw
  /// The step is not above 0, or the points are not between 2 and 2²⁵.
  case badGrid
  /// The two grids have different steps or lengths.
  case gridsDiffer
  /// The probability of nothing at all is too small to start a recursion from.
  case startsAtNothing
}

/// The law of a sum of a random number of losses, on a grid of equal steps, with a verdict on the grid.
///
/// By the fast Fourier transform over a circle twice the grid, so that what lies beyond the grid does not fall on
/// it (Grübel and Hermesmeier 1999); a verdict says where that is not enough.
package struct CompoundDistribution: Sendable {
  /// The width between two points, in the unit of the losses.
  package let step: Double
  /// How many points the grid has.
  package let points: Int
  /// The mean, variance and third central moment, in closed form.
  package let cumulants: Cumulants
  /// Whether the grid holds the law.
  package let verdict: GridVerdict
  /// The probabilities at 0, step and so on; of the whole circle, of which the grid is the first part.
  private let circle: [Double]
  private let sums: GridSums

  /// The probabilities at 0, step, 2·step and so on.
  package var probabilities: ArraySlice<Double> { circle.prefix(points) }

  /// The law of the sum of as many losses as a frequency says.
  ///
  /// - Parameters:
  ///   - points: How many points the grid has; it is rounded up to a power of two.
  ///   - plan: The tables for twice the points, where they are there already.
  package init(
    _ frequency: Frequency, of claim: ClaimLaw, step: Double, points: Int,
    by method: Discretisation = .meanPreserving, plan: FourierPlan? = nil
  ) throws(AggregateFault) {
    guard frequency.isLaw, claim.isLaw else { throw .notALaw }
    let plan = try Self.plan(step: step, points: points, plan)
    let losses = method.probabilities(of: claim, step: step, count: plan.points / 2)
    let loss = Cumulants(moments: (claim.moment(1), claim.moment(2), claim.moment(3)))
    self.init(
      frequency, losses, step: step, plan, Cumulants(count: frequency.cumulants, loss: loss))
  }

  /// The law of the sum of as many losses as a frequency says, each of them on the grid with these probabilities.
  package init(
    _ frequency: Frequency, ofLossesOnGrid losses: [Double], step: Double, points: Int,
    plan: FourierPlan? = nil
  ) throws(AggregateFault) {
    guard frequency.isLaw, losses.allSatisfy({ $0 >= 0 }),
      abs(losses.reduce(0, +) - 1) < 1e-9
    else { throw .notALaw }
    let plan = try Self.plan(step: step, points: points, plan)
    let loss = Cumulants(of: losses, step: step)
    self.init(
      frequency, Array(losses.prefix(plan.points / 2)), step: step, plan,
      Cumulants(count: frequency.cumulants, loss: loss))
  }

  private init(
    _ frequency: Frequency, _ losses: [Double], step: Double, _ plan: FourierPlan,
    _ cumulants: Cumulants
  ) {
    var spectrum = Spectrum(of: losses, plan: plan)
    spectrum.change { frequency.generate($0, $1) }
    // Where losses themselves lie beyond the grid, their mean on it says nothing of the sum's.
    let isWhole = losses.reduce(0, +) > 1 - 1e-9
    let mean = losses.indices.reduce(0) { $0 + Double($1) * losses[$1] }
    self.init(
      circle: spectrum.numbers(), step: step, cumulants: cumulants,
      gridMean: isWhole ? frequency.mean * mean * step : .nan)
  }

  private init(circle: [Double], step: Double, cumulants: Cumulants, gridMean: Double) {
    let sums = GridSums(circle)
    let found = sums.cumulants
    self.circle = circle
    self.step = step
    self.sums = sums
    self.cumulants = cumulants
    points = circle.count / 2
    verdict = GridVerdict(
      missing: 1 - sums.upTo(circle.count / 2 - 1, of: circle).mass,
      found: Cumulants(
        first: found.first * step, second: found.second * step * step,
        third: found.third * step * step * step),
      right: cumulants, gridMean: gridMean)
  }

  private static func plan(
    step: Double, points: Int, _ plan: FourierPlan?
  ) throws(AggregateFault) -> FourierPlan {
    guard step > 0, step < .infinity, points >= 2, points <= 1 << 25 else { throw .badGrid }
    if let plan, plan.points / 2 >= points, plan.points / 4 < points || plan.points == 64 {
      return plan
    }
    return FourierPlan(points: 2 * points)
  }

  /// The law of the sum of this and another that is independent of it.
  package func plus(
    _ other: CompoundDistribution, plan: FourierPlan? = nil
  ) throws(AggregateFault) -> CompoundDistribution {
    guard other.step == step, other.points == points else { throw .gridsDiffer }
    let plan = try Self.plan(step: step, points: points, plan)
    var spectrum = Spectrum(of: Array(probabilities), plan: plan)
    spectrum.convolve(with: Array(other.probabilities))
    let total = cumulants + other.cumulants
    // What either lacks, the sum lacks: the mean is compared with what it can have.
    let kept = (onGrid, other.onGrid)
    return CompoundDistribution(
      circle: spectrum.numbers(), step: step, cumulants: total,
      gridMean: kept.0 + kept.1)
  }

  /// The law of the sum of as many independent sums like this as a frequency says.
  package func repeated(
    _ frequency: Frequency, plan: FourierPlan? = nil
  ) throws(AggregateFault) -> CompoundDistribution {
    guard frequency.isLaw else { throw .notALaw }
    return CompoundDistribution(
      frequency, Array(probabilities), step: step,
      try Self.plan(step: step, points: points, plan),
      Cumulants(count: frequency.cumulants, loss: cumulants))
  }

  /// The mean of what lies on the grid, of those sums that do.
  private var onGrid: Double {
    let (mass, first) = sums.upTo(points - 1, of: circle)
    return mass > 0 ? first / mass * step : 0
  }

  /// The point of the grid at which the probability first reaches p; nil where that lies beyond the grid.
  package func quantile(_ p: Double) -> Double? {
    sums.place(of: p, in: circle, below: points).map { Double($0) * step }
  }

  /// The value at risk: the sum that is exceeded with probability `1 - p`; nil where that lies beyond the grid.
  ///
  /// Between the points the law is taken as even: what is at a point lies within half a step of it.
  package func valueAtRisk(_ p: Double) -> Double? {
    guard let place = sums.place(of: p, in: circle, below: points) else { return nil }
    guard place > 0 else { return 0 }
    let before = sums.upTo(place - 1, of: circle).mass
    let share = circle[place] > 0 ? (p - before) / circle[place] : 0.5
    return (Double(place) - 0.5 + share) * step
  }

  /// The mean of the worst share `1 - p` of all sums; nil where the value at risk lies beyond the grid.
  ///
  /// `VaR + (E[S] - E[min(S, VaR)])/(1 - p)`, the coherent definition, with `E[S]` in closed form: what lies
  /// beyond the grid is counted.
  package func tailValueAtRisk(_ p: Double) -> Double? {
    guard p < 1 else { return nil }
    return valueAtRisk(p).map { $0 + (cumulants.first - limitedMean($0)) / (1 - p) }
  }

  /// The mean of the sum cut off at an amount on the grid.
  package func limitedMean(_ amount: Double) -> Double {
    guard amount > 0 else { return 0 }
    let place = Int(min(Double(points - 1), amount / step))
    let (mass, first) = sums.upTo(place, of: circle)
    return first * step + amount * (1 - mass)
  }

  /// The probability of more than an amount.
  package func exceedance(_ amount: Double) -> Double {
    guard amount >= 0 else { return 1 }
    let at = min(Double(points), amount / step) - 0.5
    let place = Int(at.rounded(.down))
    let mass = sums.upTo(max(0, place), of: circle).mass
    guard place >= 0, place + 1 < points else { return 1 - mass }
    return 1 - mass - (at - Double(place)) * circle[place + 1]
  }
}
