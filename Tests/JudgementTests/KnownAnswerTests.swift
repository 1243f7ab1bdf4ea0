// SPDX-License-Identifier: Apache-2.0
// The whole cases of the shared known answers, judged. Only what our language can say of a case:
// response and solution clocks, not the longest exchange of messages.

import Evidence
import Foundation
import FrankpledgeTesting
import Testing
import WorkingTime

@testable import Judgement
@testable import Terms

@Suite(
  .enabled(
    if: TestFolders.hasShared("vectors/working-time.json"),
    "no known answers at \(TestFolders.shared.path)"),
  .enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct KnownAnswerTests {
  /// What we do not judge, with the reason.
  static let skipped = [
    "zcase-07": "the longest exchange of messages is a later form of obligation",
    "zcase-22": "hours changed under an open case: terms in force at the opening count here",
  ]

  @Test func `whole cases come to the known answers`() throws {
    let url = TestFolders.shared.appending(path: "vectors/working-time.json")
    let file = try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any]
    let vectors = (file?["vectors"] as? [[String: Any]] ?? []).filter {
      $0["op"] as? String == "case"
    }
    var checks = 0
    for vector in vectors {
      let id = vector["id"] as? String ?? ""
      if Self.skipped[id] == nil { checks += try KnownCase(vector).check(id) }
    }
    #expect(vectors.count == 9 && checks >= 12)
  }
}

/// One case of the known answers as an agreement of two obligations and a history.
private struct KnownCase {
  let vector: [String: Any]
  private let clocks = ["first_response", "solution"]

  init(_ vector: [String: Any]) { self.vector = vector }

  private var expected: [String: Any] { vector["expected"] as? [String: Any] ?? [:] }
  private var targets: [String: Any] { vector["targets"] as? [String: Any] ?? [:] }

  private func calendar() throws -> WorkCalendar {
    var weekly: [Weekday: [OpeningWindow]] = [:]
    for (day, windows) in vector["hours"] as? [String: [[String]]] ?? [:] {
      let weekday = try #require(Weekday.allCases.first { $0.shortName.lowercased() == day })
      weekly[weekday] = try windows.map { texts in
        let seconds = texts.map { text in
          text.split(separator: ":").reduce(0) { $0 * 60 + (Int($1) ?? 0) } * 60
        }
        return try OpeningWindow(opens: seconds[0], closes: seconds[1])
      }
    }
    let closures = (vector["holidays"] as? [String] ?? []).compactMap { CivilDate(iso: $0) }
    let zone = try SystemZones.zone(vector["tz"] as? String ?? "")
    return try WorkCalendar(zone: zone, weekly: weekly, closures: Set(closures))
  }

  private func target(_ value: Any, _ hours: Hours) throws -> Target {
    if let days = (value as? [String: Int])?["business_days"] {
      return Target(
        allowance: .businessDays(days), hours: hours, dayEnd: .sameTime, cutOff: nil)
    }
    let seconds = try #require(value as? Int)
    return Target(
      allowance: .openTime(milliseconds: Int64(seconds) * 1000), hours: hours, dayEnd: nil,
      cutOff: nil)
  }

  private func agreement() throws -> Agreement {
    let hours = Hours.calendar(name: "office", try calendar())
    let changed = (vector["events"] as? [[String: Any]] ?? []).compactMap {
      $0["targets"] as? [String: Any]
    }.first
    let stopped = vector["pauses_stop"] as? [String] ?? []
    let obligations = try clocks.filter { targets[$0] != nil }.map { clock in
      let value = try #require(targets[clock])
      return Obligation(
        promise: Promise(
          name: clock, clause: Clause(file: "known", line: 1, text: clock),
          force: Instant.earliest..<Instant.latest), act: clock,
        fulfilledBy: [EventPattern(event: clock == "solution" ? .closed : .responded)],
        ranks: [0, 1],
        targets: [try target(changed?[clock] ?? value, hours), try target(value, hours)],
        stopsWhileWaitingOn: stopped.contains(clock) ? ["adopter"] : [],
        onUpgrade: .newFromOpening, onDowngrade: .onlyWithConsent,
        onReopening: .continuesWithin(days: 366))
    }
    let zone = Zone.utc
    let (first, last) = (
      try #require(CivilDate(iso: "2000-01-01")), try #require(CivilDate(iso: "2100-01-01"))
    )
    return Agreement(
      name: "north-bank", adopter: "known", firstDay: first, lastDay: last, zone: zone,
      term: try Instant(rfc3339: "2000-01-01T00:00:00Z")..<Instant(rfc3339: "2100-01-01T00:00:00Z"),
      fee: nil, covers: [],
      severities: [Severity(name: "S1", meaning: ""), Severity(name: "S2", meaning: "")],
      obligations: obligations, zoneVersion: "test")
  }

  private func story(upTo isWanted: (String) -> Bool = { _ in true }) throws -> Story {
    var story = try Story()
    let types = [
      "opened": "opened", "first_response": "responded", "paused": "paused", "resumed": "resumed",
      "closed": "closed", "reopened": "reopened", "severity_changed": "severity-changed",
    ]
    for event in vector["events"] as? [[String: Any]] ?? [] {
      let type = event["type"] as? String ?? ""
      guard let name = types[type], isWanted(type) else { continue }
      story.append(
        type: "org.frankpledge.case." + name,
        time: try Instant(rfc3339: event["t"] as? String ?? ""), subject: "7",
        data: [
          "severity": .string(type == "opened" ? "S2" : "S1"), "waitingOn": .string("adopter"),
        ])
    }
    return story
  }

  /// Compares every expectation about a clock we judge; says how many there were.
  func check(_ id: String) throws -> Int {
    let agreement = try agreement()
    let story = try story()
    let asOf = try #require(story.events.last?.event.time)
    let judgement = try Judgement(
      of: agreement, asOf: asOf, knownAt: .max, events: story.events)
    let before = try Judgement(
      of: agreement, asOf: asOf, knownAt: .max,
      events: self.story { $0 != "severity_changed" }.events)
    var checks = 0
    for clock in clocks {
      guard let verdict = judgement.verdicts.first(where: { $0.obligation == clock }) else {
        continue
      }
      let totals = ClockTotals(judgement.explanation(of: verdict).timeline)
      func expectation(_ name: String) -> Any? { (expected[name] as? [String: Any])?[clock] }
      if let seconds = expectation("elapsed_s") as? Int {
        #expect(totals.ran + totals.late == Int64(seconds) * 1000, "\(id) \(clock)")
        checks += 1
      }
      if let seconds = expectation("margin_s") as? Int, let target = targets[clock] as? Int {
        #expect(Int64(target) * 1000 - totals.ran - totals.late == Int64(seconds) * 1000)
        checks += 1
      }
      if let text = expectation("deadlines") as? String {
        #expect(verdict.due?.rfc3339 == text, "\(id) \(clock)")
        checks += 1
      }
      if let text = expectation("deadlines_before") as? String {
        let first = before.verdicts.first { $0.obligation == clock }
        #expect(first?.due?.rfc3339 == text, "\(id) \(clock)")
        checks += 1
      }
    }
    return checks
  }
}
