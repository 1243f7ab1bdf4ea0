// SPDX-License-Identifier: Apache-2.0
//
// A text as it was read: lines with their numbers. Everything later points back here.

/// A place in a source file: one stretch of one line.
///
/// Lines and columns count from 1; columns count characters as people see them, so that a caret
/// printed under the line lands where it should.
package struct SourceRange: Hashable, Sendable, Comparable {
  package let line: Int
  package let column: Int
  package let length: Int

  package init(line: Int, column: Int, length: Int) {
    self.line = line
    self.column = column
    self.length = length
  }

  /// The first character of a file.
  package static let start = SourceRange(line: 1, column: 1, length: 1)

  /// From the start of this range to the end of `other`, when both are on one line.
  package func through(_ other: SourceRange) -> SourceRange {
    guard other.line == line, other.column >= column else { return self }
    return SourceRange(line: line, column: column, length: other.column + other.length - column)
  }

  /// The empty place just after this range, where something is missing.
  package var end: SourceRange { SourceRange(line: line, column: column + length, length: 1) }

  package static func < (a: SourceRange, b: SourceRange) -> Bool {
    (a.line, a.column, a.length) < (b.line, b.column, b.length)
  }
}

/// A value and the place it was written.
package struct Located<Value: Sendable>: Sendable {
  package let value: Value
  package let range: SourceRange

  package init(_ value: Value, at range: SourceRange) {
    self.value = value
    self.range = range
  }
}

extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}

/// A file of terms: its name for messages, and its lines.
package struct SourceText: Sendable {
  package let file: String
  /// The lines without their line ends.
  package let lines: [String]
  /// Markdown holds the terms in fences; a `.pledge` file is all terms.
  package let isMarkdown: Bool

  /// The largest file of terms that is read, in bytes.
  ///
  /// The longest published support contract we
  /// know is a tenth of this.
  package static let limitBytes = 4 << 20
  /// The most lines that are read: each costs memory of its own, however short it is.
  package static let limitLines = 100_000

  /// Splits a file into lines; a byte order mark at its start is left out.
  ///
  /// Throws ``SourceFault`` when the bytes cannot be terms at all: too many, not UTF-8, or with
  /// characters that do not show.
  package init(file: String, bytes: [UInt8]) throws(SourceFault) {
    self.file = file
    self.isMarkdown = !file.hasSuffix(".pledge")
    guard bytes.count <= Self.limitBytes else {
      throw SourceFault(line: 1, problem: .fileTooLarge(bytes: bytes.count, limit: Self.limitBytes))
    }
    var lines: [String] = []
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < bytes.count {
      guard lines.count < Self.limitLines else {
        throw SourceFault(
          line: lines.count + 1, problem: .tooManyLines(limit: Self.limitLines))
      }
      let end = try Self.endOfLine(in: bytes, from: start, number: lines.count + 1)
      lines.append(try Self.line(bytes[start..<end], number: lines.count + 1))
      start = end + 1
    }
    self.lines = lines
  }

  /// The place of the next newline, or the end; refuses control characters on the way.
  private static func endOfLine(
    in bytes: [UInt8], from start: Int, number: Int
  ) throws(SourceFault) -> Int {
    var place = start
    while place < bytes.count, bytes[place] != UInt8(ascii: "\n") {
      let byte = bytes[place]
      if byte < 0x20 && byte != UInt8(ascii: "\t") || byte == 0x7F {
        // A carriage return is part of the line end where one follows.
        let isLineEnd = place + 1 == bytes.count || bytes[place + 1] == UInt8(ascii: "\n")
        guard byte == UInt8(ascii: "\r"), isLineEnd else {
          throw SourceFault(line: number, problem: .controlCharacter(UInt32(byte)))
        }
      }
      place += 1
    }
    return place
  }

  private static func line(_ bytes: ArraySlice<UInt8>, number: Int) throws(SourceFault) -> String {
    let content = bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes
    guard let text = String(validating: content, as: UTF8.self) else {
      throw SourceFault(line: number, problem: .notUTF8)
    }
    if content.contains(0xE2), let turn = text.unicodeScalars.first(where: isTurn) {
      throw SourceFault(line: number, problem: .controlCharacter(turn.value))
    }
    return text
  }

  /// Whether a character makes text show in another order than it is read (UAX #9, explicit
  /// formatting).
  ///
  /// People sign what they see, so terms may not hold them.
  private static func isTurn(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }
}

/// A file that cannot be read as terms at all.
package struct SourceFault: Error, Equatable {
  package let line: Int
  package let problem: Problem
}
