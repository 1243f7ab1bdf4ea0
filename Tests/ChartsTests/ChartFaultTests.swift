// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Charts

/// Figures that cannot be drawn are refused with the place.
struct ChartFaultTests {
  private let caption = Samples.caption("faults")

  @Test func `bars need a count for each series, none negative`() {
    let met = StackedBarChart.Series(name: "met", tone: .favourable)
    #expect(throws: ChartFault.wrongCount(of: "May", found: 2, needed: 1)) {
      try StackedBarChart(
        caption: caption, series: [met], categories: [.init(name: "May", counts: [1, 2])])
    }
    #expect(throws: ChartFault.negativeCount(-1, of: "May")) {
      try StackedBarChart(
        caption: caption, series: [met], categories: [.init(name: "May", counts: [-1])])
    }
    #expect(throws: ChartFault.sameTone("met", "kept")) {
      try StackedBarChart(
        caption: caption, series: [met, .init(name: "kept", tone: .favourable)], categories: [])
    }
    #expect(throws: ChartFault.wrongCount(of: "the key", found: 0, needed: 1)) {
      try StackedBarChart(caption: caption, series: [], categories: [])
    }
    #expect(throws: ChartFault.tooMany("categories", found: 401, most: 400)) {
      try StackedBarChart(
        caption: caption, series: [met],
        categories: (0..<401).map { .init(name: "\($0)", counts: [1]) })
    }
  }

  @Test func `a histogram needs one edge more than bars, and its deadline among them`() {
    #expect(throws: ChartFault.wrongCount(of: "the list of edges", found: 1, needed: 2)) {
      try MarginHistogram(caption: caption, edges: ["0%"], counts: [1], deadline: 0)
    }
    #expect(throws: ChartFault.noSuchEdge(2)) {
      try MarginHistogram(caption: caption, edges: ["0%", "1%"], counts: [1], deadline: 2)
    }
    #expect(throws: ChartFault.negativeCount(-3, of: "the bar from 0% to 1%")) {
      try MarginHistogram(caption: caption, edges: ["0%", "1%"], counts: [-3], deadline: 1)
    }
  }

  @Test func `time runs forward`() {
    #expect(throws: ChartFault.reversedSpan("the axis")) {
      try Timeline(caption: caption, from: 5, to: 5, clocks: [], events: [], ticks: [])
    }
    let backward = Timeline.Clock(
      name: "respond", outcome: "", segments: [.init(.ran, from: 2, to: 1)], deadline: nil)
    #expect(throws: ChartFault.reversedSpan("a segment of respond")) {
      try Timeline(caption: caption, from: 0, to: 5, clocks: [backward], events: [], ticks: [])
    }
  }

  @Test func `the whole range of instants can be drawn`() throws {
    let chart = try Timeline(
      caption: caption, from: .min, to: .max,
      clocks: [
        .init(
          name: "restore", outcome: "", segments: [.init(.ran, from: .min, to: .max)],
          deadline: .init(at: 0, label: "due"))
      ], events: [.init(at: .max, label: "end")], ticks: [.init(at: 0, label: "0")])
    _ = try ParsedChart(chart.svg())
  }

  @Test func `a fault says what to do`() {
    #expect(
      ChartFault.negativeCount(-1, of: "May").description
        == "May has the count -1; a chart shows counts of nought or more")
  }
}
