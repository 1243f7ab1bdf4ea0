// SPDX-License-Identifier: Apache-2.0

package import Evidence
import Terms
import WorkingTime

/// What happened to the cases of one agreement, as far as judgement needs to know.
///
/// Takes events one at a time, in any order, and keeps a few bytes of each. One history serves
/// judgements at any instant and any size of the log.
package struct History: Sendable {
  /// The agreement whose events it takes, by name.
  package let agreement: String
  /// Facts about cases, in order of arrival.
  var facts: [Fact] = []
  var cases = NameList()
  private(set) var names = NameList()
  /// What openings say beside the severity; a fact's `reason` is a place here.
  private(set) var particulars: [Particulars] = []
  private var particularPlaces: [Particulars: UInt32] = [:]
  /// Facts about what is no case, in order of arrival.
  var standing: [StandingFact] = []
  /// Events that can be judged under no agreement of ours.
  private(set) var refused: [Refusal] = []
  /// Events of types that are not judged.
  private(set) var others: [Other] = []

  /// What a case is about and where it is opened, by their places among the names.
  struct Particulars: Hashable, Sendable {
    var component = Fact.absent
    var site = Fact.absent
  }

  struct Refusal: Sendable {
    let time: Instant
    let setAside: SetAside
  }

  struct Other: Sendable {
    let time: Instant
    let index: UInt64
  }

  /// Nothing happened yet.
  package init(of agreement: String) { self.agreement = agreement }

  /// Everything in a sequence of events.
  package init(of agreement: String, _ events: some Sequence<RecordedEvent>) {
    self.init(of: agreement)
    for event in events { take(event) }
  }

  /// Takes one event.
  ///
  /// What cannot be judged is kept too, with the reason.
  package mutating func take(_ recorded: RecordedEvent) {
    let event = recorded.event
    guard event.agreement == agreement else {
      return refuse(recorded, .otherAgreement(event.agreement))
    }
    guard let kind = Self.kinds[event.type] else {
      if let kind = Self.standingKinds[event.type] { return take(kind, recorded) }
      others.append(Other(time: event.time, index: recorded.index))
      return
    }
    guard let subject = event.subject, !subject.isEmpty else { return refuse(recorded, .noCase) }
    var fact = Fact(
      time: event.time, index: recorded.index, caseID: cases.place(of: subject), event: kind)
    for member in event.data.members { read(member, into: &fact) }
    if kind == .opened { readParticulars(of: event, into: &fact) }
    facts.append(fact)
  }

  /// The place of a name, which is added if it is new.
  mutating func place(ofName name: String) -> UInt32 { names.place(of: name) }

  private mutating func take(_ kind: StandingEvent, _ recorded: RecordedEvent) {
    let fact = Self.standingFact(kind, recorded, cases: &cases, names: &names)
    guard let fact else { return refuse(recorded, .noSubject) }
    standing.append(fact)
  }

  private mutating func readParticulars(of event: Event, into fact: inout Fact) {
    var particulars = Particulars()
    if case .string(let text)? = event.data[Vocabulary.Data.component] {
      particulars.component = names.place(of: text)
    }
    if case .string(let text)? = event.data[Vocabulary.Data.site] {
      particulars.site = names.place(of: text)
    }
    guard particulars != Particulars() else { return }
    if let place = particularPlaces[particulars] {
      fact.reason = place
    } else {
      fact.reason = UInt32(clamping: self.particulars.count)
      self.particulars.append(particulars)
      particularPlaces[particulars] = fact.reason
    }
  }

  private mutating func refuse(_ recorded: RecordedEvent, _ why: SetAside.Why) {
    let setAside = SetAside(index: recorded.index, why: why)
    refused.append(Refusal(time: recorded.event.time, setAside: setAside))
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
