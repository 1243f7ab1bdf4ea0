// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Assurance

struct VisibleTextTests {
  @Test(arguments: [
    ("INC1007", "INC1007"), ("Bank für Bürger & Söhne", "Bank für Bürger & Söhne"),
    ("بنك الشمال", "بنك الشمال"), ("क्षत्रिय\u{200D}", "क्षत्रिय\u{200D}"),
    ("gpj\u{202E}exe", "gpj[U+202E]exe"), ("a\u{200F}", "a[U+200F]"), ("a\nb\tc", "a b c"),
    ("\u{0}\u{1B}[31m", "[U+0000][U+001B][31m"), ("tag\u{E0041}", "tag[U+E0041]"), ("", ""),
  ])
  func `what hides is shown, what reads is left`(text: String, shown: String) {
    #expect(VisibleText.of(text) == shown)
  }
}
