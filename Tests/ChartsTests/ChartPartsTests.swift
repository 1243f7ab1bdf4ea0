// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Charts

/// The small parts all charts are made of.
struct PixelsTests {
  @Test(arguments: [
    (1200, "12"), (1250, "12.5"), (1225, "12.25"), (1205, "12.05"), (-25, "-0.25"), (0, "0"),
  ])
  func `a length has at most two decimals`(hundredths: Int, text: String) {
    #expect("\(Pixels(hundredths: hundredths))" == text)
  }

  @Test func `a share never exceeds the length`() {
    let length: Pixels = 100
    #expect(length.share(1, of: 3) == Pixels(hundredths: 3333))
    #expect(length.share(5, of: 3) == length)
    #expect(length.share(-1, of: 3) == 0)
    #expect(length.share(1, of: 0) == 0)
    #expect(length.share(Int128(Int64.max) * 6, of: Int128(Int64.max) * 12) == 50)
  }
}

struct CountScaleTests {
  @Test(
    arguments: [
      (0, [0, 1]), (1, [0, 1]), (3, [0, 1, 2, 3]), (4, [0, 1, 2, 3, 4]), (5, [0, 2, 4, 6]),
      (17, [0, 5, 10, 15, 20]), (99, [0, 50, 100]), (100, [0, 50, 100]),
      (1000, [0, 500, 1000]), (1001, [0, 500, 1000, 1500]),
    ] as [(Int128, [Int128])])
  func `an axis ends at a round number`(largest: Int128, ticks: [Int128]) {
    #expect(CountScale(reaching: largest).ticks == ticks)
  }

  @Test func `the largest total has an axis`() {
    let largest = Int128(Int64.max) * 6
    let scale = CountScale(reaching: largest)
    #expect(scale.top >= largest)
    #expect(scale.ticks.count <= 5)
  }
}

struct SegmentsTests {
  @Test func `parts are in proportion and fill the bar`() {
    #expect(Segments.lengths(of: [1, 2, 1], along: 100) == [25, 50, 25])
    #expect(Segments.lengths(of: [0, 0], along: 100) == [0, 0])
    #expect(Segments.lengths(of: [1, 1, 1], along: 100).reduce(0, +) == 100)
  }

  @Test func `one among thousands is seen, at the cost of the longest`() {
    #expect(Segments.lengths(of: [100_000, 1, 0], along: 100) == [97, 3, 0])
    #expect(Segments.lengths(of: [1, 1], along: 0) == [3, 3])
  }
}

struct NumberTextTests {
  @Test func `counts are grouped, shares cut and never rounded up`() {
    #expect(NumberText.grouped(1_234_567) == "1,234,567")
    #expect(NumberText.grouped(-999) == "−999")
    #expect(NumberText.share(9996, of: 10_000) == "99.9%")
    #expect(NumberText.share(10_000, of: 10_000) == "100%")
    #expect(NumberText.share(0, of: 0) == "0%")
    #expect(NumberText.share(1, of: 5000) == "under 0.1%")
  }
}

struct XMLTextTests {
  @Test func `special and forbidden characters are made safe`() {
    #expect(XMLText.escaped("a<b>&\"'") == "a&lt;b&gt;&amp;&quot;&#39;")
    #expect(XMLText.escaped("a\u{0}b\u{FFFE}c\n") == "a\u{FFFD}b\u{FFFD}c\n")
  }

  @Test func `different prefixes give different ids that are names`() {
    let ids = ["a b", "a_b", "a-b", "", "1", "é", "a_20_b"].map { Samples.caption($0).id("title") }
    #expect(Set(ids).count == ids.count)
    #expect(ids[0] == "chart-a_20_b-title")
  }
}

struct TextMeasureTests {
  @Test func `words are wrapped, long words divided, and the rest cut with an ellipsis`() {
    #expect(TextMeasure.wrapped("one two", size: 12, limit: 400, lines: 2) == ["one two"])
    #expect(TextMeasure.wrapped("one  two", size: 12, limit: 30, lines: 2) == ["one", "two"])
    #expect(TextMeasure.wrapped("", size: 12, limit: 30, lines: 2) == [""])
    #expect(TextMeasure.wrapped("aaaaaaaa", size: 12, limit: 32, lines: 9) == ["aaaa", "aaaa"])
    #expect(TextMeasure.wrapped("one two six ten", size: 12, limit: 40, lines: 2).last == "two…")
    #expect(TextMeasure.shortened("abc", size: 12, limit: 1) == "…")
  }

  @Test func `an endless text is cut`() {
    let endless = String(repeating: "word ", count: 100_000)
    let lines = TextMeasure.wrapped(endless, size: 12, limit: 100, lines: .max)
    #expect(lines.count < 60)
    #expect(lines.last?.hasSuffix("…") == true)
  }
}

struct LabelLanesTests {
  @Test func `labels that have room share a lane`() {
    let lanes = LabelLanes([(0, 50), (60, 50), (70, 50)], from: 0, to: 300)
    #expect(lanes.places.map(\.x) == [0, 60, 70])
    #expect(lanes.places.map(\.lane) == [0, 1, 0])
    #expect(lanes.count == 2)
  }

  @Test func `a label at the end of the line goes to the left of its point`() {
    let lanes = LabelLanes([(280, 50)], from: 0, to: 300)
    #expect(lanes.places == [.init(x: 230, lane: 0)])
  }
}

struct TimeTicksTests {
  private let hour: Int64 = 3_600_000

  @Test func `ticks are round and few`() {
    let day = TimeTicks.instants(from: 5 * hour + 1, to: 29 * hour, atMost: 10)
    #expect(day == [6, 9, 12, 15, 18, 21, 24, 27].map { $0 * hour })
    let weeks = TimeTicks.instants(from: 0, to: 60 * 24 * hour, atMost: 12)
    #expect(weeks.first == 4 * 24 * hour)  // Monday 5 January 1970
    #expect(weeks.count == 9)
  }

  @Test func `days begin at local midnight`() {
    let days = TimeTicks.instants(from: 0, to: 72 * hour, atMost: 4, offset: 2 * hour)
    #expect(days == [22, 46, 70].map { $0 * hour })
  }

  @Test func `extremes give none and do not trap`() {
    #expect(TimeTicks.instants(from: .min, to: .max, atMost: 9, offset: .max).isEmpty)
    #expect(TimeTicks.instants(from: 9, to: 0, atMost: 9).isEmpty)
    #expect(TimeTicks.instants(from: 0, to: 9, atMost: 0).isEmpty)
    #expect(TimeTicks.instants(from: .max - 1, to: .max, atMost: 9, offset: .min).isEmpty)
  }
}
