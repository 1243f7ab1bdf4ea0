// SPDX-License-Identifier: Apache-2.0

/// Two of the four lanes: what a machine without wider registers does at once.
private typealias Pair = SIMD2<Double>

/// Complex numbers in four lanes: four real parts, then four imaginary ones.
typealias LaneNumbers = UnsafeMutablePointer<SIMD2<Double>>

/// The steps of radix 4, there and back.
enum FourierSteps {
  /// From places to frequencies, in the order of reversed digits.
  ///
  /// - Parameter filled: How many numbers of the part are not known to be 0.
  static func forward(
    _ numbers: LaneNumbers, size: Int, filled: Int, stages: ArraySlice<[Double]>
  ) {
    guard size >= 8 else { return size == 4 ? four(numbers, isForward: true) : two(numbers) }
    guard let roots = stages.first else { return }
    let quarter = size / 4
    roots.withUnsafeBufferPointer { roots in
      if filled <= 2 * quarter {
        forwardHalf(numbers, quarter, roots)
      } else {
        forwardStep(numbers, quarter, roots)
      }
    }
    for part in 0..<4 {
      forward(
        numbers + 4 * part * quarter, size: quarter, filled: quarter, stages: stages.dropFirst())
    }
  }

  /// From frequencies in the order of reversed digits to places, times the count.
  static func backward(_ numbers: LaneNumbers, size: Int, stages: ArraySlice<[Double]>) {
    guard size >= 8 else { return size == 4 ? four(numbers, isForward: false) : two(numbers) }
    guard let roots = stages.first else { return }
    let quarter = size / 4
    for part in 0..<4 {
      backward(numbers + 4 * part * quarter, size: quarter, stages: stages.dropFirst())
    }
    roots.withUnsafeBufferPointer { backwardStep(numbers, quarter, $0) }
  }

  /// A number times a root, or its mirror image.
  @inline(__always)
  private static func turned(
    _ re: Pair, _ im: Pair, _ c: Double, _ s: Double
  ) -> (re: Pair, im: Pair) {
    (re * c - im * s, re * s + im * c)
  }

  @inline(__always)
  private static func forwardStep(
    _ numbers: LaneNumbers, _ quarter: Int, _ roots: UnsafeBufferPointer<Double>
  ) {
    for place in 0..<quarter {
      let root = 6 * place
      for half in 0..<2 {
        let n0 = numbers + (4 * place + half)
        let n1 = n0 + 4 * quarter
        let n2 = n1 + 4 * quarter
        let n3 = n2 + 4 * quarter
        let (ar, ai) = (n0[0] + n2[0], n0[2] + n2[2])
        let (br, bi) = (n0[0] - n2[0], n0[2] - n2[2])
        let (cr, ci) = (n1[0] + n3[0], n1[2] + n3[2])
        let (dr, di) = (n1[2] - n3[2], n3[0] - n1[0])
        let y1 = turned(br + dr, bi + di, roots[root], roots[root + 1])
        let y2 = turned(ar - cr, ai - ci, roots[root + 2], roots[root + 3])
        let y3 = turned(br - dr, bi - di, roots[root + 4], roots[root + 5])
        n0[0] = ar + cr
        n0[2] = ai + ci
        (n1[0], n1[2]) = y1
        (n2[0], n2[2]) = y2
        (n3[0], n3[2]) = y3
      }
    }
  }

  /// A step where the third and fourth quarters are 0.
  @inline(__always)
  private static func forwardHalf(
    _ numbers: LaneNumbers, _ quarter: Int, _ roots: UnsafeBufferPointer<Double>
  ) {
    for place in 0..<quarter {
      let root = 6 * place
      for half in 0..<2 {
        let n0 = numbers + (4 * place + half)
        let n1 = n0 + 4 * quarter
        let n2 = n1 + 4 * quarter
        let n3 = n2 + 4 * quarter
        let (ar, ai) = (n0[0], n0[2])
        let (cr, ci) = (n1[0], n1[2])
        let y1 = turned(ar + ci, ai - cr, roots[root], roots[root + 1])
        let y2 = turned(ar - cr, ai - ci, roots[root + 2], roots[root + 3])
        let y3 = turned(ar - ci, ai + cr, roots[root + 4], roots[root + 5])
        n0[0] = ar + cr
        n0[2] = ai + ci
        (n1[0], n1[2]) = y1
        (n2[0], n2[2]) = y2
        (n3[0], n3[2]) = y3
      }
    }
  }

  @inline(__always)
  private static func backwardStep(
    _ numbers: LaneNumbers, _ quarter: Int, _ roots: UnsafeBufferPointer<Double>
  ) {
    for place in 0..<quarter {
      let root = 6 * place
      for half in 0..<2 {
        let n0 = numbers + (4 * place + half)
        let n1 = n0 + 4 * quarter
        let n2 = n1 + 4 * quarter
        let n3 = n2 + 4 * quarter
        let y1 = turned(n1[0], n1[2], roots[root], -roots[root + 1])
        let y2 = turned(n2[0], n2[2], roots[root + 2], -roots[root + 3])
        let y3 = turned(n3[0], n3[2], roots[root + 4], -roots[root + 5])
        let (ar, ai) = (n0[0] + y2.re, n0[2] + y2.im)
        let (br, bi) = (n0[0] - y2.re, n0[2] - y2.im)
        let (cr, ci) = (y1.re + y3.re, y1.im + y3.im)
        let (dr, di) = (y3.im - y1.im, y1.re - y3.re)
        (n0[0], n0[2]) = (ar + cr, ai + ci)
        (n1[0], n1[2]) = (br + dr, bi + di)
        (n2[0], n2[2]) = (ar - cr, ai - ci)
        (n3[0], n3[2]) = (br - dr, bi - di)
      }
    }
  }

  /// The last step there, or the first back: four numbers, no root but those of 4.
  @inline(__always)
  private static func four(_ n: LaneNumbers, isForward: Bool) {
    for half in 0..<2 {
      let n0 = n + half
      let (ar, ai) = (n0[0] + n0[8], n0[2] + n0[10])
      let (br, bi) = (n0[0] - n0[8], n0[2] - n0[10])
      let (cr, ci) = (n0[4] + n0[12], n0[6] + n0[14])
      let (dr, di) =
        isForward
        ? (n0[6] - n0[14], n0[12] - n0[4]) : (n0[14] - n0[6], n0[4] - n0[12])
      (n0[0], n0[2]) = (ar + cr, ai + ci)
      (n0[4], n0[6]) = (br + dr, bi + di)
      (n0[8], n0[10]) = (ar - cr, ai - ci)
      (n0[12], n0[14]) = (br - dr, bi - di)
    }
  }

  /// The last step there, and the first back, where the height is no power of 4.
  @inline(__always)
  private static func two(_ n: LaneNumbers) {
    for part in 0..<4 {
      let (a, b) = (n[part], n[part + 4])
      n[part] = a + b
      n[part + 4] = a - b
    }
  }
}
