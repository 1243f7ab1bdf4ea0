// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Terms

struct NearestNameTests {
  @Test(arguments: [
    ("ofice", "office"), ("offcie", "office"), ("OFFICE", "office"), ("offices", "office"),
    ("berlni", "berlin"), ("s1", "S1"),
  ])
  func `a slip has a nearest name`(word: String, name: String) {
    #expect(NearestName.of(word, among: ["S1", "S2", "berlin", "office"]) == name)
  }

  @Test(arguments: ["S3", "x", "", "depot", "officially", String(repeating: "office", count: 9)])
  func `another word has none`(word: String) {
    #expect(NearestName.of(word, among: ["S1", "S2", "berlin", "office"]) == nil)
  }

  @Test func `the nearest wins, and the first of equals`() {
    #expect(NearestName.of("respont", among: ["respong", "respond", "resort"]) == "respong")
    #expect(NearestName.of("restore", among: ["restored", "restore"]) == "restore")
  }
}
