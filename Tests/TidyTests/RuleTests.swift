// SPDX-License-Identifier: Apache-2.0
//
// Each rule of the tidy test, seen to fail on a planted text and to let a good one pass.

import Testing

struct RuleTests {
  private static func file(_ text: String, in path: String = "Sources/Terms/Planted.swift")
    -> SourceFile
  {
    SourceFile(path: path, text: text)
  }

  // MARK: Code and not code

  @Test(arguments: [
    ("let a = 1 // try!", "let a = 1        "),
    ("let a = \"try!\"", "let a = \"    \""),
    ("let a = \"\\\"!\" + b", "let a = \"   \" + b"),
    ("let a = #\"a\"b\"# + c", "let a = #\"   \"# + c"),
    ("f(\"a \\(b(\"x\")!) c\")", "f(\"   (b(\" \")!)  \")"),
    ("/* a /* b */ c */ d", "                  d"),
    ("func `it's \"so\"`() {}", "func `         `() {}"),
    ("\"\"\"\n a\"b\n \"\"\" + c", "\"\"\"\n    \n \"\"\" + c"),
  ])
  func `comments and text are blanked, code stays`(text: String, code: String) {
    #expect(String(decoding: CodeOnly.bytes(of: Array(text.utf8)), as: UTF8.self) == code)
  }

  // MARK: Imports

  @Test(arguments: [
    (
      "Sources/Terms/A.swift", "import Judgement",
      "Terms must not import Judgement, which builds on it"
    ),
    (
      "Sources/Terms/A.swift", "package import Office",
      "Terms must not import Office, which builds on it"
    ),
    (
      "Sources/Intake/A.swift", "import Storage",
      "Intake must not import Storage, which builds on it"
    ),
    (
      "Sources/Storage/A.swift", "import Intake",
      "Storage must not import Intake: edges meet in frankpledge"
    ),
    (
      "Sources/Money/A.swift", "@preconcurrency import struct Foundation.Data",
      "Money must not import Foundation: the pure core takes values; do this in Intake or Storage"
    ),
  ])
  func `an import against the order is found`(path: String, text: String, message: String) {
    #expect(ImportDirection.complaints(in: Self.file(text, in: path)).map(\.message) == [message])
  }

  @Test(arguments: [
    ("Sources/Terms/A.swift", "package import Money"),
    ("Sources/Evidence/A.swift", "import Crypto"),
    ("Sources/frankpledge/A.swift", "import Storage\nimport Foundation"),
    ("Sources/Intake/A.swift", "import Foundation"), ("Sources/Terms/A.swift", "// import Office"),
  ])
  func `an import with the order passes`(path: String, text: String) {
    #expect(ImportDirection.complaints(in: Self.file(text, in: path)) == [])
  }

  // MARK: Words

  @Test(arguments: [
    "let a = try! b()", "let a = b as! C", "fatalError(\"no\")", "a.unsafelyUnwrapped", "print(a)",
    "let a = Date()", "Calendar.current", "DateFormatter()", "ProcessInfo.processInfo",
    "let a: Double = 1", "UUID()", "xs.shuffled()", "let a = \"\\(try! b())\"",
  ])
  func `a banned word is found`(text: String) {
    let complaints = BannedWords.complaints(in: Self.file("// first\n\(text)\n"))
    #expect(complaints.map(\.line) == [2])
    #expect(complaints.first?.message.contains("` here: ") == true)
  }

  @Test(arguments: [
    "// try! this", "let a = \"fatalError(\"", "WorkCalendar.office", "reprint(a)", "updatedDate()",
    "xs.shuffled(using: &random)", "let doubled = 2", "has!= b",
  ])
  func `a word that only looks banned passes`(text: String) {
    #expect(BannedWords.complaints(in: Self.file(text)) == [])
  }

