// SPDX-License-Identifier: Apache-2.0

import Money
import Terms

/// Finds what claims can cost beyond credits.
struct LiabilityExposure {
  let agreement: Agreement
  let fees: FeeHistory

  init(_ agreement: Agreement, _ fees: FeeHistory) {
    self.agreement = agreement
    self.fees = fees
  }

  /// The currency of the first sum among the ceilings.
  var currency: Currency? {
    let ceilings = [limit?.ceiling] + (limit?.exceptions.map(\.ceiling) ?? [])
    return ceilings.lazy.compactMap { $0?.currency }.first
  }

  private var limit: LiabilityLimit? { agreement.rights.limits.first }

  /// The worst of claims, beside the credits of the same time where the limit does not count them.
  func worst(beside credits: Worst) throws(ExposureFault) -> Worst {
    guard let limit else {
      let step = Worst.Step("The agreement limits no liability.", nil)
      return Worst(
        amount: .unlimited(reason: "the agreement limits no liability"), path: [step])
    }
    let (amount, arithmetic) = try worth(of: limit.ceiling)
    var total = amount
    var steps = [Worst.Step("Claims are limited to \(arithmetic).", amount)]
    if limit.scope == .claimsAndCredits {
      steps = [Worst.Step("Claims and credits together are limited to \(arithmetic).", amount)]
    }
    var unlimited: [String] = []
    for exception in limit.exceptions {
      guard let ceiling = exception.ceiling else {
        unlimited.append(exception.what)
        steps.append(Worst.Step("Claims for \(exception.what) have no limit.", nil))
        continue
      }
      let (amount, arithmetic) = try worth(of: ceiling)
      total = try sum(total, amount)
      steps.append(
        Worst.Step(
          "Claims for \(exception.what) come on top, up to \(arithmetic).", amount))
    }
    if limit.scope == .claims {
      switch credits.amount {
      case .nothing: break
      case .atMost(let money):
        total = try sum(total, money)
        steps.append(Worst.Step("Credits do not count towards the limit: \(money).", money))
      case .unlimited(let reason):
        unlimited.append("credits: \(reason)")
        steps.append(Worst.Step("Credits do not count towards the limit, and \(reason).", nil))
      }
    }
    if !unlimited.isEmpty {
      let reason = "no limit holds for \(unlimited.joined(separator: ", "))"
      return Worst(amount: .unlimited(reason: reason), path: steps)
    }
    if steps.count > 1 { steps.append(Worst.Step("Together \(total).", total)) }
    return Worst(amount: total.minorUnits == 0 ? .nothing : .atMost(total), path: steps)
  }

  /// Credits as a limit on claims and credits together holds them: it leaves nothing of them above it.
  func held(_ credits: Worst) throws(ExposureFault) -> Worst {
    guard let limit, limit.scope == .claimsAndCredits else { return credits }
    let (most, arithmetic) = try worth(of: limit.ceiling)
    if let money = credits.amount.money(in: most.currency) {
      do throws(MoneyFault) {
        guard try most.isLess(than: money) else { return credits }
      } catch { throw .money("The limit of liability", error) }
    }
    let step = Worst.Step("The limit of liability holds credits at \(arithmetic).", most)
    return Worst(
      amount: most.minorUnits == 0 ? .nothing : .atMost(most), when: credits.when,
      path: credits.path + [step])
  }

  private func sum(_ left: Money, _ right: Money) throws(ExposureFault) -> Money {
    do throws(MoneyFault) { return try left.adding(right) } catch {
      throw .money("The limit of liability", error)
    }
  }

  // MARK: Ceilings

  /// The most a ceiling can be, and how it comes to that.
  private func worth(of ceiling: Ceiling) throws(ExposureFault) -> (Money, String) {
    var worth: (Money, String)?
    do throws(MoneyFault) {
      if let (amount, words) = try exact(ceiling) {
        let money = try amount.rounded()
        worth = (money, words == "\(money)" ? words : "\(words) = \(money)")
      }
    } catch { throw .money("The limit of liability", error) }
    guard let worth else { throw .shareWithoutFee("The limit of liability") }
    return worth
  }

  private func exact(_ ceiling: Ceiling) throws(MoneyFault) -> (ExactAmount, String)? {
    switch ceiling {
    case .sum(let money): return (ExactAmount(money), "\(money)")
    case .share(let percent, let period):
      guard let fee = fees.highest else { return nil }
      let base = try fee.exact(per: period)
      return (
        try base.times(percent),
        "\(percent) of the \(period.adjective) fee, \(percent) × \(try base.rounded())"
      )
    case .fees(let months):
      guard let (sum, from) = try fees.most(inMonths: months) else { return nil }
      let length = min(months, fees.months.count)
      let to = CalendarMonth(number: from + length - 1)
      return (
        sum,
        "the fees of the last \(Count.of(months, "month")), at most those from "
          + "\(CalendarMonth(number: from)) to \(to)"
      )
    case .lesser(let first, let second), .greater(let first, let second):
      guard let left = try exact(first), let right = try exact(second) else { return nil }
      let isLesser = if case .lesser = ceiling { true } else { false }
      let isFirst = try left.0.isLess(than: right.0) == isLesser
      let words = isFirst ? left.1 : right.1
      let kind = isLesser ? "lesser" : "greater"
      let mine = "\(try (isFirst ? left.0 : right.0).rounded())"
      let other = "\(try (isFirst ? right.0 : left.0).rounded())"
      let own = words == mine ? "" : " (\(words))"
      return (isFirst ? left.0 : right.0, "the \(kind) of \(mine)\(own) and \(other)")
    }
  }

  // MARK: Refund

  /// The largest prepayment, where a power lets somebody have it back.
  func refund() throws(ExposureFault) -> Worst? {
    guard let power = agreement.rights.powers.first(where: \.isRefunding) else { return nil }
    guard let fee = fees.highest else { return nil }
    // An amendment of the fee leaves alone how it is invoiced.
    let period = fee.invoiced ?? agreement.fee?.invoiced ?? fee.period
    do throws(MoneyFault) {
      let money = try fee.exact(per: period).rounded()
      let words =
        "'\(power.name)' gives back fees paid ahead, at most those of one \(period.rawValue): "
        + "\(money)."
      return Worst(amount: .atMost(money), path: [Worst.Step(words, money)])
    } catch { throw .money("The refund of fees", error) }
  }
}

extension Ceiling {
  /// The currency of a sum in it.
  fileprivate var currency: Currency? {
    switch self {
    case .sum(let money): money.currency
    case .fees, .share: nil
    case .lesser(let first, let second), .greater(let first, let second):
      first.currency ?? second.currency
    }
  }
}
