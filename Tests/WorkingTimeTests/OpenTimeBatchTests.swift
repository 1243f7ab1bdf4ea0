// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import WorkingTime

@Suite struct OpenTimeBatchTests {
  private func office(breaks: [CivilDate: [OpeningWindow]] = [:]) throws -> OpenTime {
    let day = try [OpeningWindow.hours(9, 17)]
    let week = Dictionary(uniqueKeysWithValues: Weekday.allCases.prefix(5).map { ($0, day) })
    return try OpenTime(
      .calendar(WorkCalendar(zone: .utc, weekly: week, breaks: breaks)),
      from: Instant("2021-01-01T00:00:00Z"), to: Instant("2026-01-01T00:00:00Z"))
  }

  private func expectSingles(_ open: OpenTime) throws {
    var random = SeededNumbers(spreading: 7)
    let range = open.range.lowerBound.milliseconds...open.range.upperBound.milliseconds
    let starts: [Int64] =
      [.min, .max, range.lowerBound - 1, range.lowerBound, range.upperBound, range.upperBound + 1]
      + (0..<5000).map { _ in .random(in: range, using: &random) }
    for duration: Int64 in [.min, -1, 0, 1, 3_600_000, 400_000_000, open.totalOpen, .max] {
      let durations = Array(repeating: duration, count: starts.count)
      let expected = starts.map { start in
        Instant(exactlyMilliseconds: start).flatMap { open.add(duration, to: $0)?.milliseconds }
          ?? OpenTime.beyond
      }
      #expect(try open.deadlines(starts: starts, durations: durations) == expected)
    }
  }

  @Test func `a batch gives what single calls give, one step a look-up`() throws {
    let open = try office()
    #expect(open.byStart.isOneStep && open.byUse.isOneStep)
    try expectSingles(open)
  }

  @Test func `a batch gives what single calls give where windows are crowded`() throws {
    let crowd = try (0..<90).map {
      try OpeningWindow(opens: 36_000 + $0 * 2, closes: 36_001 + $0 * 2)
    }
    let open = try office(breaks: [CivilDate("2023-05-03"): crowd])
    #expect(!open.byStart.isOneStep && !open.byUse.isOneStep)
    try expectSingles(open)
  }

  @Test func `a batch that is never open, or empty, or uneven`() throws {
    let (from, to) = (Instant("2021-01-01T00:00:00Z"), Instant("2026-01-01T00:00:00Z"))
    let never = try OpenTime(.union([]), from: from, to: to)
    #expect(
      try never.deadlines(starts: [from.milliseconds], durations: [1]) == [OpenTime.beyond])
    #expect(try never.deadlines(starts: [], durations: []) == [])
    #expect(throws: OpenTimeFault.unequalCounts(starts: 1, durations: 0)) {
      try never.deadlines(starts: [1], durations: [])
    }
    try expectSingles(try OpenTime(.always, from: from, to: to))
  }
}
