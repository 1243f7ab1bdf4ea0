// SPDX-License-Identifier: Apache-2.0

extension Frequency {
  /// Puts the probability generating function in the place of many numbers at once.
  ///
  /// The same as ``generating(_:)`` but for rounding; the work is ordered so that a machine can do several
  /// numbers at a time.
  package func generate(
    _ re: UnsafeMutableBufferPointer<Double>, _ im: UnsafeMutableBufferPointer<Double>
  ) {
    switch self {
    case .poisson(let mean):
      var at = re.startIndex
      while at + 2 <= re.endIndex {
        let real = Elementary.Lanes(re[at], re[at + 1])
        let imaginary = Elementary.Lanes(im[at], im[at + 1])
        let length = Elementary.exp(mean * (real - 1))
        let (sine, cosine) = Elementary.sineCosine(mean * imaginary)
        let (x, y) = (length * cosine, length * sine)
        (re[at], re[at + 1]) = (x[0], x[1])
        (im[at], im[at + 1]) = (y[0], y[1])
        at += 2
      }
      if at < re.endIndex {
        let value = generating(ComplexNumber(re[at], im[at]))
        re[at] = value.real
        im[at] = value.imaginary
      }
    case .negativeBinomial(let r, let beta) where r == r.rounded() && r <= 64:
      for at in re.indices {
        // One over 1 - β(z - 1).
        let real = 1 - beta * (re[at] - 1)
        let imaginary = beta * im[at]
        let scale = 1 / (real * real + imaginary * imaginary)
        re[at] = real * scale
        im[at] = imaginary * scale
      }
      Self.raise(re, im, to: Int(r))
    case .binomial(let trials, let p):
      for at in re.indices {
        re[at] = 1 + p * (re[at] - 1)
        im[at] = p * im[at]
      }
      Self.raise(re, im, to: trials)
    case .negativeBinomial, .counts:
      for at in re.indices {
        let value = generating(ComplexNumber(re[at], im[at]))
        re[at] = value.real
        im[at] = value.imaginary
      }
    }
  }

  /// A whole power of every number, by squaring.
  private static func raise(
    _ re: UnsafeMutableBufferPointer<Double>, _ im: UnsafeMutableBufferPointer<Double>,
    to exponent: Int
  ) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * re.count) { result in
      let resultRe = UnsafeMutableBufferPointer(rebasing: result[..<re.count])
      let resultIm = UnsafeMutableBufferPointer(rebasing: result[re.count...])
      var left = exponent
      var hasResult = false
      while left > 0 {
        if left & 1 == 1, hasResult {
          for at in re.indices {
            let (a, b) = (resultRe[at], resultIm[at])
            resultRe[at] = a * re[at] - b * im[at]
            resultIm[at] = a * im[at] + b * re[at]
          }
        } else if left & 1 == 1 {
          _ = resultRe.initialize(from: re)
          _ = resultIm.initialize(from: im)
          hasResult = true
        }
        left >>= 1
        guard left > 0 else { break }
        for at in re.indices {
          let (a, b) = (re[at], im[at])
          re[at] = a * a - b * b
          im[at] = 2 * a * b
        }
      }
      for at in re.indices {
        re[at] = hasResult ? resultRe[at] : 1
        im[at] = hasResult ? resultIm[at] : 0
      }
    }
  }
}
