// SPDX-License-Identifier: Apache-2.0

extension CompoundDistribution {
  /// The law of the sum of as many losses as a frequency says, with steps chosen so that the grid holds it.
  ///
  /// The first grid reaches twelve deviations above the mean; it is made twice as wide until the verdict finds nothing
  /// beyond it, at most forty times. What is found in the end, also that the steps are too wide for so few
  /// points, stands in the verdict.
  package init(
    suited frequency: Frequency, of claim: ClaimLaw, in room: inout Spectrum
  ) throws(AggregateFault) {
    guard frequency.isLaw, claim.isLaw else { throw .notALaw }
    let points = Double(room.plan.points / 2)
    let loss = Cumulants(moments: (claim.moment(1), claim.moment(2), claim.moment(3)))
    let sum = Cumulants(count: frequency.cumulants, loss: loss)
    let typical = claim.severity.quantile(0.999)
    var reach = sum.first + 12 * sum.deviation
    if !(reach < .infinity) { reach = 100 * max(1, frequency.mean) * typical }
    if !(reach > 0) { reach = 1 }
    if claim.limit < .infinity { reach = max(reach, claim.limit * (1 + 2 / points)) }
    var step = Self.dividing(claim.limit, reach / points)
    // A shape that wider steps no longer mend is as good as it gets.
    var coarse: CompoundDistribution?
    for _ in 0..<40 {
      let law = try CompoundDistribution(frequency, of: claim, step: step, in: &room)
      if let coarse, law.verdict.skewnessError > coarse.verdict.skewnessError {
        self = coarse
        return
      }
      if law.verdict.isSound {
        self = law
        return
      }
      coarse = law.verdict.finding == .coarse ? law : nil
      step *= 2
    }
    try self.init(frequency, of: claim, step: step, in: &room)
  }

  /// The least step not below a width that divides the limit, where there is one of some size.
  private static func dividing(_ limit: Double, _ width: Double) -> Double {
    guard limit < .infinity, limit >= width else { return width }
    return limit / (limit / width).rounded(.down)
  }
}
