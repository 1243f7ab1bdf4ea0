// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Testing
import WorkingTime

@testable import Office

struct AsOfTests {
  @Test(arguments: [
    ("2026-03-31T17:00:00Z", "2026-03-31T17:00:00Z"),
    ("2026-03-31T17:00:00+02:00", "2026-03-31T15:00:00Z"),
    // London is an hour ahead of universal time from 29 March.
    ("2026-03-31", "2026-03-31T22:59:59.999Z"),
    ("2026-01-31", "2026-01-31T23:59:59.999Z"),
    ("2026-03-31 17:00", "2026-03-31T16:00:00Z"),
    ("2026-03-31 17:00:30", "2026-03-31T16:00:30Z"),
    // Skipped: read with the offset before, as RFC 5545 says.
    ("2026-03-29 01:30", "2026-03-29T01:30:00Z"),
  ])
  func `a moment is read on the wall clock of the agreement`(text: String, instant: String) throws {
    let zones = TestFolders.zones.appending(path: "Europe/London")
    let london = try Zone(name: "Europe/London", tzif: [UInt8](Data(contentsOf: zones)))
    let asOf = try #require(AsOf(text))
    #expect(asOf.instant(in: london) == (try Instant(rfc3339: instant)))
  }

  @Test(arguments: [
    "", "yesterday", "2026-02-30", "2026-03-31 25:00", "2026-03-31 1:00", "31.3.2026",
  ])
  func `what is no moment is none`(text: String) { #expect(AsOf(text) == nil) }
}
