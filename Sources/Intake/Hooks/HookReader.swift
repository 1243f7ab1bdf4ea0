// SPDX-License-Identifier: Apache-2.0

import Evidence
package import Office
import WorkingTime

/// Reads the calls of one desk by its mapping.
///
/// A function of the call and nothing else: the same call gives the same events, whenever it comes and
/// in whatever order.
package struct HookReader: DeliveryReader {
  private let mapping: HookMapping
  private let secret: String

  /// A reader; `secret` is what the desk signs its calls with.
  ///
  /// - Throws: ``HookSecretFault`` where anybody could guess the secret.
  package init(_ mapping: HookMapping, secret: String) throws(HookSecretFault) {
    try mapping.signature.check(secret: secret)
    self.mapping = mapping
    self.secret = secret
  }

  package func events(in delivery: DeskDelivery) throws(DeliveryRefusal) -> DeliveryReading {
    try mapping.signature.check(delivery, secret: secret)
    return try mapping.events(in: delivery)
  }
}

extension HookMapping {
  /// The deepest body and the largest, in bytes.
  static let mostBytes = 4 << 20

  /// The events of a call whose signature was checked.
  package func events(in delivery: DeskDelivery) throws(DeliveryRefusal) -> DeliveryReading {
    let body: JSONValue
    do throws(JSONFault) {
      body = try JSONValue(parsing: delivery.body, byteLimit: Self.mostBytes)
    } catch {
      throw .unreadable("the body is no JSON: \(error); set the desk to send application/json")
    }
    let call = HookCall(delivery: delivery, body: body)
    guard conditions.allSatisfy({ $0.holds(of: call) }) else {
      return DeliveryReading(
        events: [], notes: ["'when' of the mapping does not hold of this call"])
    }
    let matching = rules.filter { isAbout($0, call) }
    guard !matching.isEmpty else {
      return DeliveryReading(events: [], notes: ["no rule of the mapping is about this call"])
    }
    var events: [Event] = []
    var notes: [String] = []
    for rule in matching {
      // Whatever a mapping says of it, nothing that a machine writes is an answer.
      guard rule.event != "case.responded" || who(rule, call).actor != "machine" else {
        notes.append("[on.\(rule.name)]: a machine wrote it, so it is no answer")
        continue
      }
      let event = try event(rule, call, &notes)
      do throws(EventFault) { _ = try event.checkedCanonicalBytes() } catch {
        throw .unreadable("[on.\(rule.name)]: \(error)")
      }
      events.append(event)
    }
    return DeliveryReading(events: events, notes: notes)
  }

  private func isAbout(_ rule: Rule, _ call: HookCall) -> Bool {
    guard rule.conditions.allSatisfy({ $0.holds(of: call) }) else { return false }
    let who = who(rule, call)
    switch rule.by {
    case nil: return true
    case .machine: return who.actor == "machine"
    case .cooperative, .adopter: return who.actor != "machine" && who.side == rule.by?.rawValue
    }
  }

  private func event(
    _ rule: Rule, _ call: HookCall, _ notes: inout [String]
  ) throws(DeliveryRefusal) -> Event {
    let subject = rule.subject ?? self.subject
    guard let caseName = one(subject, of: call), caseName.utf8.count <= Self.longestCase else {
      throw .unreadable("[on.\(rule.name)]: '\(subject.text)' gives no name of a case")
    }
    guard let text = one(rule.time, of: call), let time = times.instant(text) else {
      throw .unreadable("[on.\(rule.name)]: '\(rule.time.text)' is no time of the forms in [times]")
    }
    var id = caseName
    for path in rule.id {
      guard let text = one(path, of: call) else {
        throw .unreadable("[on.\(rule.name)]: '\(path.text)' is not there, or not one text")
      }
      id += "/" + text
    }
    return Event(
      id: "\(id)/\(rule.name)", source: source, type: Vocabulary.prefix + rule.event,
      time: time, agreement: agreement, subject: caseName, data: data(rule, call, &notes))
  }

  private func data(_ rule: Rule, _ call: HookCall, _ notes: inout [String]) -> JSONObject {
    let who = who(rule, call)
    var data: [JSONObject.Member] = [
      who.actor.map { .init(Vocabulary.Data.actor, .string($0)) },
      who.side.map { .init(Vocabulary.Data.side, .string($0)) },
    ].compactMap { $0 }
    if ["case.opened", "case.severity-changed"].contains(rule.event), let severity {
      let path = rule.severity ?? severity.path
      let names = path.texts(in: call).compactMap { severity.names.name(of: $0) }
      if let name = names.first ?? severity.names.nameOfNothing {
        data.append(.init(Vocabulary.Data.severity, .string(name)))
      } else {
        notes.append("[on.\(rule.name)]: '\(path.text)' names no severity of the mapping")
      }
    }
    if let waitingOn = rule.waitingOn {
      data.append(.init(Vocabulary.Data.waitingOn, .string(waitingOn)))
    }
    if let reason = rule.reason { data.append(.init(Vocabulary.Data.reason, .string(reason))) }
    if rule.consent { data.append(.init(Vocabulary.Data.consent, .bool(true))) }
    if let sequence = rule.sequence ?? sequence, let count = one(sequence, of: call) {
      data.append(.init(Self.sequenceKey, .string(count)))
    }
    // Names are constants of ours, each used once.
    return (try? JSONObject(data)) ?? JSONObject()
  }

  /// In the data: the desk's own count, by which calls of the same moment follow one another.
  static let sequenceKey = "sequence"

  private func one(_ path: HookPath, of call: HookCall) -> String? {
    let texts = path.texts(in: call)
    return texts.count == 1 && texts.first?.isEmpty == false ? texts.first : nil
  }

  /// Who acted, as far as the call and the mapping tell.
  ///
  /// A machine that is not named is of no side.
  private func who(_ rule: Rule, _ call: HookCall) -> (actor: String?, side: String?) {
    guard let who, let name = one(rule.who ?? who.path, of: call) else {
      return (rule.actor, rule.side)
    }
    let isMachine = who.machines.contains { $0.matches(name) }
    let side =
      who.adopter.contains { $0.matches(name) }
      ? "adopter"
      : who.cooperative.contains { $0.matches(name) }
        ? "cooperative"
        : isMachine ? nil : who.side
    return (isMachine ? "machine" : rule.actor ?? who.actor, rule.side ?? side)
  }
}
