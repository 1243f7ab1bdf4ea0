// SPDX-License-Identifier: Apache-2.0

/// Classes that go before each other but interrupt nobody, before equal servers (M/M/c, Cobham 1954).
///
/// All classes are served at the same rate: then everything follows from Erlang's delay formula
/// (Kella and Yechiali 1985).
package struct PriorityQueueing: Hashable, Sendable {
  /// Arrivals in a unit of time, of each class, those served first first.
  package let arrivals: [Double]
  /// Services that one server ends in a unit of time.
  package let service: Double
  /// How many servers there are.
  package let servers: Int

  /// Classes with these rates before so many servers.
  package init(arrivals: [Double], service: Double, servers: Int) {
    self.arrivals = arrivals
    self.service = service
    self.servers = servers
  }

  private var capacity: Double { Double(servers) * service }

  /// The probability that somebody who comes must wait, of whatever class.
  package var probabilityOfWait: Double {
    ManyServerQueue(arrivals: arrivals.reduce(0, +), service: service, servers: servers)
      .probabilityOfWait
  }

  /// The load of the classes before one, and of those up to it, as shares of the capacity.
  private func loads(_ place: Int) -> (before: Double, upTo: Double) {
    let before = arrivals.prefix(place).reduce(0, +)
    return (before / capacity, (before + arrivals[place]) / capacity)
  }

  /// The mean time before service begins, by class; infinite for those whom the servers never get to.
  package var meanWaits: [Double] {
    let scale = probabilityOfWait / capacity
    return arrivals.indices.map { place in
      let (before, upTo) = loads(place)
      return upTo < 1 ? scale / ((1 - before) * (1 - upTo)) : .infinity
    }
  }

  /// The probability that somebody of a class waits longer than a time; nil for a class that is not there,
  /// or where the time is too long or the queue too full to step through it.
  ///
  /// Who must wait finds a geometric number of his class and those before him waiting, and each service
  /// that ends for one of them lets more come in between: a walk that goes up when one of a higher class
  /// comes and down when a service ends, until it is at nought (Davis 1966). It is worked out step by step,
  /// with a Poisson number of steps in the time.
  package func waitExceeds(_ time: Double, place: Int) -> Double? {
    guard arrivals.indices.contains(place), time >= 0 else { return nil }
    let (before, upTo) = loads(place)
    guard upTo < 1 else { return 1 }
    let higher = before * capacity
    let rate = higher + capacity
    guard higher > 0 else {
      return probabilityOfWait * Elementary.exp(-capacity * (1 - upTo) * time)
    }
    guard rate * time * -40 / Elementary.ln(upTo) <= 1e9, rate * time <= 1e6 else { return nil }
    return probabilityOfWait
      * Self.notYetAtNought(
        meanSteps: rate * time, up: higher / rate, geometric: upTo)
  }

  /// The probability that a walk which starts at 1 or more, geometrically, is not at 0 after Poisson many steps.
  private static func notYetAtNought(meanSteps: Double, up: Double, geometric: Double) -> Double {
    let spread = meanSteps.squareRoot()
    let first = max(0, Int(meanSteps - 10 * spread - 10))
    let last = Int(meanSteps + 10 * spread + 40)
    // Starting points beyond this have together less than 1e-17.
    let levels = Int(min(1e6, -40 / Elementary.ln(geometric))) + 4
    var at = [Double](repeating: 0, count: levels + 2)
    var start = 1 - geometric
    for level in 1...levels {
      at[level] = start
      start *= geometric
    }
    var left = 0.0
    var weights = 0.0
    for step in 0...last {
      if step >= first {
        let weight = Elementary.exp(
          Double(step) * Elementary.ln(meanSteps) - meanSteps - GammaFunction.ln(Double(step) + 1))
        let share = step == 0 && meanSteps == 0 ? 1 : weight
        left += share * at.reduce(0, +)
        weights += share
      }
      at = step == last ? at : walked(at, up: up)
    }
    return weights > 0 ? left / weights : 0
  }

  /// Where the walk is one step later; what goes above the top stays there.
  private static func walked(_ at: [Double], up: Double) -> [Double] {
    let down = 1 - up
    let top = at.count - 1
    var next = at
    for level in 1..<top { next[level] = up * at[level - 1] + down * at[level + 1] }
    next[top] = up * (at[top - 1] + at[top])
    return next
  }
}
