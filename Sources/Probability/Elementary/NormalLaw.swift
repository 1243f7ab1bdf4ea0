// SPDX-License-Identifier: Apache-2.0

/// The standard normal law.
package enum NormalLaw {
  /// The square root of 2π.
  static let rootTwoPi = 0x1.40d931ff62706p1

  /// The density at x.
  package static func density(_ x: Double) -> Double { Elementary.exp(-0.5 * x * x) / rootTwoPi }

  /// The probability of more than x, to within 1e-15 of itself down to the smallest normal number.
  package static func exceedance(_ x: Double) -> Double {
    x < 0 ? 1 - tail(-x) : tail(x)
  }

  /// The probability of at most x.
  package static func cumulative(_ x: Double) -> Double {
    x < 0 ? tail(-x) : 1 - tail(x)
  }

  /// `Φ(-x)` for x of 0 or more.
  private static func tail(_ x: Double) -> Double {
    guard x < 37.5 else { return x.isNaN ? x : 0 }
    let scaled = Elementary.millsTable.withUnsafeBufferPointer { Self.mills(x, $0) }
    // x² in two parts: its rounding would be magnified by the exponential.
    let upper = Double(bitPattern: x.bitPattern & 0xFFFF_FFFF_F800_0000)
    let rest = -0.5 * (x - upper) * (x + upper)
    let correction = 1 + rest * (1 + rest * (0.5 + rest * (1.0 / 6)))
    return Elementary.exp(-0.5 * upper * upper) * correction * scaled
  }

  /// `Φ(-x)·exp(x²/2)` for x of 0 or more, from the table of polynomials.
  @inline(__always)
  static func mills(_ x: Double, _ table: UnsafeBufferPointer<Double>) -> Double {
    let t = 4 / (4 + x)
    let place = t * 16
    let piece = min(15, Int(place))
    let u = place - Double(piece) - 0.5
    let c = table.baseAddress.map { $0 + piece * 9 }
    guard let c else { return .nan }
    let upper = c[5] + u * (c[6] + u * (c[7] + u * c[8]))
    let sum = c[0] + u * (c[1] + u * (c[2] + u * (c[3] + u * (c[4] + u * upper))))
    return t * sum
  }

  /// ``mills(_:_:)`` of two numbers at once, with the same bits.
  @inline(__always)
  static func mills(
    _ x: SIMD2<Double>, _ table: UnsafeBufferPointer<Double>
  ) -> SIMD2<Double> {
    let t = 4 / (4 + x)
    let place = t * 16
    let (one, other) = (min(15, Int(place[0])), min(15, Int(place[1])))
    let u = place - SIMD2(Double(one), Double(other)) - 0.5
    guard let base = table.baseAddress else { return SIMD2(repeating: .nan) }
    let (a, b) = (base + one * 9, base + other * 9)
    var sum = SIMD2(a[8], b[8])
    sum = SIMD2(a[7], b[7]) + u * sum
    sum = SIMD2(a[6], b[6]) + u * sum
    sum = SIMD2(a[5], b[5]) + u * sum
    sum = SIMD2(a[4], b[4]) + u * sum
    sum = SIMD2(a[3], b[3]) + u * sum
    sum = SIMD2(a[2], b[2]) + u * sum
    sum = SIMD2(a[1], b[1]) + u * sum
    sum = SIMD2(a[0], b[0]) + u * sum
    return t * sum
  }

  /// The x that is exceeded with probability `1 - p`, for p between 0 and 1, to within 1e-15 of itself.
  ///
  /// Algorithm AS 241, PPND16 (Wichura, Applied Statistics 37, 1988): three ratios of polynomials.
  @inline(__always)
  package static func quantile(_ p: Double) -> Double {
    let q = p - 0.5
    if abs(q) <= 0.425 {
      let r = 0.180625 - q * q
      return q * ratio(r, AS241.centre)
    }
    let side = q < 0 ? p : 1 - p
    guard side > 0 else {
      return side == 0 ? (q < 0 ? -.infinity : .infinity) : .nan
    }
    let r = (-Elementary.ln(side)).squareRoot()
    let value = r <= 5 ? ratio(r - 1.6, AS241.flank) : ratio(r - 5, AS241.far)
    return q < 0 ? -value : value
  }

  @inline(__always)
  private static func ratio(_ r: Double, _ c: AS241.Ratio) -> Double {
    let a = c.above
    let b = c.below
    let above =
      ((((((a.7 * r + a.6) * r + a.5) * r + a.4) * r + a.3) * r + a.2) * r + a.1) * r + a.0
    let below =
      ((((((b.6 * r + b.5) * r + b.4) * r + b.3) * r + b.2) * r + b.1) * r + b.0) * r + 1
    return above / below
  }
}

/// The published coefficients of algorithm AS 241.
private enum AS241 {
  struct Ratio {
    let above: (Double, Double, Double, Double, Double, Double, Double, Double)
    let below: (Double, Double, Double, Double, Double, Double, Double)
  }

  static let centre = Ratio(
    above: (
      3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3,
      1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
      3.3430575583588128105e+4, 2.5090809287301226727e+3
    ),
    below: (
      4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
      2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4,
      5.2264952788528545610e+3
    ))
  static let flank = Ratio(
    above: (
      1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
      3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
      2.27238449892691845833e-2, 7.74545014278341407640e-4
    ),
    below: (
      2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
      1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
      1.05075007164441684324e-9
    ))
  static let far = Ratio(
    above: (
      6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
      2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
      2.71155556874348757815e-5, 2.01033439929228813265e-7
    ),
    below: (
      5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
      7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
      2.04426310338993978564e-15
    ))
}
