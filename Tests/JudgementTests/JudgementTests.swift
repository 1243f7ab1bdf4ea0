// SPDX-License-Identifier: Apache-2.0

import Evidence
import FrankpledgeTesting
import Testing
import WorkingTime

@testable import Judgement
@testable import Terms

/// What holds for every judgement, over random histories of many cases.
@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct JudgementTests {
  /// A history with everything in it, wanted or not, in an order that is not that of time.
  static func history(_ seed: UInt64, cases: Int = 12, events: Int = 140) throws -> Story {
    var random = SeededNumbers(seed: seed)
    var story = try Story()
    let start = try London.instant("2026-03-25 08:00")
    for number in 0..<events {
      let minute = Int64.random(in: 0...20_000, using: &random)
      let isOpening = number < cases
      let event = isOpening ? CaseEvent.opened : CaseEvent.allCases.randomElement(using: &random)
      var data: JSONObject = [:]
      data["severity"] = .string("S\(Int.random(in: 1...3, using: &random))")
      data["waitingOn"] = .string(Bool.random(using: &random) ? "adopter" : "third-party")
      data["obligation"] = .string(Bool.random(using: &random) ? "respond" : "restore")
      data["reason"] = .string("because")
      data["consent"] = .bool(.random(using: &random))
      data["actor"] = .string(Int.random(in: 0..<5, using: &random) > 0 ? "person" : "machine")
      data["side"] = .string(Int.random(in: 0..<5, using: &random) > 0 ? "cooperative" : "adopter")
      story.append(
        type: "org.frankpledge." + (event ?? .noted).rawValue,
        time: Instant(
          milliseconds: start.milliseconds + (isOpening ? minute / 8 : minute) * 60_000),
        subject: "c\(isOpening ? number : Int.random(in: 0..<cases, using: &random))", data: data)
    }
    return story
  }

  private func instants(_ seed: UInt64) throws -> [Instant] {
    var random = SeededNumbers(seed: seed + 1_000)
    let start = try London.instant("2026-03-25 08:00")
    return (0..<8).map { _ in
      Instant(milliseconds: start.milliseconds + .random(in: 0...1_300_000_000, using: &random))
    }.sorted()
  }

  @Test(arguments: 0..<12 as Range<UInt64>)
  func `arrival in another order gives the same bytes`(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed + 2_000)
    let agreement = try AgreementText.agreement()
    let story = try Self.history(seed)
    let asOf = try #require(try instants(seed).last)
    let told = try Judgement(of: agreement, asOf: asOf, knownAt: .max, events: story.events)
    let shuffled = try Judgement(
      of: agreement, asOf: asOf, knownAt: .max, events: story.events.shuffled(using: &random))
    #expect(VerdictTable(told).jsonLines == VerdictTable(shuffled).jsonLines)
    #expect(VerdictTable(told).csv == VerdictTable(shuffled).csv)
    let seen = story.events.count { $0.event.time <= asOf }
    #expect(told.setAside.count + told.eventCount == seen)
  }

  @Test(arguments: 0..<12 as Range<UInt64>)
  func `what is later is as if it were not there`(seed: UInt64) throws {
    let agreement = try AgreementText.agreement()
    let story = try Self.history(seed)
    for asOf in try instants(seed) {
      let whole = try Judgement(of: agreement, asOf: asOf, knownAt: 100, events: story.events)
      let seen = story.events.filter { $0.event.time <= asOf && $0.index < 100 }
      let part = try Judgement(of: agreement, asOf: asOf, knownAt: 100, events: seen)
      #expect(VerdictTable(whole).jsonLines == VerdictTable(part).jsonLines)
    }
  }

  @Test(arguments: 0..<12 as Range<UInt64>)
  func `a breach stays until it is excused or void`(seed: UInt64) throws {
    let agreement = try AgreementText.agreement()
    let story = try Self.history(seed)
    let history = History(of: "north-bank", story.events)
    var before: [Verdict] = []
    for asOf in try instants(seed) {
      let now = try Judgement(of: agreement, asOf: asOf, knownAt: .max, history: history).verdicts
      for old in before {
        let new = try #require(now.first { $0.place == old.place })
        switch old.state {
        case .breached:
          #expect([.breached, .excused, .void].contains(new.state))
          #expect(new.due == old.due && new.severity == old.severity)
        case .excused: #expect([.excused, .void].contains(new.state))
        case .pending, .met, .void: #expect(new.opened >= old.opened)
        }
      }
      before = Array(now)
    }
  }

  @Test(arguments: 0..<12 as Range<UInt64>)
  func `states agree with their instants`(seed: UInt64) throws {
    let agreement = try AgreementText.agreement()
    let story = try Self.history(seed)
    for asOf in try instants(seed) {
      let judgement = try Judgement(of: agreement, asOf: asOf, knownAt: .max, events: story.events)
      for verdict in judgement.verdicts {
        switch verdict.state {
        case .pending:
          #expect(verdict.due.map { $0 >= asOf } ?? true)
          #expect(verdict.fulfilled == nil)
        case .met: #expect(verdict.margin.map { $0 >= 0 } == true)
        case .breached:
          #expect(verdict.due.map { $0 < asOf } == true)
          #expect(verdict.fulfilled == nil || verdict.margin.map { $0 < 0 } == true)
          #expect(verdict.credit != nil)
        case .excused, .void: #expect(verdict.credit == nil)
        }
      }
      #expect(judgement.credits.map(\.breaches).reduce(0, +) == judgement.tally.breached)
      #expect(judgement.tally.total == judgement.verdicts.count)
    }
  }

  @Test func `events of other agreements and events without a case are set aside`() throws {
    var story = try Story(["2026-03-02 10:00 7 opened S1"])
    let time = try London.instant("2026-03-02 10:01")
    story.append(
      type: "org.frankpledge.case.responded", time: time, subject: "7", agreement: "south-bank")
    story.append(type: "org.frankpledge.case.responded", time: time, subject: nil)
    story.append(type: "org.frankpledge.case.responded", time: time, subject: "")
    story.append(type: "org.frankpledge.agreement.terms", time: time, subject: nil)
    story.append(type: "com.example.case.responded", time: time, subject: "7")
    let judgement = try story.judged(asOf: "2026-03-02 10:10", AgreementText.agreement())
    #expect(
      judgement.setAside.map(\.why) == [.otherAgreement("south-bank"), .noCase, .noCase])
    #expect(judgement.eventCount == 1 && judgement.otherCount == 2 && judgement.caseCount == 1)
    let before = try story.judged(asOf: "2026-03-02 10:00", AgreementText.agreement())
    #expect(before.setAside.isEmpty && before.otherCount == 0)
  }

  @Test func `values of the wrong type say nothing`() throws {
    var story = try Story(["2026-03-02 10:00 7 opened S1"])
    let time = try London.instant("2026-03-02 10:01")
    let data: JSONObject = [
      "actor": .integer(1), "side": .null, "severity": .array([]), "consent": .string("true"),
      "waitingOn": .object(["": .null]), "": .string("S2"),
    ]
    for event in CaseEvent.allCases where event != .opened {
      story.append(type: "org.frankpledge." + event.rawValue, time: time, subject: "7", data: data)
    }
    let judgement = try story.judged(asOf: "2026-03-02 10:02", AgreementText.agreement())
    #expect(judgement.verdicts.map(\.state) == [.pending, .pending])
    #expect(judgement.setAside.count == 5)
  }

  @Test func `names are told apart by their bytes`() throws {
    var story = try Story()
    let time = try London.instant("2026-03-02 10:00")
    for name in ["caf\u{E9}", "cafe\u{301}"] {
      story.append(
        type: "org.frankpledge.case.opened", time: time, subject: name,
        data: ["severity": .string("S1")])
    }
    let agreement = try AgreementText.agreement(AgreementText.respond)
    let judgement = try story.judged(asOf: "2026-03-02 10:00", agreement)
    let names = judgement.verdicts.map { Array($0.caseName.utf8) }
    #expect(names == [Array("cafe\u{301}".utf8), Array("caf\u{E9}".utf8)])
    let other = try Judgement(
      of: agreement, asOf: time, knownAt: 2, events: story.events.reversed())
    #expect(VerdictTable(other).jsonLines == VerdictTable(judgement).jsonLines)
  }

  @Test func `the case events of the language are those of the evidence`() {
    #expect(CaseEvent.allCases.map(\.rawValue) == Vocabulary.caseTypes)
    #expect(Law.knownCauses == Checker.causes)
  }

  @Test func `a fact is 32 bytes`() { #expect(MemoryLayout<Fact>.stride == 32) }
}
