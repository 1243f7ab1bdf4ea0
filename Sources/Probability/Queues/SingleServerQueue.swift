// SPDX-License-Identifier: Apache-2.0

/// A queue before one server in classes that go before each other but interrupt nobody (M/G/1).
///
/// With one class it is the formula of Pollaczek and Khinchine, with several that of Cobham (1954,
/// corrected 1955).
package struct SingleServerQueue: Hashable, Sendable {
  /// What comes of one class, and the moments of its services.
  package struct Class: Hashable, Sendable {
    /// Arrivals in a unit of time.
    package let arrivals: Double
    /// The mean of a service.
    package let mean: Double
    /// The mean of the square of a service.
    package let square: Double

    /// A class with this rate and these moments of its services.
    package init(arrivals: Double, mean: Double, square: Double) {
      self.arrivals = arrivals
      self.mean = mean
      self.square = square
    }
  }

  /// The classes, those served first first.
  package let classes: [Class]

  /// A queue of these classes, those served first first.
  package init(_ classes: [Class]) { self.classes = classes }

  /// The share of time the server works, if it can keep up.
  package var utilisation: Double { classes.reduce(0) { $0 + $1.arrivals * $1.mean } }

  /// The mean of what is left of the service that somebody who comes finds under way.
  package var meanResidual: Double { classes.reduce(0) { $0 + $1.arrivals * $1.square } / 2 }

  /// The mean time before service begins, by class; infinite for those whom the server never gets to.
  package var meanWaits: [Double] {
    var before = 0.0
    return classes.map { one in
      let upTo = before + one.arrivals * one.mean
      defer { before = upTo }
      return upTo < 1 ? meanResidual / ((1 - before) * (1 - upTo)) : .infinity
    }
  }

  /// The sum of load times wait, which no order of the classes changes (Kleinrock).
  package var conserved: Double {
    zip(classes, meanWaits).reduce(0) { $0 + $1.0.arrivals * $1.0.mean * $1.1 }
  }
}
