// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Testing

@testable import Charts

/// What every chart owes to every reader: WCAG 2.2 level AA, and text that can be read.
struct AccessibilityTests {
  @Test(arguments: Samples.all.map(\.name))
  func `a chart is well-formed, named and told in words`(name: String) throws {
    let chart = try ParsedChart(Self.svg(name))
    #expect(chart.root["role"] == "img")
    #expect(chart.root["width"] == "100%")
    let labels = (chart.root["aria-labelledby"] ?? "").split(separator: " ").map(String.init)
    #expect(labels.count == 2)
    #expect(Set(labels).isSubset(of: chart.ids))
    #expect(Set(chart.ids).count == chart.ids.count)
    #expect(chart.contents["title"] == Samples.caption("").title)
    #expect(chart.contents["desc"]?.hasPrefix("Most were met. ") == true)
    #expect(!chart.elements.contains { ["script", "style"].contains($0.name) })
    #expect(!chart.elements.contains { $0.attributes["style"] != nil })
  }

  @Test(arguments: Samples.all.map(\.name))
  func `no text is small, clipped or covered by another`(name: String) throws {
    let chart = try ParsedChart(Self.svg(name))
    for (place, text) in chart.texts.enumerated() {
      #expect(text.size >= 12)
      #expect(chart.shows(text), "\(text) leaves the chart")
      for other in chart.texts[..<place] where text.overlaps(other) {
        Issue.record("\(text) overlaps \(other)")
      }
    }
  }

  @Test(arguments: Samples.all.map(\.name))
  func `every reference to a hatching has its pattern`(name: String) throws {
    let chart = try ParsedChart(Self.svg(name))
    for fill in chart.elements.compactMap({ $0.attributes["fill"] }) where fill.hasPrefix("url(#") {
      #expect(chart.ids.contains(String(fill.dropFirst(5).dropLast())))
    }
  }

  @Test(arguments: Tone.allCases.map(\.colour) + [Drawing.ink, Drawing.quiet, Drawing.rule])
  func `colours stand out from white paper`(colour: String) throws {
    #expect(try Self.contrastToWhite(colour) >= 4.5)
  }

  @Test func `no two tones share a hatching`() {
    let strokes = Tone.allCases.map { $0.hatching?.strokes ?? "solid" }
    #expect(Set(strokes).count == Tone.allCases.count)
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `texts keep clear of each other in charts of any size`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let count = Int.random(in: 1...36, using: &numbers)
    let names = (0..<count).map { _ in numbers.name() }
    let bars = try Samples.bars(names) { _ in (0..<3).map { _ in numbers.count() } }
    let margin = try Samples.margin((0..<10).map { _ in numbers.count() })
    let attainment = try Samples.attainment(
      (0..<3).map { _ in numbers.count() }, Int64.random(in: 0...1_000_000, using: &numbers),
      numbers.name())
    let timeline = try numbers.timeline()
    for svg in [bars.svg(), margin.svg(), attainment.svg(), timeline.svg()] {
      let chart = try ParsedChart(svg)
      for (place, text) in chart.texts.enumerated() {
        let clash = chart.texts[..<place].first { $0.overlaps(text) }
        #expect(clash == nil, "\(text) is covered")
        #expect(chart.shows(text), "\(text) leaves the chart")
      }
    }
  }

  private static func svg(_ name: String) throws -> String {
    try #require(Samples.all.first { $0.name == name }).svg()
  }

  /// WCAG 2.2, definitions of contrast ratio and relative luminance.
  private static func contrastToWhite(_ colour: String) throws -> Double {
    let number = try #require(Int(colour.dropFirst(), radix: 16))
    func linear(_ shift: Int) -> Double {
      let part = Double((number >> shift) & 255) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    let luminance: Double = 0.2126 * linear(16) + 0.7152 * linear(8) + 0.0722 * linear(0)
    return 1.05 / (luminance + 0.05)
  }
}
