// SPDX-License-Identifier: Apache-2.0
//
// How standards of periods that run would read with one more breach.

import Money
import Terms
import WorkingTime

extension DueStakes {
  /// A standard of a period that runs, with what counts in it so far.
  struct PeriodInstances: Sendable {
    let verdict: StandingVerdict
    let aggregate: Aggregate
    let range: Range<Instant>
    let counts: Counts
    /// How it would read with one more breach, by what is breached.
    var known: [Key: DueStake.Standard] = [:]

    struct Key: Hashable {
      let obligation: String
      let rank: Int?
    }

    /// Those that count breaches, or a share of what is met, in calendar periods.
    ///
    /// What a percentile or an average would come to depends on when the act is done, and is not said.
    static func all(_ judgement: Judgement) -> [PeriodInstances] {
      judgement.standing.compactMap { verdict in
        let standing = judgement.agreement.standing[verdict.basis.obligation]
        guard verdict.state == .pending, let due = verdict.due, verdict.opened < due,
          case .aggregate(let aggregate) = standing.kind, case .period = verdict.subject
        else { return nil }
        switch aggregate.standard {
        case .rate, .breaches, .points: break
        case .percentile, .average, .availability: return nil
        }
        let range = verdict.opened..<due
        return PeriodInstances(
          verdict: verdict, aggregate: aggregate, range: range,
          counts: counts(judgement, aggregate, range))
      }
    }

    private static func counts(
      _ judgement: Judgement, _ aggregate: Aggregate, _ range: Range<Instant>
    ) -> Counts {
      let law = judgement.bench.law
      var book = judgement.bench.book
      let names = Set(aggregate.counted.flatMap(\.obligations))
      var counts = Counts(law, asOf: judgement.asOf)
      func add(_ instance: Instance, of name: String) {
        guard let at = instance.countedAt, range.contains(at) else { return }
        counts.add(instance, of: name, &book)
      }
      for verdict in judgement.verdicts where names.contains(verdict.obligation) {
        add(Instance(verdict, law), of: verdict.obligation)
      }
      for verdict in judgement.standing where names.contains(verdict.obligation) {
        add(Instance(verdict, law), of: verdict.obligation)
      }
      return counts
    }
  }

  /// The standards that count an item, as they would read if it is missed.
  mutating func standards(_ item: DueItem) throws(JudgementFault) -> [DueStake.Standard] {
    guard item.kind != .standard, let origin = supposed(item.origin),
      let instance = origin.instance(bench.law), let at = instance.countedAt
    else { return [] }
    var found: [DueStake.Standard] = []
    for place in periods.indices where periods[place].range.contains(at) {
      let isCounted = periods[place].aggregate.counted.contains { counted in
        counted.obligations.contains(item.name)
          && counted.ranks.map { $0.contains(instance.rank ?? -1) } ?? true
      }
      guard isCounted else { continue }
      let key = PeriodInstances.Key(obligation: item.name, rank: instance.rank)
      if let known = periods[place].known[key] {
        found.append(known)
        continue
      }
      let standard = try standard(periods[place], instance, of: item.name)
      periods[place].known[key] = standard
      found.append(standard)
    }
    return found
  }

  private func standard(
    _ period: PeriodInstances, _ instance: Instance, of name: String
  ) throws(JudgementFault) -> DueStake.Standard {
    let before = try reading(period, period.counts)
    var counts = period.counts
    // What is pending is not counted; breached, it is.
    var book = bench.book
    counts.add(instance, of: name, &book)
    let after = try reading(period, counts)
    let isMissed = !after.isMet && !after.isTooFew
    var credit: Money?
    if isMissed {
      let missed = !before.isMet && !before.isTooFew
      let now = missed ? [supposed(period, before)] : []
      credit = try difference(now, [supposed(period, after)], of: period.verdict.obligation)
    }
    return DueStake.Standard(
      obligation: period.verdict.obligation, subject: period.verdict.subject.text,
      before: before.attained?.text, after: after.attained?.text ?? "", isMissed: isMissed,
      credit: credit)
  }

  private func reading(
    _ period: PeriodInstances, _ counts: Counts
  ) throws(JudgementFault) -> Gauge.Reading {
    var court = StandingCourt(bench, asOf: asOf, counts: counts)
    let place = period.verdict.basis.obligation
    let promise = bench.law.agreement.standing[place].promise
    var gauge = Gauge(period.aggregate, place, promise, &court)
    return gauge.reading(over: period.range, &court.book)
  }

  private func supposed(_ period: PeriodInstances, _ reading: Gauge.Reading) -> DueItem.Origin {
    .standing(period.verdict.breached(due: period.range.upperBound, reading: reading.attained))
  }

  private func difference(
    _ before: [DueItem.Origin], _ after: [DueItem.Origin], of name: String
  ) throws(JudgementFault) -> Money? {
    let more = try more(trial(supposing: after), of: name)
    let known = try before.isEmpty ? nil : self.more(trial(supposing: before), of: name)
    guard let more, let known else { return more }
    do throws(MoneyFault) {
      let difference = try more.subtracting(known)
      return difference.minorUnits > 0 ? difference : nil
    } catch { throw .credit(obligation: name, error) }
  }
}

extension DueItem.Origin {
  fileprivate func instance(_ law: Law) -> Instance? {
    switch self {
    case .verdict(let verdict): Instance(verdict, law)
    case .standing(let verdict): Instance(verdict, law)
    case .claim, .power: nil
    }
  }
}
