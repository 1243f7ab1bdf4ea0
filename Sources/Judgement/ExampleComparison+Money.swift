// SPDX-License-Identifier: Apache-2.0
//
// Holds what an example expects of powers and of money against what a judgement gives.

import Money
import Terms
import WorkingTime

extension ExampleComparison {
  func problem(
    withPower name: String, _ state: ExampleExpectation.PowerState
  ) -> Problem? {
    let standing = judgement.powers.first { $0.power == name }
    guard standing?.state.rawValue != state.rawValue else { return nil }
    return .exampleFailed(
      expected: "\(name) \(state.rawValue)",
      got: standing?.state.rawValue ?? "no such power", timeline: standing?.reasons ?? [])
  }

  func problem(withCredits money: Money, _ year: Int, _ month: Int) -> Problem? {
    let credits = judgement.credits.filter { $0.year == year && $0.month == month }
    let sum = try? Money.sum(of: credits.map(\.owed), in: money.currency)
    guard sum != money else { return nil }
    return .exampleFailed(
      expected: "credits \(money) in \(LocalText.month(year, month))",
      got: sum.map { "\($0)" } ?? "credits of another currency",
      timeline: credits.map { "\($0.obligation): \($0.arithmetic); owed \($0.owed)" })
  }

  func problem(withClaim label: String, _ money: Money) -> Problem? {
    let claim = judgement.claims.first { $0.claim == label }
    guard claim?.owed != money else { return nil }
    return .exampleFailed(
      expected: "\(money) of claim \(label) owed",
      got: claim.map { "\($0.owed)" } ?? "no such claim", timeline: claim?.reasons ?? [])
  }

  func problem(withRefund money: Money, _ power: String) -> Problem? {
    let standing = judgement.powers.first { $0.power == power }
    guard standing?.refund?.amount ?? .zero(money.currency) != money || standing == nil else {
      return nil
    }
    return .exampleFailed(
      expected: "\(money) refunded under \(power)",
      got: standing?.refund.map { "\($0.amount)" } ?? "that nothing is refunded",
      timeline: standing?.reasons ?? [])
  }

  func problem(withSetOff money: Money, _ date: CivilDate) -> Problem? {
    let invoice = judgement.invoices.first { $0.date == date }
    guard invoice?.setOff != money else { return nil }
    let known = judgement.invoices.map { "\($0.date.iso): \($0.arithmetic)" }
    return .exampleFailed(
      expected: "\(money) set off on \(date.iso)",
      got: invoice.map { "\($0.setOff)" } ?? "no invoice of that day", timeline: known)
  }
}
