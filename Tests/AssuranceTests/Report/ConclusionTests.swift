// SPDX-License-Identifier: Apache-2.0

import Evidence
import Judgement
import Testing
import WorkingTime

@testable import Assurance

struct ConclusionTests {
  @Test(
    arguments: [
      (
        "2026-01-04T00:00:00Z", 52,
        "As of 4 January 2026, 00:00 GMT, nothing had fallen due to North Bank plc, and nothing was"
          + " pending."
      ),
      (
        "2026-01-05T09:05:00Z", 52,
        "As of 5 January 2026, 09:05 GMT, nothing had fallen due to North Bank plc yet, and 2"
          + " obligations were pending."
      ),
      (
        "2026-01-05T09:20:00Z", 52,
        "As of 5 January 2026, 09:20 GMT, the one obligation that had fallen due to North Bank plc"
          + " was met."
      ),
      (
        "2026-01-21T10:00:00Z", 52,
        "As of 21 January 2026, 10:00 GMT, 2 of 3 obligations that had fallen due to North Bank plc"
          + " were met and 1 was not: 1 of 1 for restore; respond was met every time."
      ),
    ] as [(String, UInt64, String)])
  func `one sentence says it`(asOf: String, knownAt: UInt64, sentence: String) throws {
    let judgement = try MemoryPack.judgement(
      of: try SmallLog(), asOf: SmallLog.instant(asOf), knownAt: knownAt)
    #expect(Conclusion(judgement).sentence == sentence)
  }
}
