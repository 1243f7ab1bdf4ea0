// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import Probability

@Suite struct ElementaryLanesTests {
  /// Two at once are the same bits as one by one.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func lanesAreTheSameBits(_ seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    for _ in 0..<50_000 {
      let x = Elementary.Lanes(
        Double.random(in: -800..<800, using: &numbers), Double.random(in: -3..<3, using: &numbers))
      let y = Elementary.Lanes(
        Double(bitPattern: UInt64.random(in: 1 << 52..<0x7FF << 52, using: &numbers)),
        Double.random(in: 0.5..<2, using: &numbers))
      let exponentials = Elementary.exp(x)
      let logarithms = Elementary.lnOfNormal(y)
      let (sines, cosines) = Elementary.sineCosine(x * 1000)
      for lane in 0..<2 {
        #expect(exponentials[lane].bitPattern == Elementary.exp(x[lane]).bitPattern)
        #expect(logarithms[lane].bitPattern == Elementary.ln(y[lane]).bitPattern)
        let (sine, cosine) = Elementary.sineCosine(x[lane] * 1000)
        #expect(sines[lane].bitPattern == sine.bitPattern)
        #expect(cosines[lane].bitPattern == cosine.bitPattern)
      }
    }
  }

  @Test func edgesOfTheExponential() {
    let edges = Elementary.exp(Elementary.Lanes(-.infinity, .infinity))
    #expect(edges == Elementary.Lanes(0, .infinity))
  }

  @Test func twoTailsAreTheSameBits() {
    var numbers = SeededNumbers(seed: 4)
    Elementary.millsTable.withUnsafeBufferPointer { table in
      for _ in 0..<20_000 {
        let x = SIMD2(
          Double.random(in: 0..<40, using: &numbers), Double.random(in: 0..<2, using: &numbers))
        let pair = NormalLaw.mills(x, table)
        #expect(pair[0].bitPattern == NormalLaw.mills(x[0], table).bitPattern)
        #expect(pair[1].bitPattern == NormalLaw.mills(x[1], table).bitPattern)
      }
    }
  }
}
