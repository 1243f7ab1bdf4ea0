// SPDX-License-Identifier: Apache-2.0

/// Whether a grid holds the law that was put on it, found by comparing its moments with those in closed form.
package struct GridVerdict: Hashable, Sendable {
  /// What is wrong, the worst first.
  package enum Finding: Hashable, Sendable {
    /// So much came around the circle of the transform that the mean is off: no figure can be trusted.
    case aliasing
    /// A part of the probability lies beyond the grid: what lies there has no quantile.
    case defective
    /// The steps are too wide for the law: its moments are not kept.
    case coarse
    /// Nothing.
    case sound
  }

  /// The worst that was found.
  package let finding: Finding
  /// The probability beyond the grid.
  package let missing: Double
  /// By how much the mean, with what lies beyond the grid, is off; as a share of it.
  package let meanError: Double
  /// By how much the coefficient of variation is off, as a share of it.
  package let variationError: Double
  /// By how much the skewness is off, as a share of it.
  package let skewnessError: Double

  /// Compares what is on the circle of the transform, of which the grid is the first part, with the closed form.
  ///
  /// - Parameters:
  ///   - right: The cumulants in closed form; those that are infinite are not compared.
  ///   - gridMean: The mean that the law of one loss has on the grid asks for; it differs from the right one
  ///     where the grid does not preserve it.
  package init(missing: Double, found: Cumulants, right: Cumulants, gridMean: Double) {
    func off(_ found: Double, _ right: Double) -> Double {
      guard right.isFinite, right != 0 else { return 0 }
      return abs(found / right - 1)
    }
    self.missing = max(0, missing)
    meanError = off(found.first, right.first)
    variationError = off(found.variation, right.variation)
    skewnessError = off(found.skewness, right.skewness)
    let isAliasing = off(found.first, gridMean) > 1e-6
    let isCoarse = meanError > 1e-4 || variationError > 1e-3 || skewnessError > 1e-2
    finding =
      isAliasing
      ? .aliasing
      : missing > 1e-6 || !right.first.isFinite ? .defective : isCoarse ? .coarse : .sound
  }

  /// Whether the figures can be used as they are.
  package var isSound: Bool { finding == .sound }

  /// The verdict in words.
  package var words: String {
    switch finding {
    case .aliasing:
      "aliasing: the grid is far too short, its mean is off; choose wider steps or more points"
    case .defective:
      "defective: a share of \(missing) lies beyond the grid; choose wider steps or more points"
    case .coarse: "coarse: the steps are too wide to keep the law's shape; choose narrower ones"
    case .sound: "sound"
    }
  }
}
