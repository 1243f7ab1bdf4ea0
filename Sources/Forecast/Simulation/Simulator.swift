// SPDX-License-Identifier: Apache-2.0

package import Evidence
import Judgement
import Money
import Terms
import WorkingTime

/// Simulates the time to come many times over, and has each judged by the code that judges real histories.
package struct Simulator: Sendable {
  private let model: DeskModel
  private let staff: Staff?
  private let scenario: Scenario
  private let seed: UInt32
  /// Ready to judge each agreement, and what it came to before the time begins.
  private let rehearsals: [Rehearsal]
  private let baselines: [Baseline]

  /// So many replications share a world: few enough that worlds are many, enough to tell the spread
  /// between them from the spread within.
  package static let replicationsInWorld = 10

  /// What has been already: it is not counted again.
  private struct Baseline: Sendable {
    /// Credits accrued, by obligation and month.
    let credits: [Key: Int64]
    /// Powers that have arisen.
    let powers: Set<String>

    struct Key: Hashable, Sendable {
      let obligation: String
      let month: Int
    }
  }

  /// Without staff, cases are taken up as they were: nobody is ever short.
  package init(
    _ model: DeskModel, staff: Staff?, scenario: Scenario = Scenario(), seed: UInt32
  ) throws(ForecastFault) {
    self.model = model
    self.staff = staff
    self.scenario = scenario
    self.seed = seed
    var rehearsals: [Rehearsal] = []
    var baselines: [Baseline] = []
    for subject in model.subjects {
      do throws(JudgementFault) {
        let rehearsal = try Rehearsal(
          of: subject.terms.agreement, after: subject.subject.history,
          asOf: model.asOf, knownAt: subject.subject.knownAt, until: model.until)
        let now = try rehearsal.judged(asOf: model.asOf)
        rehearsals.append(rehearsal)
        baselines.append(Self.baseline(now))
      } catch { throw .judgement(agreement: subject.agreement.name, error) }
    }
    self.rehearsals = rehearsals
    self.baselines = baselines
  }

  private static func baseline(_ now: Judgement) -> Baseline {
    var credits: [Baseline.Key: Int64] = [:]
    for credit in now.credits {
      let key = Baseline.Key(
        obligation: credit.obligation, month: credit.year * 12 + credit.month)
      credits[key, default: 0] += credit.accrued.minorUnits
    }
    return Baseline(
      credits: credits,
      powers: Set(now.powers.filter { $0.arose != nil }.map(\.power)))
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
        var run = SimulatorRun(model, staff, scenario, seed, rehearsals)
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
    run.enter(UInt32(clamping: number))
    for inner in 0..<Self.replicationsInWorld {
      let replication = UInt32(clamping: number * Self.replicationsInWorld + inner)
      run.replicate(replication)
      var isAllMet = true
      var totals: [String: Int64] = [:]
      for place in model.subjects.indices {
        let judgement: Judgement
        do throws(JudgementFault) {
          judgement = try run.judged(place)
        } catch {
          throw .judgement(agreement: model.subjects[place].agreement.name, error)
        }
        tally.subjects[place].cases.add(Int64(run.opened[place]))
        let isMet = countBreaches(judgement, place, &counts, &tally)
        isAllMet = isAllMet && isMet
        countCredits(judgement, place, &totals, &tally)
        countPowers(judgement, place, &counts, &tally)
      }
      if isAllMet { counts.allMet += 1 }
      for (currency, amount) in totals {
        tally.credits[currency, default: ForecastTally.Amounts()].add(amount)
      }
    }
    tally.worlds += 1
    tally.replications += Int64(Self.replicationsInWorld)
    counts.add(to: &tally)
  }

  /// Counts what fell due in the time and what of it was breached; true if nothing was.
  private func countBreaches(
    _ judgement: Judgement, _ place: Int, _ counts: inout WorldCounts, _ tally: inout ForecastTally
  ) -> Bool {
    let promises = tally.subjects[place].promises.count
    var breaches = [Int64](repeating: 0, count: promises)
    var binding: Int64 = 0
    func note(_ name: String, _ state: Verdict.State, _ due: Instant?, isGoal: Bool) {
      guard let due, due > model.asOf, due <= model.until, state == .met || state == .breached,
        let promise = run(place, name)
      else { return }
      tally.subjects[place].promises[promise].due += 1
      guard state == .breached else { return }
      breaches[promise] += 1
      // What is only measured is told, and is no breach of the agreement.
      if !isGoal { binding += 1 }
    }
    for verdict in judgement.verdicts {
      note(verdict.obligation, verdict.state, verdict.due, isGoal: verdict.isGoal)
    }
    for verdict in judgement.standing {
      note(verdict.obligation, verdict.state, verdict.due, isGoal: verdict.isGoal)
    }
    for promise in 0..<promises {
      tally.subjects[place].promises[promise].breached += breaches[promise]
      if breaches[promise] == 0 { counts.promises[place][promise] += 1 }
    }
    tally.subjects[place].breaches.add(binding)
    if binding == 0 { counts.subjects[place] += 1 }
    return binding == 0
  }

  /// The place of an obligation in the agreement.
  private func run(_ place: Int, _ name: String) -> Int? {
    let agreement = model.subjects[place].terms.agreement
    if let found = agreement.obligations.firstIndex(where: { $0.name == name }) { return found }
    return agreement.standing.firstIndex { $0.name == name }
      .map { $0 + agreement.obligations.count }
  }

  private func countCredits(
    _ judgement: Judgement, _ place: Int, _ totals: inout [String: Int64],
    _ tally: inout ForecastTally
  ) {
    var sum: Int64 = 0
    var currency: String?
    for credit in judgement.credits {
      let key = Baseline.Key(
        obligation: credit.obligation, month: credit.year * 12 + credit.month)
      sum += credit.accrued.minorUnits - (baselines[place].credits[key] ?? 0)
      currency = credit.accrued.currency.code
    }
    tally.subjects[place].credits.add(sum)
    let code = currency ?? model.subjects[place].agreement.fee?.amount.currency.code
    if let code { totals[code, default: 0] += sum }
  }

  private func countPowers(
    _ judgement: Judgement, _ place: Int, _ counts: inout WorldCounts, _ tally: inout ForecastTally
  ) {
    for (power, standing) in judgement.powers.enumerated() {
      guard let arose = standing.arose, !baselines[place].powers.contains(standing.power),
        arose > model.asOf, arose <= model.until
      else { continue }
      counts.powers[place][power] += 1
      tally.subjects[place].powers[power].days.add(model.asOf.distance(to: arose) / 86_400_000)
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
