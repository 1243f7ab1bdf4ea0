// SPDX-License-Identifier: Apache-2.0

/// Points that fill the unit cube more evenly than chance does, for draws of parameters.
///
/// The sequence of Sobol' (1967) in the order of Gray's code, with the direction numbers of Joe and Kuo (2008). Scrambled
/// (a random lower triangle of bits for each dimension, and a shift; Matoušek 1998) each point by itself is evenly
/// distributed, so that means over the points are unbiased. Any point can be had by itself.
package struct SobolPoints: Sendable {
  /// The most dimensions there are directions for.
  package static let mostDimensions = 21
  /// For each dimension, for each bit of the index, the bits to turn.
  private let directions: [[UInt32]]
  private let shifts: [UInt32]
  private let isScrambled: Bool

  /// The sequence as it is; its first point is the corner of the cube.
  ///
  /// Nil for too many dimensions, or none.
  package init?(dimensions: Int) {
    guard (1...Self.mostDimensions).contains(dimensions) else { return nil }
    directions = (0..<dimensions).map(Self.directions)
    shifts = [UInt32](repeating: 0, count: dimensions)
    isScrambled = false
  }

  /// The sequence scrambled; no point has a coordinate of 0 or 1.
  ///
  /// Nil for too many dimensions, or none.
  package init?(dimensions: Int, seed: UInt32, purpose: UInt32, replication: UInt32 = 0) {
    guard (1...Self.mostDimensions).contains(dimensions) else { return nil }
    var scrambled: [[UInt32]] = []
    var shifts: [UInt32] = []
    for dimension in 0..<dimensions {
      var stream = ChanceStream(
        seed: seed, purpose: purpose, replication: replication, entity: UInt32(dimension))
      // Row by row: a bit of the result is the parity of those bits at and above it that its row has.
      let rows = (0..<32).map { bit -> UInt32 in
        let own = UInt32(1) << (31 - UInt32(bit))
        let above = bit == 0 ? 0 : UInt32.max << (32 - UInt32(bit))
        return own | (UInt32(truncatingIfNeeded: stream.bits()) & above)
      }
      scrambled.append(
        Self.directions(dimension).map { direction in
          rows.enumerated().reduce(0) { sum, row in
            let parity = UInt32((row.element & direction).nonzeroBitCount & 1)
            return sum | parity << (31 - UInt32(row.offset))
          }
        })
      shifts.append(UInt32(truncatingIfNeeded: stream.bits()))
    }
    directions = scrambled
    self.shifts = shifts
    isScrambled = true
  }

  /// The point at an index.
  package func point(_ index: UInt32) -> [Double] {
    let gray = index ^ (index >> 1)
    return zip(directions, shifts).map { directions, shift in
      var bits = shift
      var left = gray
      while left != 0 {
        bits ^= directions[left.trailingZeroBitCount]
        left &= left - 1
      }
      return (Double(bits) + (isScrambled ? 0.5 : 0)) * 0x1p-32
    }
  }

  /// The directions of a dimension: by the recurrence of its polynomial.
  private static func directions(_ dimension: Int) -> [UInt32] {
    guard dimension > 0 else { return (0..<32).map { 1 << (31 - UInt32($0)) } }
    let (polynomial, first) = table[dimension - 1]
    let degree = first.count
    var directions = first.enumerated().map { UInt32($1) << (31 - UInt32($0)) }
    for bit in degree..<32 {
      var next = directions[bit - degree] ^ (directions[bit - degree] >> UInt32(degree))
      for term in stride(from: 1, to: degree, by: 1)
      where polynomial >> UInt32(degree - 1 - term) & 1 == 1 {
        next ^= directions[bit - term]
      }
      directions.append(next)
    }
    return directions
  }

  /// The middle coefficients of each polynomial, and the first direction numbers (Joe and Kuo, new-joe-kuo-6).
  private static let table: [(polynomial: UInt32, first: [Int])] = [
    (0, [1]), (1, [1, 3]), (1, [1, 3, 1]), (2, [1, 1, 1]), (1, [1, 1, 3, 3]),
    (4, [1, 3, 5, 13]), (2, [1, 1, 5, 5, 17]), (4, [1, 1, 5, 5, 5]), (7, [1, 1, 7, 11, 19]),
    (11, [1, 1, 5, 1, 1]), (13, [1, 1, 1, 3, 11]), (14, [1, 3, 5, 5, 31]),
    (1, [1, 3, 3, 9, 7, 49]), (13, [1, 1, 1, 15, 21, 21]), (16, [1, 3, 1, 13, 27, 49]),
    (19, [1, 1, 1, 15, 7, 5]), (22, [1, 3, 1, 15, 13, 25]), (25, [1, 1, 5, 5, 19, 61]),
    (1, [1, 3, 7, 11, 23, 15, 103]), (4, [1, 3, 7, 13, 13, 15, 69]),
  ]
}
