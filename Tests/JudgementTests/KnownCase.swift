// SPDX-License-Identifier: Apache-2.0
// An entry of the shared known answers as an agreement and a history: a response, a solution, and an
// answer to each message of the adopter.

import Evidence
import Foundation
import FrankpledgeTesting
import Testing
import WorkingTime

@testable import Judgement
@testable import Terms

struct KnownCase {
  let fields: [String: Any]

  static func all() throws -> [KnownCase] {
    let url = TestFolders.shared.appending(path: "vectors/working-time.json")
    let file = try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any]
    return (file?["vectors"] as? [[String: Any]] ?? []).map { KnownCase(fields: $0) }
  }

  /// The entry of an id.
  static func one(_ id: String) throws -> KnownCase {
    try #require(try all().first { $0.id == id })
  }

  func text(_ name: String) -> String? { fields[name] as? String }
  func integer(_ name: String) -> Int? { fields[name] as? Int }
  func instant(_ name: String) throws -> Instant { try Instant(rfc3339: text(name) ?? "") }

  var id: String { text("id") ?? "" }
  var operation: String { text("op") ?? "" }
  var events: [[String: Any]] { fields["events"] as? [[String: Any]] ?? [] }
  var targets: [String: Any] { fields["targets"] as? [String: Any] ?? [:] }
  /// What is expected, by kind and then by clock.
  var expected: [String: Any] { fields["expected"] as? [String: Any] ?? [:] }

  static let caseClocks = ["first_response", "solution"]
  static let update = "update"

  // MARK: - Hours

  /// The calendar of the entry; `hours` replaces every weekly window where given.
  func hours(_ hours: [String]? = nil) throws -> Hours {
    var weekly: [Weekday: [OpeningWindow]] = [:]
    for (day, windows) in fields["hours"] as? [String: [[String]]] ?? [:] {
      let weekday = try #require(Weekday.allCases.first { $0.shortName.lowercased() == day })
      weekly[weekday] = try (hours.map { [$0] } ?? windows).map(Self.window)
    }
    let closures = (fields["holidays"] as? [String] ?? []).compactMap { CivilDate(iso: $0) }
    let calendar = try WorkCalendar(
      zone: SystemZones.zone(text("tz") ?? ""), weekly: weekly,
      openings: dated("date_overrides"), closures: Set(closures), breaks: dated("breaks"))
    return .calendar(name: "office", calendar)
  }

  private func dated(_ name: String) throws -> [CivilDate: [OpeningWindow]] {
    var dated: [CivilDate: [OpeningWindow]] = [:]
    for (date, windows) in fields[name] as? [String: [[String]]] ?? [:] {
      dated[try #require(CivilDate(iso: date))] = try windows.map(Self.window)
    }
    return dated
  }

  private static func window(_ texts: [String]) throws -> OpeningWindow {
    let seconds = texts.map { text in
      text.split(separator: ":").reduce(0) { $0 * 60 + (Int($1) ?? .min) } * 60
    }
    return try OpeningWindow(opens: try #require(seconds.first), closes: try #require(seconds.last))
  }

  // MARK: - The agreement

  static func target(seconds: Int, in hours: Hours) -> Target {
    Target(
      allowance: .openTime(milliseconds: Int64(seconds) * 1000), hours: hours, dayEnd: nil,
      cutOff: nil)
  }

  static func target(
    days: Int, _ end: BusinessDayEnd, in hours: Hours, cutOff: CivilTime? = nil
  ) -> Target {
    Target(allowance: .businessDays(days), hours: hours, dayEnd: end, cutOff: cutOff)
  }

  private func target(_ value: Any, _ hours: Hours) throws -> Target {
    if let days = (value as? [String: Int])?["business_days"] {
      return Self.target(days: days, .sameTime, in: hours)
    }
    return Self.target(seconds: try #require(value as? Int), in: hours)
  }

  private static func promise(
    _ name: String, force: Range<Instant> = .earliest ..< .latest
  ) -> Promise {
    Promise(
      name: name, clause: Clause(file: "known", line: 1, text: name), force: force)
  }

  static func obligation(
    _ name: String, _ targets: [Target], stops: Bool = false,
    force: Range<Instant> = .earliest ..< .latest, onUpgrade: UpgradeRule = .newFromOpening
  ) -> Obligation {
    Obligation(
      promise: promise(name, force: force), act: name,
      fulfilledBy: [EventPattern(event: name.hasPrefix("solution") ? .closed : .responded)],
      ranks: [0, 1], targets: targets, stopsWhileWaitingOn: stops ? ["adopter"] : [],
      onUpgrade: onUpgrade, onDowngrade: .onlyWithConsent,
      onReopening: .continuesWithin(days: 366))
  }

  static func agreement(
    _ obligations: [Obligation], _ standing: [StandingObligation] = []
  ) throws -> Agreement {
    let term =
      try Instant(
        rfc3339: "1990-01-01T00:00:00Z")..<Instant(
        rfc3339: "2100-01-01T00:00:00Z")
    return Agreement(
      name: "north-bank", adopter: "known",
      firstDay: try #require(CivilDate(iso: "1990-01-01")),
      lastDay: try #require(CivilDate(iso: "2099-12-31")), zone: .utc, term: term, fee: nil,
      covers: [],
      severities: [Severity(name: "S1", meaning: ""), Severity(name: "S2", meaning: "")],
      obligations: obligations, standing: standing, zoneVersion: "test")
  }

  /// The targets of a whole case: for the severity it is opened with, S2, and where the entry changes
  /// it for the one it then has, S1.
  func agreement(onUpgrade: UpgradeRule = .newFromOpening) throws -> Agreement {
    let hours = try hours()
    let changed = events.compactMap { $0["targets"] as? [String: Any] }.first
    let stopped = fields["pauses_stop"] as? [String] ?? []
    let obligations = try Self.caseClocks.filter { targets[$0] != nil }.map { clock in
      let value = try #require(targets[clock])
      return Self.obligation(
        clock, [try target(changed?[clock] ?? value, hours), try target(value, hours)],
        stops: stopped.contains(clock), onUpgrade: onUpgrade)
    }
    let updates = try targets[Self.update].map { value in
      StandingObligation(
        promise: Self.promise(Self.update),
        kind: .matter(
          MatterDuty(
            start: .event(.requestMade, ratings: [], isCovered: false), matter: .request,
            act: Self.update, fulfilledBy: [EventPattern(event: .standing(.requestAnswered))],
            target: try target(value, hours))))
    }
    return try Self.agreement(obligations, updates.map { [$0] } ?? [])
  }

  // MARK: - The history

  /// The events told; a message of the adopter is a request, and the next of the provider its answer.
  func story(upTo isWanted: (String) -> Bool = { _ in true }) throws -> Story {
    var story = try Story()
    let types = [
      "opened": "case.opened", "first_response": "case.responded", "paused": "case.paused",
      "resumed": "case.resumed", "closed": "case.closed", "reopened": "case.reopened",
      "severity_changed": "case.severity-changed", "adopter_message": "request.made",
      "provider_message": "request.answered",
    ]
    var requests = 0
    for event in events {
      let type = event["type"] as? String ?? ""
      let name = try #require(types[type], "\(id) has an event '\(type)' that is not judged")
      guard isWanted(type) else { continue }
      if type == "adopter_message" { requests += 1 }
      story.append(
        type: "org.frankpledge." + name, time: try Instant(rfc3339: event["t"] as? String ?? ""),
        subject: name.hasPrefix("request") ? "message \(requests)" : "7",
        data: [
          "severity": .string(type == "opened" ? "S2" : "S1"), "waitingOn": .string("adopter"),
        ])
    }
    return story
  }
}

extension Judgement {
  /// What a case opened at an instant comes to, with an act at another where one is given.
  init(
    of agreement: Agreement, opened: Instant, acted: Instant? = nil, asOf: Instant
  ) throws {
    var story = try Story()
    story.append(
      type: "org.frankpledge.case.opened", time: opened, subject: "7",
      data: ["severity": .string("S2")])
    if let acted {
      story.append(type: "org.frankpledge.case.closed", time: acted, subject: "7")
    }
    try self.init(of: agreement, asOf: asOf, knownAt: .max, events: story.events)
  }

  /// How long the clock of a verdict did what.
  func totals(of verdict: Verdict) -> ClockTotals {
    ClockTotals(explanation(of: verdict).timeline)
  }
}
