// SPDX-License-Identifier: Apache-2.0

package import Money

/// The worst that can happen to a purse in some time, and how it comes to that.
package struct Worst: Hashable, Sendable {
  package let amount: Amount
  /// The time in which it is worst, the earliest of several: `March 2027`, or `April 2026 to
  /// March 2027`.
  ///
  /// Empty where the time does not matter.
  package let when: String
  /// How it comes to that, step by step with the arithmetic; empty for nothing.
  package let path: [Step]

  /// How much it is.
  package enum Amount: Hashable, Sendable {
    /// No breach costs anything.
    case nothing
    case atMost(Money)
    /// Nothing bounds it; the reason says what is missing, as a clause without a full stop.
    case unlimited(reason: String)
  }

  /// One step on the way: a sentence, and what it adds or holds the whole at.
  package struct Step: Hashable, Sendable {
    package let words: String
    /// Nil where there is no bound.
    package let amount: Money?

    package init(_ words: String, _ amount: Money?) {
      self.words = words
      self.amount = amount
    }
  }

  package init(amount: Amount, when: String = "", path: [Step] = []) {
    self.amount = amount
    self.when = when
    self.path = path
  }

  static let nothing = Worst(amount: .nothing)
}

extension Worst.Amount: CustomStringConvertible {
  /// `EUR 4,000`, `nothing`, or `without limit`.
  package var description: String {
    switch self {
    case .nothing: "nothing"
    case .atMost(let money): "\(money)"
    case .unlimited: "without limit"
    }
  }

  /// The money, nought for nothing; nil without limit.
  package func money(in currency: Currency) -> Money? {
    switch self {
    case .nothing: .zero(currency)
    case .atMost(let money): money
    case .unlimited: nil
    }
  }
}
