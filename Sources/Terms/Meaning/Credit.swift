// SPDX-License-Identifier: Apache-2.0
//
// What breaches cost, checked: every amount has its base, every ladder ascends.

package import Money

/// What a breach, or a missed period, costs.
package struct Credit: Hashable, Sendable {
  package let basis: CreditBasis
  package let caps: [CreditCap]
  /// Less than this, together in one month, is not paid.
  package let least: CreditAmount?

  package init(_ basis: CreditBasis, caps: [CreditCap] = [], least: CreditAmount? = nil) {
    self.basis = basis
    self.caps = caps
    self.least = least
  }

  /// The commonest form: so much for each breach, up to so much in a calendar month.
  package init(each: CreditAmount, monthlyCap: CreditAmount?) {
    let cap = monthlyCap.map { [CreditCap(amount: $0, span: .each(.month))] }
    self.init(.eachBreach(each), caps: cap ?? [])
  }

  /// The most of one calendar month of the agreement's zone, if that is capped.
  package var monthlyCap: CreditAmount? { caps.first { $0.span == .each(.month) }?.amount }
}

/// What a credit is reckoned by.
package enum CreditBasis: Hashable, Sendable {
  case eachBreach(CreditAmount)
  /// For each such stretch of time begun after the deadline until the act is done.
  case eachLate(CreditAmount, unit: LateUnit)
  /// For each whole step below the share promised.
  case eachStep(CreditAmount, step: Percent, below: Percent)
  case eachPoint(CreditAmount, above: Int)
  /// Once for a period that is missed.
  case once(CreditAmount)
  /// The last rung whose edge is passed, alone; from the mildest to the worst.
  case ladder([Rung])

  /// As the language writes it, the rows of a ladder with commas between them.
  package var text: String {
    switch self {
    case .eachBreach(let amount): "\(amount.text) for each breach"
    case .eachLate(let amount, let unit): "\(amount.text) for each \(unit.text) late"
    case .eachStep(let amount, let step, let below):
      "\(amount.text) for each \(step.description) below \(below.description)"
    case .eachPoint(let amount, let above): "\(amount.text) for each point above \(above)"
    case .once(let amount): amount.text
    case .ladder(let rungs):
      rungs.map { "\($0.edge.text) \($0.amount.text)" }.joined(separator: ", ")
    }
  }
}

/// One row of a ladder.
package struct Rung: Hashable, Sendable {
  package let edge: LadderEdge
  package let amount: CreditAmount

  package init(edge: LadderEdge, amount: CreditAmount) {
    self.edge = edge
    self.amount = amount
  }
}

/// The most that is paid in a span.
package struct CreditCap: Hashable, Sendable {
  package let amount: CreditAmount
  package let span: CapSpan

  package init(amount: CreditAmount, span: CapSpan) {
    self.amount = amount
    self.span = span
  }
}

/// What holds for all credits of an agreement.
package struct CreditTerms: Sendable {
  package let clause: Clause?
  package let claim: ClaimRule
  /// The obligations for whose breach credits are the only remedy.
  package let soleRemedyFor: [String]
  /// What opens other remedies all the same, in words.
  package let soleRemedyExceptions: [String]
  /// Credits not yet paid are lost when the agreement ends.
  package let areForfeited: Bool
  /// They lower later invoices and are never paid out.
  package let areSetOff: Bool
  package let caps: [CreditCap]
  package let least: CreditAmount?

  package init(
    clause: Clause?, claim: ClaimRule = .applied, soleRemedyFor: [String] = [],
    soleRemedyExceptions: [String] = [], areForfeited: Bool = false, areSetOff: Bool = false,
    caps: [CreditCap] = [],
    least: CreditAmount? = nil
  ) {
    self.clause = clause
    self.claim = claim
    self.soleRemedyFor = soleRemedyFor
    self.soleRemedyExceptions = soleRemedyExceptions
    self.areForfeited = areForfeited
    self.areSetOff = areSetOff
    self.caps = caps
    self.least = least
  }

  /// Where nothing is said: credits are paid without a claim, uncapped, beside other remedies.
  package static let unsaid = CreditTerms(clause: nil)
}

/// Money set aside, period by period, of which obligations pay shares when they are breached.
package struct Pool: Sendable {
  package let name: String
  package let clause: Clause
  package let amount: CreditAmount
  package let period: Period
  package let shares: [Share]

  /// What one obligation may take.
  package struct Share: Hashable, Sendable {
    package let percent: Percent
    package let obligation: String

    package init(percent: Percent, obligation: String) {
      self.percent = percent
      self.obligation = obligation
    }
  }

  package init(name: String, clause: Clause, amount: CreditAmount, period: Period, shares: [Share])
  {
    self.name = name
    self.clause = clause
    self.amount = amount
    self.period = period
    self.shares = shares
  }

  /// The share of an obligation, if it has one.
  package func share(of obligation: String) -> Percent? {
    shares.first { $0.obligation == obligation }?.percent
  }
}
