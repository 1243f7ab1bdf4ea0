// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import Evidence

struct JSONValueTests {
  @Test func `a name is found by its bytes, not by its looks`() {
    var object: JSONObject = ["e\u{301}": .integer(1)]
    #expect(object["é"] == nil)
    object["é"] = .integer(2)
    #expect(object.members.count == 2)
    #expect(object["e\u{301}"] == .integer(1))
    #expect(JSONValue.string("é") != .string("e\u{301}"))
  }

  @Test func `setting nil takes a member out`() {
    var object: JSONObject = ["a": .null, "b": .bool(true)]
    object["a"] = nil
    object["z"] = nil
    #expect(object == ["b": .bool(true)])
  }

  @Test func `a name given twice is refused`() {
    let members = ["b", "a", "b"].map { JSONObject.Member($0, .null) }
    #expect(throws: JSONObject.DuplicateName(name: "b")) { try JSONObject(members) }
  }

  /// The order by bytes against the order by UTF-16 code units, which defines it.
  @Test(arguments: [11, 12, 13] as [UInt64])
  func `names sort as their UTF-16 does`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let letters: [Unicode.Scalar] = [
      "a", "b", "\u{7F}", "\u{80}", "\u{7FF}", "\u{800}", "\u{D7FF}",
    ]
    let more: [Unicode.Scalar] = ["\u{E000}", "\u{EFFF}", "\u{FFFF}", "\u{10000}", "\u{10FFFF}"]
    func name() -> String {
      var name = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...4, using: &numbers) {
        guard let scalar = (letters + more).randomElement(using: &numbers) else { continue }
        name.append(scalar)
      }
      return String(name)
    }
    for _ in 0..<3000 {
      let (a, b) = (name(), name())
      #expect(JSONObject.precedes(a, b) == a.utf16.lexicographicallyPrecedes(b.utf16))
    }
  }
}
