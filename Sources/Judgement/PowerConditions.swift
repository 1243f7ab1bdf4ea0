// SPDX-License-Identifier: Apache-2.0

import Money
import Terms
import WorkingTime

/// Finds each time a condition of a power came about.
struct PowerConditions {
  private let agreement: Agreement
  private let record: StandingRecord
  private let tenure: Tenure
  private let wall: WallCalendar
  private let tariff: Tariff?
  private let months: [CreditBook.Total]
  private let verdicts: VerdictList
  private let standing: [[StandingVerdict]]
  private let asOf: Instant

  /// One breach, as conditions see it.
  private struct Breach {
    let moment: Instant
    let seen: Instant
    /// In which period it counts.
    let date: CivilDate
    let words: String
  }

  init(_ trial: Trial, asOf: Instant) {
    agreement = trial.bench.law.agreement
    record = trial.bench.record
    tenure = trial.bench.tenure
    wall = trial.bench.law.wall
    tariff = try? Tariff(trial.bench.law.agreement)
    months = trial.credits.months
    verdicts = trial.verdicts
    standing = trial.standing
    self.asOf = asOf
  }

  /// Each time a condition came about, whatever the order.
  func rises(_ condition: Power.Condition) -> [PowerCourt.Rise] {
    switch condition {
    case .atAnyTime:
      let start = tenure.term.lowerBound
      return [.init(moment: start, seen: start, words: "it may be used at any time")]
    case .breached(let counted, let run): return rises(counted, run)
    case .dutyBroken(let duty, let span): return rises(duty: duty, span)
    case .creditsReachMost(let count, let window):
      return rises(
        in: months.filter(\.isMost).map(\.month), count, ofAny: window,
        "credits reached their most")
    case .creditsExceed(let amount, let months): return rises(above: amount, within: months)
    }
  }

  // MARK: - Breaches

  private func rises(_ counted: Counted, _ run: BreachRun) -> [PowerCourt.Rise] {
    switch run {
    case .cases(let count): return rises(counted, casesInARow: count)
    case .inARow(let count, let period): return rises(counted, count, inARow: period)
    case .once, .times, .months: break
    }
    let breaches = breaches(counted)
    switch run {
    case .once: return breaches.map { rise($0, $0.words) }
    case .times(let count, let span):
      guard count > 0 else { return [] }
      return breaches.indices.dropFirst(count - 1).compactMap { place in
        let first = breaches[place - count + 1].moment
        guard breaches[place].moment < wall.later(than: first, by: span) else { return nil }
        return rise(breaches[place], "\(count) breaches within \(span.text)")
      }
    case .months(let count, let window):
      return inMonths(breaches, count, ofAny: window)
    case .inARow, .cases: return []
    }
  }

  private func rise(_ breach: Breach, _ words: String) -> PowerCourt.Rise {
    PowerCourt.Rise(moment: breach.moment, seen: breach.seen, words: words)
  }

  /// Breaches of obligations, ascending.
  private func breaches(_ counted: Counted) -> [Breach] {
    let names = Set(counted.obligations)
    let ranks = counted.ranks.map { $0.map { agreement.severities[$0].name } }
    var breaches: [Breach] = []
    for verdict in verdicts where verdict.state == .breached && names.contains(verdict.obligation) {
      guard let due = verdict.due, ranks?.contains(verdict.severity) ?? true else { continue }
      breaches.append(
        breach(due, "\(verdict.obligation) for case \(verdict.caseName) was breached"))
    }
    for verdict in standing.joined()
    where verdict.state == .breached && names.contains(verdict.obligation) {
      guard let due = verdict.due,
        ranks.map({ ranks in verdict.severity.map { ranks.contains($0) } ?? false }) ?? true
      else { continue }
      let words = "\(verdict.obligation) for \(verdict.subject.text) was breached"
      switch verdict.subject {
      case .period, .window:
        // The end of a period is no part of it.
        let last = Instant(milliseconds: due.milliseconds - 1)
        breaches.append(Breach(moment: due, seen: due, date: wall.date(of: last), words: words))
      case .interval, .matter: breaches.append(breach(due, words))
      }
    }
    return breaches.sorted { $0.moment < $1.moment }
  }

  private func breach(_ due: Instant, _ words: String) -> Breach {
    Breach(
      moment: due, seen: Instant(milliseconds: due.milliseconds + 1), date: wall.date(of: due),
      words: words)
  }

