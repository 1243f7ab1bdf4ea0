// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Terms

struct SourceTextTests {
  @Test(arguments: [
    ("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\r\nb\r\n", ["a", "b"]), ("\n\na", ["", "", "a"]),
    ("\u{FEFF}a\n", ["a"]), ("\ta", ["\ta"]),
  ])
  func `lines lose their ends and nothing else`(text: String, lines: [String]) throws {
    #expect(try SourceText(file: "a.pledge", bytes: Array(text.utf8)).lines == lines)
  }

  @Test(
    arguments: [
      ([0x61, 0x0A, 0x00], 2, Problem.controlCharacter(0)),
      ([0x61, 0x0D, 0x62], 1, .controlCharacter(0x0D)),
      ([0x7F], 1, .controlCharacter(0x7F)),
      ([0x61, 0x0A, 0xE9, 0x0A], 2, .notUTF8),
      ([0xED, 0xA0, 0x80], 1, .notUTF8),
      ([0xE2, 0x80, 0xAE], 1, .controlCharacter(0x202E)),
      ([0xE2, 0x81, 0xA6], 1, .controlCharacter(0x2066)),
    ] as [([UInt8], Int, Problem)])
  func `what is no text is refused`(bytes: [UInt8], line: Int, problem: Problem) {
    #expect(throws: SourceFault(line: line, problem: problem)) {
      try SourceText(file: "a.pledge", bytes: bytes)
    }
  }
}
