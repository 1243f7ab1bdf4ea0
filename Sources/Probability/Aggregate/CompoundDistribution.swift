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
  /// The probabilities at 0, step, 2·step and so on.
  package let probabilities: [Double]
  private let sums: GridSums

  /// The law of the sum of as many losses as a frequency says.
  ///
  /// - Parameter points: How many points the grid has; it is rounded up to a power of two.
  package init(
    _ frequency: Frequency, of claim: ClaimLaw, step: Double, points: Int,
    by method: Discretisation = .meanPreserving
  ) throws(AggregateFault) {
    var room = try Self.room(points: points)
    try self.init(frequency, of: claim, step: step, in: &room, by: method)
  }

  /// The law of the sum of as many losses as a frequency says, on half as many points as the plan of the room has.
  ///
  /// - Parameter room: Where the transforms are made; what is in it is lost.
  package init(
    _ frequency: Frequency, of claim: ClaimLaw, step: Double, in room: inout Spectrum,
    by method: Discretisation = .meanPreserving
  ) throws(AggregateFault) {
    guard frequency.isLaw, claim.isLaw else { throw .notALaw }
    guard step > 0, step < .infinity else { throw .badGrid }
    let losses = method.probabilities(of: claim, step: step, count: room.plan.points / 2)
    let loss = Cumulants(moments: (claim.moment(1), claim.moment(2), claim.moment(3)))
    self.init(
      frequency, losses, step: step, Cumulants(count: frequency.cumulants, loss: loss), in: &room)
  }

  /// The law of the sum of as many losses as a frequency says, each of them on the grid with these probabilities.
  package init(
    _ frequency: Frequency, ofLossesOnGrid losses: [Double], step: Double, points: Int
  ) throws(AggregateFault) {
    guard frequency.isLaw, losses.allSatisfy({ $0 >= 0 }),
      abs(losses.reduce(0, +) - 1) < 1e-9
    else { throw .notALaw }
    guard step > 0, step < .infinity else { throw .badGrid }
    var room = try Self.room(points: points)
    let loss = Cumulants(of: losses, step: step)
    self.init(
      frequency, Array(losses.prefix(room.plan.points / 2)), step: step,
      Cumulants(count: frequency.cumulants, loss: loss), in: &room)
  }

  private init(
    _ frequency: Frequency, _ losses: [Double], step: Double, _ cumulants: Cumulants,
    in room: inout Spectrum
  ) {
    room.load(losses)
    room.change { frequency.generate($0, $1) }
    // Where losses themselves lie beyond the grid, their mean on it says nothing of the sum's.
    let onGrid = GridSums(losses, beyond: [])
    let (mass, first) = onGrid.upTo(losses.count - 1, of: losses)
    self.init(
      from: &room, step: step, cumulants: cumulants,
      gridMean: mass > 1 - 1e-9 ? frequency.mean * first * step : .nan)
  }

  /// Takes the probabilities out of a room, and compares them with what they should be.
  init(
    from room: inout Spectrum, step: Double, cumulants: Cumulants, gridMean: Double
  ) {
    let probabilities = room.takeFirstHalf()
    let sums = GridSums(probabilities, beyond: room.secondHalf)
    let found = sums.cumulants
    self.probabilities = probabilities
    self.step = step
    self.sums = sums
    self.cumulants = cumulants
    points = probabilities.count
    verdict = GridVerdict(
      missing: 1 - (sums.mass.last ?? 0),
      found: Cumulants(
        first: found.first * step, second: found.second * step * step,
        third: found.third * step * step * step),
      right: cumulants, gridMean: gridMean)
  }

  private static func room(points: Int) throws(AggregateFault) -> Spectrum {
    guard points >= 2, points <= 1 << 25 else { throw .badGrid }
    return Spectrum(plan: FourierPlan(points: 2 * points))
  }

  /// The law of the sum of this and another that is independent of it.
  package func plus(_ other: CompoundDistribution) throws(AggregateFault) -> CompoundDistribution {
    var room = try Self.room(points: points)
    return try plus(other, in: &room)
  }

  /// The law of the sum of this and another that is independent of it, made in a room for these grids.
  package func plus(
    _ other: CompoundDistribution, in room: inout Spectrum
  ) throws(AggregateFault) -> CompoundDistribution {
    guard other.step == step, other.points == points, room.plan.points == 2 * points else {
      throw .gridsDiffer
    }
    room.load(probabilities)
    room.convolve(with: other.probabilities)
    // What either lacks, the sum lacks: the mean is compared with what it can have.
    return CompoundDistribution(
      from: &room, step: step, cumulants: cumulants + other.cumulants,
      gridMean: onGrid + other.onGrid)
  }

  /// The law of the sum of as many independent sums like this as a frequency says, made in a room for its grid.
  package func repeated(
    _ frequency: Frequency, in room: inout Spectrum
  ) throws(AggregateFault) -> CompoundDistribution {
    guard frequency.isLaw else { throw .notALaw }
    guard room.plan.points == 2 * points else { throw .gridsDiffer }
    return CompoundDistribution(
      frequency, probabilities, step: step,
      Cumulants(count: frequency.cumulants, loss: cumulants), in: &room)
  }

  /// The mean of what lies on the grid, of those sums that do.
  private var onGrid: Double {
    let (mass, first) = sums.upTo(points - 1, of: probabilities)
    return mass > 0 ? first / mass * step : 0
  }

  /// The point of the grid at which the probability first reaches p; nil where that lies beyond the grid.
  package func quantile(_ p: Double) -> Double? {
    sums.place(of: p, in: probabilities).map { Double($0) * step }
  }

  /// The value at risk: the sum that is exceeded with probability `1 - p`; nil where that lies beyond the grid.
  ///
  /// Between the points the law is taken as even: what is at a point lies within half a step of it.
  package func valueAtRisk(_ p: Double) -> Double? {
    guard let place = sums.place(of: p, in: probabilities) else { return nil }
    guard place > 0 else { return 0 }
    let before = sums.upTo(place - 1, of: probabilities).mass
    let share = probabilities[place] > 0 ? (p - before) / probabilities[place] : 0.5
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
    let (mass, first) = sums.upTo(place, of: probabilities)
    return first * step + amount * (1 - mass)
  }

  /// The probability of more than an amount.
  package func exceedance(_ amount: Double) -> Double {
    guard amount >= 0 else { return 1 }
    let at = min(Double(points), amount / step) - 0.5
    let place = Int(at.rounded(.down))
    let mass = sums.upTo(max(0, place), of: probabilities).mass
    guard place >= 0, place + 1 < points else { return 1 - mass }
    return 1 - mass - (at - Double(place)) * probabilities[place + 1]
  }
}
