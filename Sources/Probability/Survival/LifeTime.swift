// SPDX-License-Identifier: Apache-2.0

/// How long something took, or has taken so far.
package struct LifeTime: Hashable, Sendable {
  /// In any unit, 0 or more.
  package let duration: Double
  /// Whether it came to its end; what is still open is known to take longer than this.
  package let hasEnded: Bool

  /// Open since just now, which says nothing.
  package static let none = LifeTime()

  private init() {
    duration = 0
    hasEnded = false
  }

  /// Nil unless the duration is a number of 0 or more.
  package init?(_ duration: Double, hasEnded: Bool) {
    guard duration >= 0, duration < .infinity else { return nil }
    self.duration = duration
    self.hasEnded = hasEnded
  }
}
