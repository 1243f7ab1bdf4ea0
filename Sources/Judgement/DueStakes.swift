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
  /// What was reckoned already.
  var known: [Likeness: DueStake] = [:]

  /// Makes ready to ask.
  package init(_ judgement: Judgement) throws(JudgementFault) {
    bench = judgement.bench
    asOf = judgement.asOf
    credits = judgement.credits
    powers = judgement.powers
    tariff = try Tariff(judgement.agreement)
    let countsCases = judgement.agreement.rights.powers.contains { $0.countsCases }
    verdicts =
      countsCases ? Array(judgement.verdicts) : judgement.verdicts.inState(.breached)
    var standing: [[StandingVerdict]] = judgement.agreement.standing.map { _ in [] }
    for verdict in judgement.standing where verdict.state == .breached {
      standing[verdict.basis.obligation].append(verdict)
    }
    charges = try Charge.all(
      bench.law, tariff, VerdictList(verdicts, bench.law), &standing,
      tenure: bench.tenure, asOf: asOf)
    self.standing = standing
    periods = PeriodInstances.all(judgement)
    let trial = try Trial(
      bench, VerdictList(verdicts, bench.law), standing, charges, tariff, asOf: asOf)
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
    guard let origin = supposed(item.origin), let due = item.due else { return .nothing }
    if let reason = waiver(item, due) { return .waived(reason) }
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

  /// Why it would be no breach, as things are: a duty that excuses it is broken, the agreement ends before,
  /// or it is suspended.
  private func waiver(_ item: DueItem, _ due: Instant) -> String? {
    let agreement = bench.law.agreement
    guard let promise = agreement.promises.first(where: { $0.name == item.name }) else {
      return nil
    }
    if let end = bench.tenure.end, bench.tenure.ends(promise), due >= end, item.kind != .standard {
      return "the agreement ends before, on \(bench.moment(end))"
    }
    let last = Instant(milliseconds: due.milliseconds - 1)
    var caseID: UInt32?
    switch item.origin {
    case .verdict(let verdict): caseID = UInt32(clamping: verdict.place.caseID)
    case .standing(let verdict): caseID = verdict.basis.caseID.map { UInt32(clamping: $0) }
    case .claim, .power: return nil
    }
    // The end of a period is no part of it.
    let at = item.kind == .standard ? last : due
    if let duty = bench.law.excuser(of: item.name, at: at, caseID, bench.record) {
      return "it would be excused while \(agreement.rights.duties[duty].name) is broken"
    }
    if item.kind == .standard {
      let court = StandingCourt(bench, asOf: asOf, counts: Counts(bench.law, asOf: asOf))
      if court.isSuspended(item.name, before: due) { return "it is suspended" }
    }
    return nil
  }

  /// The same, breached; nil if it has no deadline to miss.
  func supposed(_ origin: DueItem.Origin) -> DueItem.Origin? {
    switch origin {
    case .verdict(let verdict): verdict.due.map { .verdict(verdict.breached(due: $0)) }
    case .standing(let verdict):
      verdict.due.map { .standing(verdict.breached(due: $0, reading: verdict.attained)) }
    case .claim, .power: nil
    }
  }

  /// A hearing with breaches supposed beside those that stand.
  func trial(supposing origins: [DueItem.Origin]) throws(JudgementFault) -> Trial {
    let (own, ownStanding) = sorted(origins)
    return try Trial(
      bench, VerdictList(verdicts.replaced(by: own), bench.law),
      zip(standing, ownStanding).map { $0 + $1 },
      charges + added(origins), tariff, asOf: asOf)
  }

  /// What supposed breaches cost.
  func added(_ origins: [DueItem.Origin]) throws(JudgementFault) -> [Charge] {
    let (own, found) = sorted(origins)
    var ownStanding = found
    return try Charge.all(
      bench.law, tariff, VerdictList(own, bench.law), &ownStanding, tenure: bench.tenure,
      asOf: asOf)
  }

  private func sorted(
    _ origins: [DueItem.Origin]
  ) -> (verdicts: [Verdict], standing: [[StandingVerdict]]) {
    var own: [Verdict] = []
    var ownStanding: [[StandingVerdict]] = standing.map { _ in [] }
    for origin in origins {
      switch origin {
      case .verdict(let verdict): own.append(verdict)
      case .standing(let verdict): ownStanding[verdict.basis.obligation].append(verdict)
      case .claim, .power: continue
      }
    }
    return (own, ownStanding)
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
