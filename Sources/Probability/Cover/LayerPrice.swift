// SPDX-License-Identifier: Apache-2.0

/// What a layer of each loss pays on average, and what it should cost, by the law of the losses.
///
/// Amounts are in the unit of the severity; limits in force as in ``LossLayer``.
package struct LayerPrice: Hashable, Sendable {
  /// The mean number of losses that reach the layer.
  package let hits: Double
  /// The mean of what the layer pays in the period.
  package let expectedPayment: Double
  /// The mean of the part of it that must be restored at a premium.
  package let expectedRestored: Double
  /// The pure premium: paid at once, it and the mean of the reinstatement premiums are worth the mean payment.
  package let purePremium: Double
  /// Whether the grid held the law of what the layer pays; nil where no grid was needed.
  package let verdict: GridVerdict?

  /// The price of a layer.
  ///
  /// Without a limit for the period everything is in closed form. With one, the sum of the layer's payments is put on
  /// a grid: `E[min(S, capacity)]`, and `E[min(S, restored)]` for the reinstatements.
  ///
  /// - Parameters:
  ///   - capacity: The most the layer pays in the period.
  ///   - restored: The most that is restored: the limit times the reinstatements.
  ///   - share: What a full reinstatement costs, as a share of the premium.
  package init(
    _ frequency: Frequency, of severity: SeverityLaw, attachment: Double, limit: Double,
    capacity: Double = .infinity, restored: Double = 0, share: Double = 0, points: Int = 16_384
  ) throws(AggregateFault) {
    let claim = ClaimLaw(severity, retention: attachment, limit: limit)
    guard claim.isLaw, frequency.isLaw, capacity >= 0, restored >= 0, share >= 0 else {
      throw .notALaw
    }
    hits = frequency.mean * severity.exceedance(attachment)
    guard capacity < .infinity || restored > 0 else {
      expectedPayment = frequency.mean * claim.mean
      expectedRestored = 0
      purePremium = expectedPayment
      verdict = nil
      return
    }
    let step = try Self.step(frequency, claim, points: points)
    let sum = try CompoundDistribution(frequency, of: claim, step: step, points: points)
    expectedPayment = capacity < .infinity ? sum.limitedMean(capacity) : sum.cumulants.first
    expectedRestored = restored > 0 ? sum.limitedMean(restored) : 0
    purePremium =
      limit < .infinity && limit > 0
      ? expectedPayment / (1 + share * expectedRestored / limit) : expectedPayment
    verdict = sum.verdict
  }

  /// Steps so wide that the grid reaches twelve deviations above the mean, and divide the limit where they can.
  private static func step(
    _ frequency: Frequency, _ claim: ClaimLaw, points: Int
  ) throws(AggregateFault) -> Double {
    let loss = Cumulants(moments: (claim.moment(1), claim.moment(2), claim.moment(3)))
    let sum = Cumulants(count: frequency.cumulants, loss: loss)
    let reach = sum.first + 12 * sum.deviation + (claim.limit < .infinity ? claim.limit : 0)
    guard reach > 0, reach < .infinity, points >= 64 else { throw .badGrid }
    let width = reach / Double(points)
    guard claim.limit < .infinity, claim.limit >= width else { return width }
    return claim.limit / (claim.limit / width).rounded(.down)
  }
}
