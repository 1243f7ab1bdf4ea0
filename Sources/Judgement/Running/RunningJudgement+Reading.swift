// SPDX-License-Identifier: Apache-2.0
//
// Says what follows from the cases: standards, credits, powers.

import Terms
import WorkingTime

extension RunningJudgement {
  /// What follows from the verdicts on cases at one instant.
  package struct Reading: Sendable {
    /// Of what recurs for cases only what is still held, and breaches.
    package let standing: [StandingVerdict]
    package let credits: [MonthlyCredit]
    package let powers: [PowerStanding]
    package let claims: [ClaimVerdict]
    package let limits: [LimitStanding]
    package let invoices: [Invoice]
    let consequences: Trial.Consequences
    /// Uses of powers that had not arisen.
    let setAside: [SetAside]
  }

  /// Standards, credits and powers as they are now.
  ///
  /// Takes time for what is open, for each breach and for each day of the term, but not for what was
  /// met.
  package func reading() throws(JudgementFault) -> Reading {
    let record = StandingRecord(
      standing, bench.register, agreement, asOf: now, knownAt: knownAt)
    var bench = Bench(
      law, bench.register, bench.book, record, bench.interventions, bench.tenure,
      isRecording: false)
    var counts = Counts(law, asOf: now, entries: ledger.entries)
    let entries = docket(&bench, &counts)
    var court = StandingCourt(bench, asOf: now, counts: counts)
    for entry in entries {
      court.take(entry.recurring, caseID: Int(entry.caseID))
      for verdict in entry.intervals { court.verdicts(append: verdict) }
    }
    let trial = try Trial(bench, VerdictList(entries.flatMap(\.verdicts), law), &court, tariff)
    let powers = try PowerCourt(trial, asOf: now)
    return Reading(
      standing: trial.standing.flatMap { $0 }, credits: trial.credits.credits,
      powers: powers.standings, claims: trial.claims, limits: trial.limits,
      invoices: trial.invoices, consequences: powers.consequences,
      setAside: record.setAside + powers.setAside)
  }

  /// Verdicts on the cases that are held, in the order of a judgement.
  package var verdicts: [Verdict] {
    var bench = bench
    var counts = Counts(law, asOf: now)
    return docket(&bench, &counts).filter { cases[$0.caseID] != nil }.flatMap(\.verdicts)
  }

  /// Everything that was set aside, ascending by index.
  package func setAside(_ reading: Reading) -> [SetAside] {
    let all =
      ledger.setAside.values + cases.values.flatMap(\.setAside) + reading.setAside
    return all.sorted { $0.index < $1.index }
  }

  /// Cases seen, and events that were judged.
  package func counts(_ reading: Reading) -> (cases: Int, events: Int) {
    let held = cases.values.filter { !$0.facts.isEmpty }
    let facts =
      ledger.factCount + cases.values.reduce(0) { $0 + $1.facts.count + $1.agreed.count }
      + standing.count + looseCount
    return (
      ledger.caseCount + held.count, facts - (setAside(reading).count - refusedCount)
    )
  }

  private struct Entry {
    let opening: Instant
    let name: String
    let caseID: UInt32
    var verdicts: [Verdict] = []
    var recurring: [RecurringClock] = []
    /// Breaches of what recurs, of a case at rest.
    var intervals: [StandingVerdict] = []
  }

  /// Every case of which something is kept, by its first opening, then by name; counts those held.
  private func docket(_ bench: inout Bench, _ counts: inout Counts) -> [Entry] {
    var entries = ledger.kept.map { name, kept in
      Entry(
        opening: kept.opening, name: name, caseID: Fact.absent, verdicts: kept.verdicts,
        intervals: kept.intervals)
    }
    for (caseID, held) in cases where !held.facts.isEmpty {
      var entry = Entry(
        opening: held.opening, name: bench.register.cases[caseID] ?? "", caseID: caseID)
      var hearing = held.hearing
      hearing.pass(now, &bench)
      let shown = hearing.shown(bench)
      for clock in shown.owed {
        let verdict = Verdict(of: clock, caseID: Int(caseID), tariff, bench, asOf: now)
        entry.verdicts.append(verdict)
        counts.add(
          Instance(verdict, standstills: clock.standstills, law), of: verdict.obligation,
          &bench.book)
      }
      entry.recurring = shown.recurring
      entries.append(entry)
    }
    return entries.sorted {
      $0.opening == $1.opening
        ? $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) : $0.opening < $1.opening
    }
  }
}
