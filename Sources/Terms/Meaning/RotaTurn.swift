// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// People who take turns on a rota, one after another and round again.
package struct RotaTurn: Hashable, Sendable {
  /// The names of the members, in the order of their turns; never empty.
  package let members: [String]
  /// How many days each turn lasts, at least 1.
  package let days: Int
  /// When the first turn begins, on the clocks of the rota's zone; every hand-over is at this time
  /// of day.
  package let start: CivilDateTime

  package init(members: [String], days: Int, start: CivilDateTime) {
    self.members = members
    self.days = days
    self.start = start
  }
}
