// SPDX-License-Identifier: Apache-2.0

import Evidence
import FrankpledgeTesting
import Testing
import WorkingTime

@testable import Judgement
@testable import Office

@Suite(.enabled(if: WatchZones.isInstalled, "no zone data"))
struct WatchDueTests {
  private func opened(_ name: String, _ severity: String, _ time: String) throws -> Event {
    WatchDesk.event(
      "opened", name, at: try WatchZones.instant(time), ["severity": .string(severity)])
  }

  private func at(_ text: String) throws -> AsOf { .instant(try WatchZones.instant(text)) }

  private func levels(_ desk: WatchDesk) -> [String] {
    desk.poster.taken.map { String($0.key.split(separator: "-").last ?? "") }
  }

  // MARK: - Each once

  @Test func `each part of the time is told once, as it passes`() async throws {
    let desk = try WatchDesk([opened("1", "S2", "2026-03-06 16:00")])
    let watch = desk.watch()
    var told: [String] = []
    for time in [
      "2026-03-06 16:00", "2026-03-09 09:59", "2026-03-09 10:00", "2026-03-09 10:01",
      "2026-03-09 11:00", "2026-03-09 11:36", "2026-03-09 12:00", "2026-03-09 12:01",
      "2026-03-20 12:00",
    ] {
      let report = try await watch.round(asOf: at(time))
      if report.delivered > 0 { told.append("\(time) \(levels(desk).suffix(report.delivered))") }
    }
    #expect(
      told == [
        "2026-03-09 10:00 [\"50\"]", "2026-03-09 11:00 [\"75\"]", "2026-03-09 11:36 [\"90\"]",
        "2026-03-09 12:01 [\"100\"]",
      ])
    #expect(
      desk.poster.taken.map(\.text) == [
        "respond for case 1 (S2) under north-bank: 50% of the time used up on Mon 2026-03-09 10:00 GMT,"
          + " due Mon 2026-03-09 12:00 GMT; on duty: -; at stake: nothing",
        "respond for case 1 (S2) under north-bank: 75% of the time used up on Mon 2026-03-09 11:00 GMT,"
          + " due Mon 2026-03-09 12:00 GMT; on duty: -; at stake: nothing",
        "respond for case 1 (S2) under north-bank: 90% of the time used up on Mon 2026-03-09 11:36 GMT,"
          + " due Mon 2026-03-09 12:00 GMT; on duty: -; at stake: nothing",
        "respond for case 1 (S2) under north-bank: breached, due Mon 2026-03-09 12:00 GMT",
      ])
  }

  @Test func `what was missed before the watch began is not told, what runs is`() async throws {
    let desk = try WatchDesk([
      opened("1", "S1", "2026-03-06 01:00"), opened("2", "S1", "2026-03-06 09:00"),
    ])
    _ = try await desk.watch().round(asOf: at("2026-03-06 12:10"))
    #expect(levels(desk) == ["50", "75"])
    #expect(desk.poster.taken.allSatisfy { $0.text.contains("case 2") })
    _ = try await desk.watch().round(asOf: at("2026-03-06 15:00"))
    #expect(levels(desk) == ["50", "75", "90", "100"])
  }

  @Test func `what is done is not told of any more`() async throws {
    let desk = try WatchDesk([opened("1", "S1", "2026-03-06 09:00")])
    let watch = desk.watch()
    _ = try await watch.round(asOf: at("2026-03-06 11:00"))
    desk.log.add(
      WatchDesk.event("responded", "1", at: try WatchZones.instant("2026-03-06 11:30")))
    _ = try await watch.round(asOf: at("2026-03-06 13:30"))
    #expect(levels(desk) == ["50"])
  }

  @Test func `a breach that becomes known late is told, a very old one is not`() async throws {
    let desk = try WatchDesk([opened("1", "S1", "2026-03-06 09:00")])
    _ = try await desk.watch().round(asOf: at("2026-05-20 00:00"))
    desk.log.add(try opened("2", "S1", "2026-05-01 09:00"))
    desk.log.add(try opened("3", "S1", "2026-02-01 09:00"))
    _ = try await desk.watch().round(asOf: at("2026-05-20 00:01"))
    #expect(desk.poster.taken.count == 4)
    #expect(desk.poster.taken.allSatisfy { $0.text.contains("case 2") })
  }

  // MARK: - Against a walk through the minutes

  /// One random history: cases over a week-end on which the clocks change, with waits.
  private struct History {
    var events: [Event] = []
    /// What must be told, with the minute at which it passes.
    var expected: [String: Instant] = [:]
    /// Cases that are answered, and when.
    var answered: [String: Instant] = [:]

    init(_ random: inout SeededNumbers, from start: Instant) throws {
      let zone = try WatchZones.london()
      for number in 0..<6 {
        let name = "c\(number)"
        let severity = Bool.random(using: &random) ? "S1" : "S2"
        let opened = start.milliseconds + .random(in: 0..<4_000, using: &random) * 60_000
        events.append(
          WatchDesk.event(
            "opened", name, at: Instant(milliseconds: opened), ["severity": .string(severity)]))
        var waits: [Range<Int64>] = []
        var now = opened
        for _ in 0..<Int.random(in: 0...3, using: &random) {
          let from = now + .random(in: 1...200, using: &random) * 60_000
          let to = from + .random(in: 1...900, using: &random) * 60_000
          waits.append(from..<to)
          now = to
          let cause: JSONObject = ["waitingOn": .string("adopter")]
          events.append(
            WatchDesk.event("paused", name, at: Instant(milliseconds: from), cause))
          events.append(WatchDesk.event("resumed", name, at: Instant(milliseconds: to), cause))
        }
        let isInOffice = severity == "S2"
        for (percent, minutes) in [(50, 120), (75, 180), (90, 216), (100, 240)] {
          expected["\(name)-\(percent)"] = Self.walk(minutes, from: opened) { minute in
            guard !waits.contains(where: { $0.contains(minute) }) else { return false }
            guard isInOffice else { return true }
            let civil = zone.civil(at: Instant(milliseconds: minute))
            let isWeekday = ![.saturday, .sunday].contains(civil.date.weekday)
            return isWeekday && (9 * 3600..<17 * 3600).contains(civil.secondsOfDay)
          }
        }
      }
      events.shuffle(using: &random)
    }

    /// The instant at which so many minutes have counted.
    private static func walk(
      _ minutes: Int, from start: Int64, _ counts: (Int64) -> Bool
    ) -> Instant {
      var left = minutes
      var now = start
      while left > 0 {
        if counts(now) { left -= 1 }
        now += 60_000
      }
      return Instant(milliseconds: now)
    }
  }

  /// Clocks go forward on 29 March and back on 25 October 2026.
  @Test(arguments: 0..<12 as Range<UInt64>)
  func `over restarts, refusals and full disks each is told once, when it passes`(
    seed: UInt64
  ) async throws {
    var random = SeededNumbers(seed: seed)
    let start = try WatchZones.instant(
      seed.isMultiple(of: 2) ? "2026-03-27 10:00" : "2026-10-23 10:00")
    let history = try History(&random, from: start)
    let desk = try WatchDesk(history.events)
    var watch = desk.watch()
    var now = start.milliseconds - 60_000
    // Which round each was found in.
    let end = start.milliseconds + 14 * 86_400_000
    while now < end {
      if Int.random(in: 0..<4, using: &random) == 0 { watch = desk.watch() }
      if Int.random(in: 0..<3, using: &random) == 0 {
        desk.poster.refuse(.random(in: 0...5, using: &random))
      }
      if Int.random(in: 0..<6, using: &random) == 0 {
        desk.book.failAfter(.random(in: 0...2, using: &random))
      }
      // What is thrown by a full disk ends the process; it starts anew.
      do { _ = try await watch.round(asOf: .instant(Instant(milliseconds: now))) } catch {
        #expect(error is MemoryWatchShelf.Full, "seed \(seed): \(error)")
        watch = desk.watch()
      }
      now += .random(in: 1...400, using: &random) * 60_000
    }
    desk.poster.refuse(0)
    for _ in 0..<4 {
      now += 3_600_000
      _ = try? await desk.watch().round(asOf: .instant(Instant(milliseconds: now)))
    }
    var found: [String: Instant] = [:]
    var bodies: [String: [UInt8]] = [:]
    for notice in desk.poster.taken {
      let body = try JSONValue(parsing: notice.body)
      guard case .object(let object) = body, case .integer(let percent)? = object["percent"],
        case .string(let passed)? = object["passed"], case .object(let entry)? = object["entry"],
        case .string(let name)? = entry["case"]
      else {
        Issue.record("seed \(seed): \(String(decoding: notice.body, as: UTF8.self))")
        continue
      }
      // Told twice, it bears the same key and says the same: whoever takes it drops it.
      if let known = bodies[notice.key] { #expect(known == notice.body, "seed \(seed)") }
      bodies[notice.key] = notice.body
      found["\(name)-\(percent)"] = try Instant(rfc3339: passed)
    }
    #expect(found == history.expected, "seed \(seed)")
    #expect(bodies.count == history.expected.count, "seed \(seed)")
    let left = try WatchBook(parsing: #require(desk.book.bytes))
    #expect(left.outbox.isEmpty, "seed \(seed)")
  }

  @Test(arguments: 0..<6 as Range<UInt64>)
  func `where the disk is not full none is told twice`(seed: UInt64) async throws {
    var random = SeededNumbers(seed: seed)
    let start = try WatchZones.instant("2026-03-27 10:00")
    let desk = try WatchDesk(try History(&random, from: start).events)
    var now = start.milliseconds
    for _ in 0..<80 {
      desk.poster.refuse(.random(in: 0...3, using: &random))
      _ = try await desk.watch().round(asOf: .instant(Instant(milliseconds: now)))
      now += .random(in: 1...300, using: &random) * 60_000
    }
    #expect(Set(desk.poster.taken.map(\.key)).count == desk.poster.taken.count, "seed \(seed)")
    #expect(desk.poster.taken.count > 6)
  }

  // MARK: - A webhook that is down

  @Test func `it is offered again after longer and longer, and the watch goes on`() async throws {
    let desk = try WatchDesk([opened("1", "S1", "2026-03-06 09:00")])
    desk.poster.refuse(-1)
    let start = try WatchZones.instant("2026-03-06 11:00")
    var waiting = 0
    for minute in 0..<45 as Range<Int64> {
      let now = Instant(milliseconds: start.milliseconds + minute * 60_000)
      let report = try await desk.watch().round(asOf: .instant(now))
      waiting = report.waiting
    }
    let minutes = desk.poster.offered.map { start.distance(to: $0) / 60_000 }
    #expect(minutes == [0, 1, 3, 7, 15, 31])
    #expect(waiting == 1)
    desk.poster.refuse(0)
    let later = Instant(milliseconds: start.milliseconds + 120 * 60_000)
    let report = try await desk.watch().round(asOf: .instant(later))
    // What waited comes first.
    #expect(levels(desk) == ["50", "75", "90"] && report.waiting == 0)
  }

  @Test func `after some failures in a row a round gives up on the rest`() async throws {
    let events = try (0..<9).map { try opened("\($0)", "S1", "2026-03-06 09:00") }
    let desk = try WatchDesk(events)
    desk.poster.refuse(-1)
    let report = try await desk.watch().round(asOf: at("2026-03-06 11:00"))
    #expect(report.passed == 9 && report.waiting == 9 && report.troubles == ["refused"])
    #expect(desk.poster.offered.count == WatchDue.mostFailures)
  }

  @Test func `one that is always refused does not hold up the others`() async throws {
    let events = try (0..<5).map { try opened("\($0)", "S1", "2026-03-06 09:00") }
    let desk = try WatchDesk(events)
    desk.poster.refuse(1)
    let report = try await desk.watch().round(asOf: at("2026-03-06 11:00"))
    #expect(report.delivered == 4 && report.waiting == 1)
  }
}
