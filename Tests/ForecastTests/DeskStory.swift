// SPDX-License-Identifier: Apache-2.0
// A year of a desk, made up from a seed: what the tests of a forecast learn from.

import Evidence
import Foundation
import FrankpledgeTesting
import Judgement
import Terms
import WorkingTime

@testable import Forecast

/// An agreement with a year of cases, answered in a share of the time allowed.
struct DeskStory {
  static let text = """
    agreement NAME
      adopter  "An adopter"
      term     2026-01-01 to 2027-12-31
      fee      EUR 120,000 per year, invoiced monthly
      zone     Etc/UTC

    calendar office
      in   Etc/UTC
      open Mon to Fri 09:00 to 17:00

    severity S1 "Down"
    severity S2 "Slowed"

    define response
      as a case responded to by a person of the cooperative

    define service restored
      as a case restored

    obligation respond
      when  a case is opened
      owed  a response within
              S1  1 hour   around the clock
              S2  4 hours  in office
      else  credit 5% of the monthly fee for each breach, up to 30% of the monthly fee each month

    obligation restore
      when  a case is opened with severity S1
      owed  service restored within 8 hours around the clock
      stop the clock while waiting on the adopter

    power leave
      held by the adopter
      when  respond is breached 3 times within 90 days
      may   terminate with 30 days notice

    """

  let agreement: Agreement
  var events: [RecordedEvent] = []

  /// The moment up to which there is a record.
  static let now = Instant(milliseconds: 1_798_761_600_000)  // 2027-01-01T00:00:00Z
  static let until = Instant(milliseconds: 1_798_761_600_000 + 91 * 86_400_000)

  /// So many cases of each severity, of which so many in a thousand are answered late.
  ///
  /// A case that waits does so from its response on, for so many hours, on whom is said.
  init(
    _ name: String = "bank", cases: Int = 60, lateInThousand: Int = 100, seed: UInt64 = 1,
    waiting: (on: String, hours: Int64)? = nil, restoresMinor: Bool = true
  ) throws {
    agreement = try Self.agreement(name)
    var numbers = SeededNumbers(seed: seed)
    let start = agreement.term.lowerBound.milliseconds
    let year = Self.now.milliseconds - start
    for number in 0..<2 * cases {
      let rank = number % 2
      let opened = start + Int64.random(in: 0..<year, using: &numbers)
      let isLate = Int.random(in: 0..<1000, using: &numbers) < lateInThousand
      let allowed: Int64 = rank == 0 ? 3_600_000 : 4 * 3_600_000
      let share =
        isLate
        ? Double.random(in: 1.05..<2, using: &numbers)
        : Double.random(in: 0.05..<0.9, using: &numbers)
      add("case.opened", "\(number)", opened, ["severity": .string(rank == 0 ? "S1" : "S2")])
      // Around the clock also for S2: nights make some of them far earlier than owed, none later.
      let responded = opened + Int64(Double(allowed) * share)
      add("case.responded", "\(number)", responded, Self.byPerson)
      let wait = (waiting?.hours ?? 0) * 3_600_000
      if let waiting {
        let on: JSONObject = ["waitingOn": .string(waiting.on)]
        add("case.paused", "\(number)", responded + 60_000, on)
        add("case.resumed", "\(number)", responded + 60_000 + wait, on)
      }
      if rank == 0 || restoresMinor {
        add("case.restored", "\(number)", responded + wait + 3_600_000)
      }
      add("case.closed", "\(number)", responded + 24 * 3_600_000)
    }
  }

  /// An agreement without a case.
  init(_ agreement: Agreement) { self.agreement = agreement }

  static func agreement(_ name: String, until end: String = "2027-12-31") throws -> Agreement {
    let text = text.replacing("NAME", with: name).replacing("2027-12-31", with: end)
    let file = TermsBundle.File(path: "\(name).pledge", bytes: Array(text.utf8))
    let zones = URL(filePath: TestFolders.zones.path)
    let utc = try Zone(
      name: "Etc/UTC", tzif: [UInt8](try Data(contentsOf: zones.appending(path: "Etc/UTC"))))
    let checked = Checker.check(
      TermsBundle(main: file.path, files: [file]), zones: ZoneBook(version: "test", zones: [utc]),
      requireAgreement: true)
    guard let agreement = checked.agreement else {
      throw StoryFault(text: checked.diagnostics.map(\.description).joined(separator: "\n"))
    }
    return agreement
  }

  static let byPerson: JSONObject = ["actor": .string("person"), "side": .string("cooperative")]

  struct StoryFault: Error {
    let text: String
  }

  /// Adds an event at the end of the log.
  mutating func add(
    _ type: String, _ subject: String, _ time: Int64, _ data: JSONObject = JSONObject()
  ) {
    let index = UInt64(events.count)
    let event = Event(
      id: "\(index)", source: "/story", type: Vocabulary.prefix + type,
      time: Instant(milliseconds: time), agreement: agreement.name, subject: subject, data: data)
    events.append(RecordedEvent(index: index, event: event))
  }

  /// The story as far as the log had so many entries; all of it if nil.
  func subject(knownAt: UInt64? = nil) -> Subject {
    Subject(
      agreement, history: History(of: agreement.name, events),
      knownAt: knownAt ?? UInt64(events.count))
  }

  static let areZonesInstalled = FileManager.default.fileExists(
    atPath: TestFolders.zones.appending(path: "Etc/UTC").path)
}
