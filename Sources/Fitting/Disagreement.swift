// SPDX-License-Identifier: Apache-2.0

/// A case on which terms and desk differ, with what is known about why.
package struct Disagreement: Hashable, Sendable {
  package let desk: DeskCase
  /// Whether the terms were fitted on other cases than this.
  package let isHeldOut: Bool
  /// What the terms say; nil if they say nothing, because an instant is missing.
  package let terms: Bool?
  /// The time on the clock in milliseconds; nil where it is not known, or dates decide.
  package let elapsed: Int64?
  /// The target it was held against.
  package let target: Int64?
  /// Single changes of the terms under which they would say what the desk says.
  package let remedies: [Remedy]
  /// How long its stop came after another moment, where that is far from what is usual.
  package let unusualLags: [UnusualLag]

  /// A time between two moments of the case, in milliseconds, and what is usual.
  package struct UnusualLag: Hashable, Sendable {
    package let lag: Int64
    package let usual: Fit.Lag
  }

  /// A single change of the terms.
  package enum Remedy: Hashable, Sendable {
    /// The clock stands still in a state, in which it ran for so many milliseconds.
    case pausing(state: Int, time: Int64)
    /// The target of the class in which the case began.
    case firstClass(String)
    /// The clock starts at another moment.
    case start(Int)
    /// The clock stops at another moment.
    case stop(Int)
    /// A target a little longer or shorter, by so many milliseconds.
    case target(by: Int64)
  }
}
