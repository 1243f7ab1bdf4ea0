// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Terms
import Testing
import WorkingTime

@testable import Cooperative

/// A small cooperative written in the language, as tests need it.
enum Guild {
  static let zones = ["America/New_York", "Asia/Tokyo", "Europe/Berlin", "Europe/London", "UTC"]

  static let book = ZoneBook(
    version: "test",
    zones: zones.compactMap { name in
      guard let data = try? Data(contentsOf: TestFolders.zones.appending(path: name)) else {
        return nil
      }
      return try? Zone(name: name, tzif: Array(data))
    })

  /// Three who take weekly turns on a rota of the day, and two of them on one of the night.
  static let text = """
    area server
      covers postgresql, pgbouncer

    area availability
      covers patroni

    member ada
      called   "Ada Brandt"
      employer "Datenhaus GmbH"
      knows    server, availability

    member ben
      employer "Northern Rows Ltd"
      knows    server

    member cleo
      employer "Datenhaus GmbH"
      joined   2026-01-20

    rota day
      in      Europe/London
      serves  north-bank
      on duty every day 06:00 to 22:00
      by      ada, ben, cleo in turn, each for 1 week from 2026-01-05 at 09:00

    rota night
      in      Europe/London
      on duty every day 22:00 to 06:00 the next day
      by      ben, ada in turn, each for 1 week from 2026-01-05 at 09:00
      by      ada in turn, each for 1 week from 2026-01-19 at 09:00

    rota unnamed
      in      Europe/London
      on duty every day 00:00 to 24:00
    """

  static func roster(
    _ text: String = Guild.text, from: String, to: String
  ) throws -> Roster {
    let file = TermsBundle.File(path: "cooperative.pledge", bytes: Array(text.utf8))
    let checked = Checker.check(TermsBundle(main: file.path, files: [file]), zones: book)
    #expect(checked.diagnostics.map(\.description) == [])
    return try Roster(
      members: checked.members, areas: checked.areas, rotas: checked.rotas,
      over: try Instant(rfc3339: from)..<Instant(rfc3339: to))
  }

  /// A stretch as `2026-01-05T09:00Z to 2026-01-05T22:00Z`.
  static func told(_ range: Range<Instant>) -> String {
    [range.lowerBound, range.upperBound].map { "\($0.rfc3339.prefix(16))Z" }
      .joined(separator: " to ")
  }

  static func told(_ shift: DutyPlan.Shift, _ roster: Roster) -> String {
    let name = roster.members[shift.member].name
    let other = shift.isStandIn ? " for \(roster.members[shift.turnOf].name)" : ""
    return "\(roster.rotas[shift.rota].name) \(name)\(other) \(told(shift.time))"
  }

  static func told(_ plan: DutyPlan, _ roster: Roster) -> [String] {
    plan.shifts.map { told($0, roster) }
      + plan.vacancies.map { "\(roster.rotas[$0.rota].name) nobody \(told($0.time))" }
  }
}
