// SPDX-License-Identifier: Apache-2.0

/// One stream of chance: what one entity draws for one purpose in one replication.
///
/// The key is (seed, purpose), the counter (block, replication, entity), so that no draw of one depends
/// on how many another made: taking a member out leaves all other draws as they were, and one
/// replication can be worked out alone.
package struct ChanceStream: Sendable {
  private var counter: SIMD4<UInt32>
  private let key: SIMD2<UInt32>
  private var second: UInt64 = 0
  private var hasSecond = false

  /// The stream of an entity for a purpose in a replication.
  @inline(__always)
  package init(seed: UInt32, purpose: UInt32, replication: UInt32, entity: UInt32) {
    key = SIMD2(seed, purpose)
    counter = SIMD4(0, 0, replication, entity)
  }

  /// The next 64 bits; half a block.
  @inline(__always)
  package mutating func bits() -> UInt64 {
    if hasSecond {
      hasSecond = false
      return second
    }
    let words = Philox.words(counter: counter, key: key)
    counter[0] &+= 1
    if counter[0] == 0 { counter[1] &+= 1 }
    second = UInt64(words[2]) | UInt64(words[3]) << 32
    hasSecond = true
    return UInt64(words[0]) | UInt64(words[1]) << 32
  }

  /// A number between 0 and 1, never either: the middle of one of 2⁵² equal parts.
  ///
  /// With 53 bits the last part would round to 1.
  @inline(__always)
  package mutating func uniform() -> Double { Self.uniform(bits()) }

  /// The number between 0 and 1 that 64 bits stand for.
  @inline(__always)
  package static func uniform(_ bits: UInt64) -> Double {
    // 1.f - (1 - 2⁻⁵³) is exact, and needs no conversion of an integer.
    Double(bitPattern: 0x3FF0_0000_0000_0000 | bits >> 12) - 0x1.fffffffffffffp-1
  }

  /// Exponential with mean 1, by inversion: one draw.
  @inline(__always)
  package mutating func exponential() -> Double { -Elementary.ln(uniform()) }

  /// Standard normal, by inversion: one draw.
  @inline(__always)
  package mutating func normal() -> Double { NormalLaw.quantile(uniform()) }

  /// A whole number from 0 to just below `count`, each as likely up to 2⁻⁵².
  @inline(__always)
  package mutating func place(below count: Int) -> Int {
    min(count - 1, Int(uniform() * Double(count)))
  }

  /// Gamma of this shape with rate 1, by the rejection of Marsaglia and Tsang (2000).
  ///
  /// It takes a varying number of draws, so give it a stream of its own.
  package mutating func gamma(shape: Double) -> Double {
    if shape < 1 {
      // Γ(a) = Γ(a + 1) · U^(1/a).
      let boost = Elementary.ln(uniform()) / shape
      return gamma(shape: shape + 1) * Elementary.exp(boost)
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let root = 1 + c * x
      if root <= 0 { continue }
      let v = root * root * root
      if Elementary.ln(uniform()) < 0.5 * x * x + d - d * v + d * Elementary.ln(v) { return d * v }
    }
  }

  /// Beta of these shapes; it takes a varying number of draws.
  package mutating func beta(_ a: Double, _ b: Double) -> Double {
    let x = gamma(shape: a)
    let y = gamma(shape: b)
    return x / (x + y)
  }

  /// Poisson of this mean: by counting in steps of exponential time, in parts of at most 500 apiece.
  ///
  /// It takes a varying number of draws.
  package mutating func poisson(mean: Double) -> Int {
    guard mean > 0 else { return 0 }
    var left = mean
    var count = 0
    while left > 0 {
      let part = min(left, 500)
      left -= part
      var product = Elementary.exp(-part)
      var sum = product
      let u = uniform()
      var k = 0
      // Inversion: the least k whose cumulative probability reaches u.
      while sum < u && k < 100_000 {
        k += 1
        product *= part / Double(k)
        if product == 0 && Double(k) > part { break }
        sum += product
      }
      count += k
    }
    return count
  }
}
