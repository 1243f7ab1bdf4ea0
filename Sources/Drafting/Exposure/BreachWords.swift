// SPDX-License-Identifier: Apache-2.0

import Money
import Terms

/// Numbers of things in words.
enum Count {
  /// `1 month`, `12 months`.
  static func of(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }

  /// `once`, `twice`, `3 times`.
  static func times(_ number: Int) -> String {
    switch number {
    case 1: "once"
    case 2: "twice"
    default: "\(number) times"
    }
  }

  /// `respond`, `respond and restore`, `respond, restore, update and 4 more`.
  static func list(_ names: [String], most: Int = 3) -> String {
    let shown = names.prefix(most).map { "'\($0)'" }
    if names.count > most {
      return shown.joined(separator: ", ") + " and \(names.count - most) more"
    }
    guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
    return shown.dropLast().joined(separator: ", ") + " and " + last
  }
}

/// What must happen in a month for an obligation to cost the most, with the arithmetic.
struct BreachWords {
  let name: String
  let source: CostSource
  let fee: Fee?
  /// How often it can be breached in the month; nil without number.
  let count: Int?

  /// `'respond' is breached 10 times or more: 10 × 2% × EUR 20,000 = EUR 4,000, capped at …`,
  /// without a full stop.
  func sentence(_ cost: CostSource.MonthCost) throws(MoneyFault) -> String {
    let price = source.credit.prices[cost.price]
    let unit = try price.words(fee)
    if cost.isBelowLeast, let least = source.credit.least {
      return "'\(name)' costs less than \(least.text), which is not paid"
    }
    guard cost.paid != nil else {
      return "Nothing caps what '\(name)' costs: \(unit) \(measure), without number"
    }
    let reached = reaching(cost)
    var words = "'\(name)' \(happening(reached, isOpen: cost.number == nil))"
    let sum = try cost.unit.times(reached).rounded()
    let figure = reached == 1 ? unit : "\(reached) × \(unit)"
    words += figure == "\(sum)" ? ": \(sum)" : ": \(figure) = \(sum)"
    guard let cap = cost.cap else { return words }
    let amount = "\(try cap.amount.rounded())"
    let isPlain = cap.price.text == amount
    return words + ", capped at \(cap.price.text) each month" + (isPlain ? "" : " = \(amount)")
  }

  /// How many breaches, units, steps or misses it takes to reach the cap, or all there can be.
  private func reaching(_ cost: CostSource.MonthCost) -> Int {
    guard let cap = cost.cap else { return cost.number ?? 1 }
    let above = cap.amount.numerator.multipliedReportingOverflow(by: cost.unit.denominator)
    let below = cost.unit.numerator.multipliedReportingOverflow(by: cap.amount.denominator)
    // Only figures beyond all measure get here.
    guard !above.overflow, !below.overflow, below.partialValue > 0 else { return cost.number ?? 1 }
    let (whole, rest) = above.partialValue.quotientAndRemainder(dividingBy: below.partialValue)
    let reaching = max(1, Int(clamping: rest > 0 ? whole + 1 : whole))
    return min(reaching, cost.number ?? reaching)
  }

  /// How the price is counted, after the price.
  private var measure: String {
    switch source.credit.basis {
    case .eachBreach: "for each breach"
    case .eachLate(_, let unit): "for each \(unit.text) late"
    case .eachStep(_, let step, let below): "for each \(step) below \(below)"
    case .eachPoint(_, let above): "for each point above \(above)"
    case .once, .ladder: "for each miss"
    }
  }

  private func happening(_ number: Int, isOpen: Bool) -> String {
    let more = isOpen ? " or more" : ""
    switch source.credit.basis {
    case .eachBreach: return "is breached \(Count.times(number))\(more)"
    case .eachLate(_, let unit):
      let time =
        unit.text.first?.isNumber == true
        ? "\(number) × \(unit.text)" : Count.of(number, unit.text)
      return "is late by \(time)\(more)"
    case .eachStep(_, let step, let below):
      if source.credit.units == number {
        return "falls to 0%, \(Count.of(number, "step")) of \(step) below \(below)"
      }
      return "falls \(Count.of(number, "step")) of \(step)\(more) below \(below)"
    case .eachPoint(_, let above): return "has \(Count.of(number, "point"))\(more) above \(above)"
    case .once: return "is missed\(number == 1 ? "" : " \(Count.times(number))")"
    case .ladder(let rungs):
      let place = min(rungs.count - 1, max(0, rung))
      let often = number == 1 ? "" : " \(Count.times(number))"
      guard rungs.indices.contains(place) else { return "is missed\(often)" }
      switch rungs[place].edge {
      case .below(let percent): return "falls below \(percent)\(often)"
      case .fromBreaches(let count):
        return "has \(Count.of(count, "breach", "breaches")) or more\(often)"
      case .fromPoints(let count): return "has \(Count.of(count, "point")) or more\(often)"
      }
    }
  }

  /// The dearest rung of a ladder under the fee.
  private var rung: Int { (try? source.dearestPlace(fee)) ?? source.credit.prices.count - 1 }
}

extension Count {
  /// `1 breach`, `2 breaches`.
  static func of(_ number: Int, _ one: String, _ many: String) -> String {
    "\(number) \(number == 1 ? one : many)"
  }
}
