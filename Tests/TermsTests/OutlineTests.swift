// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Terms

struct OutlineTests {
  private func outline(_ text: String, _ file: String = "a.pledge") throws -> Outline {
    Outline(of: try SourceText(file: file, bytes: Array(text.utf8)))
  }

  @Test func `deeper lines continue a clause and others begin one`() throws {
    let text = """
      obligation respond
        owed a response within
            S1 4 hours
              around the clock

        -- a comment
        shows DORA
      severity S1
      """
    let declarations = try outline(text).declarations
    #expect(
      declarations.map { $0.header.map(\.text) } == [
        ["obligation", "respond"], ["severity", "S1"],
      ])
    #expect(declarations[0].clauses.map { $0.head[0].text } == ["owed", "shows"])
    #expect(declarations[0].clauses[0].continuation.map(\.indent) == [6, 8])
    #expect(declarations.map(\.lines) == [1...7, 8...8])
  }

  @Test func `a fence is no part of the one before`() throws {
    let text = "```pledge\na\n  b\n```\nprose\n```pledge\n  c\n  d\ne\n```\n"
    let outline = try outline(text, "a.md")
    #expect(outline.declarations.map { $0.header[0].text } == ["a", "e"])
    #expect(outline.declarations.map(\.clauses.count) == [1, 0])
    #expect(outline.findings.map(\.problem) == [.clauseBeforeDeclaration])
    #expect(outline.findings.map(\.range.line) == [7])
  }

  @Test(arguments: [
    ("```pledge\na\n```\n", ["a"]),
    ("~~~ pledge extra\na\n~~~~\nb\n", ["a"]),
    ("   ```pledge\n   a\n     b\n   ```\n", ["a"]),
    ("    ```pledge\n    a\n    ```\n", []),
    ("```swift\n```pledge\n```\na\n", []),
    ("````pledge\na\n````\nb\n", ["a"]),
    ("````\n```pledge\na\n```\n````\n", []),
    ("``` `pledge\na\n```\n", []),
    ("pledge\na\n", []),
  ])
  func `terms stand in fences`(markdown: String, words: [String]) throws {
    let outline = try outline(markdown, "a.md")
    #expect(outline.declarations.map { $0.header[0].text } == words)
    // What looks like a fence and is none is said to be none.
    #expect(outline.findings.allSatisfy { $0.problem == .fenceNotRead })
  }

  @Test func `tabs are told once`() throws {
    let outline = try outline("a\n\tb\n\tc\n\t\td\n")
    #expect(outline.findings.map(\.problem) == [.tabIndent])
    #expect(outline.declarations[0].clauses.map(\.continuation.count) == [0, 1])
  }
}
