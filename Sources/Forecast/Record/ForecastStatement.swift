// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// What is said of one agreement before a time begins, so that it can be held against what comes.
///
/// It is put into the log, behind everything it rests on: who said what, and when, can be checked by
/// everybody who can check the log.
package struct ForecastStatement: Sendable, Equatable {
  package let asOf: Instant
  package let until: Instant
  /// The size of the log it rests on, and its root in hexadecimal.
  package let knownAt: UInt64
  package let root: String
  /// Who was supposed to be on duty, as a digest in hexadecimal; nil where nobody is declared.
  package let staff: String?
  package let seed: UInt32
  package let worlds: Int64
  package let replications: Int64
  package let chances: [SaidChance]
  package let amounts: [SaidAmount]
  /// What the record taught about chances of each kind, by which the figures were put right before they were
  /// said; in the order of ``ForecastRecord/Kind/allCases``.
  package let recalibrations: [Recalibration]

  /// What may be so at the end of the time or not.
  package enum Matter: Hashable, Sendable {
    /// Every binding obligation is met each time it falls due.
    case everything
    /// One is, by its name.
    case obligation(String)
    /// A power arises, by its name.
    case power(String)
  }

  /// How likely something was said to be.
  package struct SaidChance: Hashable, Sendable {
    package let matter: Matter
    /// By each forecaster, in the order of ``Forecaster/allCases``, in parts per million.
    package let by: [Int64]
    /// Whose figure is said, by the record of all of them.
    package let chosen: Forecaster
    /// The figure that was said, after recalibration, in parts per million.
    package let said: Int64

    package init(matter: Matter, by: [Int64], chosen: Forecaster, said: Int64) {
      self.matter = matter
      self.by = by
      self.chosen = chosen
      self.said = said
    }
  }

  /// How large something was said to be: 99 percentiles, ascending.
  package struct SaidAmount: Hashable, Sendable {
    package let what: Quantity
    package let percentiles: [Int64]

    package init(what: Quantity, percentiles: [Int64]) {
      self.what = what
      self.percentiles = percentiles
    }
  }

  /// What is counted.
  package enum Quantity: String, CaseIterable, Sendable {
    /// Breaches of binding obligations.
    case breaches
    /// Cases that are opened.
    case cases
    /// Credits, in minor units of the currency of the fee.
    case credits
  }

  package init(
    asOf: Instant, until: Instant, knownAt: UInt64, root: String, staff: String?, seed: UInt32,
    worlds: Int64, replications: Int64, chances: [SaidChance], amounts: [SaidAmount],
    recalibrations: [Recalibration]
  ) {
    self.asOf = asOf
    self.until = until
    self.knownAt = knownAt
    self.root = root
    self.staff = staff
    self.seed = seed
    self.worlds = worlds
    self.replications = replications
    self.chances = chances
    self.amounts = amounts
    self.recalibrations = recalibrations
  }
}

/// Who says how likely something is: the simulation, or one of three who know nothing but what came.
package enum Forecaster: String, CaseIterable, Sendable {
  /// The simulation, judged by the terms.
  case model
  /// As often as in all earlier times of the same length.
  case climatology
  /// As in the last such time, trusted as far as one time was like the next so far.
  case lastPeriod
  /// As often as each that fell due was met, for as many as fall due.
  case rate
}
