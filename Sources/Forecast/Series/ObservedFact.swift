// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// Something that happened in a series, with the instant at which one could know it.
///
/// Exports fill in later what happened earlier; without the second instant a backtest reads the future.
package struct ObservedFact: Hashable, Sendable {
  /// What happened.
  package enum Kind: Hashable, Sendable {
    /// The series is watched from here on.
    case watched
    /// The series is not watched from here on.
    case left
    /// One came: a case, an outage.
    case came
    /// A promise of the series was decided: met or missed.
    case decided(met: Bool)
  }

  /// The series: a class, a service, an agreement.
  package let series: String
  package let kind: Kind
  /// When it happened.
  package let at: Instant
  /// When it was known; not before it happened.
  package let known: Instant

  /// A fact; one that is known before it happens counts as known when it happens.
  package init(_ kind: Kind, in series: String, at: Instant, known: Instant? = nil) {
    self.series = series
    self.kind = kind
    self.at = at
    self.known = max(at, known ?? at)
  }
}
