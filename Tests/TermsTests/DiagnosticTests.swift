// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Terms

struct DiagnosticTests {
  @Test func `a diagnostic names place, problem and way out`() {
    let problem = Problem.unknownName(.calendar, "ofice", known: ["office"])
    let range = SourceRange(line: 14, column: 6, length: 5)
    let diagnostic = Diagnostic(
      Finding(problem, at: range), file: "a/north.md", line: "  in ofice")
    #expect(
      diagnostic.description == """
        a/north.md:14:6: error: No calendar is called 'ofice'. [P1205]
            in ofice
               ^~~~~
          help: Did you mean 'office'?

        """)
  }

  @Test(arguments: [
    ("ab cd", 4, 2, "ab cd", "   ^~"),
    ("\tab cd", 5, 2, "\tab cd", "\t   ^~"),
    ("🚒 cd", 3, 2, "🚒 cd", "   ^~"),
    ("👩‍🚒 消防 cd", 6, 2, "👩‍🚒 消防 cd", "        ^~"),
    ("消防", 1, 2, "消防", "^~~~"),
    ("e\u{301}x", 2, 1, "e\u{301}x", " ^"),
    ("ab", 3, 1, "ab", "  ^"),
    ("ab", 99, 9, "ab", "  ^"),
  ])
  func `the caret stands under what is meant`(
    line: String, column: Int, length: Int, text: String, caret: String
  ) {
    let excerpt = SourceExcerpt(
      of: line, around: SourceRange(line: 1, column: column, length: length))
    #expect(excerpt.text == text)
    #expect(excerpt.caret == caret)
  }

  @Test func `a long line is shown around the caret`() {
    let line = String(repeating: "a", count: 500) + "b" + String(repeating: "c", count: 500)
    let excerpt = SourceExcerpt(of: line, around: SourceRange(line: 1, column: 501, length: 1))
    #expect(excerpt.text.count == 122)
    #expect(excerpt.text.first == "…" && excerpt.text.last == "…")
    let place = excerpt.caret.count - 1
    #expect(Array(excerpt.text)[place] == "b")
  }
}
