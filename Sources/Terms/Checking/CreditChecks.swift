// SPDX-License-Identifier: Apache-2.0

import Money

/// Checks the credits of an agreement against its fee and against one another.
struct CreditChecks {
  private let frame: AgreementFrame
  /// The one currency of the agreement: that of its fee, else that of the first sum.
  private var currency: Currency?

  init(_ frame: AgreementFrame) {
    self.frame = frame
    self.currency = frame.fee?.amount.currency
  }

  /// What is wrong with a credit, in the order of the text.
  mutating func problems(of credit: CreditSyntax) -> [(Problem, SourceRange)] {
    var problems: [(Problem, SourceRange)] = []
    for amount in [credit.each, credit.cap].compactMap({ $0 }) {
      if let problem = problem(with: amount.value) { problems.append((problem, amount.range)) }
    }
    if problems.isEmpty, let cap = credit.cap, isBelow(cap.value, credit.each.value) {
      let problem = Problem.capBelowCredit(cap: cap.value.text, credit: credit.each.value.text)
      problems.append((problem, cap.range))
    }
    return problems
  }

  private mutating func problem(with amount: CreditAmount) -> Problem? {
    switch amount {
    case .share:
      let isMissing = frame.isDeclared && frame.fee == nil && !frame.mayLackFee
      return isMissing ? .percentWithoutFee : nil
    case .sum(let money):
      guard let currency else {
        self.currency = money.currency
        return nil
      }
      guard currency != money.currency else { return nil }
      return .currencyMismatch(money.currency.code, other: currency.code)
    }
  }

  private func isBelow(_ cap: CreditAmount, _ credit: CreditAmount) -> Bool {
    do throws(MoneyFault) {
      guard let cap = try exact(cap), let credit = try exact(credit) else { return false }
      return try cap.isLess(than: credit)
    } catch {
      // Amounts too large to reckon with: judgement says so where they are used.
      return false
    }
  }

  private func exact(_ amount: CreditAmount) throws(MoneyFault) -> ExactAmount? {
    switch amount {
    case .sum(let money): ExactAmount(money)
    case .share(let percent, let period): try frame.fee?.exact(per: period).times(percent)
    }
  }
}
