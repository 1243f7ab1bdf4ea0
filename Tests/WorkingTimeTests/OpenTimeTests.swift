// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import WorkingTime

@Suite struct OpenTimeTests {
  private let hour: Int64 = 3_600_000
  private let from = Instant("2026-03-01T00:00:00Z")
  private let to = Instant("2026-04-01T00:00:00Z")

  private func office() throws -> OpenTime {
    try OpenTime(.calendar(.office(.utc)), from: from, to: to)
  }

  @Test func `a deadline falls on the closing side`() throws {
    let open = try office()
    let friday = Instant("2026-03-06T16:00:00Z")
    #expect(open.add(hour, to: friday) == Instant("2026-03-06T17:00:00Z"))
    #expect(open.add(hour + 1, to: friday) == Instant("2026-03-09T09:00:00.001Z"))
  }

  @Test func `going back it falls on the opening side`() throws {
    let open = try office()
    let monday = Instant("2026-03-09T10:00:00Z")
    #expect(open.subtract(hour, from: monday) == Instant("2026-03-09T09:00:00Z"))
    #expect(open.subtract(hour + 1, from: monday) == Instant("2026-03-06T16:59:59.999Z"))
  }

  @Test func `zero stays on open time and rolls on closed time`() throws {
    let open = try office()
    let (noon, night) = (Instant("2026-03-06T12:00:00Z"), Instant("2026-03-06T20:00:00Z"))
    #expect(open.add(0, to: noon) == noon)
    #expect(open.add(0, to: night) == Instant("2026-03-09T09:00:00Z"))
    #expect(open.subtract(0, from: noon) == noon)
    #expect(open.subtract(0, from: night) == Instant("2026-03-06T17:00:00Z"))
    let closing = Instant("2026-03-06T17:00:00Z")
    #expect(open.add(0, to: closing) == Instant("2026-03-09T09:00:00Z"))
    #expect(open.subtract(0, from: closing) == closing)
  }

  @Test func `what runs past the compiled range is nil`() throws {
    let open = try office()
    #expect(open.totalOpen == 22 * 8 * hour)
    #expect(open.add(open.totalOpen, to: from) == Instant("2026-03-31T17:00:00Z"))
    #expect(open.add(open.totalOpen + 1, to: from) == nil)
    #expect(open.add(.max, to: from) == nil)
    #expect(open.add(-1, to: from) == nil)
    #expect(open.add(1, to: Instant("2026-02-28T23:59:59Z")) == nil)
    #expect(open.add(0, to: to) == nil)
    #expect(open.subtract(open.totalOpen, from: to) == Instant("2026-03-02T09:00:00Z"))
    #expect(open.subtract(open.totalOpen + 1, from: to) == nil)
    #expect(open.subtract(.max, from: to) == nil)
    #expect(open.subtract(-1, from: to) == nil)
    #expect(open.subtract(.min, from: to) == nil)
    #expect(open.previousClose(atOrBefore: from) == nil)
    #expect(open.isOpen(at: to) == nil)
    #expect(open.contains(from..<to) && !open.contains(from..<Instant("2026-04-01T00:00:01Z")))
  }

