// SPDX-License-Identifier: Apache-2.0

/// The recursion of Panjer (1981) for the sum of a random number of losses on a grid.
///
/// Without transform and circle: slower, and a second method to hold the first to.
package enum Panjer {
  /// The probabilities of the sums 0, 1, 2, … steps, as many as `count`.
  ///
  /// The frequency must be of the class (a, b, 0): `p_k = (a + b/k)·p_{k-1}`; counts given one by one are
  /// convolved instead.
  package static func probabilities(
    _ frequency: Frequency, of losses: [Double], count: Int
  ) throws(AggregateFault) -> [Double] {
    guard frequency.isLaw, losses.allSatisfy({ $0 >= 0 }), count >= 1 else { throw .notALaw }
    guard let none = losses.first else { throw .notALaw }
    let (a, b): (Double, Double)
    switch frequency {
    case .poisson(let mean): (a, b) = (0, mean)
    case .negativeBinomial(let r, let beta):
      a = beta / (1 + beta)
      b = (r - 1) * a
    case .binomial(let trials, let p):
      guard p < 1 else {
        guard trials <= 1_000_000 else { throw .notALaw }
        return powers(Frequency.certain(trials), losses, count)
      }
      a = -p / (1 - p)
      b = -Double(trials + 1) * a
    case .counts(let probabilities): return powers(probabilities, losses, count)
    }
    let start = frequency.generating(ComplexNumber(none)).real
    guard start > 0 else { throw .startsAtNothing }
    return recursion(a, b, start, losses, count)
  }

  private static func recursion(
    _ a: Double, _ b: Double, _ start: Double, _ losses: [Double], _ count: Int
  ) -> [Double] {
    let scale = 1 / (1 - a * losses[0])
    var sums = [start]
    sums.reserveCapacity(count)
    for k in stride(from: 1, to: count, by: 1) {
      var plain = 0.0
      var weighted = 0.0
      for j in stride(from: 1, through: min(k, losses.count - 1), by: 1) {
        let share = losses[j] * sums[k - j]
        plain += share
        weighted += Double(j) * share
      }
      sums.append((a * plain + b / Double(k) * weighted) * scale)
    }
    return sums
  }

  /// The generating function of the count taken at that of the losses, by the rule of Horner.
  private static func powers(
    _ counts: [Double], _ losses: [Double], _ count: Int
  ) -> [Double] {
    var sum = [Double](repeating: 0, count: count)
    for probability in counts.reversed() {
      var next = [Double](repeating: 0, count: count)
      for (at, value) in sum.enumerated() where value != 0 {
        for (loss, share) in losses.prefix(count - at).enumerated() {
          next[at + loss] += value * share
        }
      }
      next[0] += probability
      sum = next
    }
    return sum
  }
}

extension Frequency {
  /// The probabilities of a count that is always the same.
  static func certain(_ count: Int) -> [Double] {
    [Double](repeating: 0, count: count) + [1]
  }
}