  @Test func `the edges may print and JSON may hold fractions`() {
    let fraction = "case number(Double)"
    #expect(
      BannedWords.complaints(in: Self.file("print(a)", in: "Sources/frankpledge/A.swift")) == [])
    #expect(
      BannedWords.complaints(
        in: Self.file(fraction, in: "Sources/Evidence/JSONValue.swift")) == [])
    #expect(
      BannedWords.complaints(in: Self.file(fraction, in: "Sources/Money/JSONValue.swift")).count
        == 1)
  }

  // MARK: Force unwraps

  @Test(arguments: [
    "a!", "a!.b", "f()!", "x[0]!", "a?.b!", "let a: Int!", "\"\\(a!)\"", "{ 1 }()!", "`in`!",
  ])
  func `a force unwrap is found`(text: String) {
    #expect(ForceUnwraps.complaints(in: Self.file(text)).count == 1)
  }

  @Test(arguments: [
    "!a", "a != b", "a!=b", "f(!a)", "[!a]", "a && !b", "// a!", "\"a!\"", "guard !x.y else {",
    "try! f()", "a as! B",
  ])
  func `a negation is no force unwrap`(text: String) {
    #expect(ForceUnwraps.complaints(in: Self.file(text)) == [])
  }

  // MARK: Sizes

  private static func function(_ lines: Int, head: String = "func a()") -> String {
    ["\(head) {"].appending(Array(repeating: "  b()", count: lines - 2)).appending(["}"])
      .joined(separator: "\n")
  }

  @Test(arguments: [
    "func a()", "package static func a<B>(_ c: B) throws(D) -> E where B: F", "init?(a: B)",
    "@Test func `a b`()", "subscript(a: Int) -> Int",
  ])
  func `a long function is found`(head: String) {
    let limit = Sizes.longestFunction
    #expect(Sizes.complaints(in: Self.file(Self.function(limit, head: head))) == [])
    let complaints = Sizes.complaints(in: Self.file("\n" + Self.function(limit + 1, head: head)))
    #expect(complaints.map(\.line) == [2])
  }

  @Test func `functions are measured apart, and calls are none`() {
    let text = """
      protocol P {
        func a()
        func b(
          c: Int
        ) throws
        var d: Int { get }
      }
      struct S {
        init(a: () -> Void = {}) {
          self.init(b: "}")
        }
        func e() { f { g } }
      }
      """
    let found = Sizes.functions(in: Self.file(text))
    #expect(found.map(\.firstLine) == [8, 11] && found.map(\.lines) == [3, 1])
  }

  @Test func `a long file is found`() {
    let lines = Array(repeating: "a", count: Sizes.longestFile).joined(separator: "\n") + "\n"
    #expect(Sizes.complaints(in: Self.file(lines)) == [])
    #expect(Sizes.complaints(in: Self.file(lines + "a\n")).count == 1)
    #expect(Sizes.complaints(in: Self.file(lines + "a\n", in: "Tests/A.swift")) == [])
  }

  // MARK: Heads

  @Test(arguments: ["", "import A", "#!/bin/sh\necho", "\n// SPDX-License-Identifier: Apache-2.0"])
  func `a missing licence is found`(text: String) {
    #expect(Heads.licenceComplaints(in: Self.file(text)).count == 1)
  }

  @Test(arguments: [
    "// SPDX-License-Identifier: Apache-2.0\n", "#!/bin/sh\n# SPDX-License-Identifier: Apache-2.0",
    "// swift-tools-version: 6.2\n// SPDX-License-Identifier: Apache-2.0",
  ])
  func `a licence in its line passes`(text: String) {
    #expect(Heads.licenceComplaints(in: Self.file(text)) == [])
  }

  @Test func `a folder of one machine is found`() {
    let folder = ["", "work", "shared"].joined(separator: "/")
    #expect(Heads.machineComplaints(in: Self.file("see \(folder)")).count == 1)
    #expect(Heads.machineComplaints(in: Self.file("(\(folder))")).count == 1)
    #expect(Heads.machineComplaints(in: Self.file("a\(folder) and .\(folder)")) == [])
  }

  // MARK: Documentation

  @Test(arguments: [
    "package struct A {}", "package static func a() {}", "  package indirect enum A {",
    "@frozen package protocol A {}", "// a remark\npackage final class A {}", "public enum A {}",
  ])
  func `an undocumented declaration is found`(text: String) {
    #expect(Documentation.complaints(in: Self.file(text)).count == 1)
  }

  @Test(arguments: [
    "/// An A.\npackage struct A {}", "/// An A.\n@frozen\npackage struct A {}", "struct A {}",
    "package import A", "package init() {}", "package static func < (a: A, b: A) -> Bool {",
    "package let name: String",
  ])
  func `a documented or inner declaration passes`(text: String) {
    #expect(Documentation.complaints(in: Self.file(text)) == [])
  }

  @Test func `what a protocol of ours asks for is documented there`() {
    let port = Self.file("package protocol Port {\n  func give(to: Int)\n}\nfunc take() {}")
    let given = Self.file("  package func give(to: Int) {}")
    #expect(Documentation.requirements(in: port) == ["give"])
    #expect(Documentation.complaints(in: given).count == 1)
    #expect(Documentation.complaints(in: given, requirements: ["give"]) == [])
  }

  // MARK: Papers

  @Test func `a decision without a state is found`() {
    let path = "docs/decisions/0001-a.md"
    #expect(
      Papers.decisionComplaints(in: Self.file("# A\n\nStatus: accepted, 2026-08\n", in: path)) == []
    )
    for text in ["# A", "# A\n\nStatus: perhaps", "Its Status: accepted"] {
      #expect(Papers.decisionComplaints(in: Self.file(text, in: path)).count == 1)
    }
  }

  @Test func `a decision outside the index is found, and an entry without one`() {
    let index = Self.file("- [A](0001-a.md)\n- [B](../b.md)", in: "docs/decisions/README.md")
    #expect(Papers.indexComplaints(in: index, decisions: ["0001-a.md"]) == [])
    let messages = Papers.indexComplaints(in: index, decisions: ["0002-b.md"]).map(\.message)
    #expect(messages == ["0002-b.md is not listed", "0001-a.md does not exist"])
  }

  @Test func `a change log without a place for the next change is found`() {
    #expect(Papers.changeLogComplaints(in: Self.file("# Changes\n\n## Unreleased\n")) == [])
    #expect(Papers.changeLogComplaints(in: Self.file("# Changes\n\n## 0.1\n")).count == 1)
  }
}

extension Array {
  fileprivate func appending(_ other: [Element]) -> [Element] { self + other }
}
