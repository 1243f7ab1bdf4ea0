// SPDX-License-Identifier: Apache-2.0

/// What many replications came to, counted: nothing but integers, so that parts add up to the whole whatever
/// their order.
package struct ForecastTally: Sendable, Equatable {
  /// Worlds that were drawn; each has the same number of replications.
  package internal(set) var worlds: Int64 = 0
  package internal(set) var replications: Int64 = 0
  /// In which nothing at all was breached.
  package internal(set) var allMet = Chance()
  /// By agreement.
  package internal(set) var subjects: [SubjectTally]
  /// By currency: what all credits came to together.
  package internal(set) var credits: [String: Amounts] = [:]

  /// How often something was so: in all replications, and the squares of how often in each world, from
  /// which what is not known is told from chance.
  package struct Chance: Sendable, Equatable {
    package internal(set) var count: Int64 = 0
    package internal(set) var squares: Int64 = 0

    mutating func add(inWorld count: Int64) {
      self.count += count
      squares += count * count
    }

    mutating func add(_ other: Chance) {
      count += other.count
      squares += other.squares
    }
  }

  /// Amounts in minor units, and how often each came.
  package struct Amounts: Sendable, Equatable {
    package internal(set) var counts: [Int64: Int64] = [:]

    mutating func add(_ amount: Int64) { counts[amount, default: 0] += 1 }

    mutating func add(_ other: Amounts) {
      for (amount, count) in other.counts { counts[amount, default: 0] += count }
    }
  }

  /// What came of one agreement.
  package struct SubjectTally: Sendable, Equatable {
    package internal(set) var allMet = Chance()
    /// How many breaches a replication had, and how often.
    package internal(set) var breaches = Amounts()
    package internal(set) var credits = Amounts()
    /// By obligation, in the order of the agreement.
    package internal(set) var promises: [PromiseTally]
    /// By power, in the order of the agreement.
    package internal(set) var powers: [PowerTally]
    /// Cases that were opened in the time.
    package internal(set) var cases = Amounts()

    mutating func add(_ other: SubjectTally) {
      allMet.add(other.allMet)
      breaches.add(other.breaches)
      credits.add(other.credits)
      cases.add(other.cases)
      for place in promises.indices { promises[place].add(other.promises[place]) }
      for place in powers.indices { powers[place].add(other.powers[place]) }
    }
  }

  /// What came of one obligation.
  package struct PromiseTally: Sendable, Equatable {
    package internal(set) var allMet = Chance()
    /// How many fell due, and how many of these were breached.
    package internal(set) var due: Int64 = 0
    package internal(set) var breached: Int64 = 0

    mutating func add(_ other: PromiseTally) {
      allMet.add(other.allMet)
      due += other.due
      breached += other.breached
    }
  }

  /// What came of one power.
  package struct PowerTally: Sendable, Equatable {
    package internal(set) var arose = Chance()
    /// The days from the moment of the forecast to the first time it arose, and how often.
    package internal(set) var days = Amounts()

    mutating func add(_ other: PowerTally) {
      arose.add(other.arose)
      days.add(other.days)
    }
  }

  init(promises: [Int], powers: [Int]) {
    subjects = zip(promises, powers).map { promises, powers in
      SubjectTally(
        promises: Array(repeating: PromiseTally(), count: promises),
        powers: Array(repeating: PowerTally(), count: powers))
    }
  }

  /// Adds what other worlds came to.
  ///
  /// Both must be of the same agreements.
  package mutating func add(_ other: ForecastTally) {
    worlds += other.worlds
    replications += other.replications
    allMet.add(other.allMet)
    for place in subjects.indices { subjects[place].add(other.subjects[place]) }
    for (currency, amounts) in other.credits { credits[currency, default: Amounts()].add(amounts) }
  }
}

extension ForecastTally {
  /// Half the interval of the chance that everything is met, rounded up, in parts per million: what more
  /// worlds make smaller.
  package var error: Int64 {
    let figure = ChanceFigure(allMet, of: self)
    return (figure.simulation.upperBound - figure.simulation.lowerBound + 1) / 2
  }
}
