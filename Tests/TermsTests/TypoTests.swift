// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Terms

/// One slip of the hand gives at most one error, wherever it falls in a right text.
struct TypoTests {
  @Test(arguments: Corpus.texts(of: "right"))
  func `a slip gives at most one error`(name: String) throws {
    let slips: [(String) -> String?] = [
      exchanged, { _ in "xylophone" }, { _ in "" }, { "\($0) \($0)" }, { $0 + "s" }, { _ in "2" },
    ]
    try expectAtMostOneError(in: name, slips)
  }

  /// The second and third letter exchanged.
  private func exchanged(_ word: String) -> String? {
    guard word.count > 3 else { return nil }
    var letters = Array(word)
    letters.swapAt(1, 2)
    return String(letters)
  }

  /// Changes every word, number, text and mark of a text, one at a time, by the slips in turn.
  private func expectAtMostOneError(in name: String, _ slips: [(String) -> String?]) throws {
    let bundle = try Corpus.bundle("right/\(name)")
    let bytes = try #require(bundle.bytes(of: bundle.main))
    let others = bundle.files.filter { $0.path != bundle.main }
    let source = try SourceText(file: bundle.main, bytes: bytes)
    var lines = source.lines
    var turn = 0
    for term in TermLines(of: source).lines {
      let whole = lines[term.number - 1]
      for token in Lexer(line: whole, number: term.number).tokens {
        turn = (turn + 1) % slips.count
        guard let changed = slips[turn](token.text), changed != token.text else { continue }
        var characters = Array(whole)
        let start = token.range.column - 1
        characters.replaceSubrange(start..<(start + token.range.length), with: Array(changed))
        lines[term.number - 1] = String(characters)
        let text = Array(lines.joined(separator: "\n").utf8)
        let file = TermsBundle.File(path: bundle.main, bytes: text)
        let checked = Checker.check(
          TermsBundle(main: bundle.main, files: others + [file]), zones: Zones.book,
          knownZones: Zones.names)
        let errors = checked.diagnostics.filter(\.isError).map(\.description)
        #expect(errors.count <= 1, "\(token.text) → \(changed):\n\(errors.joined(separator: "\n"))")
      }
      lines[term.number - 1] = whole
    }
  }
}
