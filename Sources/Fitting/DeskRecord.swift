// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// A desk's export as a reading back needs it: its cases, and the names of what they have.
package struct DeskRecord: Sendable {
  /// The first is the opening.
  package let moments: [Moment]
  /// The desk's own words for its states, in the order in which they appear.
  package let states: [State]
  /// The classes that may have a target each, ascending.
  package let classes: [String]
  /// By opening, then by name.
  package let cases: [DeskCase]
  /// On whose clocks the desk's hours are read.
  package let zone: Zone
  /// On rows of which states the flag turned from one verdict to the other, ascending by state.
  package let turns: [(state: String, count: Int)]

  /// A state of the desk.
  package struct State: Hashable, Sendable {
    package let name: String
    /// Whom a case in it waits on, in the words of the pledge language: `the adopter`.
    package let waitsOn: String?
    /// Whether the work on a case in it is done, though it may not be closed.
    package let isDone: Bool

    package init(_ name: String, waitsOn: String? = nil, isDone: Bool = false) {
      self.name = name
      self.waitsOn = waitsOn
      self.isDone = isDone
    }
  }

  /// A record; cases without an opening are left out.
  package init(
    moments: [Moment], states: [State] = [], classes: [String], cases: [DeskCase], zone: Zone,
    turns: [(state: String, count: Int)] = []
  ) {
    self.moments = moments
    self.states = states
    self.classes = classes
    self.cases = cases.filter { $0.moments.first.flatMap { $0 } != nil }
      .sorted { ($0.opened, $0.name) < ($1.opened, $1.name) }
    self.zone = zone
    self.turns = turns
  }

  /// The latest instant that any case shows, due dates left out; nil where there are no cases.
  package var lastInstant: Instant? {
    cases.lazy.flatMap { desk in
      desk.moments.lazy.compactMap { $0 } + desk.stays.lazy.map(\.from)
    }.max()
  }
}
