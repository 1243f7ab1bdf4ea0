// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Typesetting

struct WebAddressTests {
  @Test(arguments: [
    ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
    ("mailto:desk@guild.example", "mailto:desk@guild.example"),
    ("https://example.org/ä \"x\"", "https://example.org/%C3%A4%20%22x%22"),
  ])
  func `a web or mail address is kept`(address: String, text: String) {
    #expect(WebAddress(address)?.text == text)
  }

  @Test(arguments: [
    "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://", "HTTPS", "",
    "//example.org", "https://" + String(repeating: "a", count: 2_000),
  ])
  func `another address leads nowhere`(address: String) {
    #expect(WebAddress(address) == nil)
  }
}
