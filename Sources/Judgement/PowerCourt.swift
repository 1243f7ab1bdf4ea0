// SPDX-License-Identifier: Apache-2.0

import Money
import Terms
import WorkingTime

/// Finds when each power arose, whether it was used in time, and what follows.
struct PowerCourt {
  private(set) var standings: [PowerStanding] = []
  private(set) var consequences = Trial.Consequences()
  /// Uses of a power that had not arisen, or was gone.
  private(set) var setAside: [SetAside] = []

  private let agreement: Agreement
  private let record: StandingRecord
  private let wall: WallCalendar
  private let tenure: Tenure
  private let asOf: Instant

  /// A power was there from then on, and why.
  struct Rise: Sendable {
    /// When the condition came about.
    let moment: Instant
    /// The first instant at which it is seen, and the power can be used.
    let seen: Instant
    let words: String
  }

  init(_ trial: Trial, asOf: Instant) throws(JudgementFault) {
    agreement = trial.bench.law.agreement
    record = trial.bench.record
    wall = trial.bench.law.wall
    tenure = trial.bench.tenure
    self.asOf = asOf
    let conditions = PowerConditions(trial, asOf: asOf)
    for (place, power) in agreement.rights.powers.enumerated() {
      let rises = power.conditions.flatMap { conditions.rises($0) }
        .filter { $0.seen <= asOf }.sorted { $0.seen < $1.seen }
      try judge(power, place, rises)
    }
  }

  /// Follows a power through its rises and uses.
  private mutating func judge(
    _ power: Power, _ place: Int, _ rises: [Rise]
  ) throws(JudgementFault) {
    var next = 0
    var current: (rise: Rise, lapses: Instant?)?
    var used: (fact: StandingFact, rise: Rise)?
    for fact in record.exercises[place] {
      while next < rises.count, rises[next].seen <= fact.time {
        current = (rises[next], lapse(of: power, rises[next]))
        next += 1
      }
      guard used == nil || !power.action.isOnce, let current,
        current.lapses.map({ fact.time <= $0 }) ?? true
      else {
        setAside.append(SetAside(index: fact.index, why: .notArisen(power: power.name)))
        continue
      }
      used = used ?? (fact, current.rise)
      follow(power, place, fact)
    }
    if let last = rises.last { current = (last, lapse(of: power, last)) }
    standings.append(try standing(power, current, used))
  }

  private func lapse(of power: Power, _ rise: Rise) -> Instant? {
    switch power.lapse {
    case .never: return nil
    case .after(let span): return wall.deadline(from: rise.moment, span, .endOfDay)
    }
  }

  private func standing(
    _ power: Power, _ current: (rise: Rise, lapses: Instant?)?,
    _ used: (fact: StandingFact, rise: Rise)?
  ) throws(JudgementFault) -> PowerStanding {
    let zone = agreement.zone
    var reasons: [String] = []
    var state = PowerStanding.State.notArisen
    var lapses: Instant?
    if let current = used.map({ (rise: $0.rise, lapses: lapse(of: power, $0.rise)) }) ?? current {
      lapses = current.lapses
      state = current.lapses.map { $0 < asOf } ?? false ? .lapsed : .arisen
      let moment = LocalText.moment(current.rise.moment, in: zone)
      reasons.append("It arose on \(moment): \(current.rise.words).")
      if let lapses {
        let verb = lapses < asOf && used == nil ? "lapsed" : "lapses"
        reasons.append("Not used, it \(verb) on \(LocalText.moment(lapses, in: zone)).")
      }
    } else {
      reasons.append("None of its conditions has come about.")
    }
    var effective: Instant?
    var refund: Refund?
    if let used {
      state = .exercised
      effective = effect(of: power, at: used.fact.time)
      reasons.append("Used on \(LocalText.moment(used.fact.time, in: zone)).")
      if let effective {
        reasons.append("It takes effect on \(LocalText.moment(effective, in: zone)).")
      }
      if power.isRefunding, let effective {
        refund = try self.refund(endingAt: effective)
        reasons.append(Self.words(for: refund))
      }
    }
    return PowerStanding(
      power: power.name, holder: power.holder, state: state,
      arose: (used?.rise ?? current?.rise)?.moment, lapses: lapses,
      exercised: used?.fact.time, effective: effective, refund: refund, clause: power.clause,
      reasons: reasons)
  }

  /// What is paid back of the invoice that the end of the agreement falls into: its fee for the days
  /// after the last, as far as they are in the term.
  private func refund(endingAt end: Instant) throws(JudgementFault) -> Refund? {
    // Where the agreement had ended by another way, this one ends nothing.
    guard tenure.end == nil || tenure.end == end else { return nil }
    let last = wall.date(of: Instant(milliseconds: end.milliseconds - 1))
    let calendar = InvoiceCalendar(agreement, tenure, wall)
    do throws(MoneyFault) {
      guard let period = try calendar.periods(through: last).last else { return nil }
      let part = try calendar.part(of: period, from: last.adding(days: 1))
      return Refund(amount: try part.exact.rounded(), arithmetic: part.words)
    } catch { throw .credit(obligation: "refund", error) }
  }

  private static func words(for refund: Refund?) -> String {
    guard let refund else { return "Fees paid ahead: there are none to be refunded." }
    return "Of the fee paid ahead is refunded, as far as it was paid: \(refund.arithmetic)."
  }

  // MARK: - What follows

  private func effect(of power: Power, at instant: Instant) -> Instant? {
    switch power.action {
    case .terminate(let notice):
      guard let notice else { return instant }
      return wall.deadline(from: instant, notice, .endOfDay) ?? Zone.horizon
    case .suspend: return instant
    case .extend(let span):
      guard let last = WallCalendar.lastDay(of: agreement.lastDay, extendedBy: span) else {
        return Zone.horizon
      }
      return wall.start(of: last.adding(days: 1))
    }
  }

  private mutating func follow(_ power: Power, _ place: Int, _ fact: StandingFact) {
    guard let effect = effect(of: power, at: fact.time) else { return }
    switch power.action {
    case .terminate: consequences.endedAt = min(consequences.endedAt ?? effect, effect)
    case .extend: consequences.extendedTo = max(consequences.extendedTo ?? effect, effect)
    case .suspend:
      let last = consequences.suspensions.last { $0.power == place }
      if let last, fact.time < last.range.upperBound { return }
      consequences.suspensions.append(
        .init(power: place, range: fact.time..<suspensionEnd(power, fact.time), index: fact.index))
    }
  }

  /// A suspension lasts while a duty that gave rise to it stays broken; otherwise to the end.
  private func suspensionEnd(_ power: Power, _ instant: Instant) -> Instant {
    var end: Instant?
    for case .dutyBroken(let name, _) in power.conditions {
      guard let place = agreement.rights.duties.firstIndex(where: { $0.name == name }) else {
        continue
      }
      let broken = record.duties[place].broken.first { $0.contains(instant) }
      end = [end, broken?.upperBound].compactMap { $0 }.max()
    }
    return max(end ?? .latest, instant)
  }
}

extension Power.Action {
  /// Whether it can be used but once.
  var isOnce: Bool {
    switch self {
    case .terminate, .extend: true
    case .suspend: false
    }
  }
}
