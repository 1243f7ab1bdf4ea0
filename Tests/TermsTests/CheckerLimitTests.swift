// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Terms

/// Texts too long to keep in the corpus.
struct CheckerLimitTests {
  private func check(_ text: String, more: [TermsBundle.File] = []) -> CheckedTerms {
    let main = TermsBundle.File(path: "main.pledge", bytes: Array(text.utf8))
    return Checker.check(
      TermsBundle(main: main.path, files: more + [main]), zones: Zones.book, knownZones: Zones.names
    )
  }

  private func codes(_ text: String, more: [TermsBundle.File] = []) -> [String] {
    check(text, more: more).diagnostics.map(\.wording.code)
  }

  private let calendar = "calendar office\n  in Europe/London\n  open Mon 09:00 to 17:00\n"

  @Test func `a file of more than the limit is not read`() {
    func codes(_ count: Int) -> [String] {
      let prose = TermsBundle.File(path: "a.md", bytes: [UInt8](repeating: 0x61, count: count))
      return Checker.check(TermsBundle(main: "a.md", files: [prose]), zones: Zones.book)
        .diagnostics.map(\.wording.code)
    }
    #expect(codes(SourceText.limitBytes + 1) == ["P1001"])
    #expect(codes(SourceText.limitBytes) == ["P1006"])
  }

  @Test func `a file of more lines than the limit is not read`() {
    let line = String(repeating: "\n", count: SourceText.limitLines)
    #expect(codes(line + "x") == ["P1013"])
    #expect(codes(line) != ["P1013"])
  }

  @Test(arguments: [" ", "🚒"])
  func `a line of four million bytes is refused`(character: String) {
    let count = (SourceText.limitBytes - calendar.utf8.count - 1) / character.utf8.count
    let line = String(repeating: character, count: count)
    #expect(codes(calendar + line) == ["P1002"])
  }

  @Test func `deep indentation is one clause`() {
    let lines = (0..<2_000).map { String(repeating: " ", count: $0 + 4) + "open" }
    #expect(codes(calendar + lines.joined(separator: "\n")) == ["P1204"])
  }

  @Test func `includes may be sixteen deep`() {
    func chain(_ depth: Int) -> [TermsBundle.File] {
      (1...depth).map { number in
        let text = number < depth ? "include \"\(number + 1).pledge\"\n" : calendar
        return TermsBundle.File(path: "\(number).pledge", bytes: Array(text.utf8))
      }
    }
    #expect(codes("include \"1.pledge\"\n", more: chain(16)) == [])
    #expect(codes("include \"1.pledge\"\n", more: chain(17)) == ["P1010"])
  }

  @Test func `an agreement may have sixty-four files`() {
    func files(_ count: Int) -> (text: String, files: [TermsBundle.File]) {
      let names = (1...count).map { "\($0).pledge" }
      let files = names.map { name in
        TermsBundle.File(
          path: name, bytes: Array(calendar.replacing("office", with: "c-" + name).utf8))
      }
      return (names.map { "include \"\($0)\"\n" }.joined(), files)
    }
    let (right, rightFiles) = files(63)
    #expect(codes(right, more: rightFiles) == [])
    let (wrong, wrongFiles) = files(64)
    #expect(codes(wrong, more: wrongFiles) == ["P1011"])
  }

  @Test func `files may have eight million bytes together`() {
    let files = ["a", "b", "c"].map { name in
      let terms = "```pledge\n\(calendar.replacing("office", with: name))```\n"
      let prose = [UInt8](repeating: 0x61, count: 3 << 20)
      return TermsBundle.File(path: name + ".md", bytes: Array(terms.utf8) + prose)
    }
    let includes = files.map { "include \"\($0.path)\"\n" }
    #expect(codes(includes.dropLast().joined(), more: files) == [])
    #expect(codes(includes.joined(), more: files) == ["P1012"])
  }

  @Test func `a hundred problems are shown, and errors before warnings`() {
    let unknown = (0..<150).map { "word-\($0)\n" }.joined()
    let shown = check(unknown).diagnostics
    #expect(shown.count == Checker.mostShown + 1)
    #expect(shown.last?.wording.code == "P1209")
    #expect(shown.dropLast().allSatisfy { $0.wording.code == "P1201" })

    let frame =
      "agreement a\n  adopter \"A\"\n  term 2026-01-01 to 2026-12-31\n  zone Etc/UTC\nseverity S1 \"Any\"\n"
    let warnings = (0..<150).map { number in
      "obligation o-\(number)\n  when a case is opened\n  owed a resolution within 4 hours around the clock\n"
        + "  else credit EUR 2 for each breach, up to EUR 1 each month\n"
    }
    let warned = check(frame + warnings.joined())
    #expect(warned.diagnostics.count == Checker.mostShown + 1)
    #expect(warned.agreement != nil)
    let wrong = check(frame + warnings.joined() + "word\n")
    #expect(wrong.hasErrors)
    #expect(wrong.diagnostics.last?.wording.code == "P1209")
  }

  @Test func `calendars close so many days and no more`() {
    let list = "holidays feasts\n" + String(repeating: "  2026-12-25\n", count: 30_000)
    let calendars = (0..<6).map { number in
      "calendar c-\(number)\n  in Etc/UTC\n  open Mon 09:00 to 17:00\n  closed feasts\n"
    }
    #expect(codes(list + calendars.joined()) == [])
    #expect(
      codes(list + calendars.joined() + calendars[0].replacing("c-0", with: "c-9")) == ["P1410"])
  }

  @Test func `a bundle without its main file says so`() {
    let checked = Checker.check(TermsBundle(main: "a.md", files: []), zones: Zones.book)
    #expect(checked.diagnostics.map(\.wording.code) == ["P1007"])
    #expect(checked.diagnostics.map(\.file) == ["a.md"])
  }
}
