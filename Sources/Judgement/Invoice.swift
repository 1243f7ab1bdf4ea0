// SPDX-License-Identifier: Apache-2.0

package import Money
package import WorkingTime

/// One invoice of the fee, less the credits that are set off against it.
package struct Invoice: Hashable, Sendable {
  /// The day it is written: the first of what it is for.
  package let date: CivilDate
  /// The last day it is for.
  package let through: CivilDate
  /// The fee, rounded once.
  package let fee: Money
  /// What of the credits owed by then is set off.
  package let setOff: Money
  /// What is left to pay.
  package let due: Money
  /// How it was reckoned.
  package let arithmetic: String
}

/// What is paid back of a fee paid ahead.
package struct Refund: Hashable, Sendable {
  /// Rounded once, half to even.
  package let amount: Money
  /// How it was reckoned: `EUR 30,000 × 61 of 92 days = EUR 19,891.30`.
  package let arithmetic: String
}
