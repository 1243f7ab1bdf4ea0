// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import Fitting

struct ThresholdTests {
  private typealias Case = (elapsed: Int64, isMet: Bool)

  private static func wrong(_ cases: [Case], _ target: Int64) -> Int {
    cases.count { ($0.elapsed <= target) != $0.isMet }
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `no target does better, and all of the stretch do as well`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let count = Int.random(in: 0...14, using: &numbers)
    let cases: [Case] = (0..<count).map { _ in
      let elapsed = Int64.random(in: 0...20, using: &numbers)
      return (elapsed, Int64.random(in: 0...20, using: &numbers) >= elapsed)
    }
    let threshold = Threshold(cases)
    // -1 stands for a target below every case.
    let best = (-1...21 as ClosedRange<Int64>).map { Self.wrong(cases, $0) }.min()
    #expect(threshold.disagreements == best)
    for target in (threshold.lower ?? -1)..<(threshold.upper ?? 22) {
      #expect(Self.wrong(cases, target) == threshold.disagreements, "\(target) of \(threshold)")
    }
    // The stretch ends where a case stands, not between two.
    for bound in [threshold.lower, threshold.upper].compactMap({ $0 }) {
      #expect(cases.contains { $0.elapsed == bound })
    }
  }

  @Test func `the widest of the stretches that do equally well is taken`() {
    let cases: [Case] = [(1, true), (2, false), (3, true), (9, false)]
    let threshold = Threshold(cases)
    #expect(threshold.disagreements == 1 && threshold.lower == 3 && threshold.upper == 9)
  }

  @Test func `without a met case there is no least target, without a missed one no greatest`() {
    let missed = Threshold([(5, false), (7, false)] as [Case])
    #expect(missed.disagreements == 0 && missed.lower == nil && missed.upper == 5)
    let met = Threshold([(5, true), (7, true)] as [Case])
    #expect(met.disagreements == 0 && met.lower == 7 && met.upper == nil)
    let none = Threshold([] as [Case])
    #expect(none.lower == nil && none.upper == nil && none.roundest == nil)
  }

  private static let minute: Int64 = 60_000

  @Test(arguments: [
    (3719, 3730, 3720), (470, 500, 480), (2398, 2401, 2400), (7949, 8099, 8040), (31, 32, 31),
    (61, 89, 75), (31, 44, 40),
  ])
  func `the roundest target is what somebody would have written`(
    lower: Int64, upper: Int64, expected: Int64
  ) {
    let threshold = Threshold(
      [
        (lower * Self.minute, true), (upper * Self.minute, false),
      ] as [Case])
    #expect(threshold.roundest == expected * Self.minute)
  }

  @Test func `an open end is rounded towards the cases`() {
    #expect(Threshold([(50 * Self.minute, false)] as [Case]).roundest == 30 * Self.minute)
    #expect(Threshold([(50 * 60 * Self.minute, true)] as [Case]).roundest == 80 * 60 * Self.minute)
    #expect(Threshold([(0, false)] as [Case]).roundest == nil)
  }
}
