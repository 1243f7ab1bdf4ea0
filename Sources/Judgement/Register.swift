// SPDX-License-Identifier: Apache-2.0

import Evidence
import Terms
import WorkingTime

/// The names that events tell, each kept once, and what events come to when they are read with them.
///
/// It is all that reading an event needs, so that whoever folds events one by one need not keep them.
struct Register: Sendable {
  /// Of cases.
  var cases = NameList()
  /// Of everything else.
  var names = NameList()
  /// What openings say beside the severity; a fact's `reason` is a place here.
  private(set) var particulars: [Particulars] = []
  private var particularPlaces: [Particulars: UInt32] = [:]

  /// What a case is about and where it is opened, by their places among the names.
  struct Particulars: Hashable, Sendable {
    var component = Fact.absent
    var site = Fact.absent
  }

  /// What an event comes to.
  enum Reading: Sendable {
    case fact(Fact)
    case standing(StandingFact)
    /// It can be judged under no agreement of ours.
    case refused(SetAside.Why)
    /// Its type is not judged.
    case other
  }

  /// Reads an event under an agreement.
  mutating func read(_ recorded: RecordedEvent, of agreement: String) -> Reading {
    let event = recorded.event
    guard event.agreement == agreement else { return .refused(.otherAgreement(event.agreement)) }
    guard let kind = Self.kinds[event.type] else {
      guard let kind = Self.standingKinds[event.type] else { return .other }
      return standingFact(kind, recorded).map { .standing($0) } ?? .refused(.noSubject)
    }
    guard let subject = event.subject, !subject.isEmpty else { return .refused(.noCase) }
    var fact = Fact(
      time: event.time, index: recorded.index, caseID: cases.place(of: subject), event: kind)
    for member in event.data.members { read(member, into: &fact) }
    if kind == .opened { readParticulars(of: event, into: &fact) }
    return .fact(fact)
  }

  /// The same names, without those of cases.
  func withoutCases() -> Register {
    var register = self
    register.cases = NameList()
    return register
  }

  /// Forgets the name of a case: its place is given to another.
  mutating func forget(caseID: UInt32) { cases.remove(caseID) }

  private mutating func readParticulars(of event: Event, into fact: inout Fact) {
    var particulars = Particulars()
    if case .string(let text)? = event.data[Vocabulary.Data.component] {
      particulars.component = names.place(of: text)
    }
    if case .string(let text)? = event.data[Vocabulary.Data.site] {
      particulars.site = names.place(of: text)
    }
    fact.reason = place(of: particulars) ?? fact.reason
  }

  /// The place of what an opening says, which is added if it is new; nil if it says nothing.
  mutating func place(of particulars: Particulars) -> UInt32? {
    guard particulars != Particulars() else { return nil }
    if let place = particularPlaces[particulars] { return place }
    let place = UInt32(clamping: self.particulars.count)
    self.particulars.append(particulars)
    particularPlaces[particulars] = place
    return place
  }

  private static let kinds = Dictionary(
    uniqueKeysWithValues: CaseEvent.allCases.map { (Vocabulary.prefix + $0.rawValue, $0) })

  /// What a member says, if it is one that the event's type has; a value of the wrong type says
  /// nothing.
  private mutating func read(_ member: JSONObject.Member, into fact: inout Fact) {
    switch (member.name, member.value) {
    case (Vocabulary.Data.actor, .string(let text)):
      fact.actor = EventPattern.Actor(rawValue: text)
    case (Vocabulary.Data.side, .string(let text)):
      fact.side = EventPattern.Side(rawValue: text)
    case (Vocabulary.Data.consent, .bool(let isTrue)):
      fact.hasConsent = isTrue && fact.event == .severityChanged
    case (Vocabulary.Data.reason, .string(let text)):
      if fact.event == .excused || fact.event == .voided { fact.reason = names.place(of: text) }
    case (let name, .string(let text)) where name == Self.nameMember(of: fact.event):
      fact.name = names.place(of: text)
    default: break
    }
  }

  /// The member whose value names something of the agreement.
  private static func nameMember(of event: CaseEvent) -> String? {
    switch event {
    case .opened, .severityChanged: Vocabulary.Data.severity
    case .paused, .resumed: Vocabulary.Data.waitingOn
    case .excused: Vocabulary.Data.obligation
    default: nil
    }
  }
}
