// SPDX-License-Identifier: Apache-2.0

package import Money
package import WorkingTime

/// Why an agreement cannot be judged at all, though it was checked.
package enum JudgementFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// A target in business days does not say where in its last day it ends.
  case unclearDayEnd(obligation: String)
  /// A credit is a share of a fee the agreement does not have.
  case shareWithoutFee(obligation: String)
  /// A credit cannot be reckoned.
  case credit(obligation: String, MoneyFault)
  /// The limit of liability goes by a fee the agreement does not have.
  case limitWithoutFee
  /// What the limit of liability leaves cannot be reckoned.
  case limit(MoneyFault)
  /// The hours of a calendar cannot be laid out.
  case hours(calendar: String, OpenTimeFault)
  /// More duties, exclusions and powers stop clocks than can be told apart.
  case tooManyInterrupters(limit: Int)
  /// What recurs was owed more often than is judged.
  case tooManyOccurrences(obligation: String, limit: Int)

  package var description: String {
    switch self {
    case .unclearDayEnd(let obligation):
      "the target of '\(obligation)' counts business days and does not say where the last one ends;"
        + " write 'by end of day' or 'at the same time'"
    case .shareWithoutFee(let obligation):
      "the credit of '\(obligation)' is a share of the fee, and the agreement has no fee;"
        + " add a fee clause"
    case .credit(let obligation, let fault):
      "the credit of '\(obligation)' cannot be reckoned: \(fault)"
    case .limitWithoutFee:
      "the limit of liability goes by the fee, and the agreement has no fee; add a fee clause"
    case .limit(let fault): "the limit of liability cannot be reckoned: \(fault)"
    case .hours(let calendar, let fault):
      "the hours of '\(calendar)' cannot be laid out: \(fault)"
    case .tooManyInterrupters(let limit):
      "more than \(limit) duties, exclusions and powers stop clocks; join some of them"
    case .tooManyOccurrences(let obligation, let limit):
      "'\(obligation)' was owed more than \(limit) times; close the cases that are over, or judge an"
        + " earlier instant"
    }
  }
}
