// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Terms

struct EditPreviewTests {
  private func preview(_ text: String, _ file: String = "a.pledge") throws -> String {
    let bytes = Array(text.utf8)
    let formatted = try TermsFormatter.format(file: file, bytes: bytes)
    return EditPreview.text(of: formatted.edits, in: bytes)
  }

  @Test func `an edit is shown with the lines around it`() throws {
    let text = "-- 1\n-- 2\n-- 3\n-- 4\na   b\n  c\n  d\n  e\n  f\n"
    #expect(
      try preview(text) == """
        @@ -2,7 +2,7 @@
         -- 2
         -- 3
         -- 4
        -a   b
        +a b
           c
           d
           e

        """)
  }

  @Test func `edits far apart are shown apart`() throws {
    let lines = (0..<20).map { "-- \($0)" }
    let text = (["--   0  "] + lines + ["a", "b"]).joined(separator: "\n") + "\n"
    #expect(
      try preview(text) == """
        @@ -1,4 +1,4 @@
        ---   0\u{20}\u{20}
        +--   0
         -- 0
         -- 1
         -- 2
        @@ -20,4 +20,5 @@
         -- 18
         -- 19
         a
        +
         b

        """)
  }

  @Test func `the end of a line is shown where it changes`() throws {
    #expect(try preview("a\r\n") == "@@ -1,1 +1,1 @@\n-a␍\n+a\n")
    #expect(try preview("a b\n") == "")
    #expect(EditPreview.text(of: [LineEdit(lines: 5..<9, replacement: [])], in: []) == "")
  }
}
