// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Testing

@testable import Judgement

/// Every rule of docs/semantics.md, by the stories of `Scenario`.
@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct CaseStateTests {
  @Test(arguments: Scenario.all) func `a story comes to what its rule says`(
    scenario: Scenario
  ) throws {
    let agreement = try AgreementText.agreement(scenario.terms)
    let judgement = try Story(scenario.story).judged(asOf: scenario.asOf, agreement)
    let lines = try judgement.verdicts.map { try $0.line() }
    #expect(lines == scenario.verdicts)
    #expect(judgement.setAside.map { "\($0.index) \($0.reason)" } == scenario.setAside)
    let told = scenario.story.count
    #expect(judgement.eventCount + judgement.otherCount + judgement.setAside.count <= told)
  }

  @Test func `every rule has a story, and every story a rule`() throws {
    let file = TestFolders.repository.appending(path: "docs/semantics.md")
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    let rules = text.matches(of: /(?m)^- \*\*(\d+\.\d+)\*\*/).map { String($0.1) }
    let elsewhere = ["3.5", "9.1", "9.2"]  // HourBookTests, TariffTests
    let told = Set((Scenario.all.map(\.rule) + Told.all.map(\.rule)) + elsewhere)
    #expect(told.subtracting(rules).isEmpty, "without a rule")
    #expect(Set(rules).subtracting(told).isEmpty, "without a story")
    let numbers = rules.map { $0.split(separator: ".").compactMap { Int($0) } }
    #expect(numbers == numbers.sorted { $0.lexicographicallyPrecedes($1) } && rules.count > 90)
  }

  @Test(arguments: Scenario.all) func `events in another order give the same judgement`(
    scenario: Scenario
  ) throws {
    let agreement = try AgreementText.agreement(scenario.terms)
    let story = try Story(scenario.story)
    let asOf = try London.instant(scenario.asOf)
    let told = try Judgement(of: agreement, asOf: asOf, knownAt: 1000, events: story.events)
    let backward = try Judgement(
      of: agreement, asOf: asOf, knownAt: 1000, events: story.events.reversed())
    #expect(VerdictTable(told).jsonLines == VerdictTable(backward).jsonLines)
  }

  @Test func `an earlier size of the log still gives what it gave`() throws {
    let agreement = try AgreementText.agreement(AgreementText.respond)
    let story = try Story([
      "2026-03-02 10:00 7 opened S2", "2026-03-03 10:00 8 opened S2",
      "2026-03-02 11:00 7 responded",
    ])
    let before = try story.judged(asOf: "2026-03-04 10:00", agreement, knownAt: 2)
    #expect(
      try before.verdicts.map { try $0.line() } == [
        "respond 7 S2 breached due 2026-03-02 12:00 done -",
        "respond 8 S2 breached due 2026-03-03 12:00 done -",
      ])
    let after = try story.judged(asOf: "2026-03-04 10:00", agreement)
    #expect(after.verdicts.map(\.state) == [.met, .breached])
  }
}
