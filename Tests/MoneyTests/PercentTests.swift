// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Money

/// Exact percentages.
struct PercentTests {
  @Test(
    arguments: [
      (20_000, "2%"), (999_500, "99.95%"), (999_999, "99.9999%"), (0, "0%"), (1_000_000, "100%"),
      (-1, "-0.0001%"), (5000, "0.5%"), (25_000_000, "2,500%"),
      (.max, "922,337,203,685,477.5807%"), (.min, "-922,337,203,685,477.5808%"),
    ] as [(Int64, String)])
  func `the text reads back`(parts: Int64, text: String) throws {
    #expect("\(Percent(partsPerMillion: parts))" == text)
    #expect(try Percent(parsing: text) == Percent(partsPerMillion: parts))
  }

  @Test(arguments: [
    ("", "expected a percent sign"), ("2", "expected a percent sign"), ("%", "expected a figure"),
    ("2 %", "expected a figure"), ("2%%", "expected a figure"), (".5%", "expected a figure"),
    ("2.%", "expected digits after the point"),
    ("99.99999%", "is finer than a ten-thousandth of a percent"),
    ("922,337,203,685,477.5808%", "is larger than a percentage can be"),
    (String(repeating: "9", count: 500) + "%", "expected at most 40 bytes"),
  ])
  func `a wrong text is refused with the reason`(text: String, reason: String) throws {
    let fault = #expect(throws: PercentFault.self) { try Percent(parsing: text) }
    let description = try #require(fault?.description)
    #expect(description.contains(reason), "\(description)")
  }

  @Test func `percentages compare by size`() throws {
    #expect(try Percent(parsing: "99.9%") < Percent(parsing: "99.95%"))
    #expect(Percent.zero < .hundred)
  }
}
