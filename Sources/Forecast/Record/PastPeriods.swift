// SPDX-License-Identifier: Apache-2.0

import Judgement
import Probability
import Terms
package import WorkingTime

/// What became of an agreement in earlier times as long as the one to come, and what those who know nothing
/// else say of it: the forecasters that a simulation must beat.
package struct PastPeriods: Sendable {
  /// Whole times since the agreement began, the earliest first.
  private let outcomes: [PeriodOutcome]
  private let agreement: Agreement

  /// Times longer ago than so many tell nothing more.
  private static let most = 60

  /// Cuts what was into times as long as from the moment to the end.
  package init(
    _ subject: Subject, asOf: Instant, until: Instant
  ) throws(ForecastFault) {
    agreement = ForecastTerms(subject.agreement).agreement
    let length = asOf.distance(to: until)
    guard length > 0 else { throw .endsBeforeItBegins }
    let judgement: Judgement
    do throws(JudgementFault) {
      judgement = try Rehearsal(
        of: agreement, after: subject.history, asOf: asOf, knownAt: subject.knownAt, until: asOf
      ).judged(asOf: asOf)
    } catch { throw .judgement(agreement: subject.agreement.name, error) }
    let whole = max(0, agreement.term.lowerBound.distance(to: asOf)) / length
    let nothing = PeriodOutcome.Baseline.nothing
    var outcomes: [PeriodOutcome] = []
    for back in (0..<min(whole, Int64(Self.most))).reversed() {
      let end = Instant(milliseconds: asOf.milliseconds - back * length)
      let start = Instant(milliseconds: end.milliseconds - length)
      outcomes.append(
        PeriodOutcome(judgement, of: agreement, after: nothing, in: start..<end))
    }
    self.outcomes = outcomes
  }

  /// What the three say of a matter, in the order of ``Forecaster/naive``, in parts per million.
  package func chances(of matter: ForecastStatement.Matter) -> [Int64] {
    let came = outcomes.map { $0.came(matter, in: agreement) }
    let climatology = share(came.filter { $0 }.count, came.count)
    let repeats = zip(came, came.dropFirst()).filter { $0 == $1 }.count
    let same = share(repeats, max(0, came.count - 1))
    let last = came.last.map { $0 ? same : 1 - same } ?? climatology
    return [climatology, last, rate(matter) ?? climatology].map(Millionths.of)
  }

  /// Jeffreys' mean of a share: half a hit and half a miss are supposed beforehand.
  private func share(_ hits: Int, _ trials: Int) -> Double {
    (Double(hits) + 0.5) / (Double(trials) + 1)
  }

  /// The chance that as many as fell due in one time on average are all met.
  private func rate(_ matter: ForecastStatement.Matter) -> Double? {
    let counts = outcomes.map { $0.counts(matter, in: agreement) }
    guard !counts.isEmpty, counts.allSatisfy({ $0 != nil }) else { return nil }
    let due = counts.reduce(0) { $0 + ($1?.due ?? 0) }
    let breached = counts.reduce(0) { $0 + ($1?.breached ?? 0) }
    let miss = share(Int(clamping: breached), Int(clamping: due))
    return Elementary.power(1 - miss, Double(due) / Double(counts.count))
  }
}

extension Forecaster {
  /// Those who know nothing but what came.
  package static let naive: [Forecaster] = [.climatology, .lastPeriod, .rate]
}

extension PeriodOutcome {
  /// Whether a matter came about.
  ///
  /// What the agreement does not name did not.
  func came(_ matter: ForecastStatement.Matter, in agreement: Agreement) -> Bool {
    switch matter {
    case .everything: return isAllMet
    case .obligation(let name):
      return agreement.promises.firstIndex { $0.name == name }.map { breached[$0] == 0 } ?? false
    case .power(let name):
      return agreement.rights.powers.firstIndex { $0.name == name }.map { arose[$0] != nil }
        ?? false
    }
  }

  /// How many fell due and were breached; nil for powers.
  func counts(
    _ matter: ForecastStatement.Matter, in agreement: Agreement
  ) -> (due: Int64, breached: Int64)? {
    switch matter {
    case .everything:
      let binding = zip(agreement.promises, due).filter { !$0.0.isGoal }
      return (binding.reduce(0) { $0 + $1.1 }, breaches)
    case .obligation(let name):
      return agreement.promises.firstIndex { $0.name == name }.map { (due[$0], breached[$0]) }
    case .power: return nil
    }
  }
}
