// SPDX-License-Identifier: Apache-2.0

import Evidence
import FrankpledgeTesting
import Testing
import WorkingTime

@testable import Judgement
@testable import Terms

/// Availability, held against a twin that looks at every minute.
@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct UptimeTests {
  private static let terms = """
    measure availability
      of the portal
      is the share of time it is available in office
      counts outages of 20 minutes or more

    obligation up
      each  month
      owed  availability of at least 99%

    exclude maintenance
      from  availability
      while a maintenance window agreed by both is open

    """

  @Test(arguments: 0..<12 as Range<UInt64>)
  func `15.8 and 15.9 open time and downtime are those of a twin`(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    let told = Told(
      "", "", terms: Self.terms, "as of 2026-01-02 00:00\nexpect up for the month of 2026-01 met")
    let agreement = try #require(try told.checked(Told.head + Self.terms).agreement)
    let start = try London.instant("2026-03-20 00:00").milliseconds / 60_000
    let end = try London.instant("2026-05-01 00:00").milliseconds / 60_000
    var story = try Story()
    func tell(_ on: String, _ off: String, _ subject: String) -> [Range<Int64>] {
      var minute = start + .random(in: 0..<600, using: &random)
      var ranges: [Range<Int64>] = []
      while minute < end {
        let length = Int64.random(in: 1..<900, using: &random)
        ranges.append(minute..<minute + length)
        for (type, time) in [(on, minute), (off, minute + length)] {
          story.append(
            type: "org.frankpledge." + type, time: Instant(milliseconds: time * 60_000),
            subject: subject, data: ["agreedByBoth": .bool(true)])
        }
        minute += length + .random(in: 1..<4_000, using: &random)
      }
      return ranges
    }
    let outages = tell("service.down", "service.up", "availability")
    let windows = tell("window.opened", "window.closed", "maintenance")
    let judgement = try Judgement(
      of: agreement, asOf: Instant(milliseconds: end * 60_000), knownAt: .max,
      events: story.events)
    let april = try London.instant("2026-04-01 00:00").milliseconds / 60_000
    var (open, down): (Int64, Int64) = (0, 0)
    for minute in april..<end {
      let reading = agreement.zone.civil(at: Instant(milliseconds: minute * 60_000))
      guard reading.date.weekday.rawValue < 5,
        (9 * 3_600..<17 * 3_600).contains(reading.secondsOfDay)
      else { continue }
      guard !windows.contains(where: { $0.contains(minute) }) else { continue }
      open += 1
      if outages.contains(where: { $0.count >= 20 && $0.contains(minute) }) { down += 1 }
    }
    let verdict = judgement.standing.first {
      $0.subject.text == "the month of 2026-04"
    }
    #expect(
      verdict?.attained == .share((open - down) * 60_000, of: open * 60_000), "seed \(seed)")
    #expect(verdict?.state == ((open - down) * 100 >= open * 99 ? .met : .breached))
  }
}
