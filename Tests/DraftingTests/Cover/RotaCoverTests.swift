// SPDX-License-Identifier: Apache-2.0

import Terms
import Testing
import WorkingTime

@testable import Drafting

/// When clocks run and nobody is on duty.
///
/// The office of the agreement is open Monday to Friday, 09:00
/// to 17:00 in London; 2026 begins on a Thursday.
struct RotaCoverTests {
  static let promises = """
    obligation respond
      when a case is opened
      owed a response within
              S1  30 minutes  around the clock
              S2  2 hours     in office
              S3  1 business day in office, by end of day, with no cut-off

    """

  private func gaps(_ rotas: String, promises: String = Self.promises) throws -> [RotaCover.Gap] {
    let checked = Drafts.check(Drafts.frame + Drafts.words + promises + "\n" + rotas)
    return try RotaCover(try #require(checked.agreement), rotas: checked.rotas).gaps
  }

  private func told(_ gap: RotaCover.Gap) -> String {
    guard case .nobodyOnDuty(let obligation, let agreement, let moment) = gap.problem else {
      return ""
    }
    return "\(obligation), \(agreement): \(moment)"
  }

  @Test func `without a rota nothing is said`() throws {
    #expect(try gaps("").isEmpty)
  }

  @Test func `somebody around the clock leaves no gap`() throws {
    #expect(
      try gaps("rota all-day\n  in Europe/London\n  on duty every day 00:00 to 24:00\n").isEmpty)
  }

  @Test func `teams around the world add up`() throws {
    let rotas = """
      rota europe
        in Europe/London
        on duty every day 06:00 to 18:00

      rota america
        in America/New_York
        on duty every day 12:00 to 24:00

      rota asia
        in Asia/Tokyo
        on duty every day 08:00 to 20:00
      """
    #expect(try gaps(rotas).isEmpty)
  }

  @Test func `office hours leave nights and weekends open`() throws {
    let found = try gaps(
      "rota first-line\n  in Europe/London\n  on duty Mon to Fri 09:00 to 17:00\n")
    // S2 runs in the same hours; S3 is a matter of days.
    #expect(found.map(\.severity) == ["S1"])
    #expect(
      found.map(told) == [
        "respond, north-bank: Thu 2026-01-01 00:00 GMT (for S1; about 128 hours in an average "
          + "week)"
      ])
    #expect(found[0].first.rfc3339 == "2026-01-01T00:00:00Z")
    #expect(found[0].clause.line == 18)
  }

  @Test func `a day off is found wherever it lies`() throws {
    let found = try gaps(
      """
      rota first-line
        in Europe/London
        on duty every day 00:00 to 24:00
        off duty 2026-12-25
      """)
    #expect(found.map(\.severity) == ["S1", "S2"])
    #expect(found[0].first.rfc3339 == "2026-12-25T00:00:00Z")
    // Christmas of 2026 is a Friday, and the office is open from nine.
    #expect(found[1].first.rfc3339 == "2026-12-25T09:00:00Z")
    #expect(
      told(found[1]).hasSuffix(
        "Fri 2026-12-25 09:00 GMT (for S2; about 5 minutes in an average week)"))
  }

  @Test func `after two years nothing is looked for`() throws {
    let found = try gaps(
      """
      rota first-line
        in Europe/London
        on duty every day 00:00 to 24:00
        off duty 2028-12-25
      """)
    #expect(found.isEmpty)
  }

  @Test func `a rota that serves another agreement does not count`() throws {
    let found = try gaps(
      """
      rota first-line
        in Europe/London
        serves south-bank
        on duty every day 00:00 to 24:00
      """)
    #expect(found.map(\.severity) == ["S1", "S2"])
    #expect(found[0].perWeek == 7 * 86_400_000)
  }

  @Test func `what recurs and what follows an incident is looked at, goals and long targets not`()
    throws
  {
    let promises = """
      obligation keep-informed
        while a case has severity S1
        owed  an update every 1 hour around the clock

      obligation warn
        when an incident becomes known
        owed an early warning within 4 hours around the clock

      obligation restore
        when a case is opened
        owed service restored within 9 hours around the clock

      goal hurry
        when a case is opened
        owed service restored within 1 hour around the clock
      """
    let found = try gaps(
      "rota first-line\n  in Europe/London\n  on duty every day 00:00 to 23:00\n",
      promises: promises)
    #expect(found.map(\.obligation) == ["keep-informed", "warn"])
    #expect(
      found.map(told) == [
        "keep-informed, north-bank: Thu 2026-01-01 23:00 GMT (for S1; about 7 hours in an average week)",
        "warn, north-bank: Thu 2026-01-01 23:00 GMT (about 7 hours in an average week)",
      ])
  }

  @Test func `hours of a site are open when they are at any site`() throws {
    let promises = """
      site london in Europe/London
      site tokyo in Asia/Tokyo

      calendar local-hours
        in   the zone of the site
        open Mon to Fri 09:00 to 17:00

      obligation respond
        when a case is opened
        owed a response within 1 hour in local-hours
      """
    let found = try gaps(
      "rota first-line\n  in Europe/London\n  on duty Mon to Fri 09:00 to 17:00\n",
      promises: promises)
    #expect(found.map(\.severity) == ["S1", "S2", "S3"])
    // Nine o'clock in Tokyo.
    #expect(found[0].first.rfc3339 == "2026-01-01T00:00:00Z")
  }

  @Test func `a gap is found whatever hours meet`() throws {
    // Twin: minute by minute over a fortnight.
    for seed in 0..<20 as Range<UInt64> {
      try compare(seed: seed)
    }
  }

  private func compare(seed: UInt64) throws {
    let (opens, closes) = (Int(seed % 11), 12 + Int(seed % 7))
    let (from, to) = (Int(seed * 5 % 12), 13 + Int(seed * 3 % 8))
    func clock(_ hour: Int) -> String { hour < 10 ? "0\(hour):00" : "\(hour):00" }
    let promises = """
      calendar desk
        in   Europe/London
        open Mon to Sat \(clock(opens)) to \(clock(closes))

      obligation respond
        when a case is opened
        owed a response within 1 hour in desk
      """
    let found = try gaps(
      "rota line\n  in Europe/London\n  on duty every day \(clock(from)) to \(clock(to))\n",
      promises: promises)
    var first: Int?
    for hour in 0..<14 * 24 {
      // The first of January 2026 is a Thursday.
      let isSunday = (hour / 24 + 3) % 7 == 6
      let isOpen = !isSunday && (opens..<closes).contains(hour % 24)
      if isOpen, !(from..<to).contains(hour % 24) { first = first ?? hour }
    }
    let start = try Instant(rfc3339: "2026-01-01T00:00:00Z")
    let expected = first.map { Instant(milliseconds: start.milliseconds + Int64($0) * 3_600_000) }
    #expect(found.first?.first == expected, "seed \(seed)")
  }
}
