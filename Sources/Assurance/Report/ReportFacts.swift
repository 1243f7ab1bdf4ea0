// SPDX-License-Identifier: Apache-2.0

import Judgement
import Money
import Terms
import WorkingTime

/// The figures of a report: verdicts counted by obligation, severity, month and margin.
struct ReportFacts: Sendable {
  let judgement: Judgement
  let time: ReaderTime
  /// In the order of the agreement.
  let obligations: [ObligationFacts]
  let total: Tally
  /// By the month of the deadline, or of the opening where there is none, as ``Attainment`` counts;
  /// without gaps, ascending, at most ``mostMonths``, the latest.
  let months: [MonthFacts]
  /// Whether earlier months were left out of ``months``.
  let isMissingMonths: Bool
  /// Places in the verdicts of all breaches, the latest deadline first.
  let breaches: [Int]

  static let mostMonths = 36

  init(_ judgement: Judgement) {
    self.judgement = judgement
    time = ReaderTime(zone: judgement.agreement.zone)
    var places: [String: Int] = [:]
    var obligations = judgement.agreement.obligations.map {
      ObligationFacts($0, severities: judgement.agreement.severities)
    }
    for (place, one) in obligations.enumerated() { places[one.obligation.name] = place }
    var months: [Int: Tally] = [:]
    for verdict in judgement.verdicts {
      if let place = places[verdict.obligation] { obligations[place].add(verdict) }
      if verdict.isGoal { continue }
      let date = time.zone.civil(at: verdict.due ?? verdict.opened).date
      months[date.year * 12 + date.month - 1, default: Tally()].count(verdict.state)
    }
    self.obligations = obligations
    total = judgement.tally
    (self.months, isMissingMonths) = Self.latest(months)
    breaches = Self.breaches(judgement.verdicts)
  }

  /// Credits owed in all, or nil if there are none or they do not add up to an amount.
  var creditTotal: Money? {
    guard let first = judgement.credits.first else { return nil }
    var sum = Int64(0)
    for credit in judgement.credits {
      let (next, overflow) = sum.addingReportingOverflow(credit.owed.minorUnits)
      if overflow || credit.owed.currency != first.owed.currency { return nil }
      sum = next
    }
    return Money(minorUnits: sum, currency: first.owed.currency)
  }

  private static func latest(_ tallies: [Int: Tally]) -> ([MonthFacts], isMissing: Bool) {
    guard let first = tallies.keys.min(), let last = tallies.keys.max() else { return ([], false) }
    let start = max(first, last - mostMonths + 1)
    let months = (start...last).map { month in
      MonthFacts(year: month / 12, month: month % 12 + 1, tally: tallies[month] ?? Tally())
    }
    return (months, start > first)
  }

  private static func breaches(_ verdicts: VerdictList) -> [Int] {
    let found = verdicts.enumerated().lazy.filter { $0.element.state == .breached }.map {
      (place: $0.offset, due: $0.element.due ?? .latest)
    }
    return found.sorted { $0.due == $1.due ? $0.place < $1.place : $0.due > $1.due }.map(\.place)
  }
}

/// One month of a report.
struct MonthFacts: Hashable, Sendable {
  let year: Int
  let month: Int
  let tally: Tally
}

/// One obligation of a report.
struct ObligationFacts: Sendable {
  let obligation: Obligation
  /// One for each severity the obligation is owed for, from the most severe.
  private(set) var severities: [SeverityFacts]
  private(set) var total = Tally()
  private(set) var margins = MarginCounts()

  init(_ obligation: Obligation, severities declared: [Severity]) {
    self.obligation = obligation
    severities = zip(obligation.ranks, obligation.targets).compactMap { rank, target in
      guard declared.indices.contains(rank) else { return nil }
      return SeverityFacts(severity: declared[rank], target: target.text)
    }
  }

  var shownName: String { VisibleText.of(obligation.name) }

  mutating func add(_ verdict: Verdict) {
    total.count(verdict.state)
    if let margin = verdict.margin { margins.add(margin) }
    if let place = severities.firstIndex(where: { $0.severity.name == verdict.severity }) {
      severities[place].tally.count(verdict.state)
    }
  }
}

/// One severity under one obligation.
struct SeverityFacts: Sendable {
  let severity: Severity
  let target: String
  var tally = Tally()
}
