// SPDX-License-Identifier: Apache-2.0

/// How a law of losses is put on a grid of equal steps.
package enum Discretisation: Hashable, Sendable {
  /// Each loss is split between its two neighbours on the grid so that its mean stays as it is.
  case meanPreserving
  /// Each loss goes to the nearest point of the grid.
  case rounding

  /// The probabilities at 0, step, 2·step and so on, at most `count` of them; what lies beyond is left out.
  package func probabilities(of claim: ClaimLaw, step: Double, count: Int) -> [Double] {
    // From the limit on there is nothing.
    let reach = min(Double(count), (claim.limit / step).rounded(.up) + 1)
    let kept = Int(reach)
    guard kept > 0 else { return [] }
    switch self {
    case .meanPreserving: return Self.preserving(claim, step, kept)
    case .rounding:
      return (0..<kept).map { place in
        let middle = Double(place) * step
        let below = place == 0 ? 1 : claim.exceedance(middle - step / 2)
        return below - claim.exceedance(middle + step / 2)
      }
    }
  }

  /// `f_j = (2E_j - E_{j-1} - E_{j+1})/step` with the limited means E.
  private static func preserving(_ claim: ClaimLaw, _ step: Double, _ kept: Int) -> [Double] {
    let means = limitedMeans(claim, step, kept + 1)
    let scale = 1 / step
    return [Double](unsafeUninitializedCapacity: kept) { probabilities, filled in
      means.withUnsafeBufferPointer { means in
        probabilities[0] = 1 - means[1] * scale
        for place in 1..<max(1, kept) {
          probabilities[place] =
            ((means[place] - means[place - 1]) - (means[place + 1] - means[place])) * scale
        }
      }
      filled = kept
    }
  }

  private static func limitedMeans(_ claim: ClaimLaw, _ step: Double, _ count: Int) -> [Double] {
    guard claim.retention == 0 else {
      return (0..<count).map { claim.limitedMean(Double($0) * step) }
    }
    var means = claim.severity.limitedMeans(step: step, count: count)
    let most = claim.limit < .infinity ? claim.mean : .infinity
    for place in means.indices.reversed() {
      guard Double(place) * step >= claim.limit else { break }
      means[place] = most
    }
    return means
  }
}
