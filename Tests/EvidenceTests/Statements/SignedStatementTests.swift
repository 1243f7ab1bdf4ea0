// SPDX-License-Identifier: Apache-2.0

import Evidence
import Testing
import WorkingTime

@Suite struct SignedStatementTests {
  static let key = SSHSigningKey(seed: Array(0..<32))!

  static func signed(_ matter: PersonStatement.Matter) throws -> SignedStatement {
    let statement = try PersonStatementTests.statement(matter)
    let signature = try #require(key.sign(statement.bytes, namespace: statement.namespace))
    return SignedStatement(statement, signature: signature)
  }

  static let signers = try! AllowedSigners(
    Array("jo@north-bank.example \(key.publicKey.line)\n".utf8))

  @Test func `each kind becomes the event that judgement knows`() throws {
    let expected = [
      "obligation.consented respond", "obligation.consented respond", "case.closed INC-7",
      "case.paused INC-7", "case.paused INC-7", "case.excused INC 7",
      "case.severity-changed INC-7", "obligation.consent-withdrawn respond", "case.reopened INC-7",
      "case.resumed INC-7",
    ]
    for (matter, words) in zip(PersonStatementTests.matters, expected) {
      let event = try Self.signed(matter).event
      #expect("\(event.type.dropFirst(16)) \(event.subject ?? "")" == words)
      #expect(throws: Never.self) { _ = try event.checkedCanonicalBytes() }
      #expect(event.time == PersonStatementTests.moment)
    }
  }

  @Test func `what is embedded is found again, and counts for the person who signed`() throws {
    for matter in PersonStatementTests.matters {
      let signed = try Self.signed(matter)
      let event = try Event(parsing: signed.event.canonicalBytes)
      #expect(try SignedStatement(embeddedIn: event) == signed)
      #expect(throws: Never.self) { _ = try signed.check(Self.signers) }
    }
  }

  @Test func `an event that says another thing than its statement is refused`() throws {
    let signed = try Self.signed(.pause(caseName: "INC-7", waitingOn: .adopter))
    let changes: [(String, (inout Event) -> Void)] = [
      ("subject", { $0.subject = "INC-8" }), ("agreement", { $0.agreement = "south-bank" }),
      ("time", { $0.time = Instant(milliseconds: 0) }), ("type", { $0.type += "x" }),
      ("wait", { $0.data["waitingOn"] = .string("third-party") }),
      ("more", { $0.data["reason"] = .string("because") }), ("id", { $0.id = "1" }),
      ("side", { $0.data["side"] = .string("cooperative") }),
    ]
    for (name, change) in changes {
      var event = signed.event
      change(&event)
      #expect(throws: SignedStatementFault.otherEvent, "\(name)") {
        _ = try SignedStatement(embeddedIn: event)
      }
    }
  }

  @Test func `of a redacted event what is shown must fit, and what is not is not asked for`() throws
  {
    var event = try Self.signed(.pause(caseName: "INC-7", waitingOn: .adopter)).event
    event.data["waitingOn"] = nil
    #expect(throws: SignedStatementFault.otherEvent) {
      _ = try SignedStatement(embeddedIn: event)
    }
    #expect(try SignedStatement(embeddedIn: event, isRedacted: true) != nil)
    event.data["waitingOn"] = .string("third-party")
    #expect(throws: SignedStatementFault.otherEvent) {
      _ = try SignedStatement(embeddedIn: event, isRedacted: true)
    }
    event.data["signed"] = nil
    #expect(try SignedStatement(embeddedIn: event, isRedacted: true) == nil)
  }

  @Test func `a signature for one purpose does not count for another, nor over another statement`()
    throws
  {
    let pause = try Self.signed(.pause(caseName: "INC-7", waitingOn: .adopter))
    let other = try PersonStatementTests.statement(.acceptance(caseName: "INC-7"))
    let moved = SignedStatement(other, signature: pause.signature)
    #expect(
      throws: SignerFault.otherPurpose(
        found: "pause@frankpledge.org", expected: "acceptance@frankpledge.org")
    ) { _ = try moved.check(Self.signers) }
    let elsewhere = try PersonStatementTests.statement(
      pause.statement.matter, agreement: "south-bank")
    let replayed = SignedStatement(elsewhere, signature: pause.signature)
    #expect(throws: SignerFault.doesNotFit(key: Self.key.publicKey.fingerprint)) {
      _ = try replayed.check(Self.signers)
    }
    let late = try AllowedSigners(
      Array(
        "jo@north-bank.example valid-before=\"20260301Z\" \(Self.key.publicKey.line)\n".utf8))
    #expect(throws: SignerFault.self) { _ = try pause.check(late) }
  }

  @Test func `signers are read back as they were stated`() throws {
    let stated = SignersStatement(side: .adopter, path: "people/x", text: "# nobody\n")
    #expect(SignersStatement(data: stated.data) == stated)
    var data = stated.data
    data["more"] = .bool(true)
    #expect(SignersStatement(data: data) == nil)
    data = stated.data
    data["side"] = .string("judge")
    #expect(SignersStatement(data: data) == nil)
  }
}
