// SPDX-License-Identifier: Apache-2.0

/// A layer of cover: what it pays of a loss, and how often; amounts in minor units.
package struct LossLayer: Hashable, Sendable {
  /// What is compared with the attachment.
  package enum Basis: Hashable, Sendable {
    /// Each loss by itself.
    case eachLoss
    /// The running total, over the period, of what the layers before left unpaid.
    case period
  }

  /// What the layer is called where it is declared.
  package let name: String
  /// Whether each loss or the total of the period is compared with the attachment.
  package let basis: Basis
  /// The amount from which the layer pays.
  package let attachment: Int64
  /// The most it pays of one loss, or, over a period, of the total.
  package let limit: Int64
  /// The most it pays in a period, whatever the reinstatements.
  package let aggregateLimit: Int64
  /// How many times the limit is restored after it is used up; nil for without end.
  package let reinstatements: Int64?
  /// What each full reinstatement costs, in millionths of the premium.
  package let reinstatementShare: Int64
  /// The premium of the period.
  package let premium: Int64

  /// A layer; nil where an amount is below 0.
  package init?(
    name: String, basis: Basis = .eachLoss, attachment: Int64, limit: Int64,
    aggregateLimit: Int64 = .max, reinstatements: Int64? = nil, reinstatementShare: Int64 = 0,
    premium: Int64 = 0
  ) {
    let amounts = [
      attachment, limit, aggregateLimit, reinstatements ?? 0, reinstatementShare, premium,
    ]
    guard amounts.allSatisfy({ $0 >= 0 }) else { return nil }
    self.name = name
    self.basis = basis
    self.attachment = attachment
    self.limit = limit
    self.aggregateLimit = aggregateLimit
    self.reinstatements = reinstatements
    self.reinstatementShare = reinstatementShare
    self.premium = premium
  }

  /// The most the layer pays in a period.
  package var capacity: Int64 {
    guard basis == .eachLoss else { return min(limit, aggregateLimit) }
    guard let reinstatements else { return aggregateLimit }
    let (times, overflows) = reinstatements.addingReportingOverflow(1)
    let (whole, overflowsToo) = limit.multipliedReportingOverflow(by: times)
    return overflows || overflowsToo ? aggregateLimit : min(whole, aggregateLimit)
  }

  /// What must be paid to restore the limit after so much has been paid in the period.
  ///
  /// In proportion to the part restored, rounded half up; the last limit is not restored.
  package func reinstatementPremium(afterPaying paid: Int64) -> Int64 {
    guard basis == .eachLoss, limit > 0, let reinstatements, paid > 0 else { return 0 }
    let (most, overflows) = limit.multipliedReportingOverflow(by: reinstatements)
    let restored = overflows ? paid : min(paid, most)
    // premium · share · restored / (limit · 1,000,000), with the products in 128 bits.
    let perMillion = Self.rounded(premium, times: reinstatementShare, over: 1_000_000)
    return Self.rounded(perMillion, times: restored, over: limit)
  }

  /// A product over a divisor, rounded half up; as much as fits where it is more.
  static func rounded(_ amount: Int64, times factor: Int64, over divisor: Int64) -> Int64 {
    let product = Int128(amount) * Int128(factor)
    let half = (2 * product + Int128(divisor)) / (2 * Int128(divisor))
    return Int64(clamping: half)
  }
}
