// SPDX-License-Identifier: Apache-2.0
//
// Examples/availability on real looks at real services, against a twin.

import Evidence
import Foundation
import FrankpledgeTesting
import Judgement
import Money
import Office
import Terms
import Testing
import WorkingTime

@testable import Intake

@Suite(.enabled(if: TestZones.areInstalled, TestZones.missing))
struct AvailabilityExampleTests {
  private static let folder = ExampleFolder("availability")
  private static let export = "data/availability/foodcoopx.csv"

  @Test func `the agreement has no mistake and its examples hold`() throws {
    #expect(try Self.folder.agreement("harvest").name == "harvest")
  }

  private func lookEvents() throws -> [Event] {
    try ImportRun(Self.folder.mapping("foodcoopx"), ExampleFolder.shared(Self.export)).events
  }

  private func windowEvents() throws -> [Event] {
    try Self.folder.bytes("intake/windows.jsonl").split(separator: UInt8(ascii: "\n"))
      .map { try Event(parsing: Array($0)) }
  }

  @Test(.enabled(if: TestFolders.hasShared(export), "no \(export) beside the repository"))
  func `every look is accounted for, and signs of life open no outage`() throws {
    let run = try ImportRun(
      Self.folder.mapping("foodcoopx"), ExampleFolder.shared(Self.export))
    let rows = try ExampleFolder.rows(Self.export)
    let measured = ["WirGarten Lüneburg Tapir", "Möllers Morgen", "Keycloak Gemüsekollektiv"]
    #expect(run.exceptions == [])
    #expect(run.progress.rows == rows.count && rows.count == 6274)
    #expect(
      run.progress.rowsPassedOver == rows.count { !measured.contains($0["service"] ?? "") })
    let outages = try measured.reduce(0) {
      try $0 + UptimeTwin.outages(of: $1, in: rows, shortest: 0).count
    }
    let types = ExampleFolder.counts(run.events.map(\.type))
    #expect(types["org.frankpledge.service.down"] == outages)
    #expect(types["org.frankpledge.service.up"] == outages)
    #expect(outages == 48)
  }

  /// The months of the term, each with its first and last edge on the wall clock of Berlin.
  private static let months = [
    (2025, 12), (2026, 1), (2026, 2), (2026, 3), (2026, 4), (2026, 5),
  ].map { year, month in
    (
      year: year, month: month, start: UptimeTwin.wall(year, month, 1),
      end: UptimeTwin.wall(month == 12 ? year + 1 : year, month % 12 + 1, 1)
    )
  }

  /// An obligation as the contract says it: rungs as parts of ten thousand and percent of the fee.
  private struct Promise {
    let name: String
    let least: Int64
    let rungs: [(below: Int64, percent: Int)]
    let twin: UptimeTwin
  }

  /// The terms, written out again by hand.
  private func promises() throws -> [Promise] {
    let rows = try ExampleFolder.rows(Self.export)
    func stretch(_ from: String, _ to: String) throws -> Range<Int64> {
      try UptimeTwin.milliseconds(from)..<UptimeTwin.milliseconds(to)
    }
    let agreed = [
      try stretch("2026-03-03T05:00:00Z", "2026-03-03T08:00:00Z"),
      try stretch("2026-05-11T22:00:00Z", "2026-05-12T08:00:00Z"),
    ]
    // January's four hours are used up by the first window; nothing of the second is left out.
    let urgent = [
      try stretch("2026-01-21T09:00:00Z", "2026-01-21T13:00:00Z"),
      try stretch("2026-05-28T00:00:00Z", "2026-05-28T02:30:00Z"),
    ]
    func outages(_ service: String, _ minutes: Int64) throws -> [Range<Int64>] {
      try UptimeTwin.outages(of: service, in: rows, shortest: minutes * 60_000)
    }
    return [
      Promise(
        name: "tapir-available", least: 9990,
        rungs: [(9990, 10), (9800, 25), (9500, 50)],
        twin: UptimeTwin(
          outages: try outages("WirGarten Lüneburg Tapir", 10), excluded: agreed)),
      Promise(
        name: "morgen-available", least: 9950, rungs: [(9950, 5), (9900, 10), (9600, 30)],
        twin: UptimeTwin(
          outages: try outages("Möllers Morgen", 0), excluded: agreed,
          opening: UptimeTwin.shopHours)),
      Promise(
        name: "sign-in-available", least: 9995, rungs: [(9995, 5), (9900, 15), (9500, 30)],
        twin: UptimeTwin(
          outages: try outages("Keycloak Gemüsekollektiv", 0), excluded: urgent)),
    ]
  }

  @Test(.enabled(if: TestFolders.hasShared(export), "no \(export) beside the repository"))
  func `availability, rung and credit of each month come out as worked out by hand`() throws {
    let events = try lookEvents() + windowEvents()
    let judgement = try ExampleFolder.judgement(
      of: Self.folder.agreement("harvest"), asOf: "2026-06-01T12:00:00Z", events)
    #expect(judgement.setAside == [])
    var (verdicts, credits): ([String], [String]) = ([], [])
    for month in Self.months {
      // In minor units: EUR 1,000 a month, all together at most EUR 600.
      var left = 60_000
      for promise in try promises() {
        let (up, whole) = promise.twin.share(from: month.start, to: month.end)
        let isMet = up * 10_000 >= promise.least * whole
        let period = "\(month.year)-\(month.month)"
        verdicts.append("\(promise.name) \(period) \(isMet ? "met" : "breached") \(up)/\(whole)")
        guard let rung = promise.rungs.last(where: { up * 10_000 < $0.below * whole }) else {
          continue
        }
        let owed = min(left, rung.percent * 1000)
        left -= owed
        credits.append("\(promise.name) \(period) \(owed)")
      }
    }
    let ours = judgement.standing.compactMap { verdict -> String? in
      guard case .period(_, let day) = verdict.subject,
        case .share(let up, let whole)? = verdict.attained
      else { return nil }
      return "\(verdict.obligation) \(day.year)-\(day.month) \(verdict.state) \(up)/\(whole)"
    }
    #expect(ours.sorted() == verdicts.sorted())
    #expect(ours.count == 18 && ours.contains { $0.contains("met") })
    let paid = judgement.credits.map {
      "\($0.obligation) \($0.year)-\($0.month) \($0.owed.minorUnits)"
    }
    #expect(paid.sorted() == credits.sorted())
  }

  /// Every rung of the three ladders but one is reached, a cap bites, and each exclusion matters.
  @Test(.enabled(if: TestFolders.hasShared(export), "no \(export) beside the repository"))
  func `without its windows the months come out otherwise`() throws {
    let agreement = try Self.folder.agreement("harvest")
    func attained(_ events: [Event]) throws -> [String] {
      try ExampleFolder.judgement(of: agreement, asOf: "2026-06-01T12:00:00Z", events)
        .standing.map { "\($0.obligation) \($0.subject.text) \($0.attained?.text ?? "-")" }
    }
    let looks = try lookEvents()
    let with = try attained(looks + windowEvents())
    let without = try attained(looks)
    let changed = zip(with, without).filter { $0 != $1 }
      .map { $0.0.split(separator: " ").dropLast().joined(separator: " ") }
    #expect(
      changed == [
        "tapir-available the month of 2026-03", "tapir-available the month of 2026-05",
        "morgen-available the month of 2026-03", "morgen-available the month of 2026-05",
        "sign-in-available the month of 2026-01", "sign-in-available the month of 2026-05",
      ])
  }

  private static let otherExport = "data/availability/koj.csv"

  /// One of these services is found down on 189 days, with one look between that found it up.
  @Test(.enabled(if: TestFolders.hasShared(otherExport), "no \(otherExport) beside the repository"))
  func `the outages of every service are those the rows show`() throws {
    let rows = try ExampleFolder.rows(Self.otherExport)
    let services = Set(rows.compactMap { $0["service"] }).sorted()
    let names = services.enumerated().map { "\"\($1)\" = \"uptime-\($0)\"" }
    let mapping = try Mappings.read(
      String(decoding: Self.folder.bytes("intake/foodcoopx.toml"), as: UTF8.self)
        .components(separatedBy: "[services]")[0] + "[services]\n" + names.joined(separator: "\n"))
    let run = try ImportRun(mapping, ExampleFolder.shared(Self.otherExport))
    #expect(run.exceptions == [])
    #expect(run.progress.rowsPassedOver == 0 && run.progress.rows == rows.count)
    for (place, service) in services.enumerated() {
      let own = run.events.filter { $0.subject == "uptime-\(place)" }
      let edges = try UptimeTwin.outages(of: service, in: rows, shortest: 0)
        .flatMap { [$0.lowerBound, $0.upperBound] }
      let isDown = rows.last { $0["service"] == service }?["status"] == "down"
      #expect(own.count == edges.count + (isDown ? 1 : 0), "\(service)")
      #expect(Array(own.map(\.time.milliseconds).prefix(edges.count)) == edges, "\(service)")
    }
    let broken = run.events.filter { $0.data["service"] == .string("Broken Site") }
    #expect(
      broken.map(\.type) == ["down", "up", "down"].map { "org.frankpledge.service.\($0)" })
  }
}
