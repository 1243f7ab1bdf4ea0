// SPDX-License-Identifier: Apache-2.0

import SwiftASN1

/// The fields of a constructed value in DER, taken one after another.
struct DERFields {
  private var rest: ASN1NodeCollection.Iterator
  /// The field that comes next; nil at the end.
  private(set) var next: ASN1Node?

  /// The fields of a value that must have this tag.
  init(_ node: ASN1Node, _ tag: ASN1Identifier = .sequence) throws(TimeStampFault) {
    guard node.identifier == tag, case .constructed(let children) = node.content else {
      throw .malformed("a constructed value")
    }
    rest = children.makeIterator()
    next = rest.next()
  }

  /// The one value that bytes hold in DER.
  static func parse(_ bytes: [UInt8]) throws(TimeStampFault) -> ASN1Node {
    do { return try DER.parse(bytes) } catch { throw .notDER }
  }

  /// The next field, which must have this tag.
  mutating func take(
    _ tag: ASN1Identifier, _ what: StaticString
  ) throws(TimeStampFault) -> ASN1Node {
    guard let node = takeIf(tag) else { throw .malformed("\(what)") }
    return node
  }

  /// The next field if it has this tag.
  mutating func takeIf(_ tag: ASN1Identifier) -> ASN1Node? {
    guard let node = next, node.identifier == tag else { return nil }
    next = rest.next()
    return node
  }

  /// The next field whatever it is.
  mutating func takeAny(_ what: StaticString) throws(TimeStampFault) -> ASN1Node {
    guard let node = next else { throw .malformed("\(what)") }
    next = rest.next()
    return node
  }

  /// Nothing may be left.
  func finish(_ what: StaticString) throws(TimeStampFault) {
    guard next == nil else { throw .malformed("the end of \(what)") }
  }

  /// The members of a SET OF, which DER puts in ascending order of their bytes (X.690, 11.6).
  static func set(
    _ node: ASN1Node, _ tag: ASN1Identifier, _ what: StaticString
  ) throws(TimeStampFault) -> [ASN1Node] {
    guard node.identifier == tag, case .constructed(let children) = node.content else {
      throw .malformed("\(what)")
    }
    let members = Array(children)
    for (one, other) in zip(members, members.dropFirst())
    where !one.encodedBytes.lexicographicallyPrecedes(other.encodedBytes) {
      throw .unsorted("\(what)")
    }
    return members
  }
}

extension ASN1Node {
  /// The bytes of a value that has no parts and this tag; nil for any other.
  func bytes(_ tag: ASN1Identifier) -> ArraySlice<UInt8>? {
    guard identifier == tag, case .primitive(let bytes) = content else { return nil }
    return bytes
  }

  /// A whole number that is not negative, in as few bytes as can be, without the nought that keeps
  /// it positive.
  func natural(_ tag: ASN1Identifier = .integer) throws(TimeStampFault) -> [UInt8] {
    guard let bytes = bytes(tag), let first = bytes.first, first < 0x80, bytes.count <= 64 else {
      throw .malformed("a whole number that is not negative")
    }
    guard first == 0, bytes.count > 1 else { return Array(bytes) }
    guard bytes[bytes.startIndex + 1] >= 0x80 else { throw .notDER }
    return Array(bytes.dropFirst())
  }

  /// A small whole number that is not negative.
  func small(_ tag: ASN1Identifier = .integer, most: Int) throws(TimeStampFault) -> Int {
    let bytes = try natural(tag)
    guard bytes.count <= 4 else { throw .malformed("a number up to \(most)") }
    let value = bytes.reduce(0) { $0 << 8 | Int($1) }
    guard value <= most else { throw .malformed("a number up to \(most)") }
    return value
  }

  func objectIdentifier() throws(TimeStampFault) -> ASN1ObjectIdentifier {
    do { return try ASN1ObjectIdentifier(derEncoded: self) } catch {
      throw .malformed("an object identifier")
    }
  }

  /// The OID of an AlgorithmIdentifier whose parameters are absent or NULL.
  func algorithm() throws(TimeStampFault) -> ASN1ObjectIdentifier {
    var fields = try DERFields(self)
    let oid = try fields.take(.objectIdentifier, "an algorithm").objectIdentifier()
    _ = fields.takeIf(.null)
    try fields.finish("an algorithm")
    return oid
  }
}

extension ASN1Identifier {
  /// A tag that means something only where it stands: `[0]`, `[1]`.
  static func context(_ number: UInt) -> ASN1Identifier {
    ASN1Identifier(tagWithNumber: number, tagClass: .contextSpecific)
  }
}
