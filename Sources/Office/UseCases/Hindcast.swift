// SPDX-License-Identifier: Apache-2.0

package import Forecast
import Terms
package import WorkingTime

/// A forecast as it could have been made at a moment that has passed, and what came of it.
package struct Hindcast: Sendable {
  private let subjects: [Subject]
  package let question: OutlookQuestion

  /// Of agreements that had begun by the moment of the question.
  package init(_ subjects: [Subject], _ question: OutlookQuestion) {
    self.subjects = subjects.filter { $0.agreement.term.lowerBound < question.asOf }
    self.question = question
  }

  /// Times of so many weeks one after the other, up to an instant.
  package static func times(
    count: Int, weeks: Int, endingAt end: Instant
  ) -> [Range<Instant>] {
    let length = Int64(weeks) * 7 * 86_400_000
    return (0..<Int64(count)).reversed().map { back in
      let last = Instant(milliseconds: end.milliseconds - back * length)
      return Instant(milliseconds: last.milliseconds - length)..<last
    }
  }

  /// Fits what had happened by the moment; nil if there was nothing to learn from.
  package func model() throws(ForecastFault) -> DeskModel? {
    do throws(ForecastFault) {
      return try DeskModel(subjects, asOf: question.asOf, until: question.until)
    } catch .nothingToLearnFrom { return nil }
  }

  /// Says what the outlook says, by the record so far, and scores it at once.
  package func score(
    _ outlook: Outlook, into report: inout ScoreForecasts.Report
  ) throws(ForecastFault) {
    let record = report.record
    for (place, subject) in subjects.enumerated() {
      let past = try PastPeriods(subject, asOf: question.asOf, until: question.until)
      let statement = ForecastStatement(
        outlook, of: place, past: past, record: record, knownAt: question.knownAt,
        root: question.root, staff: nil)
      report.scored.append(try subject.scored(statement))
    }
  }
}
