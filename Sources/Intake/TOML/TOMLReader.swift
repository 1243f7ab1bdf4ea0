// SPDX-License-Identifier: Apache-2.0

/// Reads the part of TOML 1.0 that a mapping needs: tables, texts in one line, whole numbers, true and
/// false, and lists.
///
/// The rest (texts over several lines, dates, fractions, tables in braces, lists of tables) is refused
/// by name. Nothing an input holds can stop the program, which cannot be said of the C++ readers.
struct TOMLReader {
  /// The deepest nesting of lists and of names with dots.
  private static let deepest = 8

  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var lineStart = 0
  private var root = TOMLTable()
  /// The table that names are added to.
  private var section: [String] = []

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads a whole text, which must be UTF-8.
  static func read(_ bytes: [UInt8]) throws(TOMLFault) -> TOMLTable {
    var reader = TOMLReader(bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.position = 3 }
    while try reader.readLine() {}
    return reader.root
  }

  /// One heading or one name with its value; false at the end.
  private mutating func readLine() throws(TOMLFault) -> Bool {
    try skipBlank()
    guard let byte = current else { return false }
    if byte == UInt8(ascii: "[") {
      try readHeading()
    } else {
      try readEntry()
    }
    skipSpace()
    if current == UInt8(ascii: "#") { try skipComment() }
    if current == 13 { position += 1 }
    guard current == nil || current == 10 else { throw fault("expected the end of the line") }
    return true
  }

  private mutating func readHeading() throws(TOMLFault) {
    let start = line
    position += 1
    guard current != UInt8(ascii: "[") else {
      throw fault("lists of tables are not used here; write [name]")
    }
    let path = try names()
    guard skip(UInt8(ascii: "]")) else { throw fault("expected ']'") }
    guard root.add(path[...], .table(TOMLTable()), line: start) else {
      throw fault("[\(path.joined(separator: "."))] is here twice; keep one")
    }
    section = path
  }

  private mutating func readEntry() throws(TOMLFault) {
    let start = line
    let path = try names()
    guard skip(UInt8(ascii: "=")) else { throw fault("expected '=' behind the name") }
    skipSpace()
    let value = try value(depth: 0)
    guard root.add((section + path)[...], value, line: start) else {
      throw fault("'\(path.joined(separator: "."))' is here twice; keep one")
    }
  }

  // MARK: - Names

  /// `name`, `"a name"` or `table.name`, with the space around it.
  private mutating func names() throws(TOMLFault) -> [String] {
    var names: [String] = []
    repeat {
      skipSpace()
      names.append(try name())
      skipSpace()
      guard names.count <= Self.deepest else { throw fault("too many names with dots between") }
    } while skip(UInt8(ascii: "."))
    return names
  }

  private mutating func name() throws(TOMLFault) -> String {
    switch current {
    case UInt8(ascii: "\"")?: return try basicText()
    case UInt8(ascii: "'")?: return try literalText()
    default: break
    }
    let start = position
    while let byte = current, Self.isPlain(byte) { position += 1 }
    guard position > start else {
      throw fault("expected a name; put one with spaces or other letters into quotes")
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  // MARK: - Values

  private mutating func value(depth: Int) throws(TOMLFault) -> TOMLValue {
    switch current {
    case UInt8(ascii: "\"")?: return .text(try basicText())
    case UInt8(ascii: "'")?: return .text(try literalText())
    case UInt8(ascii: "[")?: return try list(depth: depth)
    case UInt8(ascii: "{")?:
      throw fault("tables in braces are not used here; write a heading [name] and lines below it")
    default: return try word()
    }
  }

  private mutating func list(depth: Int) throws(TOMLFault) -> TOMLValue {
    guard depth < Self.deepest else { throw fault("lists within lists too deep") }
    position += 1
    var values: [TOMLValue] = []
    while true {
      try skipBlank()
      if skip(UInt8(ascii: "]")) { return .list(values) }
      values.append(try value(depth: depth + 1))
      try skipBlank()
      if skip(UInt8(ascii: "]")) { return .list(values) }
      guard skip(UInt8(ascii: ",")) else { throw fault("expected ',' or ']'") }
    }
  }

  private mutating func word() throws(TOMLFault) -> TOMLValue {
    let start = position
    while let byte = current, Self.isPlain(byte) || byte == UInt8(ascii: "+") { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    switch text {
    case "true": return .bool(true)
    case "false": return .bool(false)
    default:
      guard let number = Int64(text) else {
        position = start
        throw fault("expected a text in quotes, a list in brackets, a whole number, true or false")
      }
      return .integer(number)
    }
  }

  private mutating func literalText() throws(TOMLFault) -> String {
    try refuseThree(UInt8(ascii: "'"))
    position += 1
    let start = position
    while let byte = current, byte != UInt8(ascii: "'"), byte >= 32 || byte == 9 { position += 1 }
    guard skip(UInt8(ascii: "'")) else { throw unclosed }
    return String(decoding: bytes[start..<position - 1], as: UTF8.self)
  }

  private mutating func basicText() throws(TOMLFault) -> String {
    try refuseThree(UInt8(ascii: "\""))
    position += 1
    var text: [UInt8] = []
    while let byte = current, byte >= 32 || byte == 9 {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += try escape()
      default: text.append(byte)
      }
    }
    throw unclosed
  }

  /// What is wrong with a text that stops before its closing quote.
  private var unclosed: TOMLFault {
    guard let byte = current, byte != 10, byte != 13 else {
      return fault("the quote is not closed on this line")
    }
    return fault("control character \(byte) in a text; take it out or write it as an escape")
  }

  private func refuseThree(_ quote: UInt8) throws(TOMLFault) {
    guard !bytes[position...].starts(with: [quote, quote, quote]) else {
      throw fault("texts over several lines are not used here; write it on one line")
    }
  }

  /// What stands behind a `\`.
  private mutating func escape() throws(TOMLFault) -> [UInt8] {
    guard let letter = current else { throw unclosed }
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return [letter]
    case UInt8(ascii: "b"): return [8]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "f"): return [12]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "u"): return try scalar(digits: 4)
    case UInt8(ascii: "U"): return try scalar(digits: 8)
    default: throw fault("unknown escape; write a backslash twice")
    }
  }

  private mutating func scalar(digits: Int) throws(TOMLFault) -> [UInt8] {
    let end = position + digits
    guard end <= bytes.count,
      let code = UInt32(String(decoding: bytes[position..<end], as: UTF8.self), radix: 16),
      bytes[position] != UInt8(ascii: "+"), let scalar = Unicode.Scalar(code)
    else { throw fault("expected the \(digits) hexadecimal digits of a character") }
    position = end
    return Array(String(Character(scalar)).utf8)
  }

  // MARK: - Space

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = current, byte == 32 || byte == 9 { position += 1 }
  }

  /// Passes over space, ends of lines and comments.
  private mutating func skipBlank() throws(TOMLFault) {
    while let byte = current {
      switch byte {
      case 32, 9, 13: position += 1
      case 10:
        position += 1
        line += 1
        lineStart = position
      case UInt8(ascii: "#"): try skipComment()
      default: return
      }
    }
  }

  private mutating func skipComment() throws(TOMLFault) {
    while let byte = current, byte != 10 {
      guard byte >= 32 || byte == 9 || byte == 13 else {
        throw fault("control character \(byte) in a comment; take it out")
      }
      position += 1
    }
  }

  private func fault(_ message: String) -> TOMLFault {
    let before = bytes[min(lineStart, position)..<position]
    let column = before.reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    return TOMLFault(line: line, column: column, message: message)
  }
}
