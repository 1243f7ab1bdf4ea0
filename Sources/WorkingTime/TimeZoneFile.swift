// SPDX-License-Identifier: Apache-2.0

/// Civil time of one kind: so many seconds east of Greenwich under one abbreviation.
struct LocalTimeType: Hashable, Sendable {
  var offset: Int
  var isDaylight: Bool
  var abbreviation: String
}

/// A TZif file (RFC 9636) taken apart and checked: the table of transitions and the rule after it.
///
/// Of a version 1 file the 32-bit block is read; of a later one the 64-bit block and the footer.
struct TimeZoneFile {
  private(set) var types: [LocalTimeType] = []
  /// Seconds since 1970-01-01T00:00:00Z, strictly ascending.
  private(set) var transitions: [Int64] = []
  /// For each transition the place of its type in ``types``.
  private(set) var typeOfTransition: [Int] = []
  /// The text between the newlines of the footer; nil where there is no footer.
  private(set) var footer: String?
  private(set) var version: UInt8 = 0

  private let zone: String
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8], zone: String) throws(ZoneFault) {
    self.zone = zone
    self.bytes = bytes
    guard bytes.count <= Zone.largestFile else {
      throw .tooLarge(zone: zone, bytes: bytes.count)
    }
    let first = try header()
    version = first.version
    guard version != 0 else {
      try readBlock(first, timeSize: 4)
      return
    }
    try skip(first.blockSize(timeSize: 4))
    let second = try header()
    guard second.version == version else { throw malformed("the two version bytes differ") }
    try readBlock(second, timeSize: 8)
    try readFooter()
  }

  private struct Header {
    var version: UInt8
    var utCount, standardCount, leapCount, timeCount, typeCount, characterCount: Int

    func blockSize(timeSize: Int) -> Int {
      timeCount * (timeSize + 1) + typeCount * 6 + characterCount
        + leapCount * (timeSize + 4) + standardCount + utCount
    }
  }

  private mutating func header() throws(ZoneFault) -> Header {
    guard bytes.count - position >= 4, bytes[position..<position + 4].elementsEqual("TZif".utf8)
    else { throw .notZoneData(zone: zone) }
    position += 4
    let version = try byte()
    guard version == 0 || (UInt8(ascii: "2")...UInt8(ascii: "4")).contains(version) else {
      throw .unknownVersion(zone: zone, version)
    }
    try skip(15)
    let header = Header(
      version: version, utCount: try count(), standardCount: try count(), leapCount: try count(),
      timeCount: try count(), typeCount: try count(), characterCount: try count())
    guard header.typeCount > 0, header.characterCount > 0 else {
      throw malformed("there is no local time type")
    }
    guard header.utCount == 0 || header.utCount == header.typeCount,
      header.standardCount == 0 || header.standardCount == header.typeCount
    else { throw malformed("the indicators do not match the local time types") }
    return header
  }

  private mutating func readBlock(_ header: Header, timeSize: Int) throws(ZoneFault) {
    guard header.blockSize(timeSize: timeSize) <= bytes.count - position else {
      throw malformed("the file is cut short")
    }
    guard header.leapCount == 0 else { throw .countsLeapSeconds(zone: zone) }
    try readTransitions(header, timeSize: timeSize)
    let typesAt = position
    try skip(header.typeCount * 6)
    let designations = bytes[position..<position + header.characterCount]
    try readTypes(header, at: typesAt, designations)
    try skip(header.characterCount)
    try readIndicators(header)
  }

  private mutating func readTransitions(_ header: Header, timeSize: Int) throws(ZoneFault) {
    transitions.reserveCapacity(header.timeCount)
    for _ in 0..<header.timeCount {
      let time = timeSize == 4 ? Int64(try int32()) : try int64()
      if let last = transitions.last, time <= last {
        throw malformed("the transition times do not ascend")
      }
      transitions.append(time)
    }
    for _ in 0..<header.timeCount {
      let type = Int(try byte())
      guard type < header.typeCount else { throw malformed("a transition names no type") }
      typeOfTransition.append(type)
    }
  }

  private mutating func readTypes(
    _ header: Header, at start: Int, _ designations: ArraySlice<UInt8>
  ) throws(ZoneFault) {
    let end = position
    position = start
    while position < end {
      let offset = Int(try int32())
      guard (-89_999...93_599).contains(offset) else {
        throw malformed("an offset from universal time is beyond a day")
      }
      let daylight = try byte()
      guard daylight <= 1 else { throw malformed("a daylight-saving mark is neither 0 nor 1") }
      let name = designations.dropFirst(Int(try byte())).prefix { $0 != 0 }
      guard name.endIndex < designations.endIndex, name.count >= 3,
        name.allSatisfy(PosixTimeRule.isNameByte)
      else { throw malformed("an abbreviation is not three or more letters, digits, + or -") }
      types.append(
        LocalTimeType(
          offset: offset, isDaylight: daylight == 1,
          abbreviation: String(decoding: name, as: UTF8.self)))
    }
  }

  private mutating func readIndicators(_ header: Header) throws(ZoneFault) {
    let standard = bytes[position..<position + header.standardCount]
    try skip(header.standardCount)
    let universal = bytes[position..<position + header.utCount]
    try skip(header.utCount)
    guard standard.allSatisfy({ $0 <= 1 }), universal.allSatisfy({ $0 <= 1 }) else {
      throw malformed("an indicator is neither 0 nor 1")
    }
    for (place, isUniversal) in universal.enumerated() where isUniversal == 1 {
      guard standard.dropFirst(place).first == 1 else {
        throw malformed("a universal-time indicator stands without a standard-time one")
      }
    }
  }

  private mutating func readFooter() throws(ZoneFault) {
    guard try byte() == UInt8(ascii: "\n") else { throw malformed("the footer does not begin") }
    let text = bytes[position...].prefix { $0 != UInt8(ascii: "\n") }
    guard text.endIndex == bytes.endIndex - 1 else {
      throw malformed("the footer does not end the file")
    }
    guard text.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw malformed("the footer is not printable ASCII")
    }
    footer = String(decoding: text, as: UTF8.self)
  }

  // MARK: - Bytes, most significant first

  private mutating func skip(_ count: Int) throws(ZoneFault) {
    guard count <= bytes.count - position else { throw malformed("the file is cut short") }
    position += count
  }

  private mutating func byte() throws(ZoneFault) -> UInt8 {
    let start = position
    try skip(1)
    return bytes[start]
  }

  private mutating func count() throws(ZoneFault) -> Int {
    Int(UInt32(bitPattern: try int32()))
  }

  private mutating func int32() throws(ZoneFault) -> Int32 {
    let start = position
    try skip(4)
    return bytes[start..<start + 4].reduce(0) { $0 << 8 | Int32($1) }
  }

  private mutating func int64() throws(ZoneFault) -> Int64 {
    let high = Int64(try int32())
    return high << 32 | Int64(UInt32(bitPattern: try int32()))
  }

  private func malformed(_ rule: String) -> ZoneFault {
    .malformed(zone: zone, offset: position, rule: rule)
  }
}
