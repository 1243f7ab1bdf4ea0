// SPDX-License-Identifier: Apache-2.0
//
// What a breach costs: amounts, ladders, the most and the least.

package import Money

/// What a breach costs, as written after `else credit`.
package struct CreditSyntax: Sendable {
  package let basis: CreditBasisSyntax
  package var caps: [CapSyntax] = []
  package var least: Located<CreditAmount>?
  /// From `credit` to the last word of its first line.
  package let range: SourceRange
}

/// What a credit is reckoned by.
package enum CreditBasisSyntax: Sendable {
  /// `2% of the monthly fee for each breach`
  case eachBreach(Located<CreditAmount>)
  /// `EUR 100 for each hour late`
  case eachLate(Located<CreditAmount>, unit: Located<LateUnit>)
  /// `1% of the monthly fee for each 0.1% below 99.9%`
  case eachStep(Located<CreditAmount>, step: Located<Percent>, below: Located<Percent>)
  /// `EUR 50 for each point above 3`
  case eachPoint(Located<CreditAmount>, above: Located<Int>)
  /// `EUR 500`, once for a period that is missed
  case once(Located<CreditAmount>)
  /// Rows of `below 95% …` or `from 3 breaches …`
  case ladder([RungSyntax])
}

/// The unit of lateness that is paid for.
package enum LateUnit: Hashable, Sendable {
  /// So many minutes around the clock.
  case minutes(Int)
  /// So many days of 24 hours.
  case days(Int)

  /// As the language writes it, `hour`, `15 minutes`.
  package var text: String {
    switch self {
    case .minutes(60): "hour"
    case .minutes(1): "minute"
    case .minutes(let count): count % 60 == 0 ? "\(count / 60) hours" : "\(count) minutes"
    case .days(1): "day"
    case .days(let count): "\(count) days"
    }
  }

  /// Its length.
  package var milliseconds: Int64 {
    switch self {
    case .minutes(let count): Int64(count) * 60_000
    case .days(let count): Int64(count) * 86_400_000
    }
  }
}

/// One row of a ladder, `below 95%  5% of the monthly fee`.
package struct RungSyntax: Sendable {
  package let edge: Located<LadderEdge>
  package let amount: Located<CreditAmount>
}

/// Where a rung of a ladder begins.
package enum LadderEdge: Hashable, Sendable {
  case below(Percent)
  case fromBreaches(Int)
  case fromPoints(Int)

  /// As the language writes it.
  package var text: String {
    switch self {
    case .below(let percent): "below \(percent.description)"
    case .fromBreaches(let count): "from \(count) \(count == 1 ? "breach" : "breaches")"
    case .fromPoints(let count): "from \(count) \(count == 1 ? "point" : "points")"
    }
  }
}

/// The most that is paid, `up to 20% of the monthly fee each month`.
package struct CapSyntax: Sendable {
  package let amount: Located<CreditAmount>
  package let span: CapSpan
}

/// What a cap holds for.
package enum CapSpan: Hashable, Sendable {
  /// One case, advisory, incident or request.
  case eachCase
  /// A calendar period in the agreement's zone.
  case each(Period)
  /// Any so many months that follow one another.
  case inAny(months: Int)

  /// As the language writes it.
  package var text: String {
    switch self {
    case .eachCase: "for each case"
    case .each(let period): "each \(period.rawValue)"
    case .inAny(let months): "in any \(months) months"
    }
  }
}

/// An amount of credit: a sum, or a share of the fee of a period or of a pool.
package enum CreditAmount: Hashable, Sendable {
  case sum(Money)
  case share(Percent, of: Period)
  /// A share of what the pool sets aside for the obligation.
  case poolShare(Percent, pool: String)

  /// As the language writes it.
  package var text: String {
    switch self {
    case .sum(let money): money.description
    case .share(let percent, let period): "\(percent.description) of the \(period.adjective) fee"
    case .poolShare(let percent, let pool): "\(percent.description) of its share of \(pool)"
    }
  }
}

/// `credits` with its clauses: what holds for all credits of an agreement.
package struct CreditTermsSyntax: Sendable {
  /// The word `credits`.
  package let place: SourceRange
  package var claim: Located<ClaimRule>?
  package var soleRemedy: SoleRemedySyntax?
  package var areForfeited = false
  package var areSetOff = false
  package var caps: [CapSyntax] = []
  package var least: Located<CreditAmount>?
  package let lines: ClosedRange<Int>
  package var isDamaged = false
}

/// What the adopter must do to be paid.
package enum ClaimRule: Hashable, Sendable {
  /// Nothing.
  case applied
  /// Claim within so long of the end of the month in which the credit arose.
  case claimedWithin(CalendarSpan)
}

/// Written `are the only remedy for respond and restore, except for gross negligence`.
package struct SoleRemedySyntax: Sendable {
  package let obligations: [Located<String>]
  package let exceptions: [Located<String>]
}

/// `pool at-risk` with its clauses.
package struct PoolSyntax: Sendable {
  package let name: Located<String>
  package var amount: Located<CreditAmount>?
  package var period: Period?
  package var shares: [PoolShareSyntax] = []
  package let lines: ClosedRange<Int>
  package var isDamaged = false
}

/// Written `40% to respond`.
package struct PoolShareSyntax: Sendable {
  package let percent: Located<Percent>
  package let obligation: Located<String>
}
