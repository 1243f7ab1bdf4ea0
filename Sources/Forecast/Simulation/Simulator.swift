// SPDX-License-Identifier: Apache-2.0

package import Evidence
import Judgement
import Money
import Terms
import WorkingTime

/// Simulates the time to come many times over, and has each judged by the code that judges real histories.
package struct Simulator: Sendable {
  private let model: DeskModel
  private let manning: Manning
  private let scenario: Scenario
  private let seed: UInt32
  /// Ready to judge each agreement, and what it came to before the time begins.
  private let rehearsals: [Rehearsal]
  private let baselines: [PeriodOutcome.Baseline]

  /// So many replications share a world: few enough that worlds are many, enough to tell the spread
  /// between them from the spread within.
  package static let replicationsInWorld = 10

  /// Unless something else is supposed, cases are taken up as they were.
  package init(
    _ model: DeskModel, _ manning: Manning = .asRecorded, scenario: Scenario = Scenario(),
    seed: UInt32
  ) throws(ForecastFault) {
    self.model = model
    self.manning = manning
    self.scenario = scenario
    self.seed = seed
    var rehearsals: [Rehearsal] = []
    var baselines: [PeriodOutcome.Baseline] = []
    for subject in model.subjects {
      do throws(JudgementFault) {
        let rehearsal = try Rehearsal(
          of: subject.terms.agreement, after: subject.subject.history,
          asOf: model.asOf, knownAt: subject.subject.knownAt, until: model.until)
        let now = try rehearsal.judged(asOf: model.asOf)
        rehearsals.append(rehearsal)
        baselines.append(PeriodOutcome.Baseline(now))
      } catch { throw .judgement(agreement: subject.agreement.name, error) }
    }
    self.rehearsals = rehearsals
    self.baselines = baselines
  }

  /// An empty tally of these agreements.
  package var nothing: ForecastTally {
    ForecastTally(
      promises: model.subjects.map { $0.terms.agreement.promises.count },
      powers: model.subjects.map { $0.terms.agreement.rights.powers.count })
  }

  /// Simulates worlds by their numbers, in equal parts on lanes; what comes of it does not depend on
  /// them.
  package func run(_ worlds: [Int], by lanes: Lanes) throws(ForecastFault) -> ForecastTally {
    let parts: [Result<ForecastTally, ForecastFault>] = lanes.results(lanes.count) { part in
      let first = worlds.count * part / lanes.count
      let last = worlds.count * (part + 1) / lanes.count
      do throws(ForecastFault) {
        var run = SimulatorRun(model, manning, scenario, seed, rehearsals)
        var tally = nothing
        for world in worlds[first..<last] { try count(world, &run, &tally) }
        return .success(tally)
      } catch { return .failure(error) }
    }
    var sum = nothing
    for part in parts { sum.add(try part.get()) }
    return sum
  }

  /// Simulates one world and counts what comes of it.
  private func count(
    _ number: Int, _ run: inout SimulatorRun, _ tally: inout ForecastTally
  ) throws(ForecastFault) {
    var counts = WorldCounts(tally)
    try visit(number, &run) { _, outcomes, opened in
      var totals: [String: Int64] = [:]
      for (place, outcome) in outcomes.enumerated() {
        tally.subjects[place].cases.add(Int64(opened[place]))
        count(outcome, place, &counts, &tally)
        let code = outcome.currency ?? model.subjects[place].agreement.fee?.amount.currency.code
        if let code { totals[code, default: 0] += outcome.credits }
      }
      if outcomes.allSatisfy(\.isAllMet) { counts.allMet += 1 }
      for (currency, amount) in totals {
        tally.credits[currency, default: ForecastTally.Amounts()].add(amount)
      }
    }
    tally.worlds += 1
    tally.replications += Int64(Self.replicationsInWorld)
    counts.add(to: &tally)
  }

  /// Tells what becomes of every agreement, and how many cases each had, in each replication of a world.
  private func visit(
    _ number: Int, _ run: inout SimulatorRun,
    _ body: (_ replication: UInt32, [PeriodOutcome], _ opened: [Int]) -> Void
  ) throws(ForecastFault) {
    run.enter(UInt32(clamping: number))
    for inner in 0..<Self.replicationsInWorld {
      let replication = UInt32(clamping: number * Self.replicationsInWorld + inner)
      run.replicate(replication)
      var outcomes: [PeriodOutcome] = []
      for place in model.subjects.indices {
        do throws(JudgementFault) {
          outcomes.append(
            PeriodOutcome(
              try run.judged(place), of: model.subjects[place].terms.agreement,
              after: baselines[place], in: model.asOf..<model.until))
        } catch {
          throw .judgement(agreement: model.subjects[place].agreement.name, error)
        }
      }
      body(replication, outcomes, run.opened)
    }
  }

  /// What each replication of worlds owes, in the order of their numbers whatever the lanes.
  package func losses(_ worlds: [Int], by lanes: Lanes) throws(ForecastFault) -> [LossRow] {
    let parts: [Result<[LossRow], ForecastFault>] = lanes.results(lanes.count) { part in
      let first = worlds.count * part / lanes.count
      let last = worlds.count * (part + 1) / lanes.count
      do throws(ForecastFault) {
        var run = SimulatorRun(model, manning, scenario, seed, rehearsals)
        var rows: [LossRow] = []
        for world in worlds[first..<last] {
          try visit(world, &run) { replication, outcomes, _ in
            rows.append(LossRow(replication: replication, outcomes))
          }
        }
        return .success(rows)
      } catch { return .failure(error) }
    }
    var rows: [LossRow] = []
    for part in parts { rows += try part.get() }
    return rows
  }

  /// Counts what became of one agreement in one replication.
  private func count(
    _ outcome: PeriodOutcome, _ place: Int, _ counts: inout WorldCounts,
    _ tally: inout ForecastTally
  ) {
    for promise in outcome.due.indices {
      tally.subjects[place].promises[promise].due += outcome.due[promise]
      tally.subjects[place].promises[promise].breached += outcome.breached[promise]
      if outcome.breached[promise] == 0 { counts.promises[place][promise] += 1 }
    }
    tally.subjects[place].breaches.add(outcome.breaches)
    if outcome.isAllMet { counts.subjects[place] += 1 }
    tally.subjects[place].credits.add(outcome.credits)
    for (power, days) in outcome.arose.enumerated() {
      guard let days else { continue }
      counts.powers[place][power] += 1
      tally.subjects[place].powers[power].days.add(days)
    }
  }
}

/// How often things were so in one world.
private struct WorldCounts {
  var allMet: Int64 = 0
  var subjects: [Int64]
  var promises: [[Int64]]
  var powers: [[Int64]]

  init(_ tally: ForecastTally) {
    subjects = tally.subjects.map { _ in 0 }
    promises = tally.subjects.map { $0.promises.map { _ in 0 } }
    powers = tally.subjects.map { $0.powers.map { _ in 0 } }
  }

  func add(to tally: inout ForecastTally) {
    tally.allMet.add(inWorld: allMet)
    for place in subjects.indices {
      tally.subjects[place].allMet.add(inWorld: subjects[place])
      for (promise, count) in promises[place].enumerated() {
        tally.subjects[place].promises[promise].allMet.add(inWorld: count)
      }
      for (power, count) in powers[place].enumerated() {
        tally.subjects[place].powers[power].arose.add(inWorld: count)
      }
    }
  }
}
