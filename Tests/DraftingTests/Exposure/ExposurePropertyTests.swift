// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Money
import Terms
import Testing
import WorkingTime

@testable import Drafting

/// The worst case against agreements made up and paid out by the twin.
struct ExposurePropertyTests {
  @Test(arguments: Array(0..<20) + [215] as [UInt64])
  func `no way of breaching costs more, and one costs as much`(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    let draft = RandomCredits(&random)
    let agreement = try Drafts.agreement(draft.clauses, frame: draft.frame)
    let exposure = try Exposure(of: agreement)
    let twin = try CreditTwin(agreement: agreement)
    var most: (month: Int64, year: Int64) = (0, 0)
    func note(_ paid: [Int64]) {
      most.month = max(most.month, paid.max() ?? 0)
      for start in paid.indices {
        most.year = max(most.year, paid[start..<min(paid.count, start + 12)].reduce(0, +))
      }
    }
    // Everything breached from each month on, nothing before: caps have all they can give.
    for start in twin.months {
      note(
        try twin.pay { place, month, most in
          month < start ? 0 : Self.spaced(agreement, twin, place, month, from: start, most)
        })
    }
    for _ in 0..<6 {
      let skipped = Int.random(in: 0...3, using: &random)
      note(
        try twin.pay { place, month, most in
          guard Int.random(in: 0...3, using: &random) >= skipped else { return 0 }
          let spaced = Self.spaced(
            agreement, twin, place, month, from: twin.months.lowerBound, most)
          return min(spaced, Int.random(in: 0...40, using: &random))
        })
    }
    let currency = try #require(Currency(code: "EUR"))
    let month = exposure.credits.month.amount.money(in: currency)
    let year = exposure.credits.twelveMonths.amount.money(in: currency)
    #expect(try most.month <= #require(month).minorUnits, "seed \(seed)\n\(draft.clauses)")
    #expect(try most.year <= #require(year).minorUnits, "seed \(seed)\n\(draft.clauses)")
    #expect(most.month == month?.minorUnits, "seed \(seed)\n\(draft.frame)\(draft.clauses)")
    if !draft.isEntangled {
      #expect(most.year == year?.minorUnits, "seed \(seed)\n\(draft.frame)\(draft.clauses)")
    }
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `the steps of a path add up to its amount`(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    let draft = RandomCredits(&random)
    let agreement = try Drafts.agreement(draft.clauses, frame: draft.frame)
    let exposure = try Exposure(of: agreement)
    let currency = try #require(Currency(code: "EUR"))
    for worst in [exposure.credits.month, exposure.credits.twelveMonths] {
      let total = try #require(worst.amount.money(in: currency))
      let amounts = try worst.path.map { try #require($0.amount) }
      if agreement.rights.credits.caps.isEmpty {
        let steps = amounts.count > 1 ? amounts.dropLast() : amounts[...]
        #expect(try Money.sum(of: Array(steps), in: currency) == total, "seed \(seed)")
      }
      #expect(amounts.last ?? .zero(currency) == total, "seed \(seed)\n\(worst.path)")
    }
    #expect(try TermsDiff(from: agreement, to: agreement).isEmpty)
  }

  /// As many as there can be, rolling windows so far apart that they do not overlap.
  private static func spaced(
    _ agreement: Agreement, _ twin: CreditTwin, _ place: Int, _ month: Int, from start: Int,
    _ most: Int?
  ) -> Int {
    let standing = place - agreement.obligations.count
    guard standing >= 0, case .aggregate(let aggregate) = agreement.standing[standing].kind,
      case .inAny = aggregate.window
    else { return most ?? CreditTwin.enough }
    let span = CreditTwin.pause(aggregate)
    let first = CalendarMonth(number: start).firstDay
    var (day, count) = (first, 0)
    let (begins, ends) = (
      CalendarMonth(number: month).firstDay, CalendarMonth(number: month).lastDay
    )
    while day <= ends {
      if day >= begins { count += 1 }
      switch span {
      case .days(let days): day = day.adding(days: days)
      case .months(let months):
        day = CalendarMonth(number: CalendarMonth(day).number + months).firstDay
      }
    }
    return min(count, most ?? 0)
  }
}

/// A few obligations with credits of every kind, under caps of every kind.
struct RandomCredits {
  private(set) var frame = ""
  private(set) var clauses = ""
  /// Whether caps on all credits meet caps over more than a month of some: then the figure may be
  /// above what can be reached.
  private(set) var isEntangled = false
  private var hasLong = false

  init(_ random: inout SeededNumbers) {
    let year = Int.random(in: 2026...2027, using: &random)
    let start = Int.random(in: 1...12, using: &random)
    let length = Int.random(in: 5...30, using: &random)
    let end = CalendarMonth(number: year * 12 + start - 1 + length)
    let last = Bool.random(using: &random) ? end.lastDay : end.firstDay.adding(days: 13)
    let first = CalendarMonth(number: year * 12 + start - 1).firstDay
    frame = Drafts.frame.replacing("2026-01-01 to 2028-12-31", with: "\(first) to \(last)")
      .replacing("240,000", with: Bool.random(using: &random) ? "240,000" : "100,000")
    clauses =
      "goal answer\n  when a case is opened\n"
      + "  owed a response within 30 minutes around the clock\n\n"
    for number in 0..<Int.random(in: 1...4, using: &random) { add(number, &random) }
    if Int.random(in: 0...2, using: &random) == 0 {
      let months = Int.random(in: 1...length - 1, using: &random)
      let effect = CalendarMonth(number: year * 12 + start - 1 + months).firstDay
        .adding(days: Int.random(in: 0...20, using: &random))
      clauses +=
        "amendment dearer\n  signed \(first)\n  effect \(effect)\n"
        + "  fee EUR \(Int.random(in: 1...400, using: &random)),000 per year\n\n"
    }
    if Int.random(in: 0...2, using: &random) == 0 {
      clauses += "credits\n  reach at most \(amount(&random)) \(span(&random, isShared: true))\n"
      isEntangled = hasLong
    }
  }

  private mutating func add(_ number: Int, _ random: inout SeededNumbers) {
    let period = ["month", "quarter", "year"].randomElement(using: &random) ?? "month"
    let name = "promise-\(number)"
    switch Int.random(in: 0...7, using: &random) {
    case 0, 1:
      let measure = ["for each breach", "for each hour late"].randomElement(using: &random) ?? ""
      clauses +=
        "obligation \(name)\n  when a case is opened\n"
        + "  owed a response within 30 minutes around the clock\n"
        + "  else credit \(amount(&random)) \(measure)\(caps(&random, isNeeded: true))\n\n"
    case 2:
      clauses +=
        "obligation \(name)\n  each \(period)\n  owed at least 95% of answer met\n"
        + "  else credit \(amount(&random))\(caps(&random))\n\n"
    case 3:
      clauses +=
        "obligation \(name)\n  each \(period)\n  owed at least 95% of answer met\n"
        + "  else credit below 95% EUR 300\n              below 80% EUR 777.77\n\n"
    case 4:
      clauses +=
        "obligation \(name)\n  each \(period)\n  owed at least 95% of answer met\n"
        + "  else credit \(amount(&random)) for each 10% below 95%\(caps(&random))\n\n"
    case 5:
      let days = [7, 30, 45, 90].randomElement(using: &random) ?? 7
      let standard =
        Bool.random(using: &random) ? "no breaches of answer" : "at least 95% of answer met"
      let window =
        Bool.random(using: &random)
        ? "\(days) days" : "\(Int.random(in: 2...5, using: &random)) months"
      hasLong = true
      clauses +=
        "obligation \(name)\n  in any \(window)\n  owed \(standard)\n"
        + "  else credit EUR \(Int.random(in: 1...900, using: &random))\n\n"
    case 6:
      clauses +=
        "obligation \(name)\n  each \(period)\n  owed a report\n"
        + "  else credit \(amount(&random)) for each day late\(caps(&random, isNeeded: true))\n\n"
    default:
      hasLong = hasLong || period != "month"
      clauses +=
        "obligation \(name)\n  when a case is opened\n"
        + "  owed a response within 30 minutes around the clock\n"
        + "  else credit 37% of its share of pool-\(number) for each breach\n\n"
        + "pool pool-\(number)\n  holds \(amount(&random)) each \(period)\n"
        + "  shares 40% to \(name)\n\n"
    }
  }

  private func amount(_ random: inout SeededNumbers) -> String {
    Bool.random(using: &random)
      ? "EUR \(Int.random(in: 1...2000, using: &random))"
      : "\(Int.random(in: 1...30, using: &random))% of the monthly fee"
  }

  private mutating func caps(_ random: inout SeededNumbers, isNeeded: Bool = false) -> String {
    var text = ""
    for _ in 0..<Int.random(in: isNeeded ? 1...3 : 0...2, using: &random) {
      text += ", up to \(amount(&random)) \(span(&random, isShared: false))"
    }
    return text
  }

  private mutating func span(_ random: inout SeededNumbers, isShared: Bool) -> String {
    let span =
      [
        "each month", "each month", "each quarter", "each year", "in any 3 months",
        "in any 12 months",
      ]
      .randomElement(using: &random) ?? "each month"
    if !isShared, span != "each month" { hasLong = true }
    return span
  }
}
