// SPDX-License-Identifier: Apache-2.0

import Probability
import Testing

@Suite struct SobolPointsTests {
  @Test(.enabled(if: KnownAnswer.areThere, KnownAnswer.missing))
  func knownAnswers() throws {
    for answer in try KnownAnswer.all("sobol_points") {
      let points = try #require(SobolPoints(dimensions: answer.whole("dimensions")))
      let count = UInt32(try answer.whole("n"))
      try answer.check("points", (0..<count).flatMap { points.point($0) })
    }
  }

  /// In all dimensions, as another program makes them from the same table.
  @Test func theThirtySeventhPoint() throws {
    let points = try #require(SobolPoints(dimensions: 21))
    #expect(
      points.point(37) == [
        0.921875, 0.640625, 0.578125, 0.921875, 0.765625, 0.296875, 0.171875, 0.796875, 0.609375,
        0.171875, 0.015625, 0.078125, 0.578125, 0.859375, 0.109375, 0.484375, 0.796875, 0.421875,
        0.046875, 0.140625, 0.953125,
      ])
  }

  /// Of the first 2^k points each stands in a stripe of its own, in every dimension; scrambled too.
  @Test func everyStripeHasOnePoint() throws {
    let dimensions = SobolPoints.mostDimensions
    let plain = try #require(SobolPoints(dimensions: dimensions))
    let scrambled = try #require(SobolPoints(dimensions: dimensions, seed: 3, purpose: 4))
    for points in [plain, scrambled] {
      for dimension in 0..<dimensions {
        let stripes = Set(
          (0..<1024 as Range<UInt32>).map { Int(points.point($0)[dimension] * 1024) })
        #expect(stripes.count == 1024, "dimension \(dimension)")
      }
    }
  }

  /// The first two dimensions, and others side by side, fill squares of equal size.
  @Test func squaresHaveOnePointEach() throws {
    let points = try #require(SobolPoints(dimensions: 2, seed: 9, purpose: 1))
    let squares = Set(
      (0..<1024 as Range<UInt32>).map { index in
        let point = points.point(index)
        return Int(point[0] * 32) * 32 + Int(point[1] * 32)
      })
    #expect(squares.count == 1024)
  }

  @Test func scramblesAreUnbiasedAndNeverAtTheEdge() throws {
    var sum = 0.0
    for replication in 0..<2000 as Range<UInt32> {
      let points = try #require(
        SobolPoints(dimensions: 3, seed: 5, purpose: 1, replication: replication))
      let point = points.point(0)
      #expect(point.allSatisfy { $0 > 0 && $0 < 1 })
      sum += point[2]
    }
    #expect(abs(sum / 2000 - 0.5) < 4 * (1.0 / 12 / 2000).squareRoot())
  }

  /// A smooth mean over 4096 points is a hundred times as exact as with as many draws.
  @Test func smoothMeansAreExact() throws {
    let points = try #require(SobolPoints(dimensions: 5, seed: 7, purpose: 2))
    var sum = 0.0
    for index in 0..<4096 as Range<UInt32> {
      sum += points.point(index).reduce(1) { $0 * (0.5 + $1) }
    }
    #expect(abs(sum / 4096 - 1) < 1e-4)
  }

  @Test func dimensionsThereAreNot() {
    #expect(SobolPoints(dimensions: 0) == nil)
    #expect(SobolPoints(dimensions: 22) == nil)
    #expect(SobolPoints(dimensions: 22, seed: 1, purpose: 1) == nil)
  }
}
