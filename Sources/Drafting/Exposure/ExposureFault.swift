// SPDX-License-Identifier: Apache-2.0

package import Money

/// Why the worst case of an agreement cannot be reckoned.
///
/// The checker finds most of it first; amounts beyond 64 bits are found here.
package enum ExposureFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// `what` is a share of a fee, and the agreement names none.
  case shareWithoutFee(String)
  /// A credit of `obligation` is a share of a pool that is not there, or has no share for it.
  case unknownPool(String, obligation: String)
  /// An amount of `what` is too large, or in another currency than the rest.
  case money(String, MoneyFault)

  package var description: String {
    switch self {
    case .shareWithoutFee(let what):
      "\(what) is reckoned by the fee, and the agreement names no fee; add one, or write a sum"
    case .unknownPool(let pool, let obligation):
      "\(obligation) takes its credit from \(pool), which has no share for it; give it one"
    case .money(let what, let fault): "\(what): \(fault)"
    }
  }
}
