// SPDX-License-Identifier: Apache-2.0

import Judgement
import Terms
package import WorkingTime

extension Subject {
  /// What became of the agreement in a time that has passed, by everything that is known now.
  ///
  /// - Throws: ``ForecastFault/judgement(agreement:_:)``.
  package func outcome(in time: Range<Instant>) throws(ForecastFault) -> PeriodOutcome {
    let terms = ForecastTerms(agreement).agreement
    return PeriodOutcome(
      try judged(terms, asOf: time.upperBound), of: terms,
      after: PeriodOutcome.Baseline(try judged(terms, asOf: time.lowerBound)), in: time)
  }

  private func judged(
    _ terms: Agreement, asOf: Instant
  ) throws(ForecastFault) -> Judgement {
    do throws(JudgementFault) {
      return try Rehearsal(
        of: terms, after: history, asOf: asOf, knownAt: knownAt, until: asOf
      ).judged(asOf: asOf)
    } catch { throw .judgement(agreement: agreement.name, error) }
  }

  /// How many cases were opened in a time, by everything that is known now.
  package func casesOpened(in time: Range<Instant>) -> Int64 {
    let files = history.caseFiles(under: agreement, asOf: time.upperBound, knownAt: knownAt)
    let cases = files.compactMap { PastCase($0, asOf: time.upperBound) }
    return Int64(cases.filter { $0.opened > time.lowerBound }.count)
  }

  /// Holds what was said of the agreement against what came of it.
  ///
  /// - Throws: ``ForecastFault/judgement(agreement:_:)``.
  package func scored(_ statement: ForecastStatement) throws(ForecastFault) -> ScoredForecast {
    let time = statement.asOf..<statement.until
    return ScoredForecast(
      statement, of: ForecastTerms(agreement).agreement, try outcome(in: time),
      cases: casesOpened(in: time))
  }
}
