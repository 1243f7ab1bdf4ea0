// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Evidence

struct CheckpointTests {
  static let root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="
  static let empty = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="

  @Test(arguments: [
    "example.com/behind-the-sofa\n20852163\n\(root)\n", "o\n0\n\(empty)\n",
    "zürich.example/日誌\n1\n\(root)\n", "o\n9223372036854775807\n\(root)\n",
  ])
  func `a checkpoint reads back`(text: String) throws {
    let checkpoint = try Checkpoint(text: Array(text.utf8))
    #expect(checkpoint.text == Array(text.utf8))
  }

  @Test(
    arguments: [
      ("", .wrongLines(0)), ("o\n1\n\(root)", .wrongLines(2)),
      ("o\n1\n\(root)\nextension\n", .wrongLines(4)), ("o\n1\n\(root)\n\n", .wrongLines(4)),
      ("\n1\n\(root)\n", .badOrigin("")), ("a b\n1\n\(root)\n", .badOrigin("a b")),
      ("a+b\n1\n\(root)\n", .badOrigin("a+b")), ("o\n01\n\(root)\n", .badSize),
      ("o\n\n\(root)\n", .badSize), ("o\n-1\n\(root)\n", .badSize), ("o\n+1\n\(root)\n", .badSize),
      ("o\n1 \n\(root)\n", .badSize), ("o\n٣\n\(root)\n", .badSize),
      ("o\n0x1\n\(root)\n", .badSize),
      ("o\n9223372036854775808\n\(root)\n", .badSize),
      ("o\n99999999999999999999999\n\(root)\n", .badSize), ("o\n1\n\(root.dropLast())\n", .badRoot),
      ("o\n1\n\(root.dropLast(2))3=\n", .badRoot), ("o\n1\n\n", .badRoot),
      ("o\n1\nAAAA\n", .badRoot),
      ("o\n0\n\(root)\n", .wrongEmptyRoot),
    ] as [(String, CheckpointFault)])
  func `what is no checkpoint says why`(text: String, fault: CheckpointFault) {
    #expect(throws: fault) { try Checkpoint(text: Array(text.utf8)) }
  }

  @Test func `a size that no log has is refused`() {
    #expect(throws: CheckpointFault.badSize) {
      try Checkpoint(origin: "o", size: 1 << 63, root: MerkleTree.emptyRoot)
    }
  }
}
