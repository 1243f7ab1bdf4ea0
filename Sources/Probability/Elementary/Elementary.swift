// SPDX-License-Identifier: Apache-2.0
//
// Elementary functions that give the same bits on every machine.
//
// The functions of a C library differ in their last bits between hosts, and a forecast must be the
// same bytes anywhere. These use nothing but the operations that IEEE 754 rounds exactly (+, -, ×, ÷,
// square root) in a fixed order, without fused multiply-add and without branches on the argument, so
// that a loop over an array may be done several at a time with the same result.

/// Logarithm, exponential, sine, normal tail and what rests on them; the errors stated are held by tests
/// against values of 40 digits.
package enum Elementary {
  /// Added to a number below 2⁵¹ it leaves the nearest integer in the low bits.
  static let rounder = 0x1.8p52
  /// The upper 32 bits of ln 2, so that its product with an exponent is exact.
  static let ln2Upper = 0x1.62e42fee00000p-1
  /// What `ln2Upper` lacks of ln 2.
  static let ln2Lower = 0x1.a39ef35793c76p-33

  /// The natural logarithm of a positive, normal number, to within 1 unit in the last place.
  ///
  /// Zero gives minus infinity, infinity itself; a negative number and what is not a number give "not a
  /// number". A subnormal number counts as zero.
  @inline(__always)
  package static func ln(_ x: Double) -> Double {
    // x = 2^k · (1 + f) with 1 + f between √½ and √2.
    let rootHalf: UInt64 = 0x3FE6_A09E_667F_3BCD
    let raw = x.bitPattern &- rootHalf
    // k + 2048 in the low bits, by turning the sign bit instead of a shift that keeps it.
    let exponent = (raw ^ 0x8000_0000_0000_0000) >> 52
    let mantissa = x.bitPattern &- (raw & 0xFFF0_0000_0000_0000)
    let k = Double(bitPattern: 0x4330_0000_0000_0000 | exponent) - (0x1p52 + 2048)
    let f = Double(bitPattern: mantissa) - 1
    // ln(1 + f) = 2s + s·R with s = f/(2 + f); the series of the inverse hyperbolic tangent.
    let s = f / (2 + f)
    let z = s * s
    let w = z * z
    let odd = w * (2.0 / 5 + w * (2.0 / 9 + w * (2.0 / 13 + w * (2.0 / 17 + w * (2.0 / 21)))))
    let even = z * (2.0 / 3 + w * (2.0 / 7 + w * (2.0 / 11 + w * (2.0 / 15 + w * (2.0 / 19)))))
    let half = 0.5 * f * f
    let small = s * (half + (odd + even)) + k * ln2Lower
    let value = k * ln2Upper - ((half - small) - f)
    let isNormal = x >= .leastNormalMagnitude && x < .infinity
    let other = x < 0 || x.isNaN ? Double.nan : (x < 1 ? -.infinity : .infinity)
    return isNormal ? value : other
  }

  /// The exponential of x, to within 1 unit in the last place; below -708 it is 0, above 709 infinite.
  @inline(__always)
  package static func exp(_ x: Double) -> Double {
    let within = x < -708 ? -708 : (x > 709 ? 709 : x)
    let shifted = within * 0x1.71547652b82fep0 + rounder
    let k = shifted - rounder
    let r = (within - k * ln2Upper) - k * ln2Lower
    // The Taylor series to the 13th power: what is left out is below 5e-18 for |r| ≤ ln 2 / 2.
    let r2 = r * r
    let r4 = r2 * r2
    let a = (1.0 / 2 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120))
    let b = (1.0 / 720 + r * (1.0 / 5040)) + r2 * (1.0 / 40320 + r * (1.0 / 362_880))
    let c =
      (1.0 / 3_628_800 + r * (1.0 / 39_916_800))
      + r2 * (1.0 / 479_001_600 + r * (1.0 / 6_227_020_800))
    let tail = r2 * (a + r4 * (b + r4 * c))
    let scale = Double(bitPattern: (shifted.bitPattern &+ 1023) << 52)
    let value = (1 + (r + tail)) * scale
    if x.isNaN { return x }
    return x < -708 ? 0 : (x > 709 ? .infinity : value)
  }

  /// `exp(x) - 1`, exact also near zero, to within 3 units in the last place.
  package static func expm1(_ x: Double) -> Double {
    guard abs(x) < 0.35 else { return exp(x) - 1 }
    // x + x²/2 + x³/6 + … to the 15th power.
    var term = 1.0 / 1_307_674_368_000
    var factorial = 1_307_674_368_000.0
    for power in stride(from: 15.0, to: 1.0, by: -1.0) {
      factorial /= power
      term = term * x + 1 / factorial
    }
    return term * x
  }

  /// `ln(1 + x)`, exact also near zero, to within 2 units in the last place.
  package static func log1p(_ x: Double) -> Double {
    let u = 1 + x
    if u == 1 { return x }
    guard x > -1, u < .infinity else { return ln(u) }
    // The rounding of 1 + x is put right by the slope of the logarithm (Kahan).
    return ln(u) - ((u - 1) - x) / u
  }

  /// Base to the power of an exponent, for a positive base.
  ///
  /// The relative error grows with the size of the exponent of the result: about 1e-16 for each unit of
  /// `power·ln base`.
  @inline(__always)
  package static func power(_ base: Double, _ power: Double) -> Double { exp(power * ln(base)) }

  /// Sine and cosine of an angle of at most a million radians either way, to within 3e-16.
  @inline(__always)
  package static func sineCosine(_ angle: Double) -> (sine: Double, cosine: Double) {
    let shifted = angle * 0x1.45f306dc9c883p-1 + rounder
    let q = shifted - rounder
    // π/2 in three parts, the first two of 33 bits, so that their products with q are exact.
    let r =
      ((angle - q * 0x1.921fb54400000p0) - q * 0x1.0b4611a600000p-34)
      - q * 0x1.3198a2e037073p-69
    let z = r * r
    let sine =
      r + r * z
      * (-1.0 / 6 + z
        * (1.0 / 120 + z
          * (-1.0 / 5040 + z
            * (1.0 / 362_880
              + z * (-1.0 / 39_916_800 + z * (1.0 / 6_227_020_800 + z * (-1.0 / 1_307_674_368_000)))))))
    let cosine =
      1 - 0.5 * z + z * z
      * (1.0 / 24 + z
        * (-1.0 / 720 + z
          * (1.0 / 40_320 + z
            * (-1.0 / 3_628_800
              + z
              * (1.0 / 479_001_600 + z * (-1.0 / 87_178_291_200 + z * (1.0 / 20_922_789_888_000)))))))
    let quadrant = shifted.bitPattern
    let isOdd = quadrant & 1 == 1
    let s = isOdd ? cosine : sine
    let c = isOdd ? sine : cosine
    let flipSine = (quadrant & 2) << 62
    let flipCosine = ((quadrant &+ 1) & 2) << 62
    return (
      Double(bitPattern: s.bitPattern ^ flipSine), Double(bitPattern: c.bitPattern ^ flipCosine)
    )
  }

  /// The angle of the point (x, y) from the axis of x, from -π to π, to within 1e-15; 0 for the origin.
  package static func angle(x: Double, y: Double) -> Double {
    let width = abs(x)
    let height = abs(y)
    let larger = max(width, height)
    guard larger > 0 else { return 0 }
    var t = min(width, height) / larger
    // Half the angle, twice: then the series of the arc tangent is short.
    for _ in 0..<2 { t /= 1 + (1 + t * t).squareRoot() }
    let z = t * t
    var series = 1.0 / 23
    for odd in stride(from: 21.0, through: 1.0, by: -2.0) { series = 1 / odd - z * series }
    let half = 0x1.921fb54442d18p0
    var angle = 4 * t * series
    if height > width { angle = half - angle }
    if x < 0 { angle = 2 * half - angle }
    return y < 0 ? -angle : angle
  }
}
