// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// How a column writes its times: letters as in `d/M/yyyy HH:mm`.
///
/// `yyyy` year, `MM` and `dd` month and day in two digits, `M` and `d` in one or two, `HH` or `H`
/// the hour from 0 to 23, `hh` or `h` from 1 to 12 with `a` for AM or PM, `mm` minute, `ss` second,
/// `SSS` milliseconds, `XXX` an offset such as `+01:00` or `Z`. Letters that mean themselves stand
/// between apostrophes; all other characters mean themselves. Without any letter for a time of day it is
/// a pattern of days.
package struct TimePattern: Hashable, Sendable {
  /// As it was written.
  package let text: String
  /// Whether each time carries its own offset, and needs no zone.
  package let hasOffset: Bool
  /// Whether each text says a time of day; else it is a day.
  package let hasTimeOfDay: Bool
  private let elements: [Element]

  private enum Part: Hashable { case year, month, day, hour, hour12, minute, second, millisecond }

  private enum Element: Hashable {
    case number(Part, digits: ClosedRange<Int>)
    case half
    case offset
    case literal(UInt8)
  }

  /// What a text says: a reading of a clock, and its offset from universal time where it has one.
  package struct Reading: Hashable, Sendable {
    package var clock: CivilDateTime
    package var milliseconds: Int
    /// Seconds east of Greenwich.
    package var offset: Int?
  }

  /// Why letters are no pattern.
  package enum Fault: Error, Hashable, Sendable, CustomStringConvertible {
    case unknownLetters(String)
    case lacks(String)
    case twice(String)
    case openApostrophe

    package var description: String {
      switch self {
      case .unknownLetters(let letters):
        "'\(letters)' has no meaning; use yyyy MM dd d M HH hh a mm ss SSS XXX, and put other"
          + " letters between apostrophes"
      case .lacks(let what):
        "there is no \(what); a time needs year, month, day, hour and minute, a day the first three"
      case .twice(let what): "\(what) is here twice; keep one"
      case .openApostrophe: "an apostrophe is never closed"
      }
    }
  }

  /// Why a text is no time of the pattern.
  package enum ReadingFault: Error, Hashable, Sendable {
    /// Another form; `offset` counts bytes from 0.
    case malformed(offset: Int)
    /// A day or time of day that does not exist.
    case noSuchTime
  }

  package init(_ text: String) throws(Fault) {
    var elements: [Element] = []
    var rest = Array(text.utf8)[...]
    while let letter = rest.first {
      if letter == UInt8(ascii: "'") {
        elements += try Self.quoted(&rest)
      } else if Self.isLetter(letter) {
        let run = rest.prefix { $0 == letter }
        rest.removeFirst(run.count)
        elements.append(try Self.element(String(decoding: run, as: UTF8.self)))
      } else {
        elements.append(.literal(letter))
        rest.removeFirst()
      }
    }
    self.text = text
    self.elements = elements
    hasOffset = elements.contains(.offset)
    hasTimeOfDay = elements.contains { element in
      switch element {
      case .number(.year, _), .number(.month, _), .number(.day, _), .literal: false
      case .number, .half, .offset: true
      }
    }
    try checkParts()
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 32) }

  private static func quoted(_ rest: inout ArraySlice<UInt8>) throws(Fault) -> [Element] {
    rest.removeFirst()
    guard let end = rest.firstIndex(of: UInt8(ascii: "'")) else { throw .openApostrophe }
    let inside = rest[..<end]
    rest = rest[(end + 1)...]
    return inside.isEmpty ? [.literal(UInt8(ascii: "'"))] : inside.map { .literal($0) }
  }

  private static func element(_ letters: String) throws(Fault) -> Element {
    switch letters {
    case "yyyy": .number(.year, digits: 4...4)
    case "MM": .number(.month, digits: 2...2)
    case "M": .number(.month, digits: 1...2)
    case "dd": .number(.day, digits: 2...2)
    case "d": .number(.day, digits: 1...2)
    case "HH": .number(.hour, digits: 2...2)
    case "H": .number(.hour, digits: 1...2)
    case "hh": .number(.hour12, digits: 2...2)
    case "h": .number(.hour12, digits: 1...2)
    case "mm": .number(.minute, digits: 2...2)
    case "ss": .number(.second, digits: 2...2)
    case "SSS": .number(.millisecond, digits: 3...3)
    case "a": .half
    case "XXX": .offset
    default: throw .unknownLetters(letters)
    }
  }

  private func checkParts() throws(Fault) {
    func count(_ part: Part) -> Int {
      elements.count { if case .number(part, _) = $0 { true } else { false } }
    }
    let hours = count(.hour) + count(.hour12)
    let halves = elements.count { $0 == .half }
    let counts: [(String, Int, Bool)] = [
      ("year", count(.year), true), ("month", count(.month), true), ("day", count(.day), true),
      ("hour", hours, hasTimeOfDay), ("minute", count(.minute), hasTimeOfDay),
      ("second", count(.second), false), ("millisecond", count(.millisecond), false),
      ("AM or PM", halves, count(.hour12) > 0), ("offset", elements.count { $0 == .offset }, false),
    ]
    for (name, count, isNeeded) in counts {
      if count == 0, isNeeded { throw .lacks(name) }
      if count > 1 { throw .twice(name) }
    }
    if halves > 0, count(.hour12) == 0 { throw .lacks("hour from 1 to 12, hh") }
  }

  /// Reads a whole text.
  package func read(_ text: ArraySlice<UInt8>) throws(ReadingFault) -> Reading {
    var reader = Reader(text: text, position: text.startIndex)
    for element in elements { try reader.read(element) }
    guard reader.position == text.endIndex else { throw reader.malformed }
    return try reader.reading()
  }

  private struct Reader {
    let text: ArraySlice<UInt8>
    var position: Int
    var year = 0
    var month = 0
    var day = 0
    var hour = 0
    var minute = 0
    var second = 0
    var millisecond = 0
    /// Hours to add for PM; nil for a clock of 24 hours.
    var half: Int?
    var offset: Int?

    var malformed: ReadingFault { .malformed(offset: position - text.startIndex) }

    mutating func read(_ element: Element) throws(ReadingFault) {
      switch element {
      case .number(let part, let digits): set(part, to: try number(digits))
      case .literal(let byte): try expect(byte)
      case .half: try readHalf()
      case .offset: try readOffset()
      }
    }

    private mutating func set(_ part: Part, to value: Int) {
      switch part {
      case .year: year = value
      case .month: month = value
      case .day: day = value
      case .hour, .hour12: hour = value
      case .minute: minute = value
      case .second: second = value
      case .millisecond: millisecond = value
      }
    }

    private mutating func number(_ digits: ClosedRange<Int>) throws(ReadingFault) -> Int {
      var (value, count) = (0, 0)
      while count < digits.upperBound, position < text.endIndex, text[position] &- 48 < 10 {
        value = value * 10 + Int(text[position] &- 48)
        position += 1
        count += 1
      }
      guard count >= digits.lowerBound else { throw malformed }
      return value
    }

    private mutating func expect(_ byte: UInt8) throws(ReadingFault) {
      guard position < text.endIndex, text[position] == byte else { throw malformed }
      position += 1
    }

    private mutating func readHalf() throws(ReadingFault) {
      guard position + 2 <= text.endIndex, text[position + 1] | 32 == UInt8(ascii: "m") else {
        throw malformed
      }
      switch text[position] | 32 {
      case UInt8(ascii: "a"): half = 0
      case UInt8(ascii: "p"): half = 12
      default: throw malformed
      }
      position += 2
    }

    private mutating func readOffset() throws(ReadingFault) {
      guard position < text.endIndex else { throw malformed }
      let sign = text[position]
      guard sign != UInt8(ascii: "Z") else {
        position += 1
        offset = 0
        return
      }
      guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { throw malformed }
      position += 1
      let hours = try number(2...2)
      try expect(UInt8(ascii: ":"))
      let minutes = try number(2...2)
      guard hours < 24, minutes < 60 else { throw .noSuchTime }
      let seconds = hours * 3600 + minutes * 60
      offset = sign == UInt8(ascii: "-") ? -seconds : seconds
    }

    func reading() throws(ReadingFault) -> Reading {
      var hour = hour
      if let half {
        guard (1...12).contains(hour) else { throw .noSuchTime }
        hour = hour % 12 + half
      }
      guard let date = CivilDate(year: year, month: month, day: day), hour < 24, minute < 60,
        second < 60
      else { throw .noSuchTime }
      let clock = CivilDateTime(date: date, secondsOfDay: hour * 3600 + minute * 60 + second)
      return Reading(clock: clock, milliseconds: millisecond, offset: offset)
    }
  }
}
