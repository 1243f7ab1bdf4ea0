// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import Terms

/// The agreements that tests of speed are made with are agreements.
struct AgreementTextsTests {
  @Test(arguments: 0..<10 as Range<UInt64>)
  func `a made-up agreement is checked without a message`(seed: UInt64) throws {
    var texts = AgreementTexts(seed: seed)
    for size in [1, 200, 1_000] {
      let text = texts.text(lines: size)
      let file = TermsBundle.File(path: "a.pledge", bytes: Array(text.utf8))
      let checked = Checker.check(
        TermsBundle(main: file.path, files: [file]), zones: Zones.book, requireAgreement: true)
      #expect(checked.diagnostics.map(\.description) == [], "seed \(seed)")
      #expect(checked.agreement != nil)
      #expect((size...max(200, size + 50)).contains(text.count { $0 == "\n" }))
      #expect(try GrammarTests.faults(in: text, isMarkdown: false) == [])
    }
  }
}
