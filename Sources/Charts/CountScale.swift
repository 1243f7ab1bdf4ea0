// SPDX-License-Identifier: Apache-2.0

/// An axis of counts from nought, divided at round numbers.
struct CountScale: Sendable {
  /// The marked counts, ascending from 0; the last is the end of the axis.
  let ticks: [Int128]
  /// The count at the end of the axis; at least 1.
  let top: Int128

  /// An axis that reaches the largest count in at most four steps of 1, 2 or 5 times a power of ten.
  init(reaching largest: Int128) {
    let goal = max(1, largest)
    var (power, factor): (Int128, Int128) = (1, 1)
    while power * factor * 4 < goal {
      switch factor {
      case 1: factor = 2
      case 2: factor = 5
      default: (power, factor) = (power * 10, 1)
      }
    }
    let step = power * factor
    let steps = (goal + step - 1) / step
    ticks = (0...steps).map { $0 * step }
    top = steps * step
  }
}
