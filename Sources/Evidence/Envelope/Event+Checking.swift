// SPDX-License-Identifier: Apache-2.0
// What an event must be before it is recorded, however it came about.

extension Event {
  /// The most UTF-8 bytes that each attribute may have.
  package enum Limit {
    package static let id = 256
    package static let source = 256
    package static let type = 128
    package static let agreement = 64
    package static let subject = 256
    package static let attributeName = 20
    /// Of the canonical bytes of a whole event.
    package static let event = 48 << 10
    /// Of the canonical bytes of an event that holds the text of an agreement.
    package static let terms = 4 << 20
  }

  /// The canonical bytes of an event that is fit to be recorded.
  ///
  /// Throws an ``EventFault`` if an attribute breaks a rule of CloudEvents 1.0 (section 3) or a limit
  /// of ours.
  package func checkedCanonicalBytes() throws(EventFault) -> [UInt8] {
    try check()
    let bytes = canonicalBytes
    let limit = type == Vocabulary.agreementTerms ? Limit.terms : Limit.event
    guard bytes.count <= limit else { throw .tooLarge(bytes: bytes.count, limit: limit) }
    return bytes
  }

  /// Checks everything but the size of the whole.
  func check() throws(EventFault) {
    try Self.checkText(id, "id", limit: Limit.id)
    try Self.checkReference(source, "source", limit: Limit.source)
    try Self.checkReference(type, "type", limit: Limit.type)
    try Self.checkAgreement(agreement)
    if let subject { try Self.checkText(subject, "subject", limit: Limit.subject) }
    for member in extensions.members { try Self.checkExtension(member) }
  }

  /// Text without control characters (CloudEvents, section 3.1, type String).
  private static func checkText(
    _ text: String, _ attribute: String, limit: Int
  ) throws(EventFault) {
    try checkLength(text, attribute, limit: limit)
    if let offset = text.offsetOfControlCharacter {
      throw .character(attribute: attribute, offset: offset, allowed: "printable characters")
    }
  }

  /// The characters of a URI reference (RFC 3986, appendix A).
  private static func checkReference(
    _ text: String, _ attribute: String, limit: Int
  ) throws(EventFault) {
    try checkLength(text, attribute, limit: limit)
    for (offset, byte) in text.utf8.enumerated() where !isReference(byte) {
      throw .character(
        attribute: attribute, offset: offset, allowed: "letters, digits and -._~:/?#[]@!$&'()*+,;=%"
      )
    }
  }

  private static func isReference(_ byte: UInt8) -> Bool {
    switch byte {
    case 33, 35...59, 61, 63...91, 93, 95, 97...122, 126: true
    default: false
    }
  }

  private static func checkAgreement(_ name: String) throws(EventFault) {
    try checkLength(name, "agreement", limit: Limit.agreement)
    for (offset, byte) in name.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"):
        continue
      default:
        throw .character(
          attribute: "agreement", offset: offset, allowed: "lower-case letters, digits and -")
      }
    }
  }

  private static func checkExtension(_ member: JSONObject.Member) throws(EventFault) {
    try checkName(member.name)
    switch member.value {
    case .bool: break
    case .integer(let value) where Int32(exactly: value) != nil: break
    case .string(let text):
      if let offset = text.offsetOfControlCharacter {
        throw .character(attribute: member.name, offset: offset, allowed: "printable characters")
      }
    default:
      throw .wrongType(
        attribute: member.name, expected: "a text, true, false or a whole number of 32 bits")
    }
  }

  private static func checkName(_ name: String) throws(EventFault) {
    let isName = name.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    guard isName, (1...Limit.attributeName).contains(name.utf8.count),
      !Attribute.all.contains(name)
    else { throw .attributeName(String(name.prefix(40))) }
  }

  private static func checkLength(
    _ text: String, _ attribute: String, limit: Int
  ) throws(EventFault) {
    guard !text.isEmpty else { throw .missing(attribute: attribute) }
    let bytes = text.utf8.count
    guard bytes <= limit else { throw .tooLong(attribute: attribute, bytes: bytes, limit: limit) }
  }

  /// The attributes that have a place of their own.
  enum Attribute {
    static let all = [
      "agreement", "data", "data_base64", "datacontenttype", "id", "source", "specversion",
      "subject",
      "time", "type",
    ]
  }
}

extension String {
  /// Where the first of U+0000 to U+001F or U+007F to U+009F stands, in bytes.
  fileprivate var offsetOfControlCharacter: Int? {
    var previous: UInt8 = 0
    for (offset, byte) in utf8.enumerated() {
      if byte < 32 || byte == 127 { return offset }
      if previous == 0xC2, byte < 0xA0 { return offset - 1 }
      previous = byte
    }
    return nil
  }
}
