// SPDX-License-Identifier: Apache-2.0
//
// The elementary functions of two numbers at once: the same operations in the same order as one by one,
// so the same bits. The machine's lanes are used also where a compiler does not find them by itself.

extension Elementary {
  /// Two numbers.
  typealias Lanes = SIMD2<Double>

  @inline(__always)
  private static func bits(_ x: Lanes) -> SIMD2<UInt64> { unsafeBitCast(x, to: SIMD2<UInt64>.self) }

  @inline(__always)
  private static func number(_ bits: SIMD2<UInt64>) -> Lanes { unsafeBitCast(bits, to: Lanes.self) }

  /// One step of Horner's rule.
  @inline(__always)
  private static func step(_ coefficient: Double, _ x: Lanes, _ sum: Lanes) -> Lanes {
    coefficient + x * sum
  }

  @inline(__always)
  private static func step(_ coefficient: Double, _ x: Lanes, _ last: Double) -> Lanes {
    coefficient + x * last
  }

  /// The natural logarithms of two positive, normal and finite numbers; of others the result has no meaning.
  @inline(__always)
  static func lnOfNormal(_ x: Lanes) -> Lanes {
    let raw = bits(x) &- 0x3FE6_A09E_667F_3BCD
    let exponent = (raw ^ 0x8000_0000_0000_0000) &>> 52
    let k: Lanes = number(exponent | 0x4330_0000_0000_0000) - (0x1p52 + 2048)
    let f: Lanes = number(bits(x) &- (raw & 0xFFF0_0000_0000_0000)) - 1
    let s = f / (2 + f)
    let z = s * s
    let w = z * z
    var odd = Lanes(repeating: 2.0 / 21)
    odd = step(2.0 / 17, w, odd)
    odd = step(2.0 / 13, w, odd)
    odd = step(2.0 / 9, w, odd)
    odd = step(2.0 / 5, w, odd)
    var even = Lanes(repeating: 2.0 / 19)
    even = step(2.0 / 15, w, even)
    even = step(2.0 / 11, w, even)
    even = step(2.0 / 7, w, even)
    even = step(2.0 / 3, w, even)
    let half: Lanes = 0.5 * f * f
    let sum: Lanes = half + (w * odd + z * even)
    let small: Lanes = s * sum + k * ln2Lower
    let lower: Lanes = (half - small) - f
    return k * ln2Upper - lower
  }

  /// The exponentials of two numbers, neither of which is not a number.
  @inline(__always)
  static func exp(_ x: Lanes) -> Lanes {
    let isLow = x .< -708
    let isHigh = x .> 709
    let within = x.replacing(with: -708, where: isLow).replacing(with: 709, where: isHigh)
    let shifted: Lanes = within * 0x1.71547652b82fep0 + rounder
    let k = shifted - rounder
    let r: Lanes = (within - k * ln2Upper) - k * ln2Lower
    let r2 = r * r
    let r4 = r2 * r2
    let a: Lanes = step(1.0 / 2, r, 1.0 / 6) + r2 * step(1.0 / 24, r, 1.0 / 120)
    let b: Lanes = step(1.0 / 720, r, 1.0 / 5040) + r2 * step(1.0 / 40320, r, 1.0 / 362_880)
    let c: Lanes =
      step(1.0 / 3_628_800, r, 1.0 / 39_916_800)
      + r2 * step(1.0 / 479_001_600, r, 1.0 / 6_227_020_800)
    let rest: Lanes = a + r4 * (b + r4 * c)
    let tail: Lanes = r2 * rest
    let scale = number((bits(shifted) &+ 1023) &<< 52)
    let value: Lanes = (1 + (r + tail)) * scale
    return value.replacing(with: 0, where: isLow).replacing(with: Double.infinity, where: isHigh)
  }

  /// Sines and cosines of two angles of at most a million radians either way.
  @inline(__always)
  static func sineCosine(_ angle: Lanes) -> (sine: Lanes, cosine: Lanes) {
    let shifted: Lanes = angle * 0x1.45f306dc9c883p-1 + rounder
    let q = shifted - rounder
    let first: Lanes = angle - q * 0x1.921fb54400000p0
    let second: Lanes = first - q * 0x1.0b4611a600000p-34
    let r: Lanes = second - q * 0x1.3198a2e037073p-69
    let z = r * r
    var odd = Lanes(repeating: -1.0 / 1_307_674_368_000)
    odd = step(1.0 / 6_227_020_800, z, odd)
    odd = step(-1.0 / 39_916_800, z, odd)
    odd = step(1.0 / 362_880, z, odd)
    odd = step(-1.0 / 5040, z, odd)
    odd = step(1.0 / 120, z, odd)
    odd = step(-1.0 / 6, z, odd)
    let sine: Lanes = r + r * z * odd
    var even = Lanes(repeating: 1.0 / 20_922_789_888_000)
    even = step(-1.0 / 87_178_291_200, z, even)
    even = step(1.0 / 479_001_600, z, even)
    even = step(-1.0 / 3_628_800, z, even)
    even = step(1.0 / 40_320, z, even)
    even = step(-1.0 / 720, z, even)
    even = step(1.0 / 24, z, even)
    let cosine: Lanes = 1 - 0.5 * z + z * z * even
    let quadrant = bits(shifted)
    let isOdd = (quadrant & 1) .== 1
    let s = sine.replacing(with: cosine, where: isOdd)
    let c = cosine.replacing(with: sine, where: isOdd)
    return (
      number(bits(s) ^ ((quadrant & 2) &<< 62)),
      number(bits(c) ^ (((quadrant &+ 1) & 2) &<< 62))
    )
  }
}
