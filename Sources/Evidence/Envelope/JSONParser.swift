// SPDX-License-Identifier: Apache-2.0

/// Reads JSON strictly (RFC 8259 as narrowed by RFC 7493), in one pass over its bytes.
///
/// Refused rather than guessed at: names given twice, half surrogates, whole numbers that would
/// change, anything after the value. One departure from RFC 7493: noncharacters such as U+FFFE are
/// kept, so that whatever text a support desk holds can be recorded.
struct JSONParser {
  /// The longest number read, in characters: more than any double needs.
  static let longestNumber = 1024

  private let bytes: [UInt8]
  private let depthLimit: Int
  private var position = 0
  private var depth = 0
  /// Scratch for texts with escapes.
  private var unescaped: [UInt8] = []

  private init(_ bytes: [UInt8], depthLimit: Int) {
    self.bytes = bytes
    self.depthLimit = depthLimit
  }

  static func parse(
    _ bytes: [UInt8], byteLimit: Int, depthLimit: Int
  ) throws(JSONFault) -> JSONValue {
    guard bytes.count <= byteLimit else {
      throw JSONFault(.tooLarge(bytes: bytes.count, limit: byteLimit), at: 0, in: [])
    }
    var parser = JSONParser(bytes, depthLimit: depthLimit)
    parser.skipSpace()
    let value = try parser.value()
    parser.skipSpace()
    guard parser.position == bytes.count else { throw parser.fault(.expected("the end")) }
    return value
  }

  // MARK: - Values

