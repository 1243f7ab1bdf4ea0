// SPDX-License-Identifier: Apache-2.0

/// A statement with the signature over it, and the event that it makes.
///
/// The event is the one that judgement knows for what was said; statement and signature stand in its
/// data, so that whoever has the event can check that a person said so.
package struct SignedStatement: Hashable, Sendable {
  package let statement: PersonStatement
  package let signature: SSHSignature

  /// Puts the two together; whether they fit is for ``check(_:)`` to say.
  package init(_ statement: PersonStatement, signature: SSHSignature) {
    self.statement = statement
    self.signature = signature
  }

  /// What every source of such events begins with; no desk may use it.
  package static let source = "/statements/"

  /// What is embedded in an event; nil if nothing is.
  ///
  /// - Throws: ``SignedStatementFault`` if what is embedded cannot be read, or is another event's.
  ///   Members that a redacted event does not show are not asked for if `isRedacted`.
  package init?(
    embeddedIn event: Event, isRedacted: Bool = false
  ) throws(SignedStatementFault) {
    guard let member = event.data[Vocabulary.Data.signed] else { return nil }
    guard case .object(let object) = member, object.members.count == 2,
      case .string(let text)? = object["statement"],
      case .string(let armored)? = object["signature"]
    else { throw .malformed }
    do throws(StatementFault) { statement = try PersonStatement(parsing: Array(text.utf8)) } catch {
      throw .statement(error)
    }
    do throws(SSHSignatureFault) {
      signature = try SSHSignature(armored: Array(armored.utf8))
    } catch { throw .signature(error) }
    guard Self.isSame(event, self.event, isRedacted: isRedacted) else { throw .otherEvent }
  }

  private static func isSame(_ found: Event, _ made: Event, isRedacted: Bool) -> Bool {
    guard isRedacted else { return found == made }
    var bare = made
    bare.data = found.data
    return found == bare && found.data.members.allSatisfy { made.data[$0.name] == $0.value }
  }

  /// By which line of the allowed signers the signature counts, at the moment of the statement.
  ///
  /// - Throws: ``SignerFault``.
  package func check(_ signers: AllowedSigners) throws(SignerFault) -> AllowedSigners.Entry {
    try signers.check(
      signature, over: statement.bytes, namespace: statement.namespace, by: statement.person,
      at: statement.moment)
  }

  /// The event to record: of the type that judgement knows, at the moment of the statement.
  package var event: Event {
    var data = statement.matter.data
    data[Vocabulary.Data.actor] = .string("person")
    data[Vocabulary.Data.side] = .string(statement.role.side.rawValue)
    data[Vocabulary.Data.signed] = .object([
      "signature": .string(signature.armored), "statement": .string(statement.text),
    ])
    return Event(
      id: Digest(hashing: statement.bytes).hex, source: Self.source + statement.agreement,
      type: statement.matter.eventType, time: statement.moment, agreement: statement.agreement,
      subject: statement.matter.subject, data: data)
  }
}

extension PersonStatement.Matter {
  /// The type of the event that says the same.
  fileprivate var eventType: String {
    switch self {
    case .consent: Vocabulary.obligationConsented
    case .acceptance: Vocabulary.prefix + "case.closed"
    case .pause: Vocabulary.prefix + "case.paused"
    case .excuse: Vocabulary.prefix + "case.excused"
    case .severity: Vocabulary.prefix + "case.severity-changed"
    case .withdrawal(.acceptance): Vocabulary.prefix + "case.reopened"
    case .withdrawal(.pause): Vocabulary.prefix + "case.resumed"
    case .withdrawal: Vocabulary.obligationConsentWithdrawn
    }
  }

  fileprivate var subject: String {
    switch self {
    case .consent(let obligation, _): obligation
    case .acceptance(let caseName), .pause(let caseName, _), .excuse(let caseName, _, _),
      .severity(let caseName, _):
      caseName
    case .withdrawal(let withdrawn): withdrawn.subject
    }
  }

  /// The members that judgement reads.
  fileprivate var data: JSONObject {
    switch self {
    case .consent(_, let caseName):
      var data = JSONObject()
      data[Vocabulary.Data.caseName] = caseName.map(JSONValue.string)
      return data
    case .acceptance: return JSONObject()
    case .pause(_, let wait): return [Vocabulary.Data.waitingOn: .string(wait.rawValue)]
    case .excuse(_, let obligation, let reason):
      return [
        Vocabulary.Data.obligation: .string(obligation), Vocabulary.Data.reason: .string(reason),
      ]
    case .severity(_, let severity):
      return [
        Vocabulary.Data.consent: .bool(true), Vocabulary.Data.severity: .string(severity),
      ]
    case .withdrawal(let withdrawn): return withdrawn.data
    }
  }
}
