// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Typesetting

struct HTMLTextTests {
  @Test(arguments: [
    ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
    ("<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"),
    ("\"quoted\"", "&quot;quoted&quot;"),
    ("gpj.\u{202E}exe", "gpj.[U+202E]exe"),
    ("nul\u{0}bel\u{7}", "nul[U+0000]bel[U+0007]"),
    ("two\r\nlines", "two\nlines"),
  ])
  func `a text is only ever text`(text: String, safe: String) {
    #expect(HTMLText.escaped(text) == safe)
  }

  @Test(arguments: [
    ("clause-4.2", "clause-4.2"), ("_text", "_5f_text"), ("a b", "a_20_b"), ("", "__"),
    ("\"x", "_22_x"),
  ])
  func `an anchor becomes an id that is none of the page's own`(anchor: String, id: String) {
    #expect(HTMLText.id(anchor) == id)
  }

  @Test
  func `a title cannot leave its string in the style sheet`() {
    let safe = HTMLText.styleString("a\"; } </style> \\")
    #expect(!safe.contains("\"") && !safe.contains("<") && !safe.contains("}"))
    #expect(safe == "a\\22 \\3b  \\7d  \\3c \\2f style\\3e  \\5c ")
  }
}
