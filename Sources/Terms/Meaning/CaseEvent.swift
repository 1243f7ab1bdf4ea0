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

/// What happened, to a case or to something else.
package enum EventName: Hashable, Sendable {
  case ofCase(CaseEvent)
  case standing(StandingEvent)

  /// The event of a name in the vocabulary without its prefix, such as `case.responded`.
  package init?(_ name: String) {
    if let event = CaseEvent(rawValue: name) {
      self = .ofCase(event)
    } else if let event = StandingEvent(rawValue: name) {
      self = .standing(event)
    } else {
      return nil
    }
  }

  /// Its name in the vocabulary without the prefix.
  package var text: String {
    switch self {
    case .ofCase(let event): event.rawValue
    case .standing(let event): event.rawValue
    }
  }

  /// The events that can count as an act, in the words of a definition; longer before shorter.
  package static let phrases: [(phrase: String, value: EventName)] = [
    ("a case responded to", .ofCase(.responded)), ("a case acknowledged", .ofCase(.acknowledged)),
    ("a case updated", .ofCase(.updated)), ("a case worked around", .ofCase(.workedAround)),
    ("a case restored", .ofCase(.restored)), ("a case resolved", .ofCase(.resolved)),
    ("a case closed", .ofCase(.closed)), ("an advisory mitigated", .standing(.advisoryMitigated)),
    ("an advisory disclosed", .standing(.advisoryDisclosed)),
    ("an advisory fixed", .standing(.advisoryFixed)),
    ("an advisory warned of", .standing(.advisoryWarned)),
    ("an advisory notified", .standing(.advisoryNotified)),
    ("an advisory concluded", .standing(.advisoryConcluded)),
    ("an incident warned of", .standing(.incidentWarned)),
    ("an incident notified", .standing(.incidentNotified)),
    ("an incident reported", .standing(.incidentReported)),
    ("an incident concluded", .standing(.incidentConcluded)),
    ("an incident mitigated", .standing(.incidentMitigated)),
    ("a request answered", .standing(.requestAnswered)),
  ]

  /// As a definition says it, or the name where it has no words for it.
  package var words: String { Self.phrases.first { $0.value == self }?.phrase ?? text }

  /// Every name there is.
  package static let allNames =
    CaseEvent.allCases.map(\.rawValue) + StandingEvent.allCases.map(\.rawValue)
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

  package let event: EventName
  package let actor: Actor?
  package let side: Side?

  package init(event: EventName, actor: Actor? = nil, side: Side? = nil) {
    self.event = event
    self.actor = actor
    self.side = side
  }

  package init(event: CaseEvent, actor: Actor? = nil, side: Side? = nil) {
    self.init(event: .ofCase(event), actor: actor, side: side)
  }

  /// Whether an event counts; who acted must be in evidence where the pattern names them.
  package func matches(_ event: EventName, by actor: Actor?, of side: Side?) -> Bool {
    self.event == event && (self.actor == nil || self.actor == actor)
      && (self.side == nil || self.side == side)
  }

  /// As the language writes it.
  package var text: String {
    event.words + (actor.map { " by a \($0.rawValue)" } ?? "")
      + (side.map { " of the \($0.rawValue)" } ?? "")
  }
}
