// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation
import FrankpledgeTesting
import Testing
import WorkingTime

@testable import Assurance

struct PackVerifierTests {
  private let log: SmallLog
  private let pack: MemoryPack

  init() throws {
    log = try SmallLog()
    pack = try MemoryPack(of: log)
  }

  @Test func `a pack as it was written is accepted`() throws {
    let result = PackVerifier(pack, key: log.key.verifierKey).verify()
    #expect(result.isAccepted, "\(result.words)")
    // It has no time stamps, which only others can give.
    for step in result.steps where step.step != .timeStamps {
      guard case .passed = step.outcome else {
        Issue.record("\(step.step): \(step.outcome)")
        continue
      }
    }
    #expect(
      result.conclusion
        == "As of 1 April 2026, 13:00 BST, 4 of 7 obligations that had fallen due to North Bank plc"
        + " were met and 3 were not: 2 of 5 for respond and 1 of 2 for restore.")
  }

  @Test func `without a key the pack is whole, and the reader is told to compare`() throws {
    let result = PackVerifier(pack).verify()
    #expect(result.isAccepted)
    guard case .passed(let words) = result.outcome(.manifest) else {
      Issue.record("\(result.words)")
      return
    }
    #expect(words.contains("compare that key with the one you were given"))
  }

  @Test func `a pack signed by another key is refused`() throws {
    let other = try NoteKey(name: log.key.name, seed: Array(2...33))
    let result = PackVerifier(pack, key: other.verifierKey).verify()
    #expect(!result.isAccepted)
    #expect(result.findings.first?.file == PackPath.manifest)
    #expect(result.findings.first?.problem.contains("another key than the one you gave") == true)
    #expect(result.findings.contains { $0.file == PackPath.checkpoint })
  }

  @Test func `a second signature, which nobody vouches for, is refused`() throws {
    var pack = pack
    let note = try SignedNote(try #require(pack.files[PackPath.manifest]))
    let other = try NoteKey(name: "example.org/somebody", seed: Array(2...33))
    pack.files[PackPath.manifest] = try note.adding(try other.signature(over: note.text)).bytes
    let result = PackVerifier(pack, key: log.key.verifierKey).verify()
    #expect(result.findings.map(\.problem) == ["it has 2 signatures and must have one"])
  }

  // MARK: What to mind

  @Test func `what was erased is told wherever verdicts are`() throws {
    let result = PackVerifier(pack).verify()
    let caveat = "One entry was erased. What it said is not known, and the verdicts may lack it."
    #expect(result.caveats.first == caveat)
    #expect(result.caveats.dropFirst().allSatisfy { $0.contains("nobody signed") })
    let report = String(decoding: pack.files[PackPath.report] ?? [], as: UTF8.self)
    #expect(report.contains(caveat))
  }

  @Test func `restated terms are told with where they were stated before`() throws {
    var caveats = Caveats()
    #expect(caveats.sentences == [])
    for (index, day) in [(0, "2026-01-01"), (6, "2026-03-02"), (9, "2026-04-05")] {
      caveats.note(
        Caveats.Statement(
          index: UInt64(index), time: try Instant(rfc3339: day + "T10:00:00Z")))
    }
    #expect(
      caveats.sentences == [
        "The terms were restated on 2026-04-05, in entry 9 of the log. All is judged by them; other"
          + " terms were stated before, in entry 0, entry 6."
      ])
  }

  @Test func `false zone data under a true name is found by the reader's own`() throws {
    let release = log.terms.zoneVersion
    func verify(_ release: String, as other: String?) -> PackVerification {
      let zones = LocalZones(release: release) { name in
        let file = TestFolders.zones.appending(path: other ?? name)
        return try? Zone(name: name, tzif: [UInt8](Data(contentsOf: file)))
      }
      return PackVerifier(pack, localZones: zones).verify()
    }
    #expect(verify(release, as: nil).isAccepted)
    let falsified = verify(release, as: "Etc/GMT+10")
    #expect(!falsified.isAccepted)
    #expect(falsified.findings.allSatisfy { $0.file.hasPrefix("zones/") })
    // Another release may differ, and that is said.
    let later = verify("2099z", as: "Etc/GMT+10")
    guard case .passed(let words) = later.outcome(.terms) else {
      Issue.record("\(later.words)")
      return
    }
    #expect(words.contains("(2099z) say otherwise of Europe/London"))
  }

  @Test(arguments: ["9.9.9\u{202E}", "x y", String(repeating: "9", count: 33)])
  func `a version that is none is refused`(program: String) throws {
    var pack = pack
    let note = try #require(pack.files[PackPath.manifest])
    let text = String(decoding: try SignedNote(note).text, as: UTF8.self)
      .replacing("program \(ProgramVersion.text)", with: "program \(program)")
    pack.files[PackPath.manifest] = try log.key.sign(Array(text.utf8)).bytes
    #expect(!PackVerifier(pack).verify().isAccepted)
  }

  // MARK: Files

  @Test(arguments: [
    PackPath.events, PackPath.report, PackPath.lastSample, "terms/calendars/office.pledge",
  ])
  func `a missing file is named`(path: String) throws {
    var pack = pack
    pack.files[path] = nil
    let result = PackVerifier(pack).verify()
    #expect(!result.isAccepted)
    #expect(result.findings.contains { $0.file == path && $0.problem == "it is missing" })
  }

  @Test(arguments: ["notes.txt", "terms/agreements/north-bank.md~", "../outside", "r\u{202E}lmth"])
  func `an added file is named`(path: String) throws {
    var pack = pack
    pack.files[path] = [1]
    let result = PackVerifier(pack).verify()
    #expect(!result.isAccepted && result.findings.count == 1, "\(result.words)")
    #expect(result.findings.first?.file == VisibleText.of(path))
  }

  @Test func `a renamed file is missing under its name and added under the other`() throws {
    var pack = pack
    pack.files["verdicts.old"] = pack.files.removeValue(forKey: PackPath.verdictsCSV)
    let result = PackVerifier(pack).verify()
    #expect(
      Set(result.findings.map(\.file)) == ["verdicts.old", PackPath.verdictsCSV], "\(result.words)")
  }

  @Test func `swapped files are both named`() throws {
    var pack = pack
    let json = pack.files[PackPath.verdictsJSON]
    pack.files[PackPath.verdictsJSON] = pack.files[PackPath.verdictsCSV]
    pack.files[PackPath.verdictsCSV] = json
    let result = PackVerifier(pack).verify()
    #expect(
      result.findings.map(\.file) == [PackPath.verdictsCSV, PackPath.verdictsJSON],
      "\(result.words)")
    #expect(result.outcome(.verdicts) == .skipped("verdicts.jsonl is not there as it was signed"))
  }

  @Test func `a link or a device is never taken for a file`() throws {
    var pack = pack
    pack.files[PackPath.report] = nil
    pack.extra = [PackEntry(path: PackPath.report, size: 10, kind: .other)]
    let result = PackVerifier(pack).verify()
    #expect(!result.isAccepted)
    #expect(result.findings.first?.problem.contains("no plain file") == true)
  }

  @Test func `a file that is said to be huge is not read`() throws {
    var pack = pack
    pack.extra = [PackEntry(path: PackPath.report, size: 1 << 60)]
    pack.files[PackPath.report] = nil
    let result = PackVerifier(pack).verify()
    #expect(
      result.findings.contains { $0.file == PackPath.report && $0.problem.contains("were signed") })
  }

  // MARK: Signed again by a cooperative that lies

  @Test func `a breach turned into a success is named with its case`() throws {
    var pack = pack
    try pack.replace(#""state":"breached""#, with: #""state":"met""#, in: PackPath.verdictsJSON)
    try pack.signAgain(log)
    let result = PackVerifier(pack).verify()
    #expect(result.findings.count == 1, "\(result.words)")
    #expect(
      result.findings.first?.problem
        == #"line 3, the verdict on 'restore' for case 'INC1001': its state is "met", and recomputed it is "breached""#
    )
  }

  @Test(arguments: [0, 1, 7, 20])
  func `an entry left out is a gap`(place: Int) throws {
    var pack = pack
    var lines = try #require(pack.files[PackPath.events]).split(separator: UInt8(ascii: "\n"))
    lines.remove(at: place)
    pack.files[PackPath.events] = lines.flatMap { $0 + [UInt8(ascii: "\n")] }
    try pack.signAgain(log)
    let result = PackVerifier(pack).verify()
    let finding = try #require(result.findings.first)
    #expect(finding.file == PackPath.events)
    let words = place == 20 ? "it has 20 entries, and 21 were signed" : "left out"
    #expect(finding.problem.contains(words), "\(finding)")
  }

  @Test func `the last entries left out are found by the proof, whatever count is signed`() throws {
    var pack = pack
    let lines = try #require(pack.files[PackPath.events]).split(separator: UInt8(ascii: "\n"))
    pack.files[PackPath.events] = lines.dropLast(2).flatMap { $0 + [UInt8(ascii: "\n")] }
    try pack.signAgain(log, entries: 19)
    let result = PackVerifier(pack).verify()
    #expect(result.findings.first?.file == PackPath.inclusion, "\(result.words)")
  }

  /// What docs/specs/pack.md shows.
  @Test func `the worked example of the specification is what happens`() throws {
    var (changed, short) = (pack, pack)
    try changed.replace(
      #""state":"breached""#, with: #""state":"met""#, in: PackPath.verdictsJSON)
    var lines = try #require(pack.files[PackPath.events]).split(separator: UInt8(ascii: "\n"))
    lines.remove(at: 7)
    short.files[PackPath.events] = lines.flatMap { $0 + [UInt8(ascii: "\n")] }
    let file = TestFolders.repository.appending(path: "docs/specs/pack.md")
    let text = try String(contentsOf: file, encoding: .utf8).replacing("\n", with: " ")
    for var pack in [changed, short] {
      try pack.signAgain(log)
      let finding = try #require(PackVerifier(pack).verify().findings.first)
      #expect(text.contains(finding.description), "\(finding)")
    }
  }

  @Test func `a file signed with an absurd length is not read into memory`() throws {
    var pack = pack
    pack.files[PackPath.verdictsCSV] = [UInt8](repeating: 65, count: 3 << 20)
    pack.files[PackPath.inclusion] = [UInt8](repeating: 65, count: 3 << 20)
    try pack.signAgain(log)
    let result = PackVerifier(pack).verify()
    #expect(result.findings.first?.problem.contains("more than any proof") == true)
    pack.files[PackPath.inclusion] = self.pack.files[PackPath.inclusion]
    try pack.signAgain(log)
    let words = PackVerifier(pack).verify().findings.first?.problem
    #expect(words == "it has 3145728 bytes, and recomputed it has 2009")
  }

  @Test func `every mistake is told in one run`() throws {
    var pack = pack
    try pack.replace("INC1003", with: "INC1009", in: PackPath.verdictsCSV)
    try pack.replace(
      "closed nothing in 2027", with: "closed 2026-03-11", in: "terms/calendars/office.pledge")
    try pack.replace("North Bank", with: "North Rank", in: PackPath.report)
    try pack.signAgain(log)
    let result = PackVerifier(pack).verify()
    #expect(
      result.findings.map(\.file) == [
        "terms/calendars/office.pledge", PackPath.verdictsCSV, PackPath.report,
      ], "\(result.words)")
  }

  @Test func `another version's report is not rendered again, and that is said`() throws {
    var pack = pack
    var note = try #require(pack.files[PackPath.manifest])
    let text = String(decoding: try SignedNote(note).text, as: UTF8.self)
    note = try log.key.sign(
      Array(text.replacing("program \(ProgramVersion.text)", with: "program 9.9.9").utf8)
    ).bytes
    pack.files[PackPath.manifest] = note
    let result = PackVerifier(pack).verify()
    #expect(result.isAccepted, "\(result.words)")
    guard case .skipped(let reason) = result.outcome(.report) else {
      Issue.record("\(result.words)")
      return
    }
    #expect(reason.contains("9.9.9"))
  }
}
