// SPDX-License-Identifier: Apache-2.0
//
// What one breach adds to the credits, by the book that reckons them.

import Money
import Terms
import WorkingTime

extension DueStakes {
  /// What one breach costs, as far as it decides what all months come to: where no most is for each case,
  /// breaches that cost the same in the same month are alike.
  struct Likeness: Hashable {
    let promise: Int
    let month: Month
    let times: Int
    let price: ExactAmount
    let words: String
    let caseName: String?
  }

  private func likeness(_ charge: Charge) -> Likeness {
    let caps = bench.law.agreement.promises[charge.promise].credit?.caps ?? []
    let isForCase = caps.contains { $0.span == .eachCase }
    return Likeness(
      promise: charge.promise, month: charge.month, times: charge.times, price: charge.price,
      words: charge.words, caseName: isForCase ? charge.caseName : nil)
  }

  mutating func money(
    _ item: DueItem, _ origin: DueItem.Origin
  ) throws(JudgementFault) -> DueStake {
    guard item.kind != .standard else { return try standardMoney(item, origin) }
    guard let charge = try added([origin]).first else { return .nothing }
    let likeness = likeness(charge)
    if let known = known[likeness] { return known }
    let stake = try stake(item, origin, trial(supposing: [origin]))
    known[likeness] = stake
    return stake
  }

  private func standardMoney(
    _ item: DueItem, _ origin: DueItem.Origin
  ) throws(JudgementFault) -> DueStake {
    let (changed, trial) = try least(origin)
    return try stake(item, changed, trial)
  }

  private func stake(
    _ item: DueItem, _ origin: DueItem.Origin, _ trial: Trial
  ) throws(JudgementFault) -> DueStake {
    var stake = DueStake()
    let found = trial.credits.credits.first { credit in
      credit.obligation == item.name && credits.first { $0.isOf(credit) } != credit
    }
    guard let after = found else { return stake }
    stake.credit = try more(trial, of: item.name)
    stake.arithmetic = after.arithmetic
    stake.before = credits.first { $0.isOf(after) }?.accrued
    stake.isClaimed = after.status == .claimable || after.status == .claimed
    stake.later = later(origin)
    return stake
  }

  /// A hearing with it breached: a standard as it reads now, or, where that costs nothing, by the
  /// least that costs.
  private func least(
    _ origin: DueItem.Origin
  ) throws(JudgementFault) -> (origin: DueItem.Origin, trial: Trial) {
    let asRead = try trial(supposing: [origin])
    guard case .standing(let verdict) = origin,
      let basis = bench.law.agreement.standing[verdict.basis.obligation].promise.credit?.basis,
      let mildest = basis.mildest, asRead.credits.credits == credits
    else { return (origin, asRead) }
    let other = DueItem.Origin.standing(
      verdict.breached(due: verdict.due ?? asOf, reading: mildest))
    return (other, try trial(supposing: [other]))
  }

  /// What all months come to more; nil for nothing.
  func more(_ trial: Trial, of name: String) throws(JudgementFault) -> Money? {
    do throws(MoneyFault) {
      guard let currency = trial.credits.credits.first?.accrued.currency else { return nil }
      let (after, now) = (trial.credits.credits.filter(\.isStanding), credits.filter(\.isStanding))
      let more = try Money.sum(of: after.map(\.accrued), in: currency)
        .subtracting(Money.sum(of: now.map(\.accrued), in: currency))
      return more.minorUnits > 0 ? more : nil
    } catch { throw .credit(obligation: name, error) }
  }

  private func later(_ origin: DueItem.Origin) -> String {
    let promise: Promise
    switch origin {
    case .verdict(let verdict): promise = bench.rule(verdict.place.obligation).obligation.promise
    case .standing(let verdict):
      promise = bench.law.agreement.standing[verdict.basis.obligation].promise
    case .claim, .power: return ""
    }
    guard case .eachLate(let amount, let unit)? = promise.credit?.basis else { return "" }
    return "\(amount.text) more for each \(unit.text) begun after that"
  }
}

extension MonthlyCredit {
  /// Whether it is of the same obligation and month.
  fileprivate func isOf(_ other: MonthlyCredit) -> Bool {
    obligation == other.obligation && year == other.year && month == other.month
  }

  /// Whether it is owed, or will be if it is claimed.
  fileprivate var isStanding: Bool { status.isOwed || status == .claimable }
}

extension CreditBasis {
  /// The reading of the mildest miss that costs something; nil where the reading does not matter.
  fileprivate var mildest: StandingVerdict.Attained? {
    switch self {
    case .eachBreach, .eachLate, .once: nil
    case .eachStep(_, let step, let below):
      .share(max(0, below.partsPerMillion - step.partsPerMillion), of: 1_000_000)
    case .eachPoint(_, let above): .count(above + 1)
    case .ladder(let rungs):
      switch rungs.first?.edge {
      case .below(let percent)?: .share(max(0, percent.partsPerMillion - 1), of: 1_000_000)
      case .fromBreaches(let least)?, .fromPoints(let least)?: .count(least)
      case nil: nil
      }
    }
  }
}
