// SPDX-License-Identifier: Apache-2.0

/// The things that happen to a case, in the words of the language.
///
/// The names are those of the evidence vocabulary without its prefix; a test in Judgement holds the
/// two lists together.
package enum CaseEvent: String, CaseIterable, Hashable, Sendable {
  case opened = "case.opened"
  case acknowledged = "case.acknowledged"
  case responded = "case.responded"
  case updated = "case.updated"
  case workedAround = "case.worked-around"
  case restored = "case.restored"
  case resolved = "case.resolved"
  case closed = "case.closed"
  case reopened = "case.reopened"
  case severityChanged = "case.severity-changed"
  case paused = "case.paused"
  case resumed = "case.resumed"
  case excused = "case.excused"
  case voided = "case.voided"
  case noted = "case.noted"
}

/// An event that counts as an act, with who must have done it.
///
/// Where a definition names an actor or a side, evidence that does not say who acted does not count:
/// nothing is assumed in favour of the party that owes.
package struct EventPattern: Hashable, Sendable {
  /// Who acted.
  package enum Actor: String, Hashable, Sendable { case person, machine }
  /// Whose side the one who acted is on.
  package enum Side: String, Hashable, Sendable { case cooperative, adopter }

  package let event: CaseEvent
  package let actor: Actor?
  package let side: Side?

  package init(event: CaseEvent, actor: Actor? = nil, side: Side? = nil) {
    self.event = event
    self.actor = actor
    self.side = side
  }

  /// As the language writes it.
  package var text: String {
    event.rawValue + (actor.map { " by a \($0.rawValue)" } ?? "")
      + (side.map { " of the \($0.rawValue)" } ?? "")
  }
}
