// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Evidence

struct LeafTests {
  static let salt = Salt((0..<16).map { UInt8($0) })

  /// The worked example of `docs/specs/leaf.md`.
  @Test func `the example of the specification holds`() throws {
    let salt = try #require(Self.salt)
    let agreement = Leaf.blindedID(agreement: "north-bank", salt: salt)
    #expect(agreement.base64URL == LeafExample.agreement)
    let eventSalt = try #require(Salt((16..<32).map { UInt8($0) }))
    let disclosure = Disclosure(salt: eventSalt, event: Array(LeafExample.event.utf8))
    #expect(disclosure.text == Array(LeafExample.disclosure.utf8))
    #expect(disclosure.digest.base64URL == LeafExample.digest)
    let leaf = try #require(Leaf(agreement: agreement, digest: disclosure.digest, sequence: 0))
    #expect(leaf.bytes == Array(LeafExample.leaf.utf8))
    #expect(MerkleTree.leafHash(leaf.bytes).base64 == LeafExample.leafHash)
  }

  @Test(arguments: [0, 9, 10, 4_294_967_296, Leaf.lastSequence])
  func `leaves read back`(sequence: UInt64) throws {
    let leaf = try #require(
      Leaf(agreement: MerkleTree.emptyRoot, digest: Digest(hashing: [1]), sequence: sequence))
    #expect(Leaf(leaf.bytes) == leaf)
  }

  @Test func `a sequence over the last is refused`() {
    #expect(
      Leaf(
        agreement: MerkleTree.emptyRoot, digest: MerkleTree.emptyRoot,
        sequence: Leaf.lastSequence + 1) == nil)
  }

  @Test func `whatever one bit makes of a leaf is refused or says something else`() throws {
    let bytes = Array(LeafExample.leaf.utf8)
    let leaf = try #require(Leaf(bytes))
    for bit in 0..<(bytes.count * 8) {
      let changed = bytes.flipping(bit: bit)
      guard let read = Leaf(changed) else { continue }
      #expect(read != leaf)
      #expect(read.bytes == changed)
    }
    for end in bytes.indices { #expect(Leaf(Array(bytes[..<end])) == nil) }
  }

  @Test(arguments: [
    (",\"sequence\":0,", ",\"sequence\":00,"), (",\"sequence\":0,", ",\"sequence\":,"),
    (",\"sequence\":0,", ",\"sequence\":-0,"), (",\"sequence\":0,", ",\"sequence\":1.0,"),
    (",\"sequence\":0,", ",\"sequence\":1e3,"), (",\"sequence\":0,", ",\"sequence\": 0,"),
    (",\"sequence\":0,", ",\"sequence\":9007199254740992,"), (",\"sequence\":0,", ","),
    ("\"v\":1", "\"v\":3"), ("\"v\":1", "\"v\":1,\"w\":1"), ("}", "}\n"), ("{", " {"), ("}", ""),
    ("agreement", "Agreement"), (",\"digest\":\"", ",\"digest\":\"A"),
  ])
  func `leaves written in another way are refused`(part: String, other: String) throws {
    let range = try #require(LeafExample.leaf.range(of: part))
    let text = LeafExample.leaf.replacingCharacters(in: range, with: other)
    #expect(Leaf(Array(text.utf8)) == nil)
  }

  @Test func `the salt hides the agreement`() throws {
    let salt = try #require(Self.salt)
    let other = try #require(Salt(salt.bytes.reversed()))
    #expect(
      Leaf.blindedID(agreement: "north-bank", salt: salt)
        != Leaf.blindedID(agreement: "north-bank", salt: other))
    #expect(
      Leaf.blindedID(agreement: "north-bank", salt: salt)
        != Leaf.blindedID(agreement: "south-bank", salt: salt))
  }
}
