// SPDX-License-Identifier: Apache-2.0

/// What replications say for certain, with the losses that may follow from it added by their law.
///
/// A simulation knows of each replication what is owed for certain and how many events could each lead to a
/// claim. The claims are not drawn: given the events their law is known, and the law of the total is the mean of what
/// each replication leads to. The tail is then far less a matter of chance than if claims were drawn.
package struct ConditionalLosses: Hashable, Sendable {
  /// What one replication leads to.
  package struct Replication: Hashable, Sendable {
    /// What is owed for certain, in minor units, 0 or more.
    package let fixed: Int64
    /// How many events may each lead to a claim.
    package let events: Int

    /// A replication with what it owes and the events it has.
    package init(fixed: Int64, events: Int) {
      self.fixed = fixed
      self.events = events
    }
  }

  /// The fixed amounts of the replications, by how many events they have; sorted, so that no order shows.
  private let fixedByEvents: [[Int64]]
  private let count: Int

  /// The outcomes of replications; nil without any, for amounts or numbers below 0, or more than 100,000 events.
  package init?(_ replications: [Replication]) {
    guard !replications.isEmpty,
      replications.allSatisfy({ $0.fixed >= 0 && (0...100_000).contains($0.events) })
    else { return nil }
    let most = replications.reduce(0) { max($0, $1.events) }
    var fixed = [[Int64]](repeating: [], count: most + 1)
    for replication in replications { fixed[replication.events].append(replication.fixed) }
    fixedByEvents = fixed.map { $0.sorted() }
    count = replications.count
  }

  /// The law of the total, in minor units.
  ///
  /// - Parameters:
  ///   - probability: The probability that an event leads to a claim.
  ///   - claim: The law of a claim, in minor units.
  ///   - room: Room for twice the points of the grid; what is in it is lost.
  package func distribution(
    probability: Double, claim: ClaimLaw, step: Double, in room: inout Spectrum
  ) throws(AggregateFault) -> CompoundDistribution {
    guard probability >= 0, probability <= 1, claim.isLaw else { throw .notALaw }
    guard step > 0, step < .infinity else { throw .badGrid }
    let points = room.plan.points / 2
    var losses = Discretisation.meanPreserving.probabilities(
      of: claim, step: step, count: points
    ).map { $0 * probability }
    losses[0] += 1 - probability
    // By the rule of Horner: what the fewest events lead to is added last.
    room.load([])
    for fixed in fixedByEvents.reversed() {
      room.convolve(with: losses)
      if !fixed.isEmpty { room.add(spread(fixed, step: step, points: points)) }
    }
    let isWhole = losses.reduce(0, +) > 1 - 1e-9 && isOnGrid(step: step, points: points)
    let onGrid = losses.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element } * step
    let events = fixedByEvents.enumerated().reduce(0) { $0 + $1.offset * $1.element.count }
    let gridMean = fixedMean + Double(events) / Double(count) * onGrid
    return CompoundDistribution(
      from: &room, step: step, cumulants: cumulants(probability: probability, claim: claim),
      gridMean: isWhole ? gridMean : .nan)
  }

  private var fixedMean: Double {
    let sum = fixedByEvents.joined().reduce(into: Int128(0)) { $0 += Int128($1) }
    return Double(sum) / Double(count)
  }

  private func isOnGrid(step: Double, points: Int) -> Bool {
    fixedByEvents.allSatisfy { ($0.last.map { Double($0) } ?? 0) / step <= Double(points - 1) }
  }

  /// The share of replications at each point; an amount between two points is split so that its mean stays.
  private func spread(_ fixed: [Int64], step: Double, points: Int) -> [Double] {
    var shares: [Double] = []
    for amount in fixed {
      let at = Double(amount) / step
      guard at <= Double(points - 1) else { break }
      let place = Int(at)
      while shares.count < place + 2 { shares.append(0) }
      shares[place + 1] += (at - Double(place)) / Double(count)
      shares[place] += (1 - (at - Double(place))) / Double(count)
    }
    return shares
  }

  /// The cumulants of the total, in closed form given the replications.
  package func cumulants(probability: Double, claim: ClaimLaw) -> Cumulants {
    let loss = Cumulants(moments: (claim.moment(1), claim.moment(2), claim.moment(3)))
    let mean =
      Double(
        fixedByEvents.enumerated().reduce(0) { $0 + $1.offset * $1.element.count }
      ) / Double(count) * probability * loss.first + fixedMean
    var (second, third) = (0.0, 0.0)
    for (events, fixed) in fixedByEvents.enumerated() where !fixed.isEmpty {
      let claims = Cumulants(
        count: Frequency.binomial(trials: events, probability: probability).cumulants, loss: loss)
      for amount in fixed {
        // About the mean of all: what this replication leads to, and by how much it lies off.
        let off = Double(amount) + claims.first - mean
        second += claims.second + off * off
        third += claims.third + off * (3 * claims.second + off * off)
      }
    }
    return Cumulants(first: mean, second: second / Double(count), third: third / Double(count))
  }
}
