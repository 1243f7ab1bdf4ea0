// SPDX-License-Identifier: Apache-2.0

import Probability
import Testing

@Suite struct ChanceStreamTests {
  /// The known answers the authors publish with their program.
  @Test(
    arguments: [
      ([0, 0, 0, 0], [0, 0], [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
      (
        [0xffff_ffff, 0xffff_ffff, 0xffff_ffff, 0xffff_ffff], [0xffff_ffff, 0xffff_ffff],
        [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]
      ),
      (
        [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], [0xa409_3822, 0x299f_31d0],
        [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]
      ),
    ] as [([UInt32], [UInt32], [UInt32])])
  func fourWordsOfThirtyTwoBits(_ counter: [UInt32], _ key: [UInt32], _ right: [UInt32]) {
    let words = Philox.words(
      counter: SIMD4(counter[0], counter[1], counter[2], counter[3]), key: SIMD2(key[0], key[1]))
    #expect((0..<4).map { words[$0] } == right)
    let family = Philox.words(
      counter: counter, key: key, rounds: 10, multipliers: [0xD251_1F53, 0xCD9E_8D57],
      steps: [0x9E37_79B9, 0xBB67_AE85])
    #expect(family == right)
  }

  /// The usual rule gives 1 for the largest word, as its known answers show; the middle of 2⁵² parts never does.
  @Test(.enabled(if: KnownAnswer.areThere, KnownAnswer.missing))
  func uniformsStayInsideWhereTheUsualRuleDoesNot() throws {
    for answer in try KnownAnswer.all("uniform_conversion") {
      let bits: [UInt64] = try answer.words("u64")
      let usual = bits.map { (Double($0 >> 11) + 0.5) * 0x1p-53 }
      try answer.check("u", usual)
      #expect(usual.contains(1))
      for (bits, usual) in zip(bits, usual) {
        let ours = ChanceStream.uniform(bits)
        #expect(ours > 0 && ours < 1)
        #expect(abs(ours - usual) <= 0x1p-53)
      }
    }
  }

  /// The rest of its family, of other widths and rounds.
  @Test(.enabled(if: KnownAnswer.areThere, KnownAnswer.missing))
  func theFamilyAgreesWithKnownAnswers() throws {
    func words<Word: FixedWidthInteger & UnsignedInteger>(
      _ answer: KnownAnswer, multipliers: [Word], steps: [Word]
    ) throws -> [Word] {
      Philox.words(
        counter: try answer.words("counter"), key: try answer.words("key"),
        rounds: try answer.whole("rounds"), multipliers: multipliers, steps: steps)
    }
    for answer in try KnownAnswer.all("philox") {
      switch answer.params["name"] as? String {
      case "philox2x32":
        let made: [UInt32] = try words(
          answer, multipliers: [0xD256_D193], steps: [0x9E37_79B9])
        #expect(try made == answer.expectedWords("out"), "\(answer.id)")
      case "philox4x64":
        let made: [UInt64] = try words(
          answer, multipliers: [0xD2E7_470E_E14C_6C93, 0xCA5A_8263_9512_1157],
          steps: [0x9E37_79B9_7F4A_7C15, 0xBB67_AE85_84CA_A73B])
        #expect(try made == answer.expectedWords("out"), "\(answer.id)")
      case let name: Issue.record("\(answer.id): nobody checks \(name ?? "it")")
      }
    }
  }

  @Test func uniformNumbersAreNeverZeroNorOne() {
    #expect(ChanceStream.uniform(0) == 0x1p-53)
    #expect(ChanceStream.uniform(.max) == 1 - 0x1p-53)
    #expect(ChanceStream.uniform(1 << 63) == 0.5 + 0x1p-53)
  }

  @Test func streamsDoNotTouchEachOther() {
    var one = ChanceStream(seed: 7, purpose: 1, replication: 3, entity: 5)
    let first = (0..<5).map { _ in one.bits() }
    var again = ChanceStream(seed: 7, purpose: 1, replication: 3, entity: 5)
    #expect((0..<5).map { _ in again.bits() } == first)
    for other in [
      ChanceStream(seed: 8, purpose: 1, replication: 3, entity: 5),
      ChanceStream(seed: 7, purpose: 2, replication: 3, entity: 5),
      ChanceStream(seed: 7, purpose: 1, replication: 4, entity: 5),
      ChanceStream(seed: 7, purpose: 1, replication: 3, entity: 6),
    ] {
      var other = other
      #expect(other.bits() != first[0])
    }
  }

  /// Means and variances of what is drawn, each within five standard errors.
  @Test func whatIsDrawnHasTheMomentsOfItsLaw() {
    let ziggurat = ExponentialZiggurat()
    let laws: [(String, Double, Double, (inout ChanceStream) -> Double)] = [
      ("uniform", 0.5, 1.0 / 12, { $0.uniform() }),
      ("exponential", 1, 1, { $0.exponential() }),
      ("ziggurat", 1, 1, { ziggurat.next(&$0) }),
      ("normal", 0, 1, { $0.normal() }),
      ("gamma 8", 8, 8, { $0.gamma(shape: 8) }),
      ("gamma 0.3", 0.3, 0.3, { $0.gamma(shape: 0.3) }),
      ("beta 2, 3", 0.4, 0.04, { $0.beta(2, 3) }),
      ("poisson 3.5", 3.5, 3.5, { Double($0.poisson(mean: 3.5)) }),
      ("poisson 1200", 1200, 1200, { Double($0.poisson(mean: 1200)) }),
    ]
    let count = 100_000.0
    for (purpose, (name, mean, variance, draw)) in laws.enumerated() {
      var stream = ChanceStream(seed: 2026, purpose: UInt32(purpose), replication: 0, entity: 0)
      var sum = 0.0
      var squares = 0.0
      for _ in 0..<Int(count) {
        let x = draw(&stream) - mean
        sum += x
        squares += x * x
      }
      #expect(abs(sum / count) < 5 * (variance / count).squareRoot(), "\(name)")
      // The fourth moment of these laws is below 10 variances squared, but for gamma 0.3 (23).
      #expect(abs(squares / count / variance - 1) < 5 * (24 / count).squareRoot(), "\(name)")
    }
  }
}
