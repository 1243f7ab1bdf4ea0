// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing
import WorkingTime

@testable import Judgement

@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct ThresholdTests {
  private func thresholds(
    _ name: String, _ story: DueStory, _ asOf: String
  ) throws -> [String] {
    try story.entry(name, asOf).item.thresholds.map {
      try "\($0.level.text) \(London.text($0.instant))"
    }
  }

  @Test(arguments: [
    // Half of four business hours is two business hours.
    (
      "4 hours in office", "2026-03-06 16:00",
      [
        "50% 2026-03-09 10:00", "75% 2026-03-09 11:00", "90% 2026-03-09 11:36",
        "due 2026-03-09 12:00",
      ]
    ),
    // A part that ends with the day ends then, not with the next morning.
    (
      "2 hours in office", "2026-03-06 16:00",
      [
        "50% 2026-03-06 17:00", "75% 2026-03-09 09:30", "90% 2026-03-09 09:48",
        "due 2026-03-09 10:00",
      ]
    ),
    // Clocks go forward on 29 March: six hours are six hours.
    (
      "6 hours around the clock", "2026-03-28 23:00",
      [
        "50% 2026-03-29 03:00", "75% 2026-03-29 04:30", "90% 2026-03-29 05:24",
        "due 2026-03-29 06:00",
      ]
    ),
    // And back on 25 October.
    (
      "6 hours around the clock", "2026-10-24 23:00",
      [
        "50% 2026-10-25 01:00", "75% 2026-10-25 02:30", "90% 2026-10-25 03:24",
        "due 2026-10-25 04:00",
      ]
    ),
    // Of a business day, the open time between start and deadline: 1 h and 8 h.
    (
      "1 business day in office, by end of day, with no cut-off", "2026-03-06 16:00",
      [
        "50% 2026-03-09 12:30", "75% 2026-03-09 14:45", "90% 2026-03-09 16:06",
        "due 2026-03-09 17:00",
      ]
    ),
    // Of days on the calendar, all time: 48 h from noon, less one where the clocks go forward.
    (
      "2 days, at the same time", "2026-03-27 12:00",
      [
        "50% 2026-03-28 11:30", "75% 2026-03-28 23:15", "90% 2026-03-29 07:18",
        "due 2026-03-29 12:00",
      ]
    ),
  ])
  func `parts of a target are counted as the target is`(
    target: String, opened: String, expected: [String]
  ) throws {
    let story = try DueStory(
      Told.respond(target), "\(opened)  case 1 opened with severity S1")
    #expect(try thresholds("respond", story, opened) == expected)
  }

  @Test func `what the case waits does not count, and a part used up before stays`() throws {
    let terms = Told.respond("4 hours in office", "stop  the clock while waiting on the adopter")
    let opening = "2026-03-09 09:00  case 1 opened with severity S1\n"
    let waiting = opening + "2026-03-09 11:30  case 1 waits on the adopter\n"
    let story = try DueStory(terms, waiting)
    // Two hours and a half are used up: the half is, three quarters are not, whatever time passes.
    #expect(try thresholds("respond", story, "2026-03-09 16:00") == ["50% 2026-03-09 11:00"])
    #expect(try story.entry("respond", "2026-03-09 16:00").item.waitingOn == "adopter")
    let resumed = try DueStory(
      terms, waiting + "2026-03-09 16:30  case 1 resumed\n")
    #expect(
      try thresholds("respond", resumed, "2026-03-09 16:40") == [
        "50% 2026-03-09 11:00", "75% 2026-03-09 17:00", "90% 2026-03-10 09:36",
        "due 2026-03-10 10:00",
      ])
  }

  @Test func `an interval, a matter and a report have parts of their own time`() throws {
    let story = try DueStory(
      """
      define notification
        as an incident notified

      obligation inform
        while a case is open
        owed  an update every 8 hours around the clock

      obligation notify
        when  an incident becomes known
        owed  a notification within 4 hours in office

      obligation report
        each  month
        owed  a service report within 10 days, by end of day, after the end of the month

      obligation level
        each  month
        owed  at most 2 breaches of notify


      """,
      """
      2026-03-09 09:00  case 1 opened with severity S1
      2026-03-09 11:00  case 1 updated
      2026-03-09 15:00  incident 9 known
      """)
    // The report on February is owed till the 11th; the one on March is looked at after that.
    let asOf = "2026-03-09 15:30"
    #expect(try thresholds("inform", story, asOf).first == "50% 2026-03-09 15:00")
    #expect(try thresholds("inform", story, asOf).last == "due 2026-03-09 19:00")
    #expect(
      try thresholds("notify", story, asOf).prefix(2) == [
        "50% 2026-03-09 17:00", "75% 2026-03-10 10:00",
      ])
    // Ten days from the last instant of March, not from its first.
    let later = "2026-03-11 00:01"
    #expect(try thresholds("report", story, later).first == "50% 2026-04-06 00:00")
    #expect(try thresholds("report", story, later).last == "due 2026-04-11 00:00")
    #expect(try thresholds("level", story, asOf).first == "50% 2026-03-16 11:30")
  }

  @Test func `a deadline agreed for a case is counted around the clock`() throws {
    let story = try DueStory(
      Told.respond("4 hours in office", "or    as agreed for the case"),
      """
      2026-03-09 09:00  case 1 opened with severity S1
      2026-03-09 10:00  case 1 agreed respond due 2026-03-11 09:00
      """)
    #expect(
      try thresholds("respond", story, "2026-03-09 10:00") == [
        "50% 2026-03-10 09:00", "75% 2026-03-10 21:00", "90% 2026-03-11 04:12",
        "due 2026-03-11 09:00",
      ])
  }

  /// A part of a target is the deadline of a shorter target, over random histories.
  @Test(arguments: 0..<4 as Range<UInt64>)
  func `parts ascend to the deadline, and stand still with the clock`(seed: UInt64) throws {
    let agreement = try Everything.agreement()
    let history = History(of: "north-bank", try Everything.history(seed).events)
    var count = 0
    for asOf in try Everything.instants(seed) {
      let judgement = try Judgement(of: agreement, asOf: asOf, knownAt: .max, history: history)
      for item in DueList(judgement).all {
        count += item.thresholds.count
        let instants = item.thresholds.map(\.instant)
        #expect(instants == instants.sorted(), "seed \(seed): \(item.title)")
        if item.waitingOn == nil, let due = item.due {
          #expect(item.thresholds.last == Threshold(level: .due, instant: due), "seed \(seed)")
          #expect(item.thresholds.map(\.level) == Threshold.Level.allCases)
        }
        if item.due == nil { #expect(instants.allSatisfy { $0 <= asOf }, "seed \(seed)") }
      }
    }
    #expect(count > 50, "seed \(seed): \(count)")
  }
}
