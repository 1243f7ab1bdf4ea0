// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Terms

struct FixedOffsetTests {
  @Test(arguments: [
    "GMT", "gmt", "GMT0", "GMT+1", "UTC-5", "UT+2", "Etc/GMT", "Etc/GMT-14", "EST", "HST",
  ])
  func `an offset is no place`(name: String) { #expect(FixedOffset.isName(name)) }

  @Test(arguments: ["UTC", "Etc/UTC", "Europe/London", "EST5EDT", "GMTX", "Etc/", "", "+1"])
  func `a place is no offset`(name: String) { #expect(!FixedOffset.isName(name)) }
}
