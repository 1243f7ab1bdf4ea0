// SPDX-License-Identifier: Apache-2.0

/// The header of one message (RFC 5322), as far as evidence needs it.
///
/// Bodies are never read: what counts is who wrote to whom, when, and under which subject. The reader is
/// forgiving as receivers have to be: lines may end in LF alone, bytes need not be ASCII, and a line
/// that is no field is passed over.
struct MailMessage: Hashable, Sendable {
  /// In the order of the message, the newest trace fields first.
  let fields: [Field]
  /// Whether the header is longer than what is read of one.
  let isCut: Bool

  /// A field of the header, its lines joined.
  struct Field: Hashable, Sendable {
    /// In small letters.
    let name: String
    /// Without the space around it; encoded words are not decoded.
    let value: String
  }

  /// The most bytes of a header and the most fields that are read.
  static let mostHeaderBytes = 256 << 10
  static let mostFields = 1_000

  /// Reads the header of a message.
  init(_ bytes: ArraySlice<UInt8>) {
    var fields: [Field] = []
    var rest = bytes.prefix(Self.mostHeaderBytes)
    var open: (name: String, value: [UInt8])?
    while fields.count < Self.mostFields, let line = Self.takeLine(&rest), !line.isEmpty {
      if line.first == 0x20 || line.first == 0x09 {
        // A line that begins with space goes on with the field before it (section 2.2.3).
        open?.value += line
        continue
      }
      if let field = open { fields.append(Self.field(field)) }
      open = Self.opened(line)
    }
    if let open, fields.count < Self.mostFields { fields.append(Self.field(open)) }
    self.fields = fields
    isCut = fields.count == Self.mostFields || rest.isEmpty && bytes.count > Self.mostHeaderBytes
  }

  private static func takeLine(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard !rest.isEmpty else { return nil }
    let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
    var line = rest[rest.startIndex..<end]
    rest = rest[min(end + 1, rest.endIndex)...]
    if line.last == 0x0D { line.removeLast() }
    return line
  }

  private static func opened(_ line: ArraySlice<UInt8>) -> (name: String, value: [UInt8])? {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    var name = line[line.startIndex..<colon]
    // Space before the colon is obsolete and read (section 4.5).
    while let last = name.last, last == 0x20 || last == 0x09 { name.removeLast() }
    guard !name.isEmpty, name.allSatisfy({ (33...126).contains($0) }) else { return nil }
    return (String(decoding: name, as: UTF8.self).lowercased(), Array(line[(colon + 1)...]))
  }

  private static func field(_ open: (name: String, value: [UInt8])) -> Field {
    let text = String(decoding: open.value, as: UTF8.self)
    return Field(name: open.name, value: MailText.trimmed(text))
  }

  /// The values of all fields of a name, in the order of the message.
  func values(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

  /// The value of the first field of a name.
  func value(_ name: String) -> String? { fields.first { $0.name == name }?.value }

  /// Its own id without the angle brackets; nil if it has none.
  var messageID: String? { value("message-id").flatMap { MailText.ids($0).first } }

  /// The ids of the messages before it in the thread, the oldest first: `References`, and where there
  /// are none `In-Reply-To` (section 3.6.4).
  var ancestors: [String] {
    let references = values("references").flatMap { MailText.ids($0) }
    return references.isEmpty ? values("in-reply-to").flatMap { MailText.ids($0) } : references
  }

  /// The addresses of those who wrote it, in small letters.
  var senders: [String] { values("from").flatMap { MailText.addresses($0) } }

  /// The subject with its encoded words decoded.
  var subject: String { value("subject").map { EncodedWords.decode($0) } ?? "" }
}

/// Small pieces of the grammar of mail.
enum MailText {
  static func trimmed(_ text: some StringProtocol) -> String {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r\n" || $0 == "\r" }
    let start = text.drop(while: isSpace)
    guard let last = start.lastIndex(where: { !isSpace($0) }) else { return "" }
    return String(start[...last])
  }

  /// The ids in angle brackets, in order.
  static func ids(_ text: String) -> [String] {
    var ids: [String] = []
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
      let id = rest[rest.index(after: open)..<close]
      rest = rest[rest.index(after: close)...]
      if !id.isEmpty, !id.contains(where: { $0 == " " || $0 == "<" }) { ids.append(String(id)) }
    }
    return ids
  }

  /// A text without its comments in parentheses, which nest (section 3.2.2).
  static func withoutComments(_ text: String) -> String {
    var result = ""
    var depth = 0
    var (isQuoted, isEscaped) = (false, false)
    for character in text.unicodeScalars {
      if isEscaped {
        isEscaped = false
        if depth == 0 { result.unicodeScalars.append(character) }
        continue
      }
      switch character {
      case "\\" where isQuoted || depth > 0:
        isEscaped = true
        if depth == 0 { result.unicodeScalars.append(character) }
      case "\"" where depth == 0:
        isQuoted.toggle()
        result.unicodeScalars.append(character)
      case "(" where !isQuoted: depth += 1
      case ")" where !isQuoted && depth > 0: depth -= 1
      default: if depth == 0 { result.unicodeScalars.append(character) }
      }
    }
    return result
  }

  /// The addresses of a field such as `From`, in small letters: what stands in angle brackets, or a name
  /// with an `@` alone.
  static func addresses(_ field: String) -> [String] {
    var addresses: [String] = []
    for piece in parts(withoutComments(field)) {
      // A group has a name before a colon; its members follow.
      let piece = piece.split(separator: ":").last.map(String.init) ?? piece
      if let open = piece.lastIndex(of: "<"), let close = piece[open...].firstIndex(of: ">") {
        addresses.append(trimmed(piece[piece.index(after: open)..<close]).lowercased())
      } else if piece.contains("@") {
        addresses.append(trimmed(piece.filter { $0 != ";" }).lowercased())
      }
    }
    return addresses.filter { $0.contains("@") && !$0.contains(" ") }
  }

  /// Parts at commas and semicolons that stand in no quotation marks and no angle brackets.
  private static func parts(_ text: String) -> [String] {
    var parts = [""]
    var (isQuoted, isEscaped, isAngled) = (false, false, false)
    for character in text {
      if isEscaped {
        isEscaped = false
      } else if character == "\\" {
        isEscaped = isQuoted
      } else {
        if character == "\"" { isQuoted.toggle() }
        if !isQuoted, character == "<" { isAngled = true }
        if !isQuoted, character == ">" { isAngled = false }
        if !isQuoted, !isAngled, character == "," || character == ";" {
          parts.append("")
          continue
        }
      }
      parts[parts.count - 1].append(character)
    }
    return parts
  }
}
