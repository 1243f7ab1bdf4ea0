// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// What is supposed beside what is known: a question of the form "what if".
package struct Scenario: Hashable, Sendable {
  /// Advisories that strike every agreement, each at an instant.
  package var shocks: [Instant] = []
  /// So many times as many cases as the record says; 1 unless something else is supposed.
  package var volume = 1.0
  /// So many times as long as the record says until each stage is reached; 1 unless something else is
  /// supposed.
  package var pace = 1.0

  package init() {}
}
