// SPDX-License-Identifier: Apache-2.0

import Money
import Terms
import WorkingTime

extension Trial {
  /// A hearing of verdicts that are supposed, with what they cost: the same credits and conditions
  /// that a judgement reckons with.
  ///
  /// `charges` are those of breaches that stand; `supposed` have theirs reckoned here.
  init(
    supposing supposed: [DueItem.Origin], beside verdicts: [Verdict],
    _ standing: [[StandingVerdict]], _ charges: [Charge], _ bench: Bench, _ tariff: Tariff,
    asOf: Instant
  ) throws(JudgementFault) {
    var own: [Verdict] = []
    var ownStanding: [[StandingVerdict]] = standing.map { _ in [] }
    for origin in supposed {
      switch origin {
      case .verdict(let verdict): own.append(verdict)
      case .standing(let verdict): ownStanding[verdict.basis.obligation].append(verdict)
      case .claim, .power: continue
      }
    }
    let added = try Charge.all(
      bench.law, tariff, own, &ownStanding, tenure: bench.tenure, asOf: asOf)
    try self.init(
      bench, verdicts, zip(standing, ownStanding).map { $0 + $1 }, charges + added, tariff,
      asOf: asOf)
  }
}
