// SPDX-License-Identifier: Apache-2.0
// The one text form of an instant: RFC 3339, strict when read, canonical when written.

extension Instant: CustomStringConvertible {
  /// Reads an RFC 3339 date-time with any offset and up to nine digits of fraction.
  ///
  /// Refused rather than guessed at: a leap second, a fraction finer than a millisecond, a space
  /// for the `T`, years outside 0001 to 9999.
  package init(rfc3339 text: some StringProtocol) throws(InstantFault) {
    try self.init(rfc3339UTF8: text.utf8)
  }

  /// Reads an RFC 3339 date-time from its bytes, without making a string.
  package init(rfc3339UTF8 bytes: some Collection<UInt8>) throws(InstantFault) {
    let read = bytes.withContiguousStorageIfAvailable { Self.read($0) }
    self = try (read ?? Array(bytes).withUnsafeBufferPointer { Self.read($0) }).get()
  }

  private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<Instant, InstantFault> {
    Result { () throws(InstantFault) in
      var reader = RFC3339Reader(bytes)
      return try reader.instant()
    }
  }

  /// The canonical text in universal time: `2026-03-06T16:10:00Z`, with three digits of fraction
  /// only where they are not all zero.
  package var rfc3339: String {
    String(unsafeUninitializedCapacity: Self.longestText) { write(to: $0) }
  }

  /// Appends ``rfc3339`` in ASCII.
  package func appendRFC3339(to bytes: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.longestText) { text in
      let count = write(to: text)
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[..<count]))
    }
  }

  private static let longestText = 24

  /// Writes the text where there is room for the longest, and says how long it is.
  private func write(to text: UnsafeMutableBufferPointer<UInt8>) -> Int {
    let seconds = wholeSeconds
    let fraction = Int(milliseconds - seconds * 1000)
    let local = CivilDateTime(localSeconds: seconds)
    var digits = FixedDigits(text)
    digits.put(local.date)
    digits.put("T")
    digits.putClock(local.secondsOfDay, withSeconds: true)
    if fraction != 0 {
      digits.put(".")
      digits.put(fraction, digits: 3)
    }
    digits.put("Z")
    return digits.count
  }

  package var description: String { rfc3339 }
}

/// Reads one RFC 3339 date-time from bytes that outlive the call.
private struct RFC3339Reader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func instant() throws(InstantFault) -> Instant {
    let days = try date()
    try expect("T", or: "t")
    let seconds = try timeOfDay()
    let fraction = try fraction()
    let offset = try offset()
    guard position == bytes.count else { throw malformed("the end of the text") }
    let local = (Int64(days) * 86_400 + Int64(seconds)) * 1000 + Int64(fraction)
    guard let instant = Instant(exactlyMilliseconds: local - Int64(offset) * 1000) else {
      throw .outsideYears(excerpt)
    }
    return instant
  }

  private mutating func date() throws(InstantFault) -> Int {
    let year = try number(digits: 4)
    try expect("-")
    let month = try number(digits: 2)
    try expect("-")
    let day = try number(digits: 2)
    guard year > 0 else { throw .outsideYears(excerpt) }
    guard CivilDate.exists(year: year, month: month, day: day) else { throw .noSuchDate(excerpt) }
    return CivilDate.days(year: year, month: month, day: day)
  }

  private mutating func timeOfDay() throws(InstantFault) -> Int {
    let hour = try number(digits: 2)
    try expect(":")
    let minute = try number(digits: 2)
    try expect(":")
    let second = try number(digits: 2)
    if second == 60, hour < 24, minute < 60 { throw .leapSecond(excerpt) }
    guard hour < 24, minute < 60, second < 60 else { throw .noSuchDate(excerpt) }
    return hour * 3600 + minute * 60 + second
  }

  /// Milliseconds of the second; zeros beyond the third digit change nothing and are accepted.
  private mutating func fraction() throws(InstantFault) -> Int {
    guard position < bytes.count, bytes[position] == UInt8(ascii: ".") else { return 0 }
    position += 1
    var (milliseconds, digits, isFiner) = (0, 0, false)
    while position < bytes.count, digits < 9 {
      let digit = bytes[position] &- 48
      guard digit < 10 else { break }
      if digits < 3 {
        milliseconds = milliseconds * 10 + Int(digit)
      } else if digit > 0 {
        isFiner = true
      }
      digits += 1
      position += 1
    }
    guard digits > 0 else { throw malformed("a digit") }
    if isFiner { throw .finerThanMilliseconds(excerpt) }
    return digits == 1 ? milliseconds * 100 : digits == 2 ? milliseconds * 10 : milliseconds
  }

  /// Seconds east of Greenwich.
  ///
  /// `-00:00` (offset unknown) still names the instant.
  private mutating func offset() throws(InstantFault) -> Int {
    guard position < bytes.count else { throw malformed("Z or an offset such as +01:00") }
    let sign = bytes[position]
    position += 1
    if sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") { return 0 }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else {
      position -= 1
      throw malformed("Z or an offset such as +01:00")
    }
    let hour = try number(digits: 2)
    try expect(":")
    let minute = try number(digits: 2)
    guard hour < 24, minute < 60 else { throw .noSuchDate(excerpt) }
    let seconds = hour * 3600 + minute * 60
    return sign == UInt8(ascii: "-") ? -seconds : seconds
  }

  private mutating func number(digits: Int) throws(InstantFault) -> Int {
    var value = 0
    for _ in 0..<digits {
      guard position < bytes.count, bytes[position] &- 48 < 10 else { throw malformed("a digit") }
      value = value * 10 + Int(bytes[position] &- 48)
      position += 1
    }
    return value
  }

  private mutating func expect(
    _ character: Unicode.Scalar, or other: Unicode.Scalar? = nil
  ) throws(InstantFault) {
    guard position < bytes.count,
      bytes[position] == UInt8(ascii: character)
        || other.map({ bytes[position] == UInt8(ascii: $0) }) == true
    else { throw malformed("'\(character)'") }
    position += 1
  }

  private func malformed(_ expected: String) -> InstantFault {
    .malformed(excerpt, offset: position, expected: expected)
  }

  private var excerpt: String { String(decoding: bytes.prefix(40), as: UTF8.self) }
}
