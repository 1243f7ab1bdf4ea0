// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

extension Trial {
  /// A hearing of verdicts that are supposed, with what they cost: the same credits and conditions
  /// that a judgement reckons with.
  ///
  /// `charges` are those of every breach among them.
  init(
    supposing verdicts: [Verdict], _ standing: [[StandingVerdict]], _ charges: [Charge],
    _ bench: Bench, _ tariff: Tariff, asOf: Instant
  ) throws(JudgementFault) {
    self.bench = bench
    self.verdicts = verdicts
    self.standing = standing
    credits = try CreditBook(
      charges, bench.law, tariff,
      CreditBook.Claims(bench.record, asOf: asOf, ended: bench.tenure.end))
  }
}
