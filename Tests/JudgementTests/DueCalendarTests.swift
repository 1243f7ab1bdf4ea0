// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Testing
import WorkingTime

@testable import Judgement

@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct DueCalendarTests {
  private static let terms =
    Told.respond("4 hours in office", "else  credit EUR 100 for each breach") + """
      power leave
        held by the adopter
        when  respond is breached 2 times within 30 days
        may   terminate with 30 days notice
        lapses 60 days after it arises


      """

  private static let opening = """
    2026-03-06 10:00  case 6 opened with severity S2
    2026-03-06 16:10  case 7 opened with severity S1

    """

  private func calendar(_ lines: String, _ asOf: String) throws -> String {
    let story = try DueStory(Self.terms, lines)
    let judgement = try story.judged(asOf)
    var calendar = DueCalendar(of: "guild.example")
    calendar.add(try DueEntry.all(judgement, rotas: []), settledIn: judgement)
    return String(decoding: calendar.bytes, as: UTF8.self)
  }

  /// The property lines, unfolded.
  private func lines(_ text: String) -> [String] {
    text.replacing("\r\n ", with: "").components(separatedBy: "\r\n")
  }

  @Test func `a calendar has these bytes`() throws {
    let text = try calendar(
      "2026-03-06 10:00  case 6 opened with severity S2\n2026-03-06 11:00  case 6 responded",
      "2026-03-06 13:00")
    let folder = TestFolders.repository.appending(path: "Tests/JudgementTests/Golden")
    let running = try calendar(Self.opening, "2026-03-06 16:30")
    #expect(try Golden.text("due.ics", in: folder, actual: running) == running)
    #expect(try Golden.text("due-settled.ics", in: folder, actual: text) == text)
  }

  @Test func `an entry keeps its name, and a longer log has a higher sequence`() throws {
    let before = lines(try calendar(Self.opening, "2026-03-06 16:30"))
    let after = lines(
      try calendar(
        Self.opening + "2026-03-06 16:40  case 7 downgraded to S2\n", "2026-03-06 16:50"))
    func values(_ lines: [String], _ name: String) -> [String] {
      lines.filter { $0.hasPrefix(name + ":") }
    }
    #expect(values(before, "UID").count == 1 && values(before, "UID") == values(after, "UID"))
    #expect(values(before, "SEQUENCE") == ["SEQUENCE:2"])
    #expect(values(after, "SEQUENCE") == ["SEQUENCE:3"])
    #expect(values(before, "DTSTAMP") == ["DTSTAMP:20260306T163000Z"])
    #expect(values(before, "LAST-MODIFIED") == ["LAST-MODIFIED:20260306T163000Z"])
  }

  @Test func `alarms are at the parts of the time that are ahead`() throws {
    func triggers(_ asOf: String) throws -> [String] {
      lines(try calendar(Self.opening, asOf)).filter { $0.hasPrefix("TRIGGER") }
        .map { String($0.suffix(16)) }
    }
    #expect(
      try triggers("2026-03-06 16:30") == [
        "20260309T101000Z", "20260309T111000Z", "20260309T114600Z",
      ])
    #expect(try triggers("2026-03-09 10:10") == ["20260309T111000Z", "20260309T114600Z"])
  }

  @Test func `what was settled ahead is cancelled under the name it had`() throws {
    let running = lines(try calendar(Self.opening, "2026-03-06 16:30"))
    let settled = lines(
      try calendar(Self.opening + "2026-03-06 16:20  case 7 responded\n", "2026-03-06 16:30"))
    let uid = running.first { $0.hasPrefix("UID:") }
    #expect(settled.contains("STATUS:CANCELLED") && settled.contains(uid ?? "-"))
    #expect(!settled.contains("STATUS:CONFIRMED") && !settled.contains { $0 == "BEGIN:VALARM" })
    // Once its deadline is over, nobody has to take it away.
    let over = try calendar(
      Self.opening + "2026-03-06 16:20  case 7 responded\n", "2026-03-10 00:00")
    #expect(!over.contains("VEVENT") && over.contains("BEGIN:VTIMEZONE"))
  }

  // MARK: - Lines

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `lines are folded at 75 octets, never within a character`(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    let alphabet = Array("aB;,:\\ \n\té€𝄞漢\u{301}\u{7}\"ß")
    let text = String(
      (0..<Int.random(in: 0...400, using: &random)).compactMap { _ in
        alphabet.randomElement(using: &random)
      })
    var written = CalendarLines()
    written.add("DESCRIPTION", text: text)
    written.add("SUMMARY", text: "next")
    let bytes = written.bytes
    #expect(bytes.suffix(2) == [13, 10])
    let whole = try #require(String(validating: bytes, as: UTF8.self), "seed \(seed)")
    let folded = whole.unicodeScalars.split(separator: "\n").map { String($0) }
    for line in folded {
      #expect(line.unicodeScalars.last == "\r" && line.utf8.count - 1 <= 75, "seed \(seed)")
      #expect(String(validating: Array(line.utf8), as: UTF8.self) != nil, "seed \(seed)")
    }
    // Unfolded and unescaped it is what it was, but for what a calendar may not have.
    let first = Self.unfolded(bytes)
    #expect(first == "DESCRIPTION:" + CalendarLines.escaped(text), "seed \(seed)")
    #expect(Self.unescaped(String(first.dropFirst(12))) == Self.allowed(text), "seed \(seed)")
  }

  /// The first property line.
  ///
  /// Octets are joined, not characters: a mark that follows a fold belongs to the letter before it.
  private static func unfolded(_ bytes: [UInt8]) -> String {
    var line: [UInt8] = []
    var place = 0
    while place + 2 < bytes.count {
      if bytes[place] == 13, bytes[place + 1] == 10 {
        guard bytes[place + 2] == 32 else { break }
        place += 3
      } else {
        line.append(bytes[place])
        place += 1
      }
    }
    return String(decoding: line, as: UTF8.self)
  }

  private static func allowed(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      scalars.append(scalar != "\n" && scalar.value < 32 ? "\u{FFFD}" : scalar)
    }
    return String(scalars)
  }

  private static func unescaped(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        scalars.append(scalar == "n" ? "\n" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}
