// SPDX-License-Identifier: Apache-2.0

import Evidence
import FrankpledgeTesting
import Testing
import WorkingTime

@Suite struct PersonStatementTests {
  static let moment = try! Instant(rfc3339: "2026-03-06T16:10:00Z")
  static let matters: [PersonStatement.Matter] = [
    .consent(obligation: "respond", caseName: nil),
    .consent(obligation: "respond", caseName: "INC-7"), .acceptance(caseName: "INC-7"),
    .pause(caseName: "INC-7", waitingOn: .adopter),
    .pause(caseName: "INC-7", waitingOn: .thirdParty),
    .excuse(caseName: "INC 7", obligation: "restore", reason: "we asked: wait, please"),
    .severity(caseName: "INC-7", severity: "S3"),
    .withdrawal(of: .consent(obligation: "respond", caseName: nil)),
    .withdrawal(of: .acceptance(caseName: "INC-7")),
    .withdrawal(of: .pause(caseName: "INC-7", waitingOn: .adopter)),
  ]

  static func statement(
    _ matter: PersonStatement.Matter, log: String = "example.org/guild",
    agreement: String = "north-bank", person: String = "jo@north-bank.example"
  ) throws(StatementFault) -> PersonStatement {
    try PersonStatement(matter, log: log, agreement: agreement, person: person, moment: moment)
  }

  @Test func `a statement reads as what is said, and is written as the format has it`() throws {
    let text = try Self.statement(.pause(caseName: "INC-7", waitingOn: .adopter)).text
    #expect(
      text == """
        frankpledge-statement/v1
        For the adopter I agree that case INC-7 waits on the adopter.

        kind: pause
        log: example.org/guild
        agreement: north-bank
        case: INC-7
        waiting-on: adopter
        person: jo@north-bank.example
        role: adopter
        moment: 2026-03-06T16:10:00Z

        """)
  }

  @Test func `every kind is read back as it was`() throws {
    for matter in Self.matters {
      let statement = try Self.statement(matter)
      #expect(try PersonStatement(parsing: statement.bytes) == statement)
    }
    #expect(Set(Self.matters.map { try? Self.statement($0).text }).count == Self.matters.count)
  }

  @Test
  func
    `no bit of a statement can be changed to another statement that says the same kind of thing`()
    throws
  {
    // A change may give another statement, which the signature does not fit; never the same one.
    for matter in Self.matters {
      let statement = try Self.statement(matter)
      for bit in 0..<(statement.bytes.count * 8) {
        var changed = statement.bytes
        changed[bit / 8] ^= 1 << (bit % 8)
        let read = try? PersonStatement(parsing: changed)
        #expect(read != statement, "bit \(bit)")
        if let read { #expect(read.bytes == changed, "bit \(bit)") }
      }
    }
  }

  @Test func `what could be taken for something else cannot be said`() throws {
    let cases: [(PersonStatement.Matter, StatementFault)] = [
      (.acceptance(caseName: ""), .badValue("case")),
      (.acceptance(caseName: "a\nb"), .badValue("case")),
      (.acceptance(caseName: " a"), .badValue("case")),
      (.acceptance(caseName: "a\u{202E}b"), .badValue("case")),
      (.acceptance(caseName: "a\u{200B}b"), .badValue("case")),
      (.acceptance(caseName: String(repeating: "x", count: 257)), .badValue("case")),
      (.severity(caseName: "a", severity: "\u{7}"), .badValue("severity")),
      (
        .withdrawal(of: .excuse(caseName: "a", obligation: "b", reason: "c")),
        .notWithdrawable("excuse")
      ),
    ]
    for (matter, fault) in cases { #expect(throws: fault) { _ = try Self.statement(matter) } }
    let fine = PersonStatement.Matter.acceptance(caseName: "a")
    for person in ["", "jo smith", "*", "jo,ann", "!jo", "\"jo\"", "jö@x"] {
      #expect(throws: StatementFault.badPerson) { _ = try Self.statement(fine, person: person) }
    }
    #expect(throws: StatementFault.badValue("log")) { _ = try Self.statement(fine, log: "a b") }
    #expect(throws: StatementFault.badValue("agreement")) {
      _ = try Self.statement(fine, agreement: "North")
    }
  }

  @Test func `a text that is edited is refused, with the line`() throws {
    let text = try Self.statement(.pause(caseName: "INC-7", waitingOn: .adopter)).text
    let cases: [(String, StatementFault)] = [
      (text.replacing("waits on the adopter", with: "waits on nobody"), .notCanonical(line: 2)),
      (text.replacing("role: adopter", with: "role: member"), .notCanonical(line: 10)),
      (text.replacing(":00Z", with: ":00.000Z"), .notCanonical(line: 11)),
      (text + "\n", .notCanonical(line: 12)), ("x" + text, .otherFormat),
      (text.replacing("kind: pause", with: "kind: gift"), .badValue("kind")),
      (text.replacing("waiting-on: adopter", with: "waiting-on: us"), .badValue("kind")),
      (text + "note: more\n", .notCanonical(line: 12)),
    ]
    for (edited, fault) in cases {
      #expect(throws: fault, "\(edited)") { _ = try PersonStatement(parsing: Array(edited.utf8)) }
    }
  }
}
