// SPDX-License-Identifier: Apache-2.0

import Money
import Terms
import WorkingTime

extension Verdict {
  /// What a clock came to.
  init(
    of clock: borrowing CaseClock, caseID: Int, _ tariff: Tariff, _ bench: Bench, asOf: Instant
  ) {
    let record = VerdictRecord(
      of: copy clock, caseID: UInt32(clamping: caseID), bench.spans, limit: bench.book.limit)
    self.init(
      record, caseName: bench.register.cases.names[caseID],
      credit: record.credit(tariff, bench, asOf: asOf), bench.law)
  }

  /// What a record says, in words.
  init(_ record: VerdictRecord, caseName name: String, credit: Money?, _ law: Law) {
    let rule = law.rules[record.obligation]
    obligation = rule.name
    caseName = record.episode == 1 ? name : "\(name)#\(record.episode)"
    severity = law.severity(record.rank)
    state = record.state
    due = record.due
    fulfilled = record.fulfilled
    opened = record.opened
    self.credit = credit
    isGoal = rule.obligation.promise.isGoal
    place = Place(
      caseID: Int(record.caseID), obligation: record.obligation, episode: record.episode)
  }
}

extension VerdictRecord {
  /// What a breach costs before anything is held.
  func credit(_ tariff: Tariff, _ bench: borrowing Bench, asOf: Instant) -> Money? {
    guard state == .breached, let due else { return nil }
    let price = tariff.each(obligation, on: bench.law.wall.date(of: due))
    guard let price,
      case .eachLate(_, let unit)? = bench.rule(obligation).obligation.credit?.basis
    else { return price?.rounded }
    let end = fulfilled ?? min(asOf, bench.tenure.end ?? asOf)
    let times = Charge.units(from: due, to: end, unit)
    return try? price.exact.times(times).rounded()
  }
}
