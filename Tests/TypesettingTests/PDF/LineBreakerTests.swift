// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import Typesetting

struct LineBreakerTests {
  private static let font = Font(face: .timesRoman, size: 10)

  private static func boxes(_ text: String, limit: Points) -> [Words.Box] {
    var words = Words(limit: limit)
    words.add(Array(text.utf8), font: font)
    return words.finished()
  }

  private static func lines(_ text: String, width: Points, _ setting: LineBreaker.Setting)
    -> [String]
  {
    let boxes = boxes(text, limit: width)
    return LineBreaker.lines(boxes, width: width, setting: setting).map { line in
      boxes[line.boxes].map { box in
        String(decoding: box.fragments.flatMap(\.bytes), as: UTF8.self)
          + (box.gap == .space ? " " : "")
      }.joined().trimmed()
    }
  }

  @Test
  func `a line is set worse if that saves the next`() {
    // The first fit would be "aaa bb cc" and leave "dddd" alone on its line.
    let text = "aaa bb cc dddd eeeeeee"
    #expect(Self.lines(text, width: 38, .ragged) == ["aaa bb", "cc dddd", "eeeeeee"])
  }

  @Test
  func `words break after hyphens between letters only`() {
    #expect(Self.lines("follow-the-sun", width: 40, .ragged) == ["follow-", "the-sun"])
    #expect(Self.lines("24/7 and/or", width: 40, .ragged) == ["24/7 and/", "or"])
    #expect(Self.lines("x 24/7 https://a", width: 60, .ragged) == ["x 24/7", "https://a"])
    #expect(Self.lines("2026-12-24", width: 52, .ragged) == ["2026-12-24"])
  }

  @Test(arguments: [
    ("EUR 240,000 per year", ["EUR 240,000", "per year"]),
    ("within 30 days of it", ["within", "30 days of it"]),
    ("by clause 4.2 only", ["by clause 4.2", "only"]),
    ("to 31 December 2028", ["to", "31 December", "2028"]),
    ("THE 240,000 words ABCD 2", ["THE 240,000", "words ABCD", "2"]),
  ])
  func `a figure stays with what it counts`(text: String, lines: [String]) {
    #expect(Self.lines(text, width: 58, .ragged) == lines)
  }

  @Test
  func `spaces that hold words together stretch like others`() {
    let boxes = Self.boxes(
      "it is owed within 30 days and GBP 5 then and so on for all who ask for it", limit: 200)
    let line = LineBreaker.lines(boxes, width: 190, setting: .justified)[0]
    let text = TextLine(
      boxes, line, x: 0, width: 190, alignment: .justified, baseline: 0, owner: 0)
    #expect(line.stretch != 0)
    #expect(abs(text.visibleWidth.millionths - 190_000_000) < 100)
  }

  @Test
  func `a word longer than the line is divided`() {
    #expect(Self.lines("aaaaaaaaaa", width: 20, .ragged) == ["aaaa", "aaaa", "aa"])
    #expect(Self.lines("", width: 20, .ragged) == [])
  }

  @Test(arguments: UInt64(1)...8)
  func `every word stands on one line, and no line is wider than its column`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let text = (0..<200).map { _ in
      String(repeating: "m", count: Int.random(in: 1...14, using: &numbers))
    }.joined(separator: " ")
    for setting in [LineBreaker.Setting.justified, .ragged] {
      for width in [Points(integerLiteral: 60), 200, 443] {
        let boxes = Self.boxes(text, limit: width)
        let lines = LineBreaker.lines(boxes, width: width, setting: setting)
        #expect(lines.flatMap { Array($0.boxes) } == Array(boxes.indices))
        for line in lines {
          let gaps = line.boxes.count - 1
          #expect(line.natural + line.stretch * gaps <= width)
          // Spaces never shrink by more than a fifth nor grow by more than twice.
          #expect(line.stretch >= Points.hundredths(-50) && line.stretch <= 5)
        }
      }
    }
  }
}

extension String {
  fileprivate func trimmed() -> String { hasSuffix(" ") ? String(dropLast()) : self }
}
