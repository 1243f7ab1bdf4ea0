// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Evidence

struct DisclosureTests {
  @Test func `a disclosure reads back`() throws {
    let disclosure = try #require(Disclosure(text: Array(LeafExample.disclosure.utf8)))
    #expect(disclosure.event == Array(LeafExample.event.utf8))
    #expect(disclosure.salt.bytes == (16..<32).map { UInt8($0) })
    #expect(disclosure.text == Array(LeafExample.disclosure.utf8))
  }

  @Test func `whatever one bit makes of a disclosure has another digest`() throws {
    let text = Array(LeafExample.disclosure.utf8)
    let digest = Disclosure(text: text)?.digest
    for bit in 0..<(text.count * 8) {
      let read = Disclosure(text: text.flipping(bit: bit))
      #expect(read?.digest != digest)
    }
  }

  @Test(arguments: [
    "", "[]", #"["EBESExQVFhcYGRobHB0eHw","event"]"#, #"["EBESExQVFhcYGRobHB0eHw","event",{}"#,
    #"["EBESExQVFhcYGRobHB0eHw","event",]"#, #"["EBESExQVFhcYGRobHB0eHw","event",[]]"#,
    #"["EBESExQVFhcYGRobHB0eH","event",{}]"#, #"["EBESExQVFhcYGRobHB0eHx","event",{}]"#,
    #"["EBESExQVFhcYGRobHB0eHw", "event",{}]"#, #"["EBESExQVFhcYGRobHB0eHw","other",{}]"#,
    #"["EBESExQVFhcYGRobHB0eHw","event",{}] "#, #"["EBESExQVFhcYGRobHB0eHw","event",{]"#,
  ])
  func `other arrays are refused`(json: String) {
    #expect(Disclosure(text: Array(Base64.url.text(Array(json.utf8)).utf8)) == nil)
  }

  @Test func `text that is not canonical base64url is refused`() {
    for text in ["WyJFQkVTRXhRVkZoY1lHUm9iSEIwZUh3IiwiZXZlbnQiLHt9XQ==", "Wy!", "W"] {
      #expect(Disclosure(text: Array(text.utf8)) == nil)
    }
    let bare = "WyJFQkVTRXhRVkZoY1lHUm9iSEIwZUh3IiwiZXZlbnQiLHt9XQ"
    #expect(Disclosure(text: Array(bare.utf8))?.event == Array("{}".utf8))
  }
}
