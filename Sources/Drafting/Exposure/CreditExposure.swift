// SPDX-License-Identifier: Apache-2.0

import Money
import Terms

/// Finds the months in which the credits of an agreement are worst.
///
/// Obligations with the same credit and the same occasions are reckoned once. What they cost is
/// whole minor units for each obligation and month, as credits are paid.
struct CreditExposure: Sendable {
  /// Obligations alike in all that matters here.
  struct Group: Sendable {
    let source: CostSource
    /// Their names, in the order of the agreement.
    var names: [String]
    /// What one of them can cost in each month of ``CreditExposure/months``.
    var amounts: [Int128] = []
    /// Whether caps hold for it that cover more than a month.
    var isLong: Bool {
      if case .rolling = source.supply { return true }
      return !source.credit.longer.isEmpty
    }
  }

  let fees: FeeHistory
  let currency: Currency?
  private(set) var groups: [Group] = []
  /// Those of ``groups`` under caps that cover more than a month.
  private(set) var long: [Group] = []
  /// From the first to the last month in which anything can cost.
  let months: ClosedRange<Int>
  /// The caps on all credits together.
  let shared: [PricedCredit.Cap]
  /// What obligations under no longer cap can cost together in each month.
  private(set) var short: [Int128] = []

  init(_ agreement: Agreement) throws(ExposureFault) {
    fees = try FeeHistory(agreement)
    let pools = Dictionary(
      agreement.rights.pools.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    groups = try Self.groups(of: agreement, pools)
    let spans = groups.compactMap(\.source.supply.months)
    let first = spans.map(\.lowerBound).min() ?? fees.months.lowerBound
    months = first...max(first, spans.map(\.upperBound).max() ?? first)
    shared = try agreement.rights.credits.caps.map { cap throws(ExposureFault) in
      PricedCredit.Cap(
        price: try Price(cap.amount, of: "credits", pools: [:]), span: cap.span)
    }
    currency = Self.currency(of: groups, shared, fees)
    for place in groups.indices {
      do throws(MoneyFault) {
        groups[place].amounts = try Self.amounts(groups[place].source, months, fees)
      } catch { throw .money(groups[place].names[0], error) }
    }
    let least = try agreement.rights.credits.least.map { amount throws(ExposureFault) in
      try Price(amount, of: "credits", pools: [:])
    }
    try leaveOut(below: least)
    addShort()
  }

  private mutating func addShort() {
    long = groups.filter(\.isLong)
    short = Array(repeating: 0, count: months.count)
    for group in groups where !group.isLong {
      for place in short.indices {
        short[place] = Units.sum(short[place], group.total(group.amounts[place]))
      }
    }
  }

  /// The same with some obligations alone, of which `places` says in which group each is.
  func restricted(to names: Set<String>, among places: [String: Int]) -> CreditExposure {
    var some = self
    some.groups = Set(names.compactMap { places[$0] }).sorted().map { place in
      var group = groups[place]
      group.names = names.count == 1 ? Array(names) : group.names.filter(names.contains)
      return group
    }
    some.addShort()
    return some
  }

  private static func groups(
    of agreement: Agreement, _ pools: [String: Pool]
  ) throws(ExposureFault) -> [Group] {
    let finder = SupplyFinder(agreement: agreement)
    var groups: [Group] = []
    var places: [CostSource: Int] = [:]
    func add(_ promise: Promise, _ supply: @autoclosure () -> Supply?) throws(ExposureFault) {
      guard !promise.isGoal, let credit = promise.credit, let supply = supply() else { return }
      let source = CostSource(
        credit: try PricedCredit(credit, of: promise.name, pools: pools), supply: supply)
      if let place = places[source] {
        groups[place].names.append(promise.name)
      } else {
        places[source] = groups.count
        groups.append(Group(source: source, names: [promise.name]))
      }
    }
    for obligation in agreement.obligations {
      try add(obligation.promise, finder.supply(of: obligation))
    }
    for obligation in agreement.standing {
      try add(obligation.promise, finder.supply(of: obligation))
    }
    let hasFee = agreement.fee != nil || agreement.rights.amendments.contains { $0.fee != nil }
    for group in groups where !hasFee {
      if group.source.credit.allPrices.contains(where: \.isOfFee) {
        throw .shareWithoutFee("The credit of '\(group.names[0])'")
      }
    }
    return groups
  }

  private static func currency(
    of groups: [Group], _ shared: [PricedCredit.Cap], _ fees: FeeHistory
  ) -> Currency? {
    if let fee = fees.highest { return fee.amount.currency }
    let prices = groups.lazy.flatMap(\.source.credit.allPrices) + shared.map(\.price)
    for price in prices {
      if case .sum(let money) = price.base { return money.currency }
    }
    return nil
  }

  /// What an obligation can cost in each month; months alike are reckoned once.
  private static func amounts(
    _ source: CostSource, _ months: ClosedRange<Int>, _ fees: FeeHistory
  ) throws(MoneyFault) -> [Int128] {
    struct Key: Hashable {
      let fee: Int?
      let count: Int?
    }
    var known: [Key: Int128] = [:]
    var amounts: [Int128] = []
    for month in months {
      let key = Key(fee: fees.place(of: month), count: source.count(in: month))
      if let amount = known[key] {
        amounts.append(amount)
        continue
      }
      let fee = fees.highest(in: month...month)
      let cost = try source.cost(in: month, times: key.count, fee)
      let amount = cost.map { $0.paid.map { Int128($0.minorUnits) } ?? Units.unlimited } ?? 0
      known[key] = amount
      amounts.append(amount)
    }
    return amounts
  }

  /// A month whose credits, all together, are too small to be paid costs nothing.
  private mutating func leaveOut(below least: Price?) throws(ExposureFault) {
    guard let least else { return }
    for (place, month) in months.enumerated() {
      let sum = groups.reduce(0) { Units.sum($0, $1.total($1.amounts[place])) }
      do throws(MoneyFault) {
        guard let least = try least.exact(fees.highest(in: month...month))?.rounded(),
          sum < Int128(least.minorUnits)
        else { continue }
      } catch { throw .money("The least that credits reach", error) }
      for group in groups.indices { groups[group].amounts[place] = 0 }
    }
  }
}

extension CreditExposure.Group {
  /// What all of the group cost where one costs so much.
  func total(_ one: Int128) -> Int128 {
    one >= Units.unlimited ? one : min(one * Int128(names.count), Units.unlimited)
  }
}

extension PricedCredit {
  /// Every price in it.
  var allPrices: [Price] {
    prices + [caseCap, least].compactMap { $0 } + monthly + longer.map(\.price)
  }
}

extension Price {
  /// Whether it is a share of a fee.
  var isOfFee: Bool {
    if case .fee = base { return true }
    return false
  }
}
