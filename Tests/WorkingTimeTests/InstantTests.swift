// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import WorkingTime

@Suite struct InstantTests {
  @Test func `the bounds are the first and last millisecond of the years 1 to 9999`() {
    #expect(Instant.earliest.rfc3339 == "0001-01-01T00:00:00Z")
    #expect(Instant.latest.rfc3339 == "9999-12-31T23:59:59.999Z")
  }

  @Test func `numbers beyond the bounds are held, or refused when asked exactly`() {
    #expect(Instant(milliseconds: .max) == .latest)
    #expect(Instant(milliseconds: .min) == .earliest)
    #expect(Instant(exactlyMilliseconds: .max) == nil)
    #expect(Instant(exactlyMilliseconds: Instant.earliest.milliseconds - 1) == nil)
    #expect(Instant(exactlyMilliseconds: 0)?.rfc3339 == "1970-01-01T00:00:00Z")
  }

  @Test func `distance and advance are inverse`() throws {
    let from = Instant("2026-03-06T16:10:00Z")
    let to = Instant("2024-02-29T00:00:00.5Z")
    #expect(try from.advanced(byMilliseconds: from.distance(to: to)) == to)
    #expect(from.distance(to: to) == -to.distance(to: from))
    #expect(Instant.earliest.distance(to: .latest) == 315_537_897_599_999)
  }

  @Test(arguments: [Int64.max, .min, 315_537_897_599_999])
  func `advancing past the bounds is an error`(amount: Int64) {
    #expect(throws: InstantFault.self) {
      try Instant("2026-03-06T16:10:00Z").advanced(byMilliseconds: amount)
    }
  }

  @Test func `seconds are rounded down also before 1970`() {
    #expect(Instant(milliseconds: -1).wholeSeconds == -1)
    #expect(Instant(milliseconds: -1000).wholeSeconds == -1)
    #expect(Instant(milliseconds: 1999).wholeSeconds == 1)
  }
}
