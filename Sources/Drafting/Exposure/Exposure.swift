// SPDX-License-Identifier: Apache-2.0

package import Money
package import Terms

/// The worst case of an agreement for the cooperative: in credits, in liability, and in fees to be
/// given back, with the path that reaches each.
///
/// What counts, and when, is written down in docs/language/exposure.md.
package struct Exposure: Hashable, Sendable {
  /// The name of the agreement.
  package let agreement: String
  /// The one currency of the agreement; nil where it names no amount.
  package let currency: Currency?
  /// What breaches cost by themselves.
  package let credits: Spans
  /// What claims can cost; with the credits, where the limit of liability does not count them.
  package let liability: Spans
  /// The fees paid ahead that the largest invoice covers, where somebody may end the agreement and
  /// have them back.
  package let refund: Worst?

  /// A worst case for each of the two times it is told for.
  package struct Spans: Hashable, Sendable {
    /// In one calendar month of the agreement's zone.
    package let month: Worst
    /// In twelve calendar months that follow one another.
    package let twelveMonths: Worst

    package init(month: Worst, twelveMonths: Worst) {
      self.month = month
      self.twelveMonths = twelveMonths
    }
  }

  /// Reckons the worst case of an agreement.
  package init(of agreement: Agreement) throws(ExposureFault) {
    self.agreement = agreement.name
    let agreement = agreement.prolonged
    let credits = try CreditExposure(agreement)
    let liability = LiabilityExposure(agreement, credits.fees)
    currency = credits.currency ?? liability.currency
    let month = try liability.held(try credits.worst(inMonths: 1))
    let year = try liability.held(try credits.worst(inMonths: 12))
    self.credits = Spans(month: month, twelveMonths: year)
    self.liability = Spans(
      month: try liability.worst(beside: month), twelveMonths: try liability.worst(beside: year))
    refund = try liability.refund()
  }
}

extension CreditExposure {
  /// The worst of all stretches of so many months, with its path.
  ///
  /// What a limit of liability leaves of it is for ``LiabilityExposure/held(_:)`` to say.
  func worst(inMonths length: Int) throws(ExposureFault) -> Worst {
    do throws(MoneyFault) {
      let window = try window(inMonths: length)
      if window.cost == 0 { return .nothing }
      let path = CreditPath(credits: self, window: window)
      let steps = try path.steps()
      let when = Self.when(window)
      guard let money = try money(window.cost) else {
        let reason = "nothing caps the credits of \(Count.list(try path.unbounded()))"
        return Worst(amount: .unlimited(reason: reason), when: when, path: steps)
      }
      return Worst(amount: .atMost(money), when: when, path: steps)
    } catch { throw .money("The credits", error) }
  }

  private static func when(_ window: WorstWindow) -> String {
    let first = CalendarMonth(number: window.start)
    if window.length == 1 { return "\(first)" }
    return "\(first) to \(CalendarMonth(number: window.start + window.length - 1))"
  }
}
