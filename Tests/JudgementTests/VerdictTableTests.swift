// SPDX-License-Identifier: Apache-2.0

import Evidence
import Testing
import WorkingTime

@testable import Judgement

@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct VerdictTableTests {
  private func judgement(_ seed: UInt64) throws -> Judgement {
    let story = try JudgementTests.history(seed)
    return try story.judged(asOf: "2026-04-05 12:00", AgreementText.agreement())
  }

  @Test(arguments: 0..<6 as Range<UInt64>)
  func `every line is canonical JSON`(seed: UInt64) throws {
    let judgement = try judgement(seed)
    let lines = VerdictTable(judgement).jsonLines.split(separator: UInt8(ascii: "\n"))
    #expect(lines.count == 1 + judgement.verdicts.count + judgement.setAside.count)
    for line in lines {
      let value = try JSONValue(parsing: Array(line))
      #expect(value.canonicalBytes == Array(line))
    }
  }

  @Test func `names from outside stay canonical`() throws {
    var story = try Story()
    let time = try London.instant("2026-03-02 10:00")
    let name = "a\"b\\c\u{1}\u{7F}\n😀\u{E9}"
    story.append(
      type: "org.frankpledge.case.opened", time: time, subject: name,
      data: ["severity": .string("S1")])
    let judgement = try story.judged(asOf: "2026-03-02 10:00", AgreementText.agreement())
    let lines = VerdictTable(judgement).jsonLines.split(separator: UInt8(ascii: "\n"))
    for line in lines { #expect(try JSONValue(parsing: Array(line)).canonicalBytes == Array(line)) }
    guard case .object(let object) = try JSONValue(parsing: Array(lines[1])) else {
      Issue.record("no object")
      return
    }
    #expect(object["case"] == .string(name))
  }

  @Test func `the bytes of a judgement`() throws {
    let story = try Story([
      "2026-03-06 16:10 7 opened S2", "2026-03-09 09:41 7 responded", "2026-03-09 09:42 7 closed",
      "2026-03-09 09:43 7 closed",
    ])
    let agreement = try AgreementText.agreement(AgreementText.respond)
    let judgement = try story.judged(asOf: "2026-03-10 10:00", agreement)
    let lines = String(decoding: VerdictTable(judgement).jsonLines, as: UTF8.self)
      .split(separator: "\n").map(String.init)
    #expect(
      lines == [
        #"{"agreement":"north-bank","asOf":"2026-03-10T10:00:00Z","cases":1,"#
          + #""counts":{"breached":1,"excused":0,"met":0,"pending":0,"void":0},"#
          + #""credits":[{"arithmetic":"1 × 2% × EUR 20,000 = EUR 400; at most 5% × EUR 20,000"#
          + #" = EUR 1,000","breaches":1,"cap":{"currency":"EUR","minorUnits":100000},"#
          + #""month":"2026-03","obligation":"respond","owed":{"currency":"EUR","#
          + #""minorUnits":40000},"uncapped":{"currency":"EUR","minorUnits":40000}}],"#
          + #""events":3,"format":"frankpledge-verdicts/1","knownAt":4,"otherEvents":0,"#
          + #""record":"judgement","setAside":1,"zone":"Europe/London","zoneData":"test"}"#,
        #"{"case":"7","clock":{"closedMilliseconds":228600000,"lateMilliseconds":60000,"#
          + #""ranMilliseconds":7200000,"settledMilliseconds":0,"waitingMilliseconds":0},"#
          + #""credit":{"currency":"EUR","minorUnits":40000},"due":"2026-03-09T09:40:00Z","#
          + #""evidence":[{"index":0,"part":"opened with severity S2"},"#
          + #"{"index":1,"part":"responded"}],"fulfilled":"2026-03-09T09:41:00Z","#
          + #""marginMilliseconds":-60000,"obligation":"respond","#
          + #""opened":"2026-03-06T16:10:00Z","reasons":["#
          + #""Owed for severity S2: response within 2 hours in office.","#
          + #""The time counts from Fri 2026-03-06 16:10 GMT.","#
          + #""The deadline is Mon 2026-03-09 09:40 GMT.","#
          + #""The deadline passed without it: breached.","#
          + #""Done on Mon 2026-03-09 09:41 GMT, 1 min after the deadline: the breach stays."],"#
          + #""record":"verdict","severity":"S2","state":"breached","target":"2 hours in office"}"#,
        #"{"index":3,"reason":"Case 7 is closed already.","record":"setAside"}"#,
      ])
    #expect(
      String(decoding: VerdictTable(judgement).csv, as: UTF8.self) == """
        case,obligation,severity,state,opened,due,fulfilled,margin_seconds,credit,opened_utc,\
        due_utc,fulfilled_utc,subject,attained\r
        7,respond,S2,breached,2026-03-06T16:10:00+00:00,2026-03-09T09:40:00+00:00,\
        2026-03-09T09:41:00+00:00,-60,EUR 400,2026-03-06T16:10:00Z,2026-03-09T09:40:00Z,\
        2026-03-09T09:41:00Z,case 7,\r

        """)
  }

  @Test(arguments: [
    ("7", "7"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("=1+1", "'=1+1"),
    ("-2", "'-2"), ("@x,\"y\"", "\"'@x,\"\"y\"\"\""), ("\tx", "'\tx"), ("a\r\nb", "\"a\r\nb\""),
    ("", ""), ("x=1", "x=1"),
  ])
  func `a field is guarded and quoted`(text: String, field: String) {
    #expect(VerdictTable.field(text) == field)
  }

  @Test func `long tables are handed over in pieces`() throws {
    let story = try Story((0..<400).map { "2026-03-02 10:00 case-\($0) opened S1" })
    let judgement = try story.judged(asOf: "2026-03-10 10:00", AgreementText.agreement())
    var pieces: [[UInt8]] = []
    VerdictTable(judgement).writeJSONLines { (piece: [UInt8]) throws(Never) in pieces.append(piece)
    }
    #expect(pieces.count > 5 && pieces.allSatisfy { $0.count < 2 * VerdictTable.pieceSize })
    #expect(Array(pieces.joined()) == VerdictTable(judgement).jsonLines)
  }
}
