// SPDX-License-Identifier: Apache-2.0

/// Sums over stretches of a grid, from which its moments, its quantiles and limited means are found without
/// going over all of it again.
struct GridSums: Sendable {
  /// How many points a stretch has.
  static let stretch = 256
  /// The probability before each stretch.
  let mass: [Double]
  /// The sum of place times probability before each stretch.
  let first: [Double]
  /// The mean, variance and third central moment, with what lies beyond the grid, in steps.
  let cumulants: Cumulants

  /// Sums of the grid, and with what lies on the second half of the circle, beyond it.
  init(_ grid: [Double], beyond: [Double]) {
    var all = PowerSums()
    var mass = [0.0]
    var first = [0.0]
    grid.withUnsafeBufferPointer { grid in
      for start in stride(from: 0, to: grid.count, by: Self.stretch) {
        all.add(grid, start, from: 0)
        mass.append(all.mass)
        first.append(all.first)
      }
    }
    beyond.withUnsafeBufferPointer { beyond in
      for start in stride(from: 0, to: beyond.count, by: Self.stretch) {
        all.add(beyond, start, from: grid.count)
      }
    }
    self.mass = mass
    self.first = first
    cumulants = all.cumulants
  }

  /// The sums of probability times the powers 0 to 3 of the place.
  private struct PowerSums {
    var mass = 0.0
    var first = 0.0
    var second = 0.0
    var third = 0.0

    /// Adds a stretch; about its middle the powers stay small, and are moved to 0 here.
    @inline(__always)
    mutating func add(_ all: UnsafeBufferPointer<Double>, _ start: Int, from offset: Int) {
      let (s0, s1, s2, s3) = GridSums.sums(all, start, min(start + GridSums.stretch, all.count))
      let at = Double(offset + start + GridSums.stretch / 2)
      mass += s0
      first += s1 + at * s0
      second += s2 + at * (2 * s1 + at * s0)
      third += s3 + at * (3 * s2 + at * (3 * s1 + at * s0))
    }

    var cumulants: Cumulants {
      mass > 0
        ? Cumulants(moments: (first / mass, second / mass, third / mass))
        : Cumulants(first: 0, second: 0, third: 0)
    }
  }

  /// The sums of probability times the powers 0 to 3 of the place from the middle of the stretch.
  @inline(__always)
  private static func sums(
    _ all: UnsafeBufferPointer<Double>, _ start: Int, _ end: Int
  ) -> (Double, Double, Double, Double) {
    typealias Pair = SIMD2<Double>
    var (s0, s1, s2, s3) = (Pair.zero, Pair.zero, Pair.zero, Pair.zero)
    var from = Pair(-Double(stretch / 2), -Double(stretch / 2) + 1)
    var at = start
    while at + 1 < end {
      let p = Pair(all[at], all[at + 1])
      let p1 = p * from
      let p2 = p1 * from
      s0 += p
      s1 += p1
      s2 += p2
      s3 += p2 * from
      from += 2
      at += 2
    }
    if at < end {
      let p = all[at]
      let x = from[0]
      s0[0] += p
      s1[0] += p * x
      s2[0] += p * x * x
      s3[0] += p * x * x * x
    }
    return (s0.sum(), s1.sum(), s2.sum(), s3.sum())
  }

  /// The sum of the probabilities, and of place times probability, up to and with a place.
  func upTo(_ place: Int, of probabilities: [Double]) -> (mass: Double, first: Double) {
    guard place >= 0 else { return (0, 0) }
    let last = min(place, probabilities.count - 1)
    let block = last / Self.stretch
    var (sum, weighted) = (mass[block], first[block])
    for at in stride(from: block * Self.stretch, through: last, by: 1) {
      sum += probabilities[at]
      weighted += Double(at) * probabilities[at]
    }
    return (sum, weighted)
  }

  /// The first place up to which the probability reaches p; nil where it does not.
  func place(of p: Double, in probabilities: [Double]) -> Int? {
    // The first stretch that ends at p or beyond.
    var low = 0
    var high = mass.count - 2
    while low < high {
      let middle = (low + high) / 2
      if mass[middle + 1] < p { low = middle + 1 } else { high = middle }
    }
    var sum = mass[low]
    for at in stride(from: low * Self.stretch, to: probabilities.count, by: 1) {
      sum += probabilities[at]
      if sum >= p { return at }
    }
    return nil
  }
}
