// SPDX-License-Identifier: Apache-2.0
//
// Turns what an example tells into events.

import Evidence
import Terms
import WorkingTime

extension ExampleRun {
  static func instant(_ time: CivilDateTime, _ zone: Zone) -> Instant {
    zone.resolve(time).instant(reading: time, in: zone)
  }

  /// The event of something that happens to a case.
  static func event(
    _ happening: ExampleHappening, at time: Instant, index: Int, _ agreement: Agreement
  ) -> RecordedEvent {
    var data = who(happening.actor, happening.side)
    if let severity = happening.severity {
      data[Vocabulary.Data.severity] = .string(severity.value)
    }
    if let component = happening.component {
      data[Vocabulary.Data.component] = .string(component.value)
    }
    if let site = happening.site { data[Vocabulary.Data.site] = .string(site.value) }
    if happening.consent { data[Vocabulary.Data.consent] = .bool(true) }
    if let cause = happening.waitingOn?.value { data[Vocabulary.Data.waitingOn] = .string(cause) }
    if let obligation = happening.obligation {
      data[Vocabulary.Data.obligation] = .string(obligation.value)
    }
    if let reason = happening.reason { data[Vocabulary.Data.reason] = .string(reason) }
    return recorded(
      happening.event.rawValue, time, happening.caseNumber, data, index: index, agreement)
  }

  /// The event of something that happens to what is no case.
  static func event(
    _ occurrence: ExampleOccurrence, at time: Instant, index: Int, _ agreement: Agreement
  ) -> RecordedEvent {
    var data = who(occurrence.actor, occurrence.side)
    if let rating = occurrence.rating { data[Vocabulary.Data.rating] = .string(rating.rawValue) }
    if let component = occurrence.component {
      data[Vocabulary.Data.component] = .string(component.value)
    }
    if let name = occurrence.caseNumber, occurrence.event != .caseAgreed {
      data[Vocabulary.Data.caseName] = .string(name)
    }
    if let obligation = occurrence.obligation {
      data[Vocabulary.Data.obligation] = .string(obligation.value)
    }
    if let due = occurrence.due {
      data[Vocabulary.Data.due] = .string(instant(due, agreement.zone).rfc3339)
    }
    if let evidence = occurrence.evidence { data[Vocabulary.Data.evidence] = .string(evidence) }
    if occurrence.isAgreedByBoth || [.caseAgreed, .claimAgreed].contains(occurrence.event) {
      data[Vocabulary.Data.agreedByBoth] = .bool(true)
    }
    if let amount = occurrence.amount?.value {
      data[Vocabulary.Data.amount] = .string("\(amount)")
    }
    if let heading = occurrence.heading { data[Vocabulary.Data.heading] = .string(heading.value) }
    if let month = occurrence.month {
      data[Vocabulary.Data.month] = .string(String(month.start.iso.prefix(7)))
    }
    return recorded(
      occurrence.event.rawValue, time, occurrence.subject.value, data, index: index, agreement)
  }

  private static func who(
    _ actor: EventPattern.Actor, _ side: EventPattern.Side
  ) -> JSONObject {
    [
      Vocabulary.Data.actor: .string(actor.rawValue),
      Vocabulary.Data.side: .string(side.rawValue),
    ]
  }

  private static func recorded(
    _ type: String, _ time: Instant, _ subject: String, _ data: JSONObject, index: Int,
    _ agreement: Agreement
  ) -> RecordedEvent {
    let event = Event(
      id: "\(index)", source: "/example", type: Vocabulary.prefix + type, time: time,
      agreement: agreement.name, subject: subject, data: data)
    return RecordedEvent(index: UInt64(index), event: event)
  }
}
