// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Testing

@testable import WorkingTime

@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct ZoneTests {
  static let python = ["/usr/bin/python3", "/usr/local/bin/python3"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// Random instants and both sides of random changes.
  private func probes(_ zone: Zone, _ random: inout SeededNumbers, since year: Int) -> [Int64] {
    let first = Int64(CivilDate.days(year: year, month: 1, day: 1)) * 86_400
    let limit = Zone.horizon.wholeSeconds
    var probes = (0..<40).map { _ in Int64.random(in: first..<limit, using: &random) }
    for _ in 0..<20 {
      if let change = zone.changes.randomElement(using: &random) { probes += [change - 1, change] }
    }
    return probes.filter { $0 >= first }
  }

  @Test func `universal time has no changes`() {
    #expect(Zone.utc.offsetSeconds(at: .latest) == 0)
    #expect(Zone.utc.abbreviation(at: .earliest) == "UTC")
    #expect(Zone.utc.civil(at: Instant("2026-03-06T16:10:05.9Z")).text == "2026-03-06 16:10:05")
    #expect(Zone.horizon.rfc3339 == "2201-01-01T00:00:00Z")
  }

  /// Foundation carries zone data of its own; another release of it rightly says other things.
  static let foundationRelease = TimeZone.timeZoneDataVersion

  @Test(
    .enabled(
      if: SystemZones.release == foundationRelease,
      "the system's zone data are \(SystemZones.release), Foundation's \(foundationRelease)"))
  func `every zone of the system agrees with Foundation from 1970 to 2037`() throws {
    var random = SeededNumbers(spreading: 1970)
    var (compared, wrong) = (0, [String]())
    // Names without a region (EET, WET …) changed their meaning between releases.
    for name in SystemZones.names() where name.contains("/") {
      guard let theirs = TimeZone(identifier: name) else { continue }
      let zone = try SystemZones.zone(name)
      for seconds in probes(zone, &random, since: 1970) where seconds < 2_145_916_800 {
        let expected = theirs.secondsFromGMT(
          for: Date(timeIntervalSince1970: TimeInterval(seconds)))
        let got = zone.offsetSeconds(at: Instant(milliseconds: seconds * 1000))
        compared += 1
        if got != expected { wrong.append("\(name) \(seconds) \(got) not \(expected)") }
      }
    }
    #expect(compared > 10_000)
    #expect(wrong.isEmpty, "\(wrong.count) of \(compared): \(wrong.prefix(10))")
  }

  @Test(.enabled(if: python != nil, "no python3"))
  func `every zone of the system agrees with zoneinfo from 1850 to 2200`() throws {
    var random = SeededNumbers(spreading: 1850)
    var (questions, answers) = ([String](), [String]())
    for name in SystemZones.names() {
      let zone = try SystemZones.zone(name)
      for seconds in probes(zone, &random, since: 1850) {
        let instant = Instant(milliseconds: seconds * 1000)
        questions.append("\(name) \(seconds)")
        answers.append("\(zone.offsetSeconds(at: instant)) \(zone.abbreviation(at: instant))")
      }
    }
    let expected = try zoneinfo(questions)
    #expect(answers.count > 20_000 && expected.count == answers.count)
    let wrong = zip(questions, zip(answers, expected)).filter { $0.1.0 != $0.1.1 }
    #expect(wrong.isEmpty, "\(wrong.count) of \(answers.count): \(wrong.prefix(10))")
  }

  private func zoneinfo(_ questions: [String]) throws -> [String] {
    let file = FileManager.default.temporaryDirectory.appending(path: "probes-\(UUID()).txt")
    try questions.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let script = """
      import sys, zoneinfo, datetime as d
      zoneinfo.reset_tzpath([sys.argv[2]])
      e = d.datetime(1970, 1, 1, tzinfo=d.timezone.utc)
      for line in open(sys.argv[1]):
          name, seconds = line.split()
          t = (e + d.timedelta(seconds=int(seconds))).astimezone(zoneinfo.ZoneInfo(name))
          print(int(t.utcoffset().total_seconds()), t.tzname())
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.python ?? "")
    process.arguments = ["-c", script, file.path, SystemZones.folder.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test func `changes ascend and none changes nothing`() throws {
    for name in SystemZones.names() {
      let zone = try SystemZones.zone(name)
      #expect(zip(zone.changes, zone.changes.dropFirst()).allSatisfy { $0 < $1 }, "\(name)")
      #expect(zone.offsets.count == zone.changes.count + 1)
      #expect(zone.changes.allSatisfy { $0 < Zone.horizon.wholeSeconds })
    }
  }

  @Test func `a book finds zones by their exact name`() throws {
    let berlin = try SystemZones.zone("Europe/Berlin")
    let book = ZoneBook(version: "2025b", zones: [.utc, berlin])
    #expect(book.zone(named: "Europe/Berlin") == berlin)
    #expect(book.zone(named: "europe/berlin") == nil)
    #expect(book.names == ["Europe/Berlin", "UTC"])
    #expect(book.version == "2025b")
  }
}
