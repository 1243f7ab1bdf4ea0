// SPDX-License-Identifier: Apache-2.0
//
// The counter-based random numbers of Salmon, Moraes, Dror and Shaw ("Parallel random numbers: as easy
// as 1, 2, 3", SC 2011). A block of them is a function of a counter and a key alone, so that any
// draw can be made again by itself, in any order, on any thread.

/// A counter and a key turned into four words that look random.
package enum Philox {
  /// Four words of 32 bits, ten rounds: what the program draws from.
  @inline(__always)
  package static func words(
    counter: SIMD4<UInt32>, key: SIMD2<UInt32>
  ) -> SIMD4<UInt32> {
    var (c0, c1, c2, c3) = (counter[0], counter[1], counter[2], counter[3])
    var (k0, k1) = (key[0], key[1])
    for _ in 0..<10 {
      let p0 = UInt64(c0) &* 0xD251_1F53
      let p1 = UInt64(c2) &* 0xCD9E_8D57
      c0 = UInt32(truncatingIfNeeded: p1 >> 32) ^ c1 ^ k0
      c2 = UInt32(truncatingIfNeeded: p0 >> 32) ^ c3 ^ k1
      c1 = UInt32(truncatingIfNeeded: p1)
      c3 = UInt32(truncatingIfNeeded: p0)
      k0 = k0 &+ 0x9E37_79B9
      k1 = k1 &+ 0xBB67_AE85
    }
    return SIMD4(c0, c1, c2, c3)
  }

  /// The family of the paper over words of any width, for its published answers.
  ///
  /// Two or four words in the counter, half as many in the key; each round multiplies, mixes and adds a
  /// step to the key.
  package static func words<Word: FixedWidthInteger & UnsignedInteger>(
    counter: [Word], key: [Word], rounds: Int, multipliers: [Word], steps: [Word]
  ) -> [Word] {
    var c = counter
    var k = key
    for _ in 0..<rounds {
      if c.count == 2 {
        let product = multipliers[0].multipliedFullWidth(by: c[0])
        c = [product.high ^ k[0] ^ c[1], Word(truncatingIfNeeded: product.low)]
      } else {
        let first = multipliers[0].multipliedFullWidth(by: c[0])
        let second = multipliers[1].multipliedFullWidth(by: c[2])
        c = [
          second.high ^ c[1] ^ k[0], Word(truncatingIfNeeded: second.low),
          first.high ^ c[3] ^ k[1], Word(truncatingIfNeeded: first.low),
        ]
      }
      for i in k.indices { k[i] &+= steps[i] }
    }
    return c
  }
}