  private mutating func value() throws(JSONFault) -> JSONValue {
    guard let byte = current else { throw fault(.endsEarly(expected: "a value")) }
    switch byte {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "{"): return try nested { (parser) throws(JSONFault) in try parser.object() }
    case UInt8(ascii: "["): return try nested { (parser) throws(JSONFault) in try parser.array() }
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw fault(.expected("a value"))
    }
  }

  private mutating func nested(
    _ read: (inout JSONParser) throws(JSONFault) -> JSONValue
  ) throws(JSONFault) -> JSONValue {
    guard depth < depthLimit else { throw fault(.tooDeep(limit: depthLimit)) }
    depth += 1
    let value = try read(&self)
    depth -= 1
    return value
  }

  private mutating func array() throws(JSONFault) -> JSONValue {
    position += 1
    skipSpace()
    if skip(UInt8(ascii: "]")) { return .array([]) }
    var elements: [JSONValue] = []
    while true {
      elements.append(try value())
      skipSpace()
      if skip(UInt8(ascii: "]")) { return .array(elements) }
      guard skip(UInt8(ascii: ",")) else { throw missing("',' or ']'") }
      skipSpace()
    }
  }

  private mutating func object() throws(JSONFault) -> JSONValue {
    let start = position
    position += 1
    skipSpace()
    if skip(UInt8(ascii: "}")) { return .object(JSONObject()) }
    var members: [JSONObject.Member] = []
    while true {
      guard current == UInt8(ascii: "\"") else { throw missing("a name in quotes") }
      let name = try string()
      skipSpace()
      guard skip(UInt8(ascii: ":")) else { throw missing("':'") }
      skipSpace()
      members.append(JSONObject.Member(name, try value()))
      skipSpace()
      if skip(UInt8(ascii: "}")) { return .object(try ordered(members, from: start)) }
      guard skip(UInt8(ascii: ",")) else { throw missing("',' or '}'") }
      skipSpace()
    }
  }

  private func ordered(
    _ members: [JSONObject.Member], from start: Int
  ) throws(JSONFault) -> JSONObject {
    do throws(JSONObject.DuplicateName) {
      return try JSONObject(members)
    } catch {
      throw JSONFault(.duplicateName(String(error.name.prefix(80))), at: start, in: bytes)
    }
  }

  private mutating func word(
    _ word: StaticString, _ value: JSONValue
  ) throws(JSONFault) -> JSONValue {
    let end = position + word.utf8CodeUnitCount
    let matches = word.withUTF8Buffer {
      end <= bytes.count && $0.elementsEqual(bytes[position..<end])
    }
    guard matches else { throw fault(.expected("a value; the words are true, false and null")) }
    position = end
    return value
  }

  // MARK: - Numbers

  private mutating func number() throws(JSONFault) -> JSONValue {
    let start = position
    let isNegative = skip(UInt8(ascii: "-"))
    let firstDigit = position
    try digits()
    if bytes[firstDigit] == UInt8(ascii: "0"), position > firstDigit + 1 {
      position = firstDigit
      throw fault(.expected("a number without leading zeros"))
    }
    let isWhole = current != UInt8(ascii: ".") && current.map { $0 | 32 } != UInt8(ascii: "e")
    if isWhole, position - firstDigit <= 15 {
      let magnitude = bytes[firstDigit..<position].reduce(Int64(0)) { $0 * 10 + Int64($1 &- 48) }
      return .integer(isNegative ? -magnitude : magnitude)
    }
    if skip(UInt8(ascii: ".")) { try digits() }
    if current.map({ $0 | 32 }) == UInt8(ascii: "e") {
      position += 1
      if !skip(UInt8(ascii: "+")) { _ = skip(UInt8(ascii: "-")) }
      try digits()
    }
    return try double(bytes[start..<position], isWhole: isWhole)
  }

  private func double(_ text: ArraySlice<UInt8>, isWhole: Bool) throws(JSONFault) -> JSONValue {
    guard text.count <= Self.longestNumber,
      let double = Double(String(decoding: text, as: UTF8.self)),
      double.isFinite
    else { throw JSONFault(.numberOutOfRange, at: text.startIndex, in: bytes) }
    if double == double.rounded(.towardZero), let whole = Int64(exactly: double),
      whole.magnitude <= JSONValue.largestInteger.magnitude
    {
      return .integer(whole)
    }
    guard isWhole else { return .number(double) }
    // Canonical texts hold doubles up to 10²¹ without an exponent; others would change here.
    var canonical: [UInt8] = []
    CanonicalNumber.append(double, to: &canonical)
    guard canonical.elementsEqual(text) else {
      let digits = String(decoding: text.prefix(40), as: UTF8.self)
      throw JSONFault(.inexactInteger(digits), at: text.startIndex, in: bytes)
    }
    return .number(double)
  }

  /// One digit or more.
  private mutating func digits() throws(JSONFault) {
    let start = position
    while position < bytes.count, bytes[position] &- 48 < 10 { position += 1 }
    guard position > start else { throw missing("a digit") }
  }

  // MARK: - Texts

  private mutating func string() throws(JSONFault) -> String {
    position += 1
    let start = position
    scanPlain()
    if current == UInt8(ascii: "\"") {
      position += 1
      return try text(bytes[start..<position - 1], from: start)
    }
    unescaped.removeAll(keepingCapacity: true)
    unescaped += bytes[start..<position]
    while true {
      guard let byte = current else { throw fault(.endsEarly(expected: "'\"'")) }
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return try text(unescaped[...], from: start)
      case UInt8(ascii: "\\"): try escape()
      default: throw fault(.controlCharacter(byte))
      }
      let plain = position
      scanPlain()
      unescaped += bytes[plain..<position]
    }
  }

  /// Passes over bytes that stand for themselves.
  private mutating func scanPlain() {
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 32 { return }
      position += 1
    }
  }

  private func text(_ content: ArraySlice<UInt8>, from start: Int) throws(JSONFault) -> String {
    if let text = String(strictUTF8: content) { return text }
    // The raw bytes are at fault: escapes only ever add valid ones.
    let raw = bytes[start..<position - 1]
    throw JSONFault(.notUTF8, at: start + Self.validPrefix(of: raw), in: bytes)
  }

  /// How many bytes come before the first that is not UTF-8.
  private static func validPrefix(of bytes: ArraySlice<UInt8>) -> Int {
    var decoder = UTF8()
    var rest = bytes.makeIterator()
    var count = 0
    while case .scalarValue(let scalar) = decoder.decode(&rest) { count += UTF8.width(scalar) }
    return count
  }

  private mutating func escape() throws(JSONFault) {
    guard position + 1 < bytes.count else { throw fault(.endsEarly(expected: "an escape")) }
    let plain: UInt8
    switch bytes[position + 1] {
    case UInt8(ascii: "u"): return try unicodeEscape()
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): plain = bytes[position + 1]
    case UInt8(ascii: "b"): plain = 8
    case UInt8(ascii: "t"): plain = 9
    case UInt8(ascii: "n"): plain = 10
    case UInt8(ascii: "f"): plain = 12
    case UInt8(ascii: "r"): plain = 13
    default: throw fault(.unknownEscape)
    }
    unescaped.append(plain)
    position += 2
  }

  private mutating func unicodeEscape() throws(JSONFault) {
    let start = position
    var code = try hexUnit()
    if code & 0xFC00 == 0xD800 {
      guard current == UInt8(ascii: "\\"), position + 1 < bytes.count,
        bytes[position + 1] == UInt8(ascii: "u")
      else { throw JSONFault(.loneSurrogate, at: start, in: bytes) }
      let low = try hexUnit()
      guard low & 0xFC00 == 0xDC00 else { throw JSONFault(.loneSurrogate, at: start, in: bytes) }
      code = 0x10000 + (code & 0x3FF) << 10 + low & 0x3FF
    }
    guard let scalar = Unicode.Scalar(code) else {
      throw JSONFault(.loneSurrogate, at: start, in: bytes)
    }
    unescaped += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
  }

  /// Reads `\u` and four hexadecimal digits.
  private mutating func hexUnit() throws(JSONFault) -> UInt32 {
    guard position + 6 <= bytes.count else { throw fault(.endsEarly(expected: "four digits")) }
    var code: UInt32 = 0
    for byte in bytes[position + 2..<position + 6] {
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - 48
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - 87
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - 55
      default: throw fault(.unknownEscape)
      }
      code = code << 4 | UInt32(digit)
    }
    position += 6
    return code
  }

  // MARK: - Bytes

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      let byte = bytes[position]
      guard byte == 32 || byte == 10 || byte == 13 || byte == 9 else { return }
      position += 1
    }
  }

  private func missing(_ what: String) -> JSONFault {
    fault(position < bytes.count ? .expected(what) : .endsEarly(expected: what))
  }

  private func fault(_ problem: JSONFault.Problem) -> JSONFault {
    JSONFault(problem, at: position, in: bytes)
  }
}

extension JSONValue {
  /// Reads one JSON text, strictly, with nothing but white space around it.
  ///
  /// Limits, in bytes and in levels of arrays and objects, keep hostile input from costing more than
  /// its size. Throws a ``JSONFault`` that names the place.
  package init(
    parsing bytes: [UInt8], byteLimit: Int = 16 << 20, depthLimit: Int = 64
  ) throws(JSONFault) {
    self = try JSONParser.parse(bytes, byteLimit: byteLimit, depthLimit: depthLimit)
  }
}
