// SPDX-License-Identifier: Apache-2.0

extension FourierPlan {
  /// Deals real numbers out to the four lanes and takes the first step, across them.
  ///
  /// - Parameter numbers: At most ``points``; what is lacking is 0.
  func deal(_ numbers: UnsafeBufferPointer<Double>, into lanes: LaneNumbers) {
    laneRoots.withUnsafeBufferPointer { roots in
      if numbers.count <= 2 * height {
        dealQuarter(numbers, roots, into: lanes)
      } else {
        dealAll(numbers, roots, into: lanes)
      }
    }
  }

  /// The root of a place and its powers: by how much each lane is turned.
  @inline(__always)
  private func turns(
    _ place: Int, _ roots: UnsafeBufferPointer<Double>
  ) -> (re: SIMD4<Double>, im: SIMD4<Double>) {
    let (c, s) = (roots[2 * place], roots[2 * place + 1])
    let (c2, s2) = (c * c - s * s, 2 * c * s)
    return (SIMD4(1, c, c2, c2 * c - s2 * s), SIMD4(0, s, s2, c2 * s + s2 * c))
  }

  /// Where only the first quarter is filled, each lane is this quarter, turned.
  private func dealQuarter(
    _ numbers: UnsafeBufferPointer<Double>, _ roots: UnsafeBufferPointer<Double>,
    into lanes: LaneNumbers
  ) {
    let filled = (numbers.count + 1) / 2
    for place in 0..<filled {
      let re = numbers[2 * place]
      let im = 2 * place + 1 < numbers.count ? numbers[2 * place + 1] : 0
      let turn = turns(place, roots)
      store(
        re * turn.re - im * turn.im, re * turn.im + im * turn.re, lanes + 4 * place)
    }
    (lanes + 4 * filled).update(repeating: .zero, count: 4 * (height - filled))
  }

  @inline(__always)
  private func store(_ re: SIMD4<Double>, _ im: SIMD4<Double>, _ at: LaneNumbers) {
    at[0] = re.lowHalf
    at[1] = re.highHalf
    at[2] = im.lowHalf
    at[3] = im.highHalf
  }

  private func dealAll(
    _ numbers: UnsafeBufferPointer<Double>, _ roots: UnsafeBufferPointer<Double>,
    into lanes: LaneNumbers
  ) {
    func number(_ at: Int) -> ComplexNumber {
      ComplexNumber(
        2 * at < numbers.count ? numbers[2 * at] : 0,
        2 * at + 1 < numbers.count ? numbers[2 * at + 1] : 0)
    }
    for place in 0..<height {
      let (n0, n1) = (number(place), number(place + height))
      let (n2, n3) = (number(place + 2 * height), number(place + 3 * height))
      let (ar, ai) = (n0.real + n2.real, n0.imaginary + n2.imaginary)
      let (br, bi) = (n0.real - n2.real, n0.imaginary - n2.imaginary)
      let (cr, ci) = (n1.real + n3.real, n1.imaginary + n3.imaginary)
      let (dr, di) = (n1.imaginary - n3.imaginary, n3.real - n1.real)
      let re = SIMD4(ar + cr, br + dr, ar - cr, br - dr)
      let im = SIMD4(ai + ci, bi + di, ai - ci, bi - di)
      let turn = turns(place, roots)
      store(
        re * turn.re - im * turn.im, re * turn.im + im * turn.re, lanes + 4 * place)
    }
  }

  /// Takes the last step back, across the lanes, and lays the real numbers down in their order, in two halves.
  func collect(
    _ lanes: LaneNumbers, into first: UnsafeMutablePointer<Double>,
    and second: UnsafeMutablePointer<Double>
  ) {
    let scale = 2 / Double(points)
    laneRoots.withUnsafeBufferPointer { roots in
      for place in 0..<height {
        let at = lanes + 4 * place
        let re = SIMD4(lowHalf: at[0], highHalf: at[1])
        let im = SIMD4(lowHalf: at[2], highHalf: at[3])
        let turn = turns(place, roots)
        let yr = scale * (re * turn.re + im * turn.im)
        let yi = scale * (im * turn.re - re * turn.im)
        let (ar, ai) = (yr[0] + yr[2], yi[0] + yi[2])
        let (br, bi) = (yr[0] - yr[2], yi[0] - yi[2])
        let (cr, ci) = (yr[1] + yr[3], yi[1] + yi[3])
        let (dr, di) = (yi[3] - yi[1], yr[1] - yr[3])
        let (low, high) = (first + 2 * place, second + 2 * place)
        (low[0], low[1]) = (ar + cr, ai + ci)
        (low[2 * height], low[2 * height + 1]) = (br + dr, bi + di)
        (high[0], high[1]) = (ar - cr, ai - ci)
        (high[2 * height], high[2 * height + 1]) = (br - dr, bi - di)
      }
    }
  }
}
