// SPDX-License-Identifier: Apache-2.0

import Testing
import WorkingTime

@testable import Evidence

/// The worked example of `docs/specs/heads.md`, made with Python's hashlib and not with our code, and
/// that nothing else is read as heads.
struct HeadsLeafTests {
  static let leaf =
    #"{"heads":"dKqGrxs1DpdOIdVi9g8V3Frl-bju75nUdrdlf0obAn8","#
    + #""time":"2026-03-06T16:10:01.250Z","v":1}"#

  /// The log of the example: one event of `north-bank`, then two of `harbour`, then the heads.
  static func example() throws -> (state: LogState, heads: AppendedHeads) {
    var state = LogState()
    let salts = try [0, 0x20, 0x10, 0x40, 0x50].map { first in
      try #require(Salt((0..<16).map { UInt8(first + $0) }))
    }
    try state.begin(agreement: "north-bank", salt: salts[0])
    try state.begin(agreement: "harbour", salt: salts[1])
    _ = try state.append(
      agreement: "north-bank", event: Array(LeafExample.event.utf8), salt: salts[2])
    for salt in salts[3...] {
      _ = try state.append(agreement: "harbour", event: Array("{}".utf8), salt: salt)
    }
    let time = try Instant(rfc3339: "2026-03-06T16:10:01.250Z")
    let heads = try state.appendHeads(at: time)
    return (state, heads)
  }

  @Test func `the worked example of the specification is what happens`() throws {
    let (state, heads) = try Self.example()
    #expect(heads.index == 3)
    #expect(heads.number == 0)
    let chain = try #require(state.chain(of: "north-bank"))
    let map = HeadMap(state.chains.map(\.head))
    let proof = try #require(map.proof(of: chain.blindedID))
    #expect(proof.head.entries == 1)
    #expect(proof.head.chain.base64 == "J1NpyScSWIZ8n2UtkagJ6rujQrPuc6+e/eID1OFQNek=")
    #expect(proof.siblings.map(\.base64) == ["oZk5TFgCC5MtDtxS6ovmmAjcGuvmQHDYbKlOggdRFzQ="])
    #expect(heads.leaf.bytes == Array(Self.leaf.utf8))
    #expect(state.root.base64 == "lWB1ULJATuyxKggmg46OskQPitw1Iii4c7eC9/7GiFA=")
  }

  @Test func `what is written is read, and nothing else`() throws {
    let leaf = try Self.example().heads.leaf
    #expect(HeadsLeaf(leaf.bytes) == leaf)
    for place in leaf.bytes.indices {
      for bit in 0..<8 {
        var bytes = leaf.bytes
        bytes[place] ^= 1 << UInt8(bit)
        // A change of a value gives another leaf, written as it must be.
        if let other = HeadsLeaf(bytes) { #expect(other != leaf && other.bytes == bytes) }
      }
    }
    let text = Self.leaf
    for wrong in [
      "", "{}", text + "\n", " " + text, text.replacing(".250Z", with: ".25Z"),
      text.replacing(".250Z", with: ".250+00:00"), text.replacing(#""v":1"#, with: #""v":2"#),
      text.replacing("Z\",\"v\"", with: "Z\",\"w\""),
    ] {
      #expect(HeadsLeaf(Array(wrong.utf8)) == nil, "\(wrong)")
    }
    #expect(Leaf(leaf.bytes) == nil)
  }
}
