// SPDX-License-Identifier: Apache-2.0

import Judgement
import Probability
import Terms
import WorkingTime

/// What is known of the cases to come under one agreement.
struct SubjectModel: Sendable {
  let subject: Subject
  let hours: StageHours
  /// By rank.
  let ranks: [RankModel]
  /// Cases that are not closed at the moment, in order of opening.
  let open: [PastCase]
  /// The component of each past case, nil where none was named.
  let components: [String?]
  /// What cannot be made up is left out of what is judged.
  let terms: ForecastTerms

  var agreement: Agreement { subject.agreement }

  /// What is known of cases of one severity.
  struct RankModel: Sendable {
    /// Cases a day: a gamma law with this shape and rate.
    let arrivals: (shape: Double, rate: Double)
    /// By stage: how long it takes; the first is the response to what is opened in the shift.
    let stages: [DelayLaw?]
    /// The response to what is opened out of the shift.
    let lateResponse: DelayLaw?
    /// Which ways cases go, and what each counts for.
    let paths: [(path: CasePath, mass: Double)]
    let acknowledging: Share
    let acknowledgement: DelayLaw?
    let updateGaps: DelayLaw?
    /// By the number of ``WaitedOn``.
    let waiting: [Share]
    let waits: [DelayLaw?]
    let reopening: Share
    let reopened: DelayLaw?
  }

  /// So many of so many: a beta law, from Jeffreys' prior, or held towards what comparable cases did.
  struct Share: Sendable {
    let hits: Double
    let misses: Double

    /// What comparable cases count for together.
    static let poolMass = 1.0

    init(_ count: Int, of total: Int, pool: (count: Int, total: Int)) {
      let share = (Double(pool.count) + 0.5) / (Double(pool.total) + 1)
      let weight = pool.total > 0 ? Self.poolMass : 1
      hits = Double(count) + share * weight
      misses = Double(total - count) + (1 - share) * weight
    }

    func drawn(_ stream: inout ChanceStream) -> Double { stream.beta(hits, misses) }
  }

  init(_ subject: Subject, _ record: CaseRecord, _ hours: StageHours, others: [CaseRecord]) {
    self.subject = subject
    self.hours = hours
    terms = ForecastTerms(subject.agreement)
    components = record.cases.map(\.component)
    open = record.cases.filter { !$0.isClosed }
    ranks = record.ranks.indices.map { rank in
      Self.model(rank, record, others.filter { $0.ranks.indices.contains(rank) })
    }
  }

  private static func model(
    _ rank: Int, _ record: CaseRecord, _ others: [CaseRecord]
  ) -> RankModel {
    let own = record.ranks[rank]
    let pool = others.map { $0.ranks[rank] }
    let count = { (kind: (CaseRecord.RankRecord) -> Int) in pool.reduce(0) { $0 + kind($1) } }
    return RankModel(
      arrivals: arrivals(rank, record, others),
      stages: Stage.allCases.map { stage in
        law(own.stages[stage.rawValue], pool.map { $0.stages[stage.rawValue] })
      },
      lateResponse: law(own.lateResponse, pool.map(\.lateResponse), [own.stages[0]]),
      paths: paths(own, pool),
      acknowledging: Share(
        own.acknowledged, of: max(own.acknowledged, record.opened[rank]),
        pool: (count(\.acknowledged), others.reduce(0) { $0 + $1.opened[rank] })),
      acknowledgement: law(own.acknowledgement, pool.map(\.acknowledgement)),
      updateGaps: law(own.updateGaps, pool.map(\.updateGaps)),
      waiting: WaitedOn.allCases.map { on in
        Share(
          own.waits.waiting[on.rawValue], of: own.waits.followed,
          pool: (count { $0.waits.waiting[on.rawValue] }, count(\.waits.followed)))
      },
      waits: WaitedOn.allCases.map { on in
        law(own.waits.delays[on.rawValue], pool.map { $0.waits.delays[on.rawValue] })
      },
      reopening: Share(
        own.reopened.count, of: own.closed, pool: (count(\.reopened.count), count(\.closed))),
      reopened: law(own.reopened, pool.map(\.reopened)))
  }

  /// Paths of closed cases: own ones count one each, those of others one together; a whole one counts
  /// for a half where nothing was closed yet.
  private static func paths(
    _ own: CaseRecord.RankRecord, _ pool: [CaseRecord.RankRecord]
  ) -> [(path: CasePath, mass: Double)] {
    var masses: [UInt8: Double] = [:]
    for (path, count) in own.paths { masses[path, default: 0] += Double(count) }
    let total = pool.reduce(0) { $0 + $1.paths.values.reduce(0, +) + $1.turns.count }
    let share = DelayLaw.poolMass / Double(max(1, total))
    for other in pool {
      for (path, count) in other.paths { masses[path, default: 0] += Double(count) * share }
    }
    if masses.isEmpty, own.turns.isEmpty {
      let whole = [Stage.responded, .restored, .resolved, .closed].reduce(UInt8(0)) { $0 | $1.bit }
      masses[whole] = 0.5
    }
    // The ways of others whose severity changed are left with them: ranks differ in meaning.
    return masses.sorted { $0.key < $1.key }.map { (CasePath(stages: $0.key), $0.value) }
      + own.turns.map { ($0, 1) }
  }

  /// The law of own delays, with those of comparable cases.
  private static func law(
    _ own: DelayLaw.Delays, _ pool: [DelayLaw.Delays], _ more: [DelayLaw.Delays] = []
  ) -> DelayLaw? {
    var pooled = DelayLaw.Delays()
    for delays in pool + more { pooled.add(delays) }
    return DelayLaw(own, pool: pooled)
  }

  /// A gamma law of the daily rate: own cases over own days, and a prior.
  ///
  /// The prior has the mean rate of the other agreements, and the spread between them if there are three
  /// or more, else counts for one case (a gamma law by moments, as empirical Bayes does). Without others it
  /// is Jeffreys': half a case in no time. No case so far does not make the rate nothing.
  private static func arrivals(
    _ rank: Int, _ record: CaseRecord, _ others: [CaseRecord]
  ) -> (shape: Double, rate: Double) {
    let count = Double(record.opened[rank])
    let seen = others.filter { $0.days > 0 }
    let days = seen.reduce(0) { $0 + $1.days }
    guard days > 0 else { return (count + 0.5, max(record.days, 1)) }
    let total = Double(seen.reduce(0) { $0 + $1.opened[rank] })
    let mean = (total + 0.5) / days
    var shape = 1.0
    if seen.count >= 3 {
      var spread = 0.0
      for other in seen {
        let difference = Double(other.opened[rank]) / other.days - mean
        // The part of the spread that chance alone explains is taken off.
        spread += difference * difference - mean / other.days
      }
      let variance = spread / Double(seen.count - 1)
      shape = variance > 0 ? min(20, max(0.5, mean * mean / variance)) : 20
    }
    return (count + shape, record.days + shape / mean)
  }
}
