// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Charts

/// The mark of the promise and the end of the part that keeps it.
struct AttainmentBarTests {
  @Test(
    arguments: [
      ([9999, 1], 999_900, true), ([9998, 2], 999_900, false), ([99_999, 1], 999_999, false),
      ([1, 9999], 100, true), ([1, 9999], 101, false), ([5, 0], 1_000_000, true),
      ([0, 5], 0, true), ([0, 5], 1, false),
    ] as [([Int64], Int64, Bool)])
  func `the mark stands on its true side`(
    counts: [Int64], target: Int64, isKept: Bool
  ) throws {
    let chart = try ParsedChart(Samples.attainment(counts + [0], target, "promised").svg())
    let bars = chart.elements.filter { $0.name == "rect" && $0.attributes["height"] == "24" }
    let met = bars.first { $0.attributes["fill"] == Tone.favourable.colour }
    let end = Double(met?.attributes["width"] ?? "0") ?? -1
    let marks = chart.elements.compactMap { $0.attributes["d"] }.filter { $0.hasPrefix("M") }
    let mark = try #require(marks.last { !$0.contains("M0 ") && $0.contains("L") })
    let x = try #require(Double(mark.dropFirst().split(separator: " ")[0]))
    // At nought the mark keeps one pixel from the edge, so that it is not cut off.
    #expect((x <= end || target == 0) == isKept, "mark at \(x), part ends at \(end)")
  }
}
