// SPDX-License-Identifier: Apache-2.0
// Reads the TZ string of POSIX.1 section 8.3 into a PosixTimeRule.

extension PosixTimeRule {
  /// Nil where the text is not a rule.
  ///
  /// Hours of a change go to 24, or to 167 with either sign if `isExtended` (TZif version 3 and
  /// later).
  init?(_ text: String, isExtended: Bool) {
    var reader = PosixRuleReader(bytes: Array(text.utf8), isExtended: isExtended)
    guard let rule = reader.rule() else { return nil }
    self = rule
  }

  fileprivate init(standard: LocalTimeType, daylightOnly daylight: Daylight?) {
    self.standard = standard
    self.daylight = daylight
  }
}

private struct PosixRuleReader {
  let bytes: [UInt8]
  let isExtended: Bool
  var position = 0

  init(bytes: [UInt8], isExtended: Bool) {
    self.bytes = bytes
    self.isExtended = isExtended
  }

  mutating func rule() -> PosixTimeRule? {
    guard let name = name(), let west = signedTime(hours: 24) else { return nil }
    let standard = LocalTimeType(offset: -west, isDaylight: false, abbreviation: name)
    if position == bytes.count { return PosixTimeRule(standard: standard, daylightOnly: nil) }
    guard let daylightName = self.name() else { return nil }
    var offset = standard.offset + 3600
    if peek != UInt8(ascii: ",") {
      guard let west = signedTime(hours: 24) else { return nil }
      offset = -west
    }
    guard take(","), let begins = moment(), take(","), let ends = moment(),
      position == bytes.count
    else { return nil }
    let type = LocalTimeType(offset: offset, isDaylight: true, abbreviation: daylightName)
    return PosixTimeRule(
      standard: standard, daylightOnly: .init(type: type, begins: begins, ends: ends))
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// Three or more letters, or letters, digits and signs between angle brackets.
  private mutating func name() -> String? {
    let isQuoted = take("<")
    let start = position
    while let byte = peek, PosixTimeRule.isNameByte(byte) {
      if !isQuoted, byte < UInt8(ascii: "A") { break }
      position += 1
    }
    let name = bytes[start..<position]
    guard name.count >= 3, !isQuoted || take(">") else { return nil }
    return String(decoding: name, as: UTF8.self)
  }

  /// `[+-]hh[:mm[:ss]]` in seconds.
  private mutating func signedTime(hours limit: Int) -> Int? {
    let isNegative = take("-")
    if !isNegative { _ = take("+") }
    guard let hours = number(upTo: limit) else { return nil }
    var seconds = hours * 3600
    if take(":") {
      guard let minutes = number(upTo: 59) else { return nil }
      seconds += minutes * 60
      if take(":") {
        guard let rest = number(upTo: 59) else { return nil }
        seconds += rest
      }
    }
    return isNegative ? -seconds : seconds
  }

  private mutating func number(upTo limit: Int) -> Int? {
    var value = 0
    let start = position
    while let byte = peek, (48...57).contains(byte), position - start < 3 {
      value = value * 10 + Int(byte) - 48
      position += 1
    }
    return position > start && value <= limit ? value : nil
  }

  private mutating func moment() -> PosixTimeRule.YearlyMoment? {
    guard let day = day() else { return nil }
    guard take("/") else { return .init(day: day, seconds: 2 * 3600) }
    if !isExtended, peek == UInt8(ascii: "-") || peek == UInt8(ascii: "+") { return nil }
    guard let seconds = signedTime(hours: isExtended ? 167 : 24) else { return nil }
    return .init(day: day, seconds: seconds)
  }

  private mutating func day() -> PosixTimeRule.YearlyMoment.Day? {
    if take("J") {
      guard let number = number(upTo: 365), number > 0 else { return nil }
      return .julian(number)
    }
    guard take("M") else { return number(upTo: 365).map { .ofYear($0) } }
    guard let month = number(upTo: 12), month > 0, take("."),
      let week = number(upTo: 5), week > 0, take("."), let weekday = number(upTo: 6)
    else { return nil }
    return .ofMonth(month, week: week, weekday: weekday)
  }
}
