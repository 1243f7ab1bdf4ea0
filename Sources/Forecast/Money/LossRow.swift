// SPDX-License-Identifier: Apache-2.0

/// What one replication owes for certain, and what claims may follow from.
package struct LossRow: Sendable {
  package let replication: UInt32
  /// By agreement.
  package let agreements: [Part]

  /// What one agreement owes.
  package struct Part: Sendable {
    /// Breaches of binding obligations: each may lead to a claim.
    package let breaches: Int64
    /// Credits by month, in minor units.
    package let credits: [PeriodOutcome.MonthlyAmount]

    /// All credits together.
    package var sum: Int64 { credits.reduce(0) { $0 + $1.amount } }
  }

  init(replication: UInt32, _ outcomes: [PeriodOutcome]) {
    self.replication = replication
    agreements = outcomes.map { Part(breaches: $0.breaches, credits: $0.monthly) }
  }
}
