// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Probability
import Testing

@Suite struct TailAllocationTests {
  @Test func whoCausesTheTailBearsIt() throws {
    let losses: [[Int64]] = [[1, 0], [2, 0], [0, 3], [1, 9]]
    let allocation = try #require(TailAllocation(losses, level: 750_000))
    #expect(allocation.contributions == [1, 9])
    #expect(allocation.tailMean == 10)
    #expect(allocation.means == [1, 3])
    #expect(allocation.divided(101) == [10, 91])
  }

  @Test func replicationsAtTheEdgeShareItsPart() throws {
    // Half of four are in the tail: the 9, and one of the two with a total of 5.
    let losses: [[Int64]] = [[5, 0], [0, 5], [1, 8], [0, 0]]
    let allocation = try #require(TailAllocation(losses, level: 500_000))
    #expect(allocation.contributions == [1.75, 5.25])
    #expect(allocation.tailMean == 7)
  }

  @Test(arguments: 1...50 as ClosedRange<UInt64>)
  func partsAddUp(_ seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let losses = (0..<200).map { _ in
      (0..<7).map { _ in
        Int.random(in: 0..<4, using: &numbers) == 0
          ? Int64.random(in: 0..<1000, using: &numbers) : 0
      }
    }
    let allocation = try #require(TailAllocation(losses, level: 990_000))
    let sum = allocation.contributions.reduce(0, +)
    #expect(abs(sum / allocation.tailMean - 1) < 1e-14)
    let amount = Int64.random(in: 0..<1_000_000_000, using: &numbers)
    let shares = try #require(allocation.divided(amount))
    #expect(shares.reduce(0, +) == amount)
    for (share, part) in zip(shares, allocation.contributions) {
      #expect(abs(Double(share) - part / sum * Double(amount)) < 1.001)
    }
  }

  @Test func whatCannotBeDivided() throws {
    #expect(TailAllocation([], level: 990_000) == nil)
    #expect(TailAllocation([[1], [1, 2]], level: 990_000) == nil)
    #expect(TailAllocation([[1]], level: 1_000_000) == nil)
    #expect(TailAllocation([[.max, 1]], level: 990_000) == nil)
    let nothing = try #require(TailAllocation([[0, 0]], level: 990_000))
    #expect(nothing.divided(5) == nil)
  }
}
