// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing
import WorkingTime

@testable import Cooperative

/// Stretches of time, against sets of single milliseconds.
struct StretchesTests {
  private func random(_ numbers: inout SeededNumbers) -> [Range<Instant>] {
    (0..<Int.random(in: 0...6, using: &numbers)).map { _ in
      let start = Int64.random(in: 0...40, using: &numbers)
      let end = start + Int64.random(in: 0...12, using: &numbers)
      return Instant(milliseconds: start)..<Instant(milliseconds: end)
    }
  }

  private func milliseconds(_ ranges: [Range<Instant>]) -> Set<Int64> {
    ranges.reduce(into: []) {
      $0.formUnion($1.lowerBound.milliseconds..<$1.upperBound.milliseconds)
    }
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `they reckon as sets of moments do`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let (one, other) = (random(&numbers), random(&numbers))
    let (left, right) = (Stretches(one), Stretches(other))
    #expect(milliseconds(left.ranges) == milliseconds(one))
    #expect(left.milliseconds == Int64(milliseconds(one).count))
    for made in [left, left.intersection(right), left.subtracting(right)] {
      #expect(made.ranges.allSatisfy { !$0.isEmpty })
      #expect(
        zip(made.ranges, made.ranges.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound })
    }
    #expect(
      milliseconds(left.intersection(right).ranges)
        == milliseconds(one).intersection(milliseconds(other)))
    #expect(
      milliseconds(left.subtracting(right).ranges)
        == milliseconds(one).subtracting(milliseconds(other)))
    for moment in 0..<60 as Range<Int64> {
      #expect(
        left.contains(Instant(milliseconds: moment)) == milliseconds(one).contains(moment))
    }
  }
}
