// SPDX-License-Identifier: Apache-2.0

package import Money

/// A layer of cover: what pays the part of a loss between two amounts.
///
/// A loss is one claim, or what the credits of one agreement come to in one month. Layers pay in the
/// order of their attachment, those that attach at the same amount in the order they are declared; only
/// losses in the layer's own currency. What no layer pays stays with the cooperative.
package struct CoverLayer: Hashable, Sendable {
  package let name: String
  /// Whether it pays claims.
  package let paysClaims: Bool
  /// Whether it pays credits.
  package let paysCredits: Bool
  /// The amount of a loss above which it pays; may be zero.
  package let attachment: Money
  /// The most it pays of one loss, more than zero: its upper end less ``attachment``.
  package let limit: Money
  /// The most it pays of all losses of one year, if that is said.
  package let yearlyLimit: Money?
  /// What it costs each year, if anything is said.
  package let premium: Money?
  /// How often its limit is there again in a year after it was used up; nil if that is not counted.
  package let reinstatements: Int?
  /// What it costs to have the whole limit again, as a share of ``premium``.
  package let reinstatementPrice: Percent

  package init(
    name: String, paysClaims: Bool, paysCredits: Bool, attachment: Money, limit: Money,
    yearlyLimit: Money? = nil, premium: Money? = nil, reinstatements: Int? = nil,
    reinstatementPrice: Percent = .zero
  ) {
    self.name = name
    self.paysClaims = paysClaims
    self.paysCredits = paysCredits
    self.attachment = attachment
    self.limit = limit
    self.yearlyLimit = yearlyLimit
    self.premium = premium
    self.reinstatements = reinstatements
    self.reinstatementPrice = reinstatementPrice
  }

  /// The most it pays in one year, by ``yearlyLimit`` and ``reinstatements``; nil if there is no such
  /// limit, or it is larger than any amount of money.
  package var mostEachYear: Money? {
    let times = reinstatements.map { Int64($0) + 1 }
    let product = times.map { limit.minorUnits.multipliedReportingOverflow(by: $0) }
    let restored = product.flatMap { $0.overflow ? nil : $0.partialValue }
    guard let least = [restored, yearlyLimit?.minorUnits].compactMap({ $0 }).min() else {
      return nil
    }
    return Money(minorUnits: least, currency: limit.currency)
  }
}
