// SPDX-License-Identifier: Apache-2.0

import Evidence
import Testing

@testable import Assurance

struct ProofFileTests {
  private static let hash = Digest(hashing: [1])

  @Test func `a proof of inclusion is read as it is written`() throws {
    for hashes in [[], [Self.hash], [Self.hash, Digest(hashing: [2])]] {
      let file = InclusionFile(size: 1234, hashes: hashes)
      #expect(try InclusionFile(file.bytes) == file)
    }
  }

  @Test(arguments: [
    ("", 1), ("frankpledge-inclusion/v2\n", 1), ("frankpledge-inclusion/v1\n", 2),
    ("frankpledge-inclusion/v1\nsize 01\n", 2), ("frankpledge-inclusion/v1\nsize 1", 2),
    ("frankpledge-inclusion/v1\nsize 1\n\n", 3),
    ("frankpledge-inclusion/v1\nsize 1\n\(hash.base64) \n", 3),
  ])
  func `another text is no proof of inclusion`(text: String, line: Int) {
    do {
      _ = try InclusionFile(Array(text.utf8))
      Issue.record("it was read")
    } catch { #expect(error.line == line) }
  }

  @Test func `a proof of growth is read as it is written`() throws {
    let note = try SmallLog().checkpoints[0]
    for earlier in [
      [], [EarlierCheckpoint(note: note, hashes: [])],
      [
        EarlierCheckpoint(note: note, hashes: [Self.hash]),
        EarlierCheckpoint(note: note, hashes: []),
      ],
    ] {
      let file = ConsistencyFile(earlier)
      #expect(try ConsistencyFile(file.bytes) == file)
    }
  }

  @Test(arguments: [
    "earlier 0 hashes, 9 bytes\nx\n", "earlier 65 hashes, 1 bytes\n",
    "earlier 00 hashes, 1 bytes\n",
    "earlier 0 hashes, 18446744073709551615 bytes\n", "earlier 1 hashes, 0 bytes\n\n",
    "earlier 0 hashes, 2 bytes\n\n\n", "earlier\n",
  ])
  func `another text is no proof of growth`(rest: String) {
    #expect(throws: ProofFileFault.self) {
      try ConsistencyFile(Array(("frankpledge-consistency/v1\n" + rest).utf8))
    }
  }
}
