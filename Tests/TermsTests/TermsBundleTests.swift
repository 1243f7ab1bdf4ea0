// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Terms

struct TermsBundleTests {
  private func file(_ path: String, _ includes: String...) -> TermsBundle.File {
    let text = includes.map { "include \"\($0)\"\n" }.joined()
    return TermsBundle.File(path: path, bytes: Array(text.utf8))
  }

  @Test(
    arguments: [
      ("b.pledge", "a/main.md", "a/b.pledge"),
      ("./b.pledge", "main.md", "b.pledge"),
      ("../b/c.pledge", "a/main.md", "b/c.pledge"),
      ("x/../b.pledge", "a/main.md", "a/b.pledge"),
      ("b//c.pledge", "main.md", "b/c.pledge"),
      ("../b.pledge", "main.md", nil),
      ("a/../../b.pledge", "main.md", nil),
      ("/etc/passwd", "a/main.md", nil),
      ("..", "a/main.md", ""),
      ("", "main.md", ""),
    ] as [(String, String, String?)])
  func `a path is relative to the file that names it`(name: String, file: String, path: String?) {
    #expect(IncludeWalk<Void>.resolve(name, from: file) == path)
  }

  @Test func `files are asked for until all are there`() {
    let main = file("agreements/main.md")
    #expect(TermsBundle.missing(main: main.path, files: []) == [main.path])
    let asking = TermsBundle.File(
      path: main.path,
      bytes: Array("```pledge\ninclude \"../c/b.pledge\"\ninclude \"a.pledge\"\n```".utf8))
    #expect(
      TermsBundle.missing(main: main.path, files: [asking]) == [
        "c/b.pledge", "agreements/a.pledge",
      ])
    let more = [
      asking, file("c/b.pledge", "d.pledge"), file("agreements/a.pledge", "../c/d.pledge"),
    ]
    #expect(TermsBundle.missing(main: main.path, files: more) == ["c/d.pledge"])
    #expect(TermsBundle.missing(main: main.path, files: more + [file("c/d.pledge")]) == [])
  }

  @Test func `nothing outside, circular or unreadable is asked for`() {
    let main = file(
      "main.pledge", "../up.pledge", "/etc/passwd", "main.pledge", "", "..", "b.pledge")
    #expect(TermsBundle.missing(main: main.path, files: [main]) == ["b.pledge"])
    let junk = TermsBundle.File(path: "b.pledge", bytes: [0, 255])
    #expect(TermsBundle.missing(main: main.path, files: [main, junk]) == [])
  }

  @Test func `no more files are asked for than there may be`() {
    let bytes = Array((0..<500).map { "include \"\($0).pledge\"\n" }.joined().utf8)
    let main = TermsBundle.File(path: "main.pledge", bytes: bytes)
    #expect(TermsBundle.missing(main: main.path, files: [main]).count == TermsBundle.mostFiles - 1)
  }

  @Test func `files are found by path and sorted`() {
    let bundle = TermsBundle(main: "b", files: [file("b"), file("a", "b")])
    #expect(bundle.files.map(\.path) == ["a", "b"])
    #expect(bundle.bytes(of: "a")?.isEmpty == false)
    #expect(bundle.bytes(of: "c") == nil)
  }
}
