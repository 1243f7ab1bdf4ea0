// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// In which months an obligation can be breached, and how often.
enum Supply: Hashable, Sendable {
  /// As often as there are cases, advisories or requests: without number.
  case countless(ClosedRange<Int>)
  /// Once or more in each of these months, ascending.
  case counted([Occasion])
  /// At most once in so long a time, for a standard over rolling windows.
  case rolling(CalendarSpan, ClosedRange<Int>)

  /// How often in a month.
  struct Occasion: Hashable, Sendable {
    let month: Int
    var count: Int
  }

  /// The first and the last month; nil if there is none.
  var months: ClosedRange<Int>? {
    switch self {
    case .countless(let months), .rolling(_, let months): return months
    case .counted(let occasions):
      guard let first = occasions.first, let last = occasions.last else { return nil }
      return first.month...last.month
    }
  }
}

// MARK: - Of obligations

/// Finds the supply of each obligation of an agreement.
struct SupplyFinder {
  let agreement: Agreement
  /// How many months obligations that outlive the agreement are followed beyond its end.
  private static let beyond = 12

  /// Of an obligation owed for each case.
  func supply(of obligation: Obligation) -> Supply? {
    countless(obligation.promise, obligation.targets)
  }

  /// Of any other.
  func supply(of obligation: StandingObligation) -> Supply? {
    let promise = obligation.promise
    switch obligation.kind {
    case .recurring(let recurring): return countless(promise, recurring.targets)
    case .matter(let duty): return countless(promise, duty.targets)
    case .periodic(let duty): return occasions(promise, duty.period, duty.afterEnd, isCut: false)
    case .aggregate(let aggregate):
      switch aggregate.window {
      case .each(let period): return occasions(promise, period, nil, isCut: true)
      case .inAny(let span):
        guard let days = days(of: promise) else { return nil }
        let months = CalendarMonth(days.lowerBound).number...CalendarMonth(days.upperBound).number
        return .rolling(Self.pause(aggregate.standard, span), months)
      }
    }
  }

  /// The days on which it is in force, with the time it outlives the agreement; nil if there is
  /// none.
  private func days(of promise: Promise) -> ClosedRange<CivilDate>? {
    let force = promise.force
    guard force.lowerBound < force.upperBound,
      let last = Instant(exactlyMilliseconds: force.upperBound.milliseconds - 1)
    else { return nil }
    let isWhole = force == agreement.term
    let from = isWhole ? agreement.firstDay : agreement.zone.civil(at: force.lowerBound).date
    var until = isWhole ? agreement.lastDay : agreement.zone.civil(at: last).date
    if force.upperBound == agreement.term.upperBound, let survival = promise.survival {
      let farthest = until.adding(months: Self.beyond)
      switch survival {
      case .forever: until = farthest
      case .lasting(.days(let days)): until = min(farthest, until.adding(days: days))
      case .lasting(.months(let months)): until = min(farthest, until.adding(months: months))
      }
    }
    return from...max(from, until)
  }

  /// What arises on the last day can fall due later.
  private func countless(_ promise: Promise, _ targets: [Target]) -> Supply? {
    guard let days = days(of: promise) else { return nil }
    let due = targets.map { DueDay.last(after: days.upperBound, $0) }.max() ?? days.upperBound
    let last = max(CalendarMonth(days.upperBound), CalendarMonth(due))
    return .countless(CalendarMonth(days.lowerBound).number...last.number)
  }

  /// The shortest time from one stretch of missed windows to the next.
  ///
  /// A stretch is one breach, and ends with the first window that is met. Where nothing is allowed to
  /// be breached, a breach is in every window until the window has passed over it; any other
  /// standard can be met on one day and missed on the next.
  private static func pause(_ standard: Aggregate.Standard, _ span: CalendarSpan) -> CalendarSpan {
    switch (standard, span) {
    case (.breaches(most: 0, _), .days(let days)), (.points(most: 0, _), .days(let days)):
      .days(days + 1)
    case (.breaches(most: 0, _), .months), (.points(most: 0, _), .months): span
    default: .days(2)
    }
  }

  /// Each period counts in the month in which it ends, or in which the time allowed after its end
  /// runs out; with `isCut` the last may be cut off where the obligation ends, without it is not
  /// owed.
  private func occasions(
    _ promise: Promise, _ period: Period, _ afterEnd: Target?, isCut: Bool
  ) -> Supply? {
    guard let days = days(of: promise) else { return nil }
    let length = 12 / period.perYear
    let first = CalendarMonth(days.lowerBound).number / length
    let last = CalendarMonth(days.upperBound).number / length
    var occasions: [Supply.Occasion] = []
    for number in first...max(first, last) {
      let end = CalendarMonth(number: number * length + length - 1).lastDay
      if !isCut, end > days.upperBound { continue }
      let cut = min(end, days.upperBound)
      let due = afterEnd.map { DueDay.last(after: cut, $0) } ?? cut
      let month = CalendarMonth(due).number
      if let other = occasions.last, other.month == month {
        occasions[occasions.count - 1].count += 1
      } else {
        occasions.append(Supply.Occasion(month: month, count: 1))
      }
    }
    return .counted(occasions)
  }
}
