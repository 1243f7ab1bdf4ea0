// SPDX-License-Identifier: Apache-2.0

/// The look of a part of a chart: a colour and a hatching, so that it is told apart without colour.
///
/// Every colour has a contrast of at least 4.5:1 to white (WCAG 2.2, 1.4.11 asks for 3:1).
package enum Tone: String, CaseIterable, Hashable, Sendable {
  /// Solid blue: kept, met, ran.
  case favourable
  /// Rust-red diagonals: breached, late.
  case adverse
  /// Grey dots: pending, waiting.
  case undecided
  /// Green crossed lines: excused, not counted.
  case excused
  /// Purple upright lines: anything further.
  case further
  /// Ochre level lines: anything else.
  case other

  var colour: String {
    switch self {
    case .favourable: "#1F6896"
    case .adverse: "#B03A06"
    case .undecided: "#5C5C5C"
    case .excused: "#2C6E49"
    case .further: "#6B4590"
    case .other: "#7A5C00"
    }
  }

  /// The strokes of one tile of the hatching and the tile's size; nil for a solid fill.
  var hatching: (size: Int, strokes: String)? {
    switch self {
    case .favourable: nil
    case .adverse: (6, "M-1.5 1.5L1.5 -1.5M0 6L6 0M4.5 7.5L7.5 4.5")
    case .undecided: (5, "M1.5 2.5H3.5")
    case .excused: (6, "M0 0L6 6M0 6L6 0")
    case .further: (5, "M2.5 0V5")
    case .other: (5, "M0 2.5H5")
    }
  }
}
