// SPDX-License-Identifier: Apache-2.0

import Terms

extension ForecastStatement {
  /// What is said of one agreement of an outlook, by its place.
  ///
  /// The record decides whose figures are said, and how they are put right.
  package init(
    _ outlook: Outlook, of place: Int, past: PastPeriods, record: ForecastRecord, knownAt: UInt64,
    root: String, staff: String?
  ) {
    let subject = outlook.subjects[place]
    let kinds = ForecastRecord.Kind.allCases
    let chosen = kinds.map { record.chosen($0) }
    let recalibrations = kinds.map { record.recalibration($0) }
    func said(_ matter: Matter, _ model: ChanceFigure) -> SaidChance {
      let by = [model.estimate] + past.chances(of: matter)
      let kind = kinds.firstIndex(of: ForecastRecord.Kind(of: matter)) ?? 0
      let own = Forecaster.allCases.firstIndex(of: chosen[kind]) ?? 0
      return SaidChance(
        matter: matter, by: by, chosen: chosen[kind],
        said: recalibrations[kind].applied(to: by[own]))
    }
    let promises = subject.promises.filter { $0.due > 0 }
    self.init(
      asOf: outlook.asOf, until: outlook.until, knownAt: knownAt, root: root, staff: staff,
      seed: outlook.seed, worlds: outlook.worlds, replications: outlook.replications,
      chances: [said(.everything, subject.allMet)]
        + promises.map { said(.obligation($0.promise.name), $0.allMet) }
        + subject.powers.map { said(.power($0.power.name), $0.arises) },
      amounts: [
        SaidAmount(what: .breaches, percentiles: subject.breaches.percentiles),
        SaidAmount(what: .cases, percentiles: subject.cases.percentiles),
        SaidAmount(what: .credits, percentiles: subject.credits.percentiles),
      ],
      recalibrations: recalibrations)
  }
}
