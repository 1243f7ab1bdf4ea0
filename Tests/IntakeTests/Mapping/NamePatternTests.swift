// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Intake

struct NamePatternTests {
  @Test(arguments: [
    ("robot", "robot", true), ("robot", "robots", false), ("robot*", "robots", true),
    ("*", "", true), ("*", "anyone", true), ("", "", true), ("", "a", false),
    ("*@bank.example", "ann@bank.example", true), ("*@bank.example", "ann@bank.example.org", false),
    ("a*b*c", "axxbyyc", true), ("a*b*c", "axxbyyb", false), ("a**c", "abc", true),
    ("*é", "café", true), ("*aab", "aaab", true),
  ])
  func `a star stands for any run`(pattern: String, name: String, fits: Bool) {
    #expect(NamePattern(pattern).matches(name) == fits)
  }

  @Test func `many stars stay cheap`() {
    let pattern = NamePattern(String(repeating: "a*", count: 200) + "b")
    #expect(!pattern.matches(String(repeating: "a", count: 2000)))
  }
}
