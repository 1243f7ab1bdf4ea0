// SPDX-License-Identifier: Apache-2.0

import Money
import Terms
import WorkingTime

/// Reckons what is at stake, item by item, by asking the credits and the powers of the judgement with
/// one verdict changed.
///
/// There is no second model: charges, caps, pools, claims and conditions are those that judge.
package struct DueStakes: Sendable {
  let bench: Bench
  let asOf: Instant
  let tariff: Tariff
  let credits: [MonthlyCredit]
  let powers: [PowerStanding]
  /// All verdicts on cases where a power counts cases in a row, else the breaches.
  let verdicts: [Verdict]
  /// Breaches, by their places among the standing obligations.
  let standing: [[StandingVerdict]]
  let charges: [Charge]
  /// The rises of each condition of each power, as things are.
  let rises: [[[PowerCourt.Rise]]]
  /// For standards: instances by the period they are counted in.
  var periods: [PeriodInstances]

  /// Makes ready to ask.
  package init(_ judgement: Judgement) throws(JudgementFault) {
    bench = judgement.bench
    asOf = judgement.asOf
    credits = judgement.credits
    powers = judgement.powers
    tariff = try Tariff(judgement.agreement)
    let countsCases = judgement.agreement.rights.powers.contains { $0.countsCases }
    verdicts =
      countsCases ? judgement.verdicts : judgement.verdicts.filter { $0.state == .breached }
    var standing: [[StandingVerdict]] = judgement.agreement.standing.map { _ in [] }
    for verdict in judgement.standing where verdict.state == .breached {
      standing[verdict.basis.obligation].append(verdict)
    }
    charges = try Charge.all(
      bench.law, tariff, verdicts.filter { $0.state == .breached }, &standing,
      tenure: bench.tenure, asOf: asOf)
    self.standing = standing
    periods = PeriodInstances.all(judgement)
    let trial = try Trial(
      supposing: [], beside: verdicts, standing, charges, bench, tariff, asOf: asOf)
    let conditions = PowerConditions(trial, asOf: asOf)
    rises = judgement.agreement.rights.powers.map { $0.conditions.map { conditions.rises($0) } }
  }

  /// What an item puts at stake.
  ///
  /// - Throws: where an amount is beyond what can be reckoned.
  package mutating func stake(_ item: DueItem) throws(JudgementFault) -> DueStake {
    switch item.origin {
    case .claim(let month): return claim(month)
    case .power(let place, _): return power(item, place)
    case .verdict, .standing: break
    }
    // Without a deadline there is nothing to miss yet: the month it would count in is not known.
    guard let origin = supposed(item.origin) else { return .nothing }
    var stake = try money(item, origin)
    stake.rights = try rights(origin)
    stake.standards = try standards(item)
    return stake
  }

  /// What became of one that is missed: how the month of its deadline is reckoned, and what is owed for it.
  func settled(_ item: DueItem) -> DueStake {
    var stake = DueStake()
    let month: Month?
    switch item.origin {
    case .verdict(let verdict):
      month = verdict.due.map { due in
        let counted = bench.law.countedAt(due, ofRank: verdict.severity, verdict.place.obligation)
        return bench.law.wall.month(of: counted)
      }
    case .standing(let verdict):
      month = verdict.due.map { bench.law.wall.month(of: bench.law.countedAt($0, verdict)) }
    case .claim, .power: month = nil
    }
    let row = credits.first {
      $0.obligation == item.name && $0.year * 12 + $0.month - 1 == month?.number
    }
    stake.arithmetic = row?.arithmetic ?? ""
    stake.before = row?.accrued
    stake.isClaimed = row?.status == .claimable || row?.status == .claimed
    return stake
  }

  // MARK: - One breach

  /// The same, breached; nil if it has no deadline to miss.
  func supposed(_ origin: DueItem.Origin) -> DueItem.Origin? {
    switch origin {
    case .verdict(let verdict): verdict.due.map { .verdict(verdict.breached(due: $0)) }
    case .standing(let verdict):
      verdict.due.map { .standing(verdict.breached(due: $0, reading: verdict.attained)) }
    case .claim, .power: nil
    }
  }

  func trial(supposing origins: [DueItem.Origin]) throws(JudgementFault) -> Trial {
    let own = origins.compactMap { origin in
      if case .verdict(let verdict) = origin { verdict } else { nil }
    }
    return try Trial(
      supposing: origins, beside: verdicts.replaced(by: own), standing, charges, bench, tariff,
      asOf: asOf)
  }

  private func money(_ item: DueItem, _ origin: DueItem.Origin) throws(JudgementFault) -> DueStake {
    var stake = DueStake()
    let (changed, trial) = try least(origin)
    let found = trial.credits.credits.first { credit in
      credit.obligation == item.name && credits.first { $0.isOf(credit) } != credit
    }
    guard let after = found else { return stake }
    let before = credits.first { $0.isOf(after) }
    stake.credit = try more(trial, of: item.name)
    stake.arithmetic = after.arithmetic
    stake.before = before?.accrued
    stake.isClaimed = after.status == .claimable || after.status == .claimed
    stake.later = later(item, changed)
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

  private func later(_ item: DueItem, _ origin: DueItem.Origin) -> String {
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

  // MARK: - Rights that lapse

  private func claim(_ month: Month) -> DueStake {
    var stake = DueStake()
    let claimable = credits.filter {
      $0.status == .claimable && $0.year * 12 + $0.month - 1 == month.number
    }
    guard let currency = claimable.first?.accrued.currency else { return stake }
    stake.credit = try? Money.sum(of: claimable.map(\.accrued), in: currency)
    stake.arithmetic = claimable.map { "\($0.obligation) \($0.accrued)" }.joined(separator: " + ")
    return stake
  }

  private func power(_ item: DueItem, _ place: Int) -> DueStake {
    let power = bench.law.agreement.rights.powers[place]
    var stake = DueStake()
    let words: String
    if item.kind == .notice {
      words =
        "with the end of the notice the agreement ends, and what is not yet due is owed no more"
    } else {
      words =
        "without use it lapses: the \(power.holder.rawValue) may \(power.action.words) no more"
    }
    stake.rights = [
      DueStake.Right(power: power.name, holder: power.holder, arises: false, words: words)
    ]
    return stake
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

extension Verdict {
  /// The same, missed.
  func breached(due: Instant) -> Verdict {
    Verdict(
      obligation: obligation, caseName: caseName, severity: severity, state: .breached, due: due,
      fulfilled: nil, opened: opened, credit: nil, isGoal: isGoal, place: place)
  }
}

extension StandingVerdict {
  /// The same, missed, at a reading.
  func breached(due: Instant, reading: Attained?) -> StandingVerdict {
    StandingVerdict(
      obligation: obligation, subject: subject, severity: severity, state: .breached,
      opened: opened, due: due, fulfilled: nil, attained: reading, isGoal: isGoal, basis: basis)
  }
}

extension [Verdict] {
  /// With some in the place of the one of the same clock; without it they come last.
  fileprivate func replaced(by others: [Verdict]) -> [Verdict] {
    guard let first = others.first else { return self }
    guard let place = firstIndex(where: { $0.place == first.place }) else { return self + others }
    return self[..<place] + others + self[(place + 1)...]
  }
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
