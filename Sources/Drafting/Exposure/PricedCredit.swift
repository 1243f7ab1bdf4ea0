// SPDX-License-Identifier: Apache-2.0

import Money
import Terms

/// A credit with the bases of all its amounts looked up.
struct PricedCredit: Hashable, Sendable {
  /// What one breach, unit, step or miss costs; of a ladder, each rung from the mildest.
  let prices: [Price]
  let basis: CreditBasis
  /// What one breach can cost at most.
  let caseCap: Price?
  /// The most of one calendar month.
  let monthly: [Price]
  /// The most of longer times.
  let longer: [Cap]
  let least: Price?

  /// The most of a time longer than a month.
  struct Cap: Hashable, Sendable {
    let price: Price
    let span: CapSpan
  }

  init(
    _ credit: Credit, of obligation: String, pools: [String: Pool]
  ) throws(ExposureFault) {
    basis = credit.basis
    let amounts = credit.basis.amounts
    prices = try amounts.map { amount throws(ExposureFault) in
      try Price(amount, of: obligation, pools: pools)
    }
    var caseCap: Price?
    var monthly: [Price] = []
    var longer: [Cap] = []
    for cap in credit.caps {
      let price = try Price(cap.amount, of: obligation, pools: pools)
      switch cap.span {
      case .eachCase: caseCap = price
      case .each(.month), .inAny(months: ...1): monthly.append(price)
      case .each, .inAny: longer.append(Cap(price: price, span: cap.span))
      }
    }
    // What a pool sets aside for an obligation is all that it can take from it.
    if let pool = Self.onlyPool(amounts).flatMap({ pools[$0] }),
      let whole = Price(of: obligation, in: pool)
    {
      if pool.period == .month {
        monthly.append(whole)
      } else {
        longer.append(Cap(price: whole, span: .each(pool.period)))
      }
    }
    self.caseCap = caseCap
    self.monthly = monthly
    self.longer = longer
    least = try credit.least.map { amount throws(ExposureFault) in
      try Price(amount, of: obligation, pools: pools)
    }
  }

  /// The pool that all amounts are taken from, if it is one.
  private static func onlyPool(_ amounts: [CreditAmount]) -> String? {
    var name: String?
    for amount in amounts {
      guard case .poolShare(_, let pool) = amount, name == nil || name == pool else { return nil }
      name = pool
    }
    return name
  }

  /// How many units one instance can reach; nil without number.
  var units: Int? {
    switch basis {
    case .eachBreach, .once, .ladder: 1
    case .eachStep(_, let step, let below):
      step > .zero ? Int(clamping: below.partsPerMillion / step.partsPerMillion) : 0
    case .eachLate, .eachPoint: nil
    }
  }
}

extension CreditBasis {
  /// The amounts in it, those of a ladder from the mildest rung.
  var amounts: [CreditAmount] {
    switch self {
    case .eachBreach(let amount), .eachLate(let amount, _), .eachStep(let amount, _, _),
      .eachPoint(let amount, _), .once(let amount):
      [amount]
    case .ladder(let rungs): rungs.map(\.amount)
    }
  }
}
