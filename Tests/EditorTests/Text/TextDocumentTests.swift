// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Terms
import Testing

@testable import Editor

struct TextDocumentTests {
  @Test(arguments: [
    ("", 1), ("a", 1), ("a\n", 2), ("\n\n", 3), ("a\r\nb", 2), ("a\rb\n", 3), ("\r\r\n\n", 4),
  ])
  func `lines are counted as the protocol counts them`(text: String, count: Int) {
    #expect(TextDocument(text.utf8).lines.count == count)
  }

  @Test(arguments: [
    ("ab\ncd", (0, 1), (1, 1), "X", "aXd"),
    // An emoji has two units of UTF-16; a place inside it is its start.
    ("a😀b", (0, 1), (0, 3), "", "ab"),
    ("a😀b", (0, 2), (0, 3), "", "ab"),
    ("a😀b", (0, 2), (0, 2), "-", "a-😀b"),
    ("é😀\nz", (0, 3), (1, 0), " ", "é😀 z"),
    // Beyond the end of a line is its end, beyond the last line the end of the text.
    ("ab\r\ncd", (0, 99), (0, 99), "!", "ab!\r\ncd"),
    ("ab\ncd", (7, 0), (9, 9), "!", "ab\ncd!"),
    // Ends before starts are taken the other way round.
    ("abc", (0, 2), (0, 1), "", "ac"),
    // A line end made of two edits is one.
    ("a\rb\n", (1, 0), (1, 1), "", "a\r\n"),
    ("a\r", (1, 0), (1, 0), "\n", "a\r\n"),
  ])
  func `a range is replaced`(
    text: String, start: (Int, Int), end: (Int, Int), new: String, result: String
  ) {
    var document = TextDocument(text.utf8)
    let range = TextRange(
      TextPosition(line: start.0, unit: start.1), TextPosition(line: end.0, unit: end.1))
    document.replace(range, with: new.utf8, .utf16)
    #expect(String(decoding: document.bytes, as: UTF8.self) == result)
    #expect(document == TextDocument(result.utf8))
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8], [PositionEncoding.utf16, .utf8])
  func `edits give what they give on a plain text`(seed: UInt64, encoding: PositionEncoding) {
    var numbers = SeededNumbers(seed: seed)
    var document = TextDocument([])
    var twin = ""
    let pieces = ["a", "é", "😀", "\n", "\r\n", "\r", "👩‍👩‍👧", "\u{301}", "xyz ", "", "\n\n"]
    for step in 0..<400 {
      let new = (0..<Int(numbers.next() % 4)).map { _ in
        pieces[Int(numbers.next() % UInt64(pieces.count))]
      }.joined()
      let units = encoding == .utf16 ? twin.utf16.count : twin.utf8.count
      let a = Twin.snapped(Int(numbers.next() % UInt64(units + 1)), in: twin, encoding)
      let length = Int(numbers.next() % 9)
      let b = Twin.snapped(min(units, a + length), in: twin, encoding)
      let range = TextRange(
        Twin.position(of: a, in: twin, encoding), Twin.position(of: b, in: twin, encoding))
      document.replace(range, with: new.utf8, encoding)
      twin = Twin.replacing(a, b, with: new, in: twin, encoding)
      #expect(document.bytes == Array(twin.utf8), "seed \(seed), step \(step)")
      #expect(document == TextDocument(twin.utf8), "seed \(seed), step \(step)")
      if twin.utf8.count > 300 {
        twin = ""
        document = TextDocument([])
      }
    }
  }

  @Test(arguments: [
    ("ab", 1, 1, 2, 0, 2), ("é😀x", 1, 2, 1, 1, 3), ("é😀x", 1, 3, 1, 3, 4),
    ("👩‍👩‍👧z", 1, 2, 1, 8, 9), ("ab", 1, 3, 5, 2, 2), ("ab\ncd", 2, 2, 1, 1, 2),
    ("\u{FEFF}ab", 1, 1, 1, 1, 2),
  ])
  func `a place in the terms has its range in units`(
    text: String, line: Int, column: Int, length: Int, start: Int, end: Int
  ) {
    let document = TextDocument(text.utf8)
    let range = document.range(
      of: SourceRange(line: line, column: column, length: length), .utf16)
    #expect(range.start == TextPosition(line: line - 1, unit: start))
    #expect(range.end == TextPosition(line: line - 1, unit: end))
    let place = document.place(of: range.start, .utf16)
    #expect(place.line == line && place.column == min(column, 3))
  }
}

/// The same edits on a plain text, done the slow and plain way.
private enum Twin {
  static func units(_ text: String, _ encoding: PositionEncoding) -> [UInt16] {
    encoding == .utf16 ? Array(text.utf16) : text.utf8.map(UInt16.init)
  }

  static func text(_ units: some Sequence<UInt16>, _ encoding: PositionEncoding) -> String {
    encoding == .utf16
      ? String(decoding: Array(units), as: UTF16.self)
      : String(decoding: units.map { UInt8(truncatingIfNeeded: $0) }, as: UTF8.self)
  }

  /// The place itself, or the start of the character of Unicode or of the line end it is inside.
  static func snapped(_ place: Int, in text: String, _ encoding: PositionEncoding) -> Int {
    var offset = 0
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      let width = encoding == .utf16 ? UTF16.width(scalar) : UTF8.width(scalar)
      if place < offset + width {
        return previous == "\r" && scalar == "\n" ? offset - 1 : offset
      }
      offset += width
      previous = scalar
    }
    return offset
  }

  static func position(
    of place: Int, in text: String, _ encoding: PositionEncoding
  ) -> TextPosition {
    var (line, unit) = (0, 0)
    let units = units(text, encoding)
    for index in 0..<place {
      let isEnd =
        units[index] == 10
        || units[index] == 13 && (index + 1 == units.count || units[index + 1] != 10)
      (line, unit) = isEnd ? (line + 1, 0) : (line, unit + 1)
    }
    return TextPosition(line: line, unit: unit)
  }

  static func replacing(
    _ start: Int, _ end: Int, with new: String, in text: String, _ encoding: PositionEncoding
  ) -> String {
    let units = units(text, encoding)
    let (start, end) = (min(start, end), max(start, end))
    return self.text(
      units[..<start] + self.units(new, encoding) + units[end...], encoding)
  }
}
