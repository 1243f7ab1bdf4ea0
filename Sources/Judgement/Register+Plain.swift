// SPDX-License-Identifier: Apache-2.0
//
// Reads plain events about cases from their bytes, to the same as an event that was read in full.

package import Evidence
import Terms
import WorkingTime

extension Register {
  /// The fact that a plain event tells; nil where it is not plain, or not of the agreement.
  mutating func plainFact(
    _ event: PlainCaseEvent, index: UInt64, of agreement: String
  ) -> Fact? {
    guard event.agreement.hasSameBytes(as: agreement), let kind = CaseEvent(named: event.type)
    else { return nil }
    var fact = Fact(
      time: event.time, index: index,
      caseID: cases.place(of: String(decoding: event.subject, as: UTF8.self)), event: kind)
    var particulars = Particulars()
    event.forEachMember { read($0, into: &fact, &particulars) }
    if kind == .opened { fact.reason = place(of: particulars) ?? fact.reason }
    return fact
  }

  private mutating func read(
    _ member: PlainCaseEvent.Member, into fact: inout Fact, _ particulars: inout Particulars
  ) {
    switch member.value {
    case .bool(let isTrue):
      if fact.event == .severityChanged, PlainCaseEvent.isSame(member.name, "consent") {
        fact.hasConsent = isTrue
      }
    case .text(let text): read(member.name, text, into: &fact, &particulars)
    }
  }

  private mutating func read(
    _ name: PlainCaseEvent.Text, _ text: PlainCaseEvent.Text, into fact: inout Fact,
    _ particulars: inout Particulars
  ) {
    func isNamed(_ expected: StaticString) -> Bool { PlainCaseEvent.isSame(name, expected) }
    if isNamed("actor") {
      fact.actor = EventPattern.Actor(rawValue: String(decoding: text, as: UTF8.self))
    } else if isNamed("side") {
      fact.side = EventPattern.Side(rawValue: String(decoding: text, as: UTF8.self))
    } else {
      let isNeeded =
        switch fact.event {
        case .opened: isNamed("severity") || isNamed("component") || isNamed("site")
        case .severityChanged: isNamed("severity")
        case .paused, .resumed: isNamed("waitingOn")
        case .excused: isNamed("obligation") || isNamed("reason")
        case .voided: isNamed("reason")
        default: false
        }
      guard isNeeded else { return }
      let place = names.place(of: String(decoding: text, as: UTF8.self))
      if isNamed("reason") {
        fact.reason = place
      } else if isNamed("component") {
        particulars.component = place
      } else if isNamed("site") {
        particulars.site = place
      } else {
        fact.name = place
      }
    }
  }
}

extension CaseEvent {
  /// The event of a name without its prefix, such as `case.responded`.
  package init?(named text: PlainCaseEvent.Text) {
    guard let named = Self.named.first(where: { text.hasSameBytes(as: $0.name) }) else {
      return nil
    }
    self = named.kind
  }

  /// Every event with its name.
  private static let named = allCases.map { (name: Array($0.rawValue.utf8), kind: $0) }
}
