// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// What a running judgement keeps of cases it has let go: sums by day for the standards that count
/// them, and the breaches.
///
/// A breach is kept, for credits, powers and reports come back to it; what was met is a number.
struct Ledger: Sendable {
  /// By the places of standards, then by the first instant of a day.
  private var days: [[Instant: Gauge.Sums]]
  /// What is kept of cases at rest, by their names.
  private(set) var kept: [String: Kept] = [:]
  private(set) var setAside: [UInt64: SetAside] = [:]
  /// Cases at rest.
  private(set) var caseCount = 0
  /// Facts about them, also those set aside.
  private(set) var factCount = 0

  /// What is kept of one case.
  struct Kept: Sendable {
    let opening: Instant
    /// Breaches, and whatever a power counts case by case.
    var verdicts: [Verdict]
    var intervals: [StandingVerdict]
  }

  init(_ law: Law) { days = law.agreement.standing.map { _ in [:] } }

  /// A case comes to rest, or, with a sign of -1, is taken up again.
  mutating func enter(
    _ outcome: CaseOutcome, named name: String, sign: Int64, _ law: Law, asOf: Instant,
    _ book: inout HourBook
  ) {
    if outcome.isCase { caseCount += Int(sign) }
    factCount += Int(sign) * outcome.factCount
    for (obligation, instance) in outcome.instances {
      add(instance, of: obligation, sign: sign, law, asOf: asOf, &book)
    }
    for entry in outcome.setAside {
      setAside[entry.index] = sign > 0 ? entry : nil
    }
    let kept = outcome.kept
    let isEmpty = kept.verdicts.isEmpty && kept.intervals.isEmpty
    self.kept[name] = sign > 0 && !isEmpty ? kept : nil
  }

  /// An event that belongs to no case is set aside.
  mutating func putAside(_ index: UInt64, _ why: SetAside.Why) {
    setAside[index] = SetAside(index: index, why: why)
  }

  private mutating func add(
    _ instance: Instance, of obligation: String, sign: Int64, _ law: Law, asOf: Instant,
    _ book: inout HourBook
  ) {
    guard let due = instance.countedAt else { return }
    let day = law.wall.start(of: law.wall.date(of: due))
    for row in law.counting.rows(of: obligation) where row.counts(rank: instance.rank) {
      guard let sums = law.counting.sums(of: instance, in: row, asOf: asOf, &book) else { continue }
      let before = days[row.place][day] ?? Gauge.Sums()
      let after = sign > 0 ? before.plus(sums) : before.minus(sums)
      days[row.place][day] = after == Gauge.Sums() ? nil : after
    }
  }

  /// The days as entries of each standard.
  ///
  /// A day stands at its first instant: windows are made of whole days, and no case at rest has a
  /// deadline on a day that is not over.
  var entries: [[Gauge.Entry]] {
    days.map { days in days.map { Gauge.Entry(due: $0.key, sums: $0.value) } }
  }
}

/// What a case has come to, as a ledger takes it.
struct CaseOutcome: Sendable {
  let factCount: Int
  /// Whether anything happened to it, and not only a deadline was agreed.
  let isCase: Bool
  var instances: [(obligation: String, instance: Instance)] = []
  var kept: Ledger.Kept
  let setAside: [SetAside]
}