  /// So many months of any that follow one another with a breach.
  private func inMonths(
    _ breaches: [Breach], _ count: Int, ofAny window: Int
  ) -> [PowerCourt.Rise] {
    var first: [Month: Breach] = [:]
    for breach in breaches where first[Month(breach.date)] == nil {
      first[Month(breach.date)] = breach
    }
    let months = first.keys.sorted()
    guard count > 0 else { return [] }
    return months.indices.dropFirst(count - 1).compactMap { place in
      let span = months[place].number - months[place - count + 1].number
      guard span < window, let breach = first[months[place]] else { return nil }
      return rise(breach, "a breach in \(count) of \(window) months")
    }
  }

  /// So many periods in a row with a breach.
  private func rises(
    _ counted: Counted, _ count: Int, inARow period: Period
  ) -> [PowerCourt.Rise] {
    var rises: [PowerCourt.Rise] = []
    var (length, last): (Int, CivilDate?) = (0, nil)
    for breach in breaches(counted) {
      let first = WallCalendar.firstDay(of: period, with: breach.date)
      if first == last { continue }
      let isNext = last.flatMap { WallCalendar.nextPeriod(period, after: $0) } == first
      length = isNext ? length + 1 : 1
      last = first
      if length >= count {
        rises.append(rise(breach, "a breach in \(count) \(period.rawValue)s in a row"))
      }
    }
    return rises
  }

  /// So many cases in a row, by the order in which they were opened, each breached.
  ///
  /// Cases that came to nothing are passed over; one that is not decided ends the row.
  private func rises(_ counted: Counted, casesInARow count: Int) -> [PowerCourt.Rise] {
    let names = Set(counted.obligations)
    let ranks = counted.ranks.map { $0.map { agreement.severities[$0].name } }
    let counted = verdicts.filter {
      names.contains($0.obligation) && $0.state != .void
        && ranks?.contains($0.severity) ?? true
    }
    // Verdicts come by the first opening of their cases; those of one case belong together.
    var cases: [(name: String, moment: Instant?)] = []
    for verdict in counted {
      let due = verdict.state == .breached ? verdict.due : nil
      if let last = cases.last, last.name == verdict.caseName {
        cases[cases.count - 1].moment = [last.moment, due].compactMap { $0 }.min()
      } else {
        cases.append((verdict.caseName, due))
      }
    }
    var rises: [PowerCourt.Rise] = []
    var row: [Instant] = []
    for entry in cases {
      guard let moment = entry.moment else {
        row = []
        continue
      }
      row.append(moment)
      guard row.count >= count, let latest = row.suffix(count).max() else { continue }
      rises.append(rise(breach(latest, ""), "a breach for \(count) cases in a row"))
    }
    return rises
  }

  // MARK: - Duties and credits

  private func rises(duty name: String, _ span: CalendarSpan) -> [PowerCourt.Rise] {
    guard let place = agreement.rights.duties.firstIndex(where: { $0.name == name }) else {
      return []
    }
    return record.duties[place].broken.compactMap { broken in
      let moment = wall.later(than: broken.lowerBound, by: span)
      guard moment <= broken.upperBound else { return nil }
      return .init(
        moment: moment, seen: moment, words: "\(name) was broken for \(span.text)")
    }
  }

  /// A month of credits is known when it is over.
  private func rises(
    in months: [Month], _ count: Int, ofAny window: Int, _ words: String
  ) -> [PowerCourt.Rise] {
    guard count > 0 else { return [] }
    return months.indices.dropFirst(count - 1).compactMap { place in
      let span = months[place].number - months[place - count + 1].number
      guard span < window else { return nil }
      return rise(endOf: months[place], "\(words) in \(count) of \(window) months")
    }
  }

  private func rise(endOf month: Month, _ words: String) -> PowerCourt.Rise {
    let end = wall.start(of: month.adding(1).firstDay)
    return .init(moment: end, seen: end, words: words)
  }

  private func rises(above amount: CreditAmount, within count: Int) -> [PowerCourt.Rise] {
    months.indices.compactMap { place in
      let month = months[place].month
      let most = try? tariff?.price(
        amount, of: "credits", on: max(month.firstDay, agreement.firstDay))
      var sum: ExactAmount?
      for total in months[...place] where total.month > month.adding(-count) {
        guard let before = sum else {
          sum = total.accrued
          continue
        }
        sum = try? before.adding(total.accrued)
      }
      guard let most, let sum, (try? most.exact.isLess(than: sum)) == true else { return nil }
      return rise(endOf: month, "credits within \(count) months exceeded \(most.words)")
    }
  }
}
