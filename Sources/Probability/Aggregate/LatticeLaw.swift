// SPDX-License-Identifier: Apache-2.0

/// A law over whole multiples of a step of money, in minor units: exact amounts, exact places.
package struct LatticeLaw: Hashable, Sendable {
  /// The width between two points, in minor units.
  package let step: Int64
  /// The probabilities of 0, step, 2·step and so on.
  package let probabilities: [Double]

  /// A law with these probabilities; nil unless the step is above 0 and they are those of a law.
  package init?(step: Int64, probabilities: [Double]) {
    guard step > 0, !probabilities.isEmpty, probabilities.allSatisfy({ $0 >= 0 }),
      abs(probabilities.reduce(0, +) - 1) < 1e-9,
      !step.multipliedReportingOverflow(by: Int64(probabilities.count)).overflow
    else { return nil }
    self.step = step
    self.probabilities = probabilities
  }

  private init(checked step: Int64, _ probabilities: [Double]) {
    self.step = step
    self.probabilities = probabilities
  }

  /// Always nothing.
  package static func nothing(step: Int64) -> LatticeLaw {
    LatticeLaw(checked: max(1, step), [1])
  }

  /// The mean, in minor units.
  package var mean: Double { cumulants.first }

  /// The mean, variance and third central moment, in minor units.
  package var cumulants: Cumulants { Cumulants(of: probabilities, step: Double(step)) }

  /// The least amount up to which the probability reaches p.
  package func quantile(_ p: Double) -> Int64 {
    var sum = 0.0
    for (place, probability) in probabilities.enumerated() {
      sum += probability
      if sum >= p { return Int64(place) * step }
    }
    return Int64(probabilities.count - 1) * step
  }

  /// The probability of more than an amount.
  package func exceedance(_ amount: Int64) -> Double {
    guard amount >= 0 else { return 1 }
    return probabilities.dropFirst(Int(clamping: amount / step) &+ 1).reversed().reduce(0, +)
  }

  /// The mean of the worst share `1 - p`, the coherent one: of the quantile itself only the part that belongs.
  package func tailMean(_ p: Double) -> Double {
    let quantile = Double(quantile(p))
    guard p < 1 else { return quantile }
    var beyond = 0.0
    for (place, probability) in probabilities.enumerated().reversed() {
      let over = Double(place) * Double(step) - quantile
      guard over > 0 else { break }
      beyond += over * probability
    }
    return quantile + beyond / (1 - p)
  }

  /// The law of the sum of this and another of the same step that is independent of it; nil otherwise.
  ///
  /// Every term is of one sign: small probabilities keep all their digits, unlike with a transform.
  package func plus(_ other: LatticeLaw) -> LatticeLaw? {
    guard other.step == step else { return nil }
    var sums = [Double](
      repeating: 0, count: probabilities.count + other.probabilities.count - 1)
    guard !step.multipliedReportingOverflow(by: Int64(sums.count)).overflow else { return nil }
    for (at, value) in probabilities.enumerated() where value > 0 {
      for (from, share) in other.probabilities.enumerated() { sums[at + from] += value * share }
    }
    return LatticeLaw(checked: step, sums)
  }

  /// The law with every amount a whole number of times as large; nil below 0 or where it grows too large.
  package func scaled(by factor: Int) -> LatticeLaw? {
    guard factor > 0 else { return factor == 0 ? .nothing(step: step) : nil }
    let (count, overflows) = (probabilities.count - 1).multipliedReportingOverflow(by: factor)
    guard !overflows, count < 1 << 26,
      !step.multipliedReportingOverflow(by: Int64(count + 1)).overflow
    else { return nil }
    var scaled = [Double](repeating: 0, count: count + 1)
    for (place, probability) in probabilities.enumerated() { scaled[place * factor] = probability }
    return LatticeLaw(checked: step, scaled)
  }

  /// One of several laws of one step, each with its weight; nil unless the weights add up to 1.
  package static func mixture(_ parts: [(weight: Double, law: LatticeLaw)]) -> LatticeLaw? {
    guard let step = parts.first?.law.step, parts.allSatisfy({ $0.law.step == step }) else {
      return nil
    }
    let count = parts.map(\.law.probabilities.count).max() ?? 1
    var mixed = [Double](repeating: 0, count: count)
    for (weight, law) in parts {
      for (place, probability) in law.probabilities.enumerated() {
        mixed[place] += weight * probability
      }
    }
    return LatticeLaw(step: step, probabilities: mixed)
  }

  /// The law cut off at an amount, which is taken down to the grid: what is more counts as that.
  package func limited(to amount: Int64) -> LatticeLaw {
    let last = Int(clamping: max(0, amount) / step)
    guard last < probabilities.count - 1 else { return self }
    var kept = Array(probabilities.prefix(last + 1))
    kept[last] = probabilities[last...].reversed().reduce(0, +)
    return LatticeLaw(checked: step, kept)
  }

  /// The law of the sum of as many independent ones as a frequency says, up to so many points.
  ///
  /// What lies beyond counts as the last point, as with ``limited(to:)``.
  package func compound(
    _ frequency: Frequency, points: Int
  ) throws(AggregateFault) -> LatticeLaw {
    guard points >= 1, !step.multipliedReportingOverflow(by: Int64(points)).overflow else {
      throw .badGrid
    }
    var sums = try Panjer.probabilities(frequency, of: probabilities, count: points)
    let before = sums.dropLast().reduce(0, +)
    sums[points - 1] = max(0, 1 - before)
    return LatticeLaw(checked: step, sums)
  }
}
