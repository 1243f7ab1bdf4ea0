// SPDX-License-Identifier: Apache-2.0
//
// Reads events about what is no case.

import Evidence
import Money
import Terms
import WorkingTime

extension Register {
  static let standingKinds = Dictionary(
    uniqueKeysWithValues: StandingEvent.allCases.map { (Vocabulary.prefix + $0.rawValue, $0) })

  /// The fact an event about no case tells, or nil if it does not name what it is about.
  mutating func standingFact(
    _ kind: StandingEvent, _ recorded: RecordedEvent
  ) -> StandingFact? {
    let event = recorded.event
    var fact = StandingFact(time: event.time, index: recorded.index, event: kind)
    let subject = event.subject.flatMap { $0.isEmpty ? nil : $0 }
    switch kind {
    // A claim for the credits of a month needs no name of its own.
    case .claimMade, .agreementEnded:
      fact.subject = subject.map { names.place(of: $0) } ?? Fact.absent
    case .caseAgreed:
      guard let subject else { return nil }
      fact.caseID = cases.place(of: subject)
    default:
      guard let subject else { return nil }
      fact.subject = names.place(of: subject)
    }
    for member in event.data.members {
      switch (member.name, member.value) {
      case (Vocabulary.Data.actor, .string(let text)):
        fact.actor = EventPattern.Actor(rawValue: text)
      case (Vocabulary.Data.side, .string(let text)):
        fact.side = EventPattern.Side(rawValue: text)
      case (Vocabulary.Data.rating, .string(let text)):
        fact.rating = AdvisoryRating(rawValue: text)
      case (Vocabulary.Data.component, .string(let text)): fact.component = names.place(of: text)
      case (Vocabulary.Data.evidence, .string(let text)): fact.evidence = names.place(of: text)
      case (Vocabulary.Data.obligation, .string(let text)):
        fact.obligation = names.place(of: text)
      case (Vocabulary.Data.caseName, .string(let text)):
        if kind == .dutyKept || kind == .dutyBroken { fact.caseID = cases.place(of: text) }
      case (Vocabulary.Data.due, .string(let text)): fact.due = try? Instant(rfc3339: text)
      case (Vocabulary.Data.month, .string(let text)): fact.month = Month(parsing: text)
      case (Vocabulary.Data.amount, .string(let text)): fact.amount = try? Money(parsing: text)
      case (Vocabulary.Data.heading, .string(let text)): fact.heading = names.place(of: text)
      case (Vocabulary.Data.agreedByBoth, .bool(let isTrue)): fact.isAgreedByBoth = isTrue
      default: break
      }
    }
    return fact
  }
}
