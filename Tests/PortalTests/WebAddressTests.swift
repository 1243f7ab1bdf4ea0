// SPDX-License-Identifier: Apache-2.0

import Portal
import Testing

@Suite("What may be called")
struct WebAddressTests {
  @Test(arguments: [
    "https://witness.example/log", "http://127.0.0.1:8080", "http://localhost/a",
    "http://[::1]:9/x?y=1",
  ])
  func `over TLS, or this machine`(_ text: String) { #expect(WebAddress(text) != nil) }

  @Test(arguments: [
    "", "witness.example", "http://witness.example", "ftp://localhost", "https://",
    "https://name:word@witness.example", "http://127.0.0.1.example/",
  ])
  func `nothing else`(_ text: String) { #expect(WebAddress(text) == nil) }

  @Test func `a message shows where, and not the path, which may be secret`() {
    #expect(WebAddress("https://a.example:8443/secret")?.description == "https://a.example:8443")
  }
}
