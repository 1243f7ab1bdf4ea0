// SPDX-License-Identifier: Apache-2.0
//
// The fast Fourier transform of real numbers, of a length that is a power of two.
//
// Neighbouring numbers make one complex number. These are dealt out to four lanes, the first quarter to the
// first, and one step of radix 4 across the lanes makes four transforms that go on side by side, each step
// of them the same for all four. They are done in place by radix 4 and end in the order of reversed
// digits; what is done to the spectrum is done in that order, and the way back begins there.
// A step touches a part as a whole before it goes into its quarters, so that these stay in the cache.

/// The tables for transforms of one length; made once, used for many.
///
/// The same bits on any machine: sines of our own, additions and products in a fixed order.
package struct FourierPlan: Sendable {
  /// How many real numbers are transformed; a power of two.
  package let points: Int
  /// How many complex numbers each of the four lanes has.
  let height: Int
  /// For each size of a part, from the largest: three roots for each place of its first quarter.
  let stages: [[Double]]
  /// The roots with which the lanes begin: of the whole, for each place of a lane.
  let laneRoots: [Double]
  /// Which complex numbers of the first lane belong together; how each place of it pairs.
  let firstLane: [LanePair]
  /// The roots with which real numbers are made of complex ones; by place, for half a lane.
  let splitRoots: [Double]
  /// The roots of the first four frequencies.
  let firstRoots: (re: SIMD4<Double>, im: SIMD4<Double>)
  /// Where the first lane has the one whose frequency is half of all.
  let middle: Int

  /// Two places of the first lane whose frequencies add up to all, and the root of the first.
  struct LanePair: Sendable {
    let place: Int32
    let mate: Int32
    let root: SIMD2<Double>
  }

  /// The plan for the least power of two, of 64 or more, that is not below `points`; at most 2²⁶.
  package init(points wanted: Int) {
    var points = 64
    while points < wanted, points < 1 << 26 { points *= 2 }
    let height = points / 8
    self.points = points
    self.height = height
    stages = Self.stageRoots(height)
    laneRoots = Self.flat((0..<height).map { RootOfUnity.of($0, parts: points / 2) })
    let order = Self.reversedDigits(height)
    var place = [Int](repeating: 0, count: height)
    for (at, frequency) in order.enumerated() { place[frequency] = at }
    firstLane = order.indices.compactMap { at in
      let mate = place[(height - order[at]) % height]
      guard at < mate || at == 0 else { return nil }
      let root = RootOfUnity.of(4 * order[at], parts: points)
      return LanePair(
        place: Int32(at), mate: Int32(mate), root: SIMD2(root.real, root.imaginary))
    }
    splitRoots = Self.flat(order.prefix(height / 2).map { RootOfUnity.of(4 * $0, parts: points) })
    let first = (0..<4).map { RootOfUnity.of($0, parts: points) }
    firstRoots = (SIMD4(first.map(\.real)), SIMD4(first.map(\.imaginary)))
    middle = place[height / 2]
  }

  private static func flat(_ numbers: [ComplexNumber]) -> [Double] {
    numbers.flatMap { [$0.real, $0.imaginary] }
  }

  /// For parts of `height`, a quarter of it and so on: the roots by which the second to fourth quarters of what a
  /// step makes are turned.
  private static func stageRoots(_ height: Int) -> [[Double]] {
    var stages: [[Double]] = []
    var size = height
    while size >= 8 {
      stages.append(
        flat(
          (0..<size / 4).flatMap { place in
            (1...3).map { RootOfUnity.of(place * $0, parts: size) }
          }))
      size /= 4
    }
    return stages
  }

  /// The frequency at each place when the steps are done.
  private static func reversedDigits(_ size: Int) -> [Int] {
    switch size {
    case 1: [0]
    case 2: [0, 1]
    default:
      (0..<4).flatMap { digit in reversedDigits(size / 4).map { 4 * $0 + digit } }
    }
  }
}
