// SPDX-License-Identifier: Apache-2.0

import Judgement
import Probability
package import Terms
package import WorkingTime

/// What the record says about the cases to come: how many, when, and how long everything takes, each with
/// how little is known of it.
package struct DeskModel: Sendable {
  package let asOf: Instant
  package let until: Instant
  let subjects: [SubjectModel]
  let shocks: ShockRecord
  /// How uneven months are beyond chance: the shape of a gamma factor with mean 1.
  let evenness: Double
  /// Openings in each hour of the week, Monday first; what is never seen counts for a little.
  let byHour: [Double]
  /// How the months of the year differ; nil where too little was seen to tell.
  let season: YearSeason?
  /// How many cases everything rests on.
  package let caseCount: Int

  /// The mean length of a month.
  static let monthDays = 30.4375
  /// What an hour of the week counts for before anything is seen.
  static let unseenHour = 0.1
  /// The evenness where too little was seen to tell.
  static let unknownEvenness = 20.0

  /// Fits what was known of agreements by a moment, for what comes until another.
  ///
  /// - Throws: ``ForecastFault`` where there is nothing to learn from, or the time cannot be laid out.
  package init(_ subjects: [Subject], asOf: Instant, until: Instant) throws(ForecastFault) {
    guard asOf < until else { throw .endsBeforeItBegins }
    self.asOf = asOf
    self.until = until
    let shocks = ShockRecord(subjects, asOf: asOf)
    self.shocks = shocks
    var shelf = HoursShelf()
    let first = subjects.map(\.agreement.term.lowerBound).min() ?? asOf
    let span = min(first, asOf)..<Instant(milliseconds: until.milliseconds + 86_400_000)
    var records: [(subject: Subject, record: CaseRecord, hours: StageHours)] = []
    for subject in subjects {
      let allowances: TimeAllowances
      do throws(JudgementFault) {
        allowances = try TimeAllowances(subject.agreement)
      } catch { throw .judgement(agreement: subject.agreement.name, error) }
      do throws(OpenTimeFault) {
        let hours = try StageHours(subject.agreement, allowances, over: span, &shelf)
        let record = CaseRecord(subject, hours, asOf: asOf, shocks: shocks)
        records.append((subject, record, hours))
      } catch { throw .hours(agreement: subject.agreement.name, error) }
    }
    caseCount = records.reduce(0) { $0 + $1.record.cases.count }
    guard caseCount > 0 else { throw .nothingToLearnFrom }
    byHour = (0..<168).map { hour in
      Self.unseenHour + Double(records.reduce(0) { $0 + $1.record.byHour[hour] })
    }
    let today = Zone.utc.civil(at: asOf).date
    let season = YearSeason(
      records.map {
        YearSeason.Record(
          from: $0.subject.agreement.zone.civil(at: $0.subject.agreement.term.lowerBound).date,
          opened: $0.record.openedOn)
      }, before: today)
    self.season = season
    evenness = Self.evenness(
      records.map { entry in
        let start = entry.subject.agreement.term.lowerBound.milliseconds
        return entry.record.byMonth.enumerated().map { month, count in
          let middle = start + Int64((Double(month) + 0.5) * Self.monthDays * 86_400_000)
          let day = Zone.utc.civil(at: Instant(milliseconds: middle)).date
          return (count, season?.mean(day) ?? 1)
        }
      })
    let all = records.map(\.record)
    var models: [SubjectModel] = []
    for (place, entry) in records.enumerated() {
      let others = all.indices.filter { $0 != place }.map { all[$0] }
      models.append(
        SubjectModel(entry.subject, entry.record, entry.hours, others: others))
    }
    self.subjects = models
  }

  /// Agreements in the order they were given.
  package var agreements: [Agreement] { subjects.map(\.agreement) }

  /// By moments over the months of all agreements: the variance beyond that of chance and season, against the
  /// mean squared.
  private static func evenness(_ months: [[(count: Int, factor: Double)]]) -> Double {
    var excess = 0.0
    var squares = 0.0
    var count = 0
    for counts in months where counts.count >= 3 {
      let factors = counts.reduce(0) { $0 + $1.factor }
      let mean = Double(counts.reduce(0) { $0 + $1.count }) / factors
      let spread = counts.reduce(0.0) { sum, month in
        let difference = Double(month.count) - mean * month.factor
        return sum + difference * difference
      }
      excess += spread - mean * Double(counts.count - 1)
      squares += mean * mean * Double(counts.count - 1)
      count += counts.count
    }
    guard count >= 6, squares > 0 else { return unknownEvenness }
    return 1 / min(1, max(0.001, excess / squares))
  }
}
