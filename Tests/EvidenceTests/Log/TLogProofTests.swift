// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Evidence

/// Proof files that are right are judged in TrustedLogTests; here how they are written.
struct TLogProofTests {
  static let hash = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="
  static let note = "o\n2\n\(hash)\n\n— o Uw2QOkn8srU=\n"

  private func read(_ text: String) throws -> TLogProof { try TLogProof(Array(text.utf8)) }

  @Test(arguments: [
    "index 0\n\n", "index 1\n\(hash)\n\n", "index 9223372036854775807\n\(hash)\n\(hash)\n\n",
    "extra AAEC\nindex 5\n\(hash)\n\n",
  ])
  func `a proof file reads back`(head: String) throws {
    let text = "c2sp.org/tlog-proof@v1\n" + head + Self.note
    let proof = try read(text)
    #expect(proof.bytes == Array(text.utf8))
    #expect(proof.extra == (head.hasPrefix("extra") ? [0, 1, 2] : nil))
    #expect(proof.checkpoint.bytes == Array(Self.note.utf8))
  }

  @Test(
    arguments: [
      ("", .malformed(line: 1, expected: "c2sp.org/tlog-proof@v1")),
      ("c2sp.org/tlog-proof@v1", .malformed(line: 1, expected: "c2sp.org/tlog-proof@v1")),
      ("c2sp.org/tlog-proof@v2\n", .malformed(line: 1, expected: "c2sp.org/tlog-proof@v1")),
      ("c2sp.org/tlog-proof@v1\n", .malformed(line: 2, expected: "index and a number")),
      ("c2sp.org/tlog-proof@v1\nindex 01\n", .malformed(line: 2, expected: "index and a number")),
      ("c2sp.org/tlog-proof@v1\nindex \n", .malformed(line: 2, expected: "index and a number")),
      ("c2sp.org/tlog-proof@v1\nextra AAE\n", .malformed(line: 2, expected: "extra and base64")),
      ("c2sp.org/tlog-proof@v1\nextra \n", .malformed(line: 2, expected: "extra and base64")),
      (
        "c2sp.org/tlog-proof@v1\nextra AAEC\nextra AAEC\n",
        .malformed(line: 3, expected: "index and a number")
      ),
      (
        "c2sp.org/tlog-proof@v1\nindex 1\nAAAA\n\n\(note)",
        .malformed(line: 3, expected: "a hash in base64, or an empty line")
      ),
      (
        "c2sp.org/tlog-proof@v1\nindex 1\n\(note)",
        .malformed(line: 3, expected: "a hash in base64, or an empty line")
      ),
      (
        "c2sp.org/tlog-proof@v1\nindex 1\n" + String(repeating: hash + "\n", count: 65),
        .malformed(line: 67, expected: "a hash in base64, or an empty line")
      ),
      ("c2sp.org/tlog-proof@v1\nindex 1\n\(hash)\n", .checkpoint(.noSignatures)),
      ("c2sp.org/tlog-proof@v1\nindex 1\n\n", .checkpoint(.noSignatures)),
    ] as [(String, TLogProofFault)])
  func `what is no proof file says why`(text: String, fault: TLogProofFault) {
    #expect(throws: fault) { try read(text) }
  }

  @Test func `a file longer than any proof is refused`() {
    #expect(throws: TLogProofFault.tooLong(bytes: 1_000_001)) {
      try TLogProof([UInt8](repeating: lineFeed, count: 1_000_001))
    }
  }
}
