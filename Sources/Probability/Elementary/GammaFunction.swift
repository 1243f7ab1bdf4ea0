// SPDX-License-Identifier: Apache-2.0

/// The logarithm of the gamma function, and the incomplete gamma and beta functions.
package enum GammaFunction {
  /// `ln Γ(x)` for x above 0, to within 1e-14 of itself or of 1.
  ///
  /// The series of Stirling from 12 on; below, the recurrence `Γ(x + 1) = x·Γ(x)` leads there.
  package static func ln(_ x: Double) -> Double {
    guard x > 0 else { return .nan }
    var shifted = x
    var product = 1.0
    while shifted < 12 {
      product *= shifted
      shifted += 1
    }
    let inverse = 1 / shifted
    let z = inverse * inverse
    let series =
      inverse
      * (1.0 / 12 - z
        * (1.0 / 360 - z
          * (1.0 / 1260 - z
            * (1.0 / 1680 - z
              * (1.0 / 1188
                - z * (691.0 / 360_360 - z / 156))))))
    let halfLnTwoPi = 0x1.d67f1c864beb5p-1
    return (shifted - 0.5) * Elementary.ln(shifted) - shifted + halfLnTwoPi + series
      - Elementary.ln(product)
  }

  /// `ln B(a, b)`, of the beta function.
  package static func lnBeta(_ a: Double, _ b: Double) -> Double { ln(a) + ln(b) - ln(a + b) }

  /// The probability that a gamma variable of this shape and rate 1 is at most x.
  package static func lower(shape: Double, _ x: Double) -> Double {
    guard x > 0 else { return 0 }
    return x < shape + 1
      ? series(shape, x) : 1 - fraction(shape, x)
  }

  /// The probability that a gamma variable of this shape and rate 1 is more than x.
  package static func upper(shape: Double, _ x: Double) -> Double {
    guard x > 0 else { return 1 }
    return x < shape + 1
      ? 1 - series(shape, x) : fraction(shape, x)
  }

  /// The lower part by its power series, which converges soon below the mean.
  private static func series(_ shape: Double, _ x: Double) -> Double {
    var term = 1 / shape
    var sum = term
    var n = shape
    for _ in 0..<10_000 {
      n += 1
      term *= x / n
      sum += term
      if term < sum * 1e-17 { break }
    }
    return sum * Elementary.exp(shape * Elementary.ln(x) - x - ln(shape))
  }

  /// The upper part by its continued fraction (Lentz), which converges soon above the mean.
  private static func fraction(_ shape: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    var b = x + 1 - shape
    var c = 1 / tiny
    var d = 1 / b
    var h = d
    for i in 1...10_000 {
      let an = -Double(i) * (Double(i) - shape)
      b += 2
      d = an * d + b
      if abs(d) < tiny { d = tiny }
      c = b + an / c
      if abs(c) < tiny { c = tiny }
      d = 1 / d
      let step = d * c
      h *= step
      if abs(step - 1) < 1e-16 { break }
    }
    return h * Elementary.exp(shape * Elementary.ln(x) - x - ln(shape))
  }

  /// The probability that a beta variable is at most x: the regularised incomplete beta function.
  package static func betaLower(_ a: Double, _ b: Double, _ x: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    let front = Elementary.exp(
      a * Elementary.ln(x) + b * Elementary.log1p(-x) - lnBeta(a, b))
    return x < (a + 1) / (a + b + 2)
      ? front * betaFraction(a, b, x) / a
      : 1 - front * betaFraction(b, a, 1 - x) / b
  }

  /// The continued fraction of the incomplete beta function (Lentz).
  private static func betaFraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    func kept(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / kept(1 - (a + b) * x / (a + 1))
    var h = d
    for i in 1...10_000 {
      let m = Double(i)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / kept(1 + even * d)
      c = kept(1 + even / c)
      h *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / kept(1 + odd * d)
      c = kept(1 + odd / c)
      let step = d * c
      h *= step
      if abs(step - 1) < 1e-16 { break }
    }
    return h
  }
}
