// SPDX-License-Identifier: Apache-2.0
// What several tests need: agreements read from their text, and stories told on a wall clock.

import Evidence
import Foundation
import FrankpledgeTesting
import Testing
import WorkingTime

@testable import Judgement
@testable import Terms

/// The zones of this system, read as the program reads them.
enum SystemZones {
  static let areInstalled = FileManager.default.fileExists(
    atPath: TestFolders.zones.appending(path: "Europe/London").path)
  static let missing = "no zone data at \(TestFolders.zones.path)"

  static func zone(_ name: String) throws -> Zone {
    let bytes = [UInt8](try Data(contentsOf: TestFolders.zones.appending(path: name)))
    return try Zone(name: name, tzif: bytes)
  }

  /// The zones that agreements here name.
  static let book = Result { ZoneBook(version: "test", zones: [try London.zone.get()]) }
}

/// Agreements for tests, written in the language.
enum AgreementText {
  /// The head of every agreement here: a year in London, an office, three severities.
  static let head = """
    agreement north-bank
      adopter  "North Bank plc"
      term     2026-01-01 to 2026-12-31
      fee      EUR 240,000 per year, invoiced quarterly
      covers   postgresql
      zone     Europe/London

    calendar office
      in Europe/London
      open   Mon to Fri 09:00 to 17:30
      closed 2026-04-03
      closed 2026-12-25

    severity S1 "Production is down or data is at risk"
    severity S2 "Production is impaired; a workaround exists"
    severity S3 "A question or a minor defect"

    define response
      as case.responded by a person of the cooperative

    define service restored
      as case.restored

    """

  static let respond = """
    obligation respond
      when  a case is opened
      owed  a response within
              S1   30 minutes       around the clock
              S2   2 hours          in office
              S3   1 business day   in office, by end of day, counted from the next day if opened after 16:00
      else  credit 2% of the monthly fee for each breach, up to 5% of the monthly fee each month

    """

  static let restore = restore()
  static let restoreForBoth = restore(waitingOn: "the adopter or on a third party")
  static let restoreAnew = restore(onReopening: "it is a new case")
  static let restoreWorst = """
    obligation restore
      when  a case is opened with severity S1
      owed  service restored within 4 hours around the clock
      stop the clock while waiting on the adopter

    """

  static func restore(
    waitingOn: String = "the adopter",
    onUpgrade: String = "the earlier of the old deadline and the new target from the change",
    onDowngrade: String = "only with the adopter's consent",
    onReopening: String = "within 7 days the clock continues; later it is a new case"
  ) -> String {
    """
    obligation restore
      when  a case is opened
      owed  service restored within
              S1   4 hours    around the clock
              S2   8 hours    in office
              S3   5 business days in office, at the same time, counted from the next day if opened after 16:00
      stop the clock while waiting on \(waitingOn)
      on upgrade    \(onUpgrade)
      on downgrade  \(onDowngrade)
      on reopening  \(onReopening)
      else  credit EUR 1,000 for each breach

    """
  }

  /// The agreement of a text, which must be without a mistake.
  static func checked(_ text: String) throws -> CheckedTerms {
    let file = TermsBundle.File(path: "north-bank.pledge", bytes: Array(text.utf8))
    let bundle = TermsBundle(main: file.path, files: [file])
    return Checker.check(bundle, zones: try SystemZones.book.get(), requireAgreement: true)
  }

  static func agreement(_ obligations: String = respond + restore) throws -> Agreement {
    let checked = try checked(head + obligations)
    for diagnostic in checked.diagnostics where diagnostic.isError {
      Issue.record("\(diagnostic.description)")
    }
    return try #require(checked.agreement)
  }
}

/// A story told line by line on London's wall clock: `2026-03-06 16:10 7 opened S2`.
struct Story {
  private(set) var events: [RecordedEvent] = []

  init(_ lines: [String] = []) throws {
    for line in lines { try tell(line) }
  }

  /// Tells a line: date, time, case, what, and words that go with it.
  ///
  /// Words: `by-machine`, `by-adopter`, `consent`, a severity, a cause, an obligation; a reason
  /// follows a colon. Acts are by a person of the cooperative unless `by-nobody` is said.
  mutating func tell(_ line: String) throws {
    let parts = line.split(separator: ": ", maxSplits: 1).map(String.init)
    let (told, reason) = (parts[0], parts.count > 1 ? parts[1] : nil)
    let words = told.split(separator: " ").map(String.init)
    let time = try London.instant("\(words[0]) \(words[1])")
    var data = JSONObject()
    if !words.contains("by-nobody") {
      data["actor"] = .string(words.contains("by-machine") ? "machine" : "person")
      data["side"] = .string(words.contains("by-adopter") ? "adopter" : "cooperative")
    }
    if words.contains("consent") { data["consent"] = .bool(true) }
    if let reason { data["reason"] = .string(reason) }
    let rest = words.dropFirst(4).filter { !$0.hasPrefix("by-") && $0 != "consent" }
    if let name = rest.first {
      switch words[3] {
      case "opened", "severity-changed": data["severity"] = .string(name)
      case "paused", "resumed": data["waitingOn"] = .string(name)
      case "excused": data["obligation"] = .string(name)
      default: Issue.record("'\(line)' has a word too many")
      }
    }
    append(type: "org.frankpledge.case." + words[3], time: time, subject: words[2], data: data)
  }

  mutating func append(
    type: String, time: Instant, subject: String?, data: JSONObject = JSONObject(),
    agreement: String = "north-bank"
  ) {
    let index = UInt64(events.count)
    let event = Event(
      id: "\(index)", source: "/test", type: type, time: time, agreement: agreement,
      subject: subject, data: data)
    events.append(RecordedEvent(index: index, event: event))
  }

  /// Judges the story.
  func judged(
    asOf: String, _ agreement: Agreement, knownAt: Int? = nil
  ) throws -> Judgement {
    try Judgement(
      of: agreement, asOf: try London.instant(asOf), knownAt: UInt64(knownAt ?? events.count),
      events: events)
  }
}

/// London's wall clock.
enum London {
  static let zone = Result { try SystemZones.zone("Europe/London") }

  /// `2026-03-06 16:10` or `2026-03-06 16:10:30`.
  static func instant(_ text: String) throws -> Instant {
    let parts = text.split(separator: " ")
    let date = try #require(CivilDate(iso: parts[0]))
    let clock = parts[1].split(separator: ":").compactMap { Int($0) }
    let seconds = clock[0] * 3600 + clock[1] * 60 + (clock.count > 2 ? clock[2] : 0)
    let reading = CivilDateTime(date: date, secondsOfDay: seconds)
    let zone = try zone.get()
    return zone.resolve(reading).instant(reading: reading, in: zone)
  }

  /// `2026-03-06 16:10`.
  static func text(_ instant: Instant?) throws -> String {
    guard let instant else { return "-" }
    return try zone.get().civil(at: instant).text
  }
}

extension Verdict {
  /// `respond 7 S2 met due 2026-03-09 09:40 done 2026-03-09 09:40`.
  func line() throws -> String {
    "\(obligation) \(caseName) \(severity) \(state.rawValue)"
      + " due \(try London.text(due)) done \(try London.text(fulfilled))"
  }
}
