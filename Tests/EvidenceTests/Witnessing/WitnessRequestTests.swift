// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import Evidence

struct WitnessRequestTests {
  private static let hash = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
  private static let note = "guild.example/log\n7\n\(hash)\n— guild.example/log AAAAAAA=\n"

  @Test func `the example of the specification reads and is written back`() throws {
    let text = """
      old 20852014
      PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
      jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
      5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
      /6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

      example.com/behind-the-sofa
      20852163
      CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

      — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
      — example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=

      """
    let request = try WitnessRequest(Array(text.utf8))
    #expect(request.oldSize == 20_852_014 && request.hashes.count == 4)
    #expect(request.checkpoint.signatures.count == 2)
    #expect(request.bytes == Array(text.utf8))
    #expect(ForeignCheckpoint(text: request.checkpoint.text)?.size == 20_852_163)
  }

  @Test(arguments: [
    ("", 1), ("old\n\n", 1), ("old 1", 1), ("old 01\n\n", 1), ("old -1\n\n", 1), ("old 1 \n\n", 1),
    ("OLD 1\n\n", 1), ("old 9223372036854775808\n\n", 1), ("new 1\n\n", 1), ("old 1\r\n\n", 1),
    ("old 1\n", 2), ("old 1\nx\n\n", 2), ("old 1\n" + hash, 3),
    ("old 1\n" + hash + hash.dropLast(2) + "\n\n", 3),
    ("old 1\n" + String(repeating: hash, count: 64) + "\n", 65),
  ])
  func `a body that is written otherwise is refused, with the line`(head: String, line: Int) {
    do {
      _ = try WitnessRequest(Array((head + (head.hasSuffix("\n\n") ? Self.note : "")).utf8))
      Issue.record("read: \(head)")
    } catch {
      guard case .malformed(let found, _) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(found == line)
    }
  }

  @Test func `sixty-three hashes are read, and no more bytes than the limit`() throws {
    let most = "old 1\n" + String(repeating: Self.hash, count: 63) + "\n" + Self.note
    #expect(try WitnessRequest(Array(most.utf8)).hashes.count == 63)
    #expect(throws: WitnessRequestFault.tooLong(bytes: WitnessRequest.mostBytes + 1)) {
      try WitnessRequest([UInt8](repeating: 10, count: WitnessRequest.mostBytes + 1))
    }
    #expect(throws: WitnessRequestFault.checkpoint(.noSignatures)) {
      try WitnessRequest(Array("old 0\n\nno note\n".utf8))
    }
  }

  @Test(arguments: [
    ("o\n7\n" + hash, true), ("o\n7\n" + hash + "more\nand more\n", true),
    ("an origin with spaces\n0\n" + hash, true), ("\n7\n" + hash, false), ("o\n07\n" + hash, false),
    ("o\n9223372036854775808\n" + hash, false), ("o\n7\n" + hash.dropLast(2) + "\n", false),
    ("o\n7\n", false), ("o\n7\n" + hash + "\nmore\n", false), ("o\n7\n" + hash.dropLast(), false),
  ])
  func `checkpoints of other logs may have more lines than ours, and none that is empty`(
    text: String, isRead: Bool
  ) {
    #expect((ForeignCheckpoint(text: Array(text.utf8)) != nil) == isRead)
  }

  @Test(arguments: [
    ("0\n", 0), ("20852014\n", 20_852_014), ("7", nil), ("07\n", nil), ("\n", nil), ("", nil),
    ("7\n\n", nil), (" 7\n", nil), ("18446744073709551616\n", nil),
  ])
  func `the size that comes with 409 is read strictly`(body: String, size: UInt64?) {
    #expect(ForeignSize.read(Array(body.utf8)) == size)
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `whatever is read is written back, and junk never traps`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let good = Array(("old 3\n" + Self.hash + "\n" + Self.note).utf8)
    for _ in 0..<2000 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...4, using: &numbers) {
        let place = Int.random(in: 0..<bytes.count, using: &numbers)
        switch Int.random(in: 0...2, using: &numbers) {
        case 0: bytes[place] = .random(in: 0...255, using: &numbers)
        case 1: bytes.remove(at: place)
        default: bytes.insert(.random(in: 0...255, using: &numbers), at: place)
        }
      }
      if let request = try? WitnessRequest(bytes) { #expect(request.bytes == bytes) }
    }
  }
}
