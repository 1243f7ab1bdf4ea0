// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Evidence

struct LogStateTests {
  static let names = ["north-bank", "south-bank", "zürich"]

  static func salt(_ number: Int) throws -> Salt {
    try #require(Salt(Array(Digest(hashing: Array("\(number)".utf8)).bytes.prefix(16))))
  }

  static func event(_ number: Int) -> [UInt8] { Array(#"{"id":"\#(number)"}"#.utf8) }

  /// A log with `size` events of three agreements in turn, in one batch.
  static func log(size: Int) throws -> (state: LogState, leaves: [AppendedLeaf]) {
    var state = LogState()
    for (place, name) in names.enumerated() {
      try state.begin(agreement: name, salt: try salt(1000 + place))
    }
    let leaves = try (0..<size).map { number in
      try state.append(
        agreement: names[number % 3], event: event(number), salt: try salt(number))
    }
    return (state, leaves)
  }

  @Test func `each agreement counts without gaps and the tree holds every leaf`() throws {
    let (state, leaves) = try Self.log(size: 20)
    #expect(leaves.map(\.index) == Array(0..<20))
    #expect(leaves.map(\.leaf.sequence) == (0..<20).map { UInt64($0 / 3) })
    #expect(state.size == 20)
    #expect(state.root == MerkleTree.root(of: leaves.map(\.hash)))
    for (number, leaf) in leaves.enumerated() {
      let disclosure = Disclosure(salt: try Self.salt(number), event: Self.event(number))
      let expected = Leaf(
        agreement: Leaf.blindedID(
          agreement: Self.names[number % 3], salt: try Self.salt(1000 + number % 3)),
        digest: disclosure.digest, sequence: UInt64(number / 3))
      #expect(leaf.leaf == expected)
      #expect(leaf.bytes == expected?.bytes)
      #expect(leaf.hash == TreeCheck.leafHash(leaf.bytes))
    }
    #expect(state.chains.map(\.name) == ["north-bank", "south-bank", "zürich"])
    #expect(state.chains.map(\.next) == [7, 7, 6])
  }

  @Test(arguments: [0, 1, 3, 255, 256, 600])
  func `it restores from what a store keeps`(size: Int) throws {
    var (state, _) = try Self.log(size: size)
    let partial = state.takeChangedTiles().filter(\.tile.isPartial)
    var restored = try LogState(
      size: state.size, root: state.root, partialTiles: partial, chains: state.chains)
    #expect(restored == state)
    let salt = try Self.salt(7)
    let next = try state.append(agreement: "zürich", event: Self.event(7), salt: salt)
    #expect(try restored.append(agreement: "zürich", event: Self.event(7), salt: salt) == next)
    #expect(restored.root == state.root)
    #expect(restored.takeChangedTiles() == state.takeChangedTiles())
  }

  @Test func `what does not fit together is refused`() throws {
    var (state, _) = try Self.log(size: 10)
    let (size, root, chains) = (state.size, state.root, state.chains)
    let tiles = state.takeChangedTiles()
    let other = try root.flipping(bit: 3)
    #expect(throws: LogStateFault.wrongRoot(computed: root, expected: other)) {
      try LogState(size: size, root: other, partialTiles: tiles, chains: chains)
    }
    #expect(throws: LogStateFault.wrongTiles(size: 11)) {
      try LogState(size: 11, root: root, partialTiles: tiles, chains: chains)
    }
    #expect(throws: LogStateFault.wrongCount(size: 10)) {
      try LogState(size: size, root: root, partialTiles: tiles, chains: chains.dropLast())
    }
    let more = AgreementChain(name: "more", salt: try Self.salt(1), next: .max)
    #expect(throws: LogStateFault.wrongCount(size: 10)) {
      try LogState(size: size, root: root, partialTiles: tiles, chains: chains + [more])
    }
    let twice = AgreementChain(name: "zürich", salt: try Self.salt(1))
    #expect(throws: LogStateFault.agreementTwice("zürich")) {
      try LogState(size: size, root: root, partialTiles: tiles, chains: chains + [twice])
    }
    let changed = try #require(
      TileContents(tile: tiles[0].tile, hashes: try tiles[0].hashes.flipping(bit: 0, of: 9)))
    #expect(throws: LogStateFault.self) {
      try LogState(size: size, root: root, partialTiles: [changed], chains: chains)
    }
  }

  @Test func `a refused event changes nothing`() throws {
    var (state, _) = try Self.log(size: 4)
    let before = state
    let salt = try Self.salt(1)
    #expect(throws: LogStateFault.unknownAgreement("west-bank")) {
      try state.append(agreement: "west-bank", event: Self.event(1), salt: salt)
    }
    // The same letters, written with a combining mark.
    #expect(throws: LogStateFault.unknownAgreement("zu\u{308}rich")) {
      try state.append(agreement: "zu\u{308}rich", event: Self.event(1), salt: salt)
    }
    let long = [UInt8](repeating: 0x20, count: Disclosure.mostEventBytes + 1)
    #expect(throws: LogStateFault.eventTooLong(bytes: long.count)) {
      try state.append(agreement: "zürich", event: long, salt: salt)
    }
    #expect(throws: LogStateFault.agreementTwice("zürich")) {
      try state.begin(agreement: "zürich", salt: salt)
    }
    #expect(state == before)
  }

  @Test func `an agreement that has used up its sequence is refused`() throws {
    var chain = AgreementChain(
      name: "n", salt: try Self.salt(1), next: Leaf.lastSequence)
    let event = CommittedEvent(event: Self.event(2), salt: try Self.salt(2))
    #expect(chain.leaf(for: event)?.sequence == Leaf.lastSequence)
    #expect(chain.leaf(for: event) == nil)
  }
}
