// SPDX-License-Identifier: Apache-2.0

/// A signed note (C2SP signed-note v1.0.0): a text and the signatures of keys over it.
///
/// Having one says only that it is written as a note is. Believe its text after ``verified(by:)``.
package struct SignedNote: Hashable, Sendable {
  /// The text with its last line feed, then an empty line, then the signature lines.
  package let bytes: [UInt8]
  /// The text that is signed, with its last line feed.
  package let text: [UInt8]
  /// The signatures in the order of their lines; at least one.
  package let signatures: [NoteSignature]

  /// The longest note that is read.
  package static let mostBytes = 1_000_000
  /// The most signature lines that are read.
  package static let mostSignatures = 100

  /// Reads a note.
  ///
  /// Reading is strict, so that ``bytes`` are the only way to write the note: UTF-8, no control
  /// character but the line feed, canonical base64.
  ///
  /// - Throws: ``NoteFault``.
  package init(_ bytes: [UInt8]) throws(NoteFault) {
    guard bytes.count <= Self.mostBytes else { throw .tooLong(bytes: bytes.count) }
    if let offset = Self.firstByteOutsideText(bytes) { throw .notText(offset: offset) }
    guard let divide = Self.lastEmptyLine(in: bytes), divide + 1 < bytes.count,
      bytes.last == lineFeed
    else { throw .noSignatures }
    let text = Array(bytes[..<divide])
    let lines = bytes[(divide + 1)...].dropLast().split(
      separator: lineFeed, omittingEmptySubsequences: false)
    guard lines.count <= Self.mostSignatures else { throw .tooManySignatures(lines.count) }
    let before = text.count { $0 == lineFeed } + 1
    var signatures: [NoteSignature] = []
    for (place, line) in lines.enumerated() {
      guard let signature = NoteSignature(line: line) else {
        throw .malformedSignature(line: before + place + 1)
      }
      signatures.append(signature)
    }
    self.bytes = bytes
    self.text = text
    self.signatures = signatures
  }

  /// Puts a note together.
  ///
  /// - Throws: ``NoteFault``, as for reading: a text with a control character or without a last line
  ///   feed, no signatures or too many.
  package init(text: [UInt8], signatures: [NoteSignature]) throws(NoteFault) {
    guard text.last == lineFeed else { throw .unfinishedText }
    var bytes = text
    bytes.append(lineFeed)
    for signature in signatures { signature.append(to: &bytes) }
    try self.init(bytes)
  }

  /// The same note with one more signature.
  ///
  /// - Throws: ``NoteFault/tooManySignatures(_:)`` or ``NoteFault/tooLong(bytes:)``.
  package func adding(_ signature: NoteSignature) throws(NoteFault) -> SignedNote {
    try SignedNote(text: text, signatures: signatures + [signature])
  }

  /// The offset after the line feed of the text, which is that of the empty line.
  private static func lastEmptyLine(in bytes: [UInt8]) -> Int? {
    var place = bytes.count - 1
    while place > 0 {
      if bytes[place] == lineFeed, bytes[place - 1] == lineFeed { return place }
      place -= 1
    }
    return nil
  }

  private static func firstByteOutsideText(_ bytes: [UInt8]) -> Int? {
    if let offset = bytes.firstIndex(where: { $0 < 0x20 && $0 != lineFeed }) { return offset }
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    // Rare, so the place is looked for only now: the end of the longest prefix that is UTF-8.
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      offset += UTF8.width(scalar)
    }
    return offset
  }
}

/// The byte that ends every line of a note.
let lineFeed = UInt8(ascii: "\n")
