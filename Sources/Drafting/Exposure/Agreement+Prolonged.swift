// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

extension Agreement {
  /// The agreement as if its term had been extended, where a power allows that; else itself.
  ///
  /// A power that does not lapse can be used again and again, so the term has no end that can be relied
  /// on: twelve months more are enough to show the worst twelve.
  var prolonged: Agreement {
    let canExtend = rights.powers.contains {
      if case .extend = $0.action { true } else { false }
    }
    guard canExtend else { return self }
    // A term that ends with a month still does, as judgement has it.
    let isMonthEnd = lastDay.adding(days: 1).day == 1
    let last =
      isMonthEnd
      ? Self.adding(months: 12, to: lastDay.adding(days: 1)).adding(days: -1)
      : Self.adding(months: 12, to: lastDay)
    let midnight = CivilDateTime(date: last.adding(days: 1), secondsOfDay: 0)
    let end = max(term.upperBound, zone.resolve(midnight).instant(reading: midnight, in: zone))
    let longer = term.lowerBound..<end
    func force(_ promise: Promise) -> Promise {
      guard promise.force.upperBound == term.upperBound else { return promise }
      return Promise(
        name: promise.name, clause: promise.clause, isGoal: promise.isGoal, credit: promise.credit,
        survival: promise.survival, force: promise.force.lowerBound..<end, shows: promise.shows)
    }
    return Agreement(
      name: name, adopter: adopter, firstDay: firstDay, lastDay: last, zone: zone, term: longer,
      fee: fee, covers: covers, severities: severities,
      obligations: obligations.map {
        Obligation(
          promise: force($0.promise), act: $0.act, fulfilledBy: $0.fulfilledBy, ranks: $0.ranks,
          targets: $0.targets, stopsWhileWaitingOn: $0.stopsWhileWaitingOn,
          onUpgrade: $0.onUpgrade, onDowngrade: $0.onDowngrade, onReopening: $0.onReopening,
          component: $0.component, isAgreedPerCase: $0.isAgreedPerCase)
      },
      standing: standing.map {
        StandingObligation(promise: force($0.promise), kind: $0.kind)
      }, rights: rights, zoneVersion: zoneVersion)
  }

  /// The same day so many months later, or the last of a shorter month.
  private static func adding(months: Int, to day: CivilDate) -> CivilDate {
    let number = day.year * 12 + day.month - 1 + months
    for date in stride(from: day.day, through: 28, by: -1) {
      if let found = CivilDate(year: number / 12, month: number % 12 + 1, day: date) {
        return found
      }
    }
    return CivilDate(year: number / 12, month: number % 12 + 1, day: day.day)
      ?? day.adding(days: 365)
  }
}
