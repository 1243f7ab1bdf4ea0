// SPDX-License-Identifier: Apache-2.0

/// A queue before one server whose services all take the same time (M/D/1; Erlang 1909).
package struct ConstantServiceQueue: Hashable, Sendable {
  /// Arrival rate times service time.
  package let utilisation: Double
  /// The time of a service.
  package let service: Double

  /// A queue with this load and time of service.
  package init(utilisation: Double, service: Double) {
    self.utilisation = utilisation
    self.service = service
  }

  /// The probability that service begins within a time; 0 where the server cannot keep up.
  ///
  /// Erlang's own sum has terms of both signs, whose rounding grows with the time. This one, from how
  /// many are found waiting (Franx 2001), has none below 0.
  package func waitIsAtMost(_ time: Double) -> Double {
    guard utilisation < 1, service > 0, time >= 0 else { return 0 }
    guard utilisation > 0 else { return 1 }
    let services = time / service
    guard services < 200 else { return 1 - farTail(services) }
    let whole = Int(services) + 1
    let waiting = cumulativeQueue(upTo: whole)
    let mean = utilisation * (Double(whole) - services)
    var weight = Elementary.exp(-mean)
    var sum = 0.0
    for arrived in 0..<whole {
      sum += waiting[whole - 1 - arrived] * weight
      weight *= mean / Double(arrived + 1)
    }
    return sum
  }

  /// The probability of waiting longer than many services, where only the slowest of its exponential terms is left.
  ///
  /// A wait exceeds a time as often as a surplus is ruined that begins there (Cramér's limit).
  private func farTail(_ services: Double) -> Double {
    let surplus = SurplusProcess(rate: utilisation, claim: .constant(1), premium: 1)
    guard let decay = surplus?.adjustmentCoefficient else { return 1 }
    let slope = utilisation * Elementary.expm1(decay) - (1 - utilisation)
    return (1 - utilisation) / slope * Elementary.exp(-decay * services)
  }

  /// The probabilities that at most 0, 1, 2, … wait.
  private func cumulativeQueue(upTo count: Int) -> [Double] {
    // The number present after a service: what crosses a level upwards crosses it downwards.
    let none = Elementary.exp(-utilisation)
    let more = exceedances(of: count + 2)
    var present = [1 - utilisation]
    for level in 0...count {
      var up = present[0] * more[level]
      for from in stride(from: 1, through: level, by: 1) {
        up += present[from] * more[level + 1 - from]
      }
      present.append(up / none)
    }
    var sum = present[0]
    return present.dropFirst().map { probability in
      sum += probability
      return sum
    }
  }

  /// The probabilities that more than 0, 1, 2, … come during a service.
  private func exceedances(of count: Int) -> [Double] {
    var probability = Elementary.exp(-utilisation)
    var probabilities = [probability]
    for arrived in 1...(count + 40) {
      probability *= utilisation / Double(arrived)
      probabilities.append(probability)
    }
    var sum = 0.0
    var sums = [Double](repeating: 0, count: probabilities.count)
    for arrived in probabilities.indices.reversed() {
      sums[arrived] = sum
      sum += probabilities[arrived]
    }
    return sums
  }
}
