// SPDX-License-Identifier: Apache-2.0

import Money
import Terms
import WorkingTime

/// Whom a change of terms favours, said only where it is certain.
package enum Favour: String, Hashable, Sendable {
  /// The cooperative owes more, sooner, or pays more.
  case stricter = "stricter for the cooperative"
  case milder = "milder for the cooperative"

  /// What the opposite change favours.
  var reversed: Favour { self == .stricter ? .milder : .stricter }
}

/// A figure that can be compared with another of its kind.
struct Weight: Sendable {
  /// What the figure counts; figures of two kinds are not compared.
  enum Unit: Equatable, Sendable {
    case time([OpeningHours], BusinessDayEnd?, CivilTime?, kind: Int)
    case percent
    case count(String)
    case money(Currency)
    case share(of: Period)
  }

  let unit: Unit
  let amount: Int64
  /// Whom more of it favours.
  let more: Favour

  init(_ unit: Unit, _ amount: Int64, more: Favour) {
    self.unit = unit
    self.amount = amount
    self.more = more
  }

  /// Of an amount of credit; nil for a share of a pool.
  init?(_ amount: CreditAmount, more: Favour) {
    switch amount {
    case .sum(let money): self.init(.money(money.currency), money.minorUnits, more: more)
    case .share(let percent, let period):
      self.init(.share(of: period), percent.partsPerMillion, more: more)
    case .poolShare: return nil
    }
  }

  /// Of a time allowed, by the same hours: more of it is milder.
  init(_ target: Target) {
    let hours: [OpeningHours] =
      switch target.hours {
      case .aroundTheClock: [.always]
      case .calendar(_, let calendar): [.calendar(calendar)]
      case .joined(_, let calendars), .local(_, let calendars): calendars.map { .calendar($0) }
      }
    let (amount, kind): (Int64, Int) =
      switch target.allowance {
      case .openTime(let milliseconds): (milliseconds, 0)
      case .businessDays(let days): (Int64(days), 1)
      case .calendar(.days(let days)): (Int64(days), 2)
      case .calendar(.months(let months)): (Int64(months), 3)
      }
    self.init(
      .time(hours, target.dayEnd, target.cutOff, kind: kind), amount, more: .milder)
  }

  /// Whom the change from another figure favours; nil if they cannot be compared or are equal.
  func favour(from other: Weight) -> Favour? {
    guard unit == other.unit, amount != other.amount else { return nil }
    return amount > other.amount ? more : more.reversed
  }
}
