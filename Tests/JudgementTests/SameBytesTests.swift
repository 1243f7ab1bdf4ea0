// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation
import FrankpledgeTesting
import Terms
import Testing
import WorkingTime

@testable import Judgement

/// Verdicts on twenty thousand made-up events have one digest: on every machine, in every build, and
/// in the SQL of other engines (Benchmarks/Judgement/README.md has it, and how the events are made).
@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct SameBytesTests {
  @Test func `every machine and every build gives the same verdicts`() throws {
    let events = MadeUpDesk.events(20_000)
    let agreement = try agreement()
    let asOf = try #require(events.last).event.time
    let judgement = try Judgement(of: agreement, asOf: asOf, knownAt: .max, events: events)
    var digest = RunningDigest()
    for verdict in judgement.verdicts {
      let due = verdict.due.map { "\($0.milliseconds)" } ?? "-"
      digest.update(
        Array("\(verdict.caseName) \(verdict.obligation) \(verdict.state.rawValue) \(due)\n".utf8))
    }
    #expect(judgement.verdicts.count == 12_424)
    #expect(
      digest.digest.hex == "c0015aa7a2a13192ffff8e4e2115ce2907c3b9cf229b0e308adc07c2ea5300fc")
  }

  /// Lanes that run in another order than they are told write the same bytes.
  @Test func `a table explained in lanes is the table`() throws {
    let events = MadeUpDesk.events(3_000)
    let asOf = try #require(events.last).event.time
    let judgement = try Judgement(
      of: try agreement(), asOf: asOf, knownAt: .max, events: events)
    let lanes = Lanes(count: 3) { count, part in
      for number in (0..<count).reversed() { part(number) }
    }
    let table = VerdictTable(judgement).jsonLines
    #expect(VerdictTable(judgement, lanes: lanes).jsonLines == table && table.count > 1 << 19)
  }

  private func agreement() throws -> Agreement {
    let file = TestFolders.repository.appending(path: "Benchmarks/Judgement/bench.md")
    let bytes = [UInt8](try Data(contentsOf: file))
    let bundle = TermsBundle(
      main: "agreements/bench.md", files: [.init(path: "agreements/bench.md", bytes: bytes)])
    let zones = ZoneBook(version: "test", zones: [try SystemZones.zone("Europe/London")])
    let checked = Checker.check(bundle, zones: zones, requireAgreement: true)
    return try #require(
      checked.agreement, "\(checked.diagnostics.filter(\.isError).map(\.description))")
  }
}

/// The events of the benchmark, by the rules of Benchmarks/Judgement/README.md.
private enum MadeUpDesk {
  private static let start: Int64 = 1_609_718_400
  private static let day: Int64 = 86_400
  private static let respond: [(seconds: Int64, inOffice: Bool)] = [
    (1_800, false), (7_200, false), (14_400, true), (28_800, true),
  ]
  private static let resolve: [(seconds: Int64, inOffice: Bool)] = [
    (28_800, false), (57_600, true), (144_000, true), (288_000, true),
  ]

  private struct Entry {
    let seconds: Int64
    let number: Int
    let place: Int
    let type: String
    let data: JSONObject
  }

  static func events(_ count: Int) -> [RecordedEvent] {
    // A case has three events or more, so that later cases open after the last of these.
    let entries = (0..<count / 2).flatMap { story($0) }.sorted {
      ($0.seconds, $0.number, $0.place) < ($1.seconds, $1.number, $1.place)
    }
    return entries.prefix(count).enumerated().map { index, entry in
      let name = String(format: "%08d", entry.number)
      return RecordedEvent(
        index: UInt64(index),
        event: Event(
          id: "\(name)/\(entry.place)", source: "/bench/desk",
          type: "org.frankpledge.case.\(entry.type)",
          time: Instant(milliseconds: entry.seconds * 1000), agreement: "bench", subject: name,
          data: entry.data))
    }
  }

  private static func below(_ number: Int, _ slot: Int64, _ limit: Int64) -> Int64 {
    var x = 20_260_301 &+ UInt64(Int64(number) * 32 + slot + 1) &* 0x9E37_79B9_7F4A_7C15
    x = (x ^ (x >> 30)) &* 0xBF58_476D_1CE4_E5B9
    x = (x ^ (x >> 27)) &* 0x94D0_49BB_1331_11EB
    x ^= x >> 31
    return Int64(((x >> 32) &* UInt64(limit)) >> 32)
  }

  private static func delay(
    _ number: Int, _ slot: Int64, _ target: (seconds: Int64, inOffice: Bool)
  ) -> Int64 {
    if below(number, slot, 100) < 82 { return 60 + below(number, slot + 1, target.seconds - 60) }
    return target.inOffice
      ? target.seconds + below(number, slot + 1, 7 * target.seconds + 2 * day)
      : target.seconds / 2 + below(number, slot + 1, 2 * target.seconds)
  }

  private static func story(_ number: Int) -> [Entry] {
    let opened = start + Int64(number) * 60 + below(number, 0, 60)
    let share = below(number, 1, 100)
    let rank = share < 5 ? 0 : share < 25 ? 1 : share < 75 ? 2 : 3
    let actor: JSONObject = ["actor": .string("person"), "side": .string("cooperative")]
    let waiting: JSONObject = ["waitingOn": .string("adopter")]
    var entries: [Entry] = []
    func add(_ place: Int, _ seconds: Int64, _ type: String, _ data: JSONObject) {
      entries.append(
        Entry(seconds: opened + seconds, number: number, place: place, type: type, data: data))
    }
    add(0, 0, "opened", ["severity": .string("S\(rank + 1)")])
    add(1, delay(number, 2, respond[rank]), "responded", actor)
    let work = delay(number, 4, resolve[rank])
    let many = below(number, 6, 100)
    var (now, left): (Int64, Int64) = (0, work)
    for wait in 0..<(many < 6 ? 2 : many < 30 ? 1 : 0) {
      let before = 1 + below(number, 7 + 2 * Int64(wait), work / 3)
      let lasts = 3_600 + below(number, 8 + 2 * Int64(wait), 2 * day)
      add(2 + 2 * wait, now + before, "paused", waiting)
      add(3 + 2 * wait, now + before + lasts, "resumed", waiting)
      now += before + lasts
      left -= before
    }
    if below(number, 11, 100) < 4 {
      add(
        6, now + 1 + below(number, 12, left - 1), "severity-changed",
        ["severity": .string("S\(rank == 0 ? 2 : rank)")])
    }
    add(7, now + left, "resolved", actor)
    add(8, now + left + day + below(number, 13, 4 * day), "closed", actor)
    return entries
  }
}
