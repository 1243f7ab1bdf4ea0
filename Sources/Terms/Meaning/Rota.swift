// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// When somebody of the cooperative is on duty, and who.
package struct Rota: Sendable {
  package let name: String
  /// The agreements it serves; empty for all.
  package let serves: [String]
  package let hours: WorkCalendar
  /// Who has duty in turn, ascending by their start: each holds until the next begins.
  ///
  /// Empty where it is not said who is on duty.
  package let turns: [RotaTurn]

  package init(name: String, serves: [String], hours: WorkCalendar, turns: [RotaTurn] = []) {
    self.name = name
    self.serves = serves
    self.hours = hours
    self.turns = turns
  }
}
