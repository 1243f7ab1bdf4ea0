// SPDX-License-Identifier: Apache-2.0

import Evidence
import FrankpledgeTesting
import Testing
import WorkingTime

@testable import Judgement
@testable import Terms

@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct JudgementChangeTests {
  private static let lines = [
    "2026-03-02 10:00 7 opened S2", "2026-03-02 10:30 8 opened S2",
    "2026-03-02 13:30 8 responded", "2026-03-03 16:00 8 restored",
    // Recorded later: a late answer, an excuse, a case that is new.
    "2026-03-02 11:00 7 responded",
    "2026-03-04 09:00 8 excused respond by-adopter: the bank had closed its gate",
    "2026-03-04 10:00 9 opened S2",
  ]

  private func change(
    since size: Int, knownAt: Int? = nil, was: String = "2026-03-04 12:00",
    asOf: String = "2026-03-04 12:00", _ lines: [String] = Self.lines
  ) throws -> JudgementChange {
    let agreement = try AgreementText.agreement()
    let story = try Story(lines)
    let before = try story.judged(asOf: was, agreement, knownAt: size)
    let passed = try story.judged(asOf: asOf, agreement, knownAt: size)
    let after = try story.judged(asOf: asOf, agreement, knownAt: knownAt)
    return JudgementChange(before: before, passed: passed, restated: passed, after: after)
  }

  @Test func `what changed is told with what it was and why`() throws {
    let text = JudgementChangeReport(try change(since: 4)).text
    #expect(
      text == """
        north-bank, as known at 4 entries of the log and at 7
        Both judged as of Wed 2026-03-04 12:00 GMT.
        At 4 entries the log had come to Tue 2026-03-03 16:00 GMT; what happened before and was recorded later is late.
        Of verdicts, powers and credits 2 are not what they were, 2 are new, 1 is there no more.

        respond for case 7
          was  breached, S2, due Mon 2026-03-02 12:00 GMT, credit EUR 400
          is   met, S2, due Mon 2026-03-02 12:00 GMT, done Mon 2026-03-02 11:00 GMT
          why  event 4, case.responded 7, Mon 2026-03-02 11:00 GMT: late

        respond for case 8
          was  breached, S2, due Mon 2026-03-02 12:30 GMT, done Mon 2026-03-02 13:30 GMT, credit EUR 400
          is   excused, S2, due Mon 2026-03-02 12:30 GMT, done Mon 2026-03-02 13:30 GMT
          why  event 5, case.excused 8, Wed 2026-03-04 09:00 GMT: a correction

        respond for case 9
          was  nothing
          is   pending, S2, due Wed 2026-03-04 12:00 GMT
          why  event 6, case.opened 9, Wed 2026-03-04 10:00 GMT: new

        restore for case 9
          was  nothing
          is   pending, S2, due Thu 2026-03-05 09:30 GMT
          why  event 6, case.opened 9, Wed 2026-03-04 10:00 GMT: new

        credits for respond in 2026-03
          was  EUR 800, applied
          is   nothing any more
          why  what it counts changed: respond for case 7, respond for case 8

        """)
  }

  @Test func `every line of JSON is canonical`() throws {
    let lines = JudgementChangeTable(try change(since: 4)).jsonLines
      .split(separator: UInt8(ascii: "\n"))
    #expect(lines.count == 6)
    for line in lines {
      #expect(try JSONValue(parsing: Array(line)).canonicalBytes == Array(line))
    }
    #expect(
      String(decoding: lines[0], as: UTF8.self) == """
        {"agreement":"north-bank","asOf":"2026-03-04T12:00:00Z","changes":5,\
        "format":"frankpledge-change/1","knownAt":7,"record":"change","since":4,\
        "sinceAsOf":"2026-03-04T12:00:00Z","sinceReached":"2026-03-03T16:00:00Z"}
        """)
    #expect(
      String(decoding: lines[1], as: UTF8.self) == """
        {"after":{"attained":null,"credit":null,"due":"2026-03-02T12:00:00Z",\
        "fulfilled":"2026-03-02T11:00:00Z","severity":"S2","state":"met"},\
        "before":{"attained":null,"credit":{"currency":"EUR","minorUnits":40000},\
        "due":"2026-03-02T12:00:00Z","fulfilled":null,"severity":"S2","state":"breached"},\
        "causes":[{"cause":"event","index":4,"kind":"late","subject":"7",\
        "time":"2026-03-02T11:00:00Z","type":"case.responded"}],"record":"changed",\
        "subject":{"case":"7","obligation":"respond"}}
        """)
  }

  @Test func `what time alone changes is told apart`() throws {
    let change = try change(since: 4, was: "2026-03-02 11:30", asOf: "2026-03-04 12:00")
    let seven = try #require(
      change.items.first { $0.subject == .ofCase("7", obligation: "restore") })
    #expect(seven.before?.state == "pending" && seven.after?.state == "breached")
    #expect(seven.causes.count == 1)
    guard case .passage? = seven.causes.first else {
      Issue.record("\(seven.causes)")
      return
    }
    // An answer that was told late: time breached it, and the event took that back.
    let respond = try #require(
      change.items.first { $0.subject == .ofCase("7", obligation: "respond") })
    #expect(respond.causes.count == 2)
  }

  @Test func `nothing changed is said`() throws {
    let change = try change(since: 7)
    #expect(change.items.isEmpty)
    #expect(JudgementChangeReport(change).lines.last == "Nothing changed.")
  }

  /// Each cause is one: without the events told, what changed would be another or as it was.
  @Test(arguments: 0..<2 as Range<UInt64>)
  func `causes account for what changed`(seed: UInt64) throws {
    let agreement = try Everything.agreement()
    let events = try Everything.history(seed).events
    let asOf = try #require(try Everything.instants(seed).last)
    let since = UInt64(events.count - 12)
    let history = History(of: agreement.name, events)
    let before = try Judgement(of: agreement, asOf: asOf, knownAt: since, history: history)
    let after = try Judgement(of: agreement, asOf: asOf, knownAt: .max, history: history)
    let change = JudgementChange(before: before, passed: before, restated: before, after: after)
    #expect(!change.items.isEmpty)
    var tried = 0
    for item in change.items {
      #expect(!item.causes.isEmpty, "seed \(seed): \(item.subject.text)")
      for case .event(let event) in item.causes {
        #expect(event.index >= since)
        #expect(events.contains { $0.index == event.index && $0.event.time == event.time })
      }
      guard tried < 3, item.before != nil, case .ofCase = item.subject else { continue }
      tried += 1
      let told = Set(
        item.causes.compactMap { if case .event(let event) = $0 { event.index } else { nil } })
      let without = try Judgement(
        of: agreement, asOf: asOf, knownAt: .max,
        events: events.filter { !told.contains($0.index) })
      let ledger = JudgementChange.Ledger(without)
      #expect(ledger.told[item.subject] != item.after, "seed \(seed): \(item)")
    }
  }

  /// What was given at a size of the log is given for ever, byte for byte, however the log grows.
  @Test(arguments: [1] as [UInt64])
  func `a growing log gives at each size what it gave`(seed: UInt64) throws {
    let agreement = try Everything.agreement()
    let events = try Everything.history(seed).events
    let asOf = try #require(try Everything.instants(seed).dropFirst().first)
    var history = History(of: agreement.name)
    var given: [(size: UInt64, bytes: [UInt8])] = []
    for (place, event) in events.enumerated() {
      history.take(event)
      guard place % 40 == 39 else { continue }
      let size = UInt64(place + 1)
      let judgement = try Judgement(of: agreement, asOf: asOf, knownAt: size, history: history)
      given.append((size, VerdictTable(judgement).jsonLines))
    }
    for (size, bytes) in given {
      let judgement = try Judgement(of: agreement, asOf: asOf, knownAt: size, history: history)
      #expect(VerdictTable(judgement).jsonLines == bytes, "seed \(seed), size \(size)")
    }
    #expect(Set(given.map(\.bytes)).count > given.count / 2)
  }
}