  @Test func `a reversed interval is an error, not zero`() throws {
    let open = try office()
    #expect(throws: OpenTimeFault.reversed(from: to, to: from)) {
      try open.elapsed(from: to, to: from)
    }
    #expect(throws: OpenTimeFault.reversed(from: to, to: from)) {
      try OpenTime(.always, from: to, to: from)
    }
    #expect(try open.elapsed(from: to, to: to) == 0)
    #expect(throws: OpenTimeFault.outsideRange(.latest, compiled: from..<to)) {
      try open.elapsed(from: from, to: .latest)
    }
  }

  @Test func `the intervals of an explanation are clipped and add up`() throws {
    let open = try office()
    let (start, end) = (Instant("2026-03-06T16:00:00Z"), Instant("2026-03-10T09:30:00Z"))
    let intervals = try open.intervals(from: start, to: end)
    #expect(
      intervals == [
        start..<Instant("2026-03-06T17:00:00Z"),
        Instant("2026-03-09T09:00:00Z")..<Instant("2026-03-09T17:00:00Z"),
        Instant("2026-03-10T09:00:00Z")..<end,
      ])
    let sum = intervals.reduce(0) { $0 + $1.lowerBound.distance(to: $1.upperBound) }
    #expect(try open.elapsed(from: start, to: end) == sum)
    let saturday = (Instant("2026-03-07T00:00:00Z"), Instant("2026-03-08T00:00:00Z"))
    #expect(try open.intervals(from: saturday.0, to: saturday.1) == [])
  }

  @Test func `around the clock is one interval, however it is written`() throws {
    let day = try [OpeningWindow.hours(0, 24)]
    let week = Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, day) })
    let calendar = try WorkCalendar(zone: .utc, weekly: week)
    for hours: OpeningHours in [
      .always, .calendar(calendar), .union([.calendar(calendar), .always]),
    ] {
      let open = try OpenTime(hours, from: from, to: to)
      #expect(try open.intervals(from: from, to: to) == [from..<to])
      #expect(open.add(31 * 24 * hour, to: from) == to)
    }
  }

  @Test func `a union of nothing is never open, an intersection of nothing is refused`() throws {
    let never = try OpenTime(.union([]), from: from, to: to)
    #expect(never.totalOpen == 0)
    #expect(never.add(0, to: from) == nil && never.add(1, to: from) == nil)
    #expect(never.subtract(1, from: to) == nil && never.nextOpen(atOrAfter: from) == nil)
    #expect(throws: OpenTimeFault.emptyIntersection) {
      try OpenTime(.union([.intersection([])]), from: from, to: to)
    }
  }

  @Test func `an empty range holds nothing and asks do not trap`() throws {
    let empty = try OpenTime(.always, from: from, to: from)
    #expect(empty.totalOpen == 0 && empty.add(0, to: from) == nil)
    #expect(empty.subtract(0, from: from) == nil)
    #expect(try empty.elapsed(from: from, to: from) == 0)
  }

  @Test func `what cannot be compiled is refused`() throws {
    let calendar = OpeningHours.calendar(try .office(.utc))
    #expect(throws: OpenTimeFault.rangeTooLong(from: .earliest, to: .latest)) {
      try OpenTime(calendar, from: .earliest, to: .latest)
    }
    let late = Instant("2201-01-01T00:00:01Z")
    #expect(throws: OpenTimeFault.beyondZoneRules(late, zone: "UTC")) {
      try OpenTime(calendar, from: to, to: late)
    }
    var nested = OpeningHours.always
    for _ in 0...OpeningHours.deepestNesting { nested = .union([nested]) }
    #expect(throws: OpenTimeFault.nestedTooDeeply(limit: 32)) {
      try OpenTime(nested, from: from, to: to)
    }
    for fault: OpenTimeFault in [.emptyIntersection, .unequalCounts(starts: 1, durations: 2)] {
      #expect(!fault.description.isEmpty)
    }
  }

  @Test func `three centuries compile`() throws {
    let open = try OpenTime(
      .calendar(.office(.utc)), from: Instant("1901-01-01T00:00:00Z"),
      to: Instant("2200-12-31T00:00:00Z"))
    let (first, last) = (CivilDate("1901-01-01"), CivilDate("2200-12-30"))
    let days = (first.daysSinceEpoch...last.daysSinceEpoch).count {
      CivilDate(daysSinceEpoch: $0).weekday < .saturday
    }
    #expect(open.totalOpen == Int64(days) * 8 * hour)
  }

  @Test(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
  func `follow the sun is the union of zones`() throws {
    let parts = try ["Asia/Tokyo", "Europe/Berlin", "America/Los_Angeles"].map {
      OpeningHours.calendar(try .office(try SystemZones.zone($0)))
    }
    let open = try OpenTime(.union(parts), from: from, to: to)
    let day = Instant("2026-03-04T00:00:00Z")..<Instant("2026-03-05T00:00:00Z")
    let hours = try open.intervals(from: day.lowerBound, to: day.upperBound).map {
      "\($0.lowerBound) \($0.upperBound)"
    }
    // Tokyo 00 to 08 joins Berlin 08 to 16; Los Angeles 17 to 01; Tokyo again from 00.
    #expect(
      hours == [
        "2026-03-04T00:00:00Z 2026-03-04T16:00:00Z", "2026-03-04T17:00:00Z 2026-03-05T00:00:00Z",
      ])
  }
}
