// SPDX-License-Identifier: Apache-2.0

import Evidence
import Terms
import Testing
import WorkingTime

@testable import Forecast

@Suite(.enabled(if: DeskStory.areZonesInstalled, "no zone data"))
struct PastPeriodsTests {
  private func past(_ story: DeskStory, days: Int64 = 91) throws -> PastPeriods {
    try PastPeriods(
      story.subject(), asOf: DeskStory.now,
      until: Instant(milliseconds: DeskStory.now.milliseconds + days * 86_400_000))
  }

  @Test func whereEverythingWasMetAllSayThatItWillBe() throws {
    // Four quarters of a year lie in the past, all of them met: 4.5 of 5 by Jeffreys.
    let chances = try past(DeskStory(lateInThousand: 0)).chances(of: .obligation("respond"))
    #expect(chances[0] == 900_000)
    // Three times the next was like the one before: 3.5 of 4.
    #expect(chances[1] == 875_000)
    // Half a miss in 121 for each of 30: a little below one half miss in four quarters.
    #expect((870_000...900_000).contains(chances[2]), "\(chances)")
  }

  @Test func whereEverythingWasLateAllSaySo() throws {
    let chances = try past(DeskStory(lateInThousand: 1000)).chances(of: .everything)
    #expect(chances[0] == 100_000 && chances[1] == 125_000)
    #expect(chances[2] < 10)
  }

  @Test func aPowerIsForeseenByHowOftenItArose() throws {
    let chances = try past(DeskStory(lateInThousand: 0)).chances(of: .power("leave"))
    #expect(chances == [100_000, 125_000, 100_000])
  }

  @Test func aTimeLongerThanTheRecordHasNoPast() throws {
    let chances = try past(DeskStory(), days: 800).chances(of: .everything)
    #expect(chances == [500_000, 500_000, 500_000])
  }

  @Test func nothingLeaksFromTheFuture() throws {
    let story = try DeskStory()
    var later = story
    later.add(
      "case.opened", "later", DeskStory.now.milliseconds + 1000, ["severity": .string("S1")])
    #expect(
      try past(story).chances(of: .everything) == (try past(later).chances(of: .everything)))
  }
}
