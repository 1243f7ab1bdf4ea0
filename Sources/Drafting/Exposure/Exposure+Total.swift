// SPDX-License-Identifier: Apache-2.0

package import Money

extension Exposure {
  /// The worst case of a cooperative: of all its agreements, each at its worst, as if the worst
  /// months of all were the same.
  package struct Total: Hashable, Sendable {
    /// The agreements of one currency; no rate between currencies is ever guessed.
    package struct Part: Hashable, Sendable {
      /// Nil for agreements that name no amount.
      package let currency: Currency?
      /// Each step of a path is what one agreement contributes.
      package let credits: Spans
      /// The same for liability.
      package let liability: Spans
      /// Fees paid ahead that all who may would have back.
      package let refund: Worst
    }

    /// By currency in the order of the codes, what has none last.
    package let parts: [Part]

    /// Adds up the exposures of agreements, in the order given.
    package init(of exposures: [Exposure]) throws(ExposureFault) {
      let codes = Set(exposures.compactMap(\.currency)).sorted()
      let hasOthers = exposures.contains { $0.currency == nil }
      var parts: [Part] = []
      for currency in codes.map(Optional.some) + (hasOthers ? [nil] : []) {
        let some = exposures.filter { $0.currency == currency }
        func total(_ worst: (Exposure) -> Worst?) throws(ExposureFault) -> Worst {
          try Self.total(some.map { ($0.agreement, worst($0) ?? .nothing) })
        }
        parts.append(
          Part(
            currency: currency,
            credits: Spans(
              month: try total { $0.credits.month },
              twelveMonths: try total { $0.credits.twelveMonths }),
            liability: Spans(
              month: try total { $0.liability.month },
              twelveMonths: try total { $0.liability.twelveMonths }),
            refund: try total { $0.refund }))
      }
      self.parts = parts
    }

    private static func total(_ worst: [(agreement: String, worst: Worst)]) throws(ExposureFault)
      -> Worst
    {
      var sum: Money?
      var steps: [Worst.Step] = []
      var unlimited: [String] = []
      for (agreement, worst) in worst {
        switch worst.amount {
        case .nothing: continue
        case .unlimited(let reason):
          unlimited.append(agreement)
          steps.append(Worst.Step("'\(agreement)' is without limit: \(reason).", nil))
        case .atMost(let money):
          do throws(MoneyFault) { sum = try sum?.adding(money) ?? money } catch {
            throw .money("The exposure of all agreements", error)
          }
          let when = worst.when.isEmpty ? "" : ", in \(worst.when)"
          steps.append(Worst.Step("'\(agreement)' contributes \(money)\(when).", money))
        }
      }
      if !unlimited.isEmpty {
        let verb = unlimited.count == 1 ? "is" : "are"
        let reason = "\(Count.list(unlimited)) \(verb) without limit"
        return Worst(amount: .unlimited(reason: reason), path: steps)
      }
      guard let sum else { return .nothing }
      if steps.count > 1 { steps.append(Worst.Step("Together \(sum).", sum)) }
      return Worst(amount: .atMost(sum), path: steps)
    }
  }
}
