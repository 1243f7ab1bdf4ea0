// SPDX-License-Identifier: Apache-2.0

/// A proof file for one entry (C2SP tlog-proof v1), to be checked offline; ends in `.tlog-proof`.
///
/// Having one says only that it is written as it must be: ``TrustedLog/check(_:leafHash:)`` judges
/// it.
package struct TLogProof: Hashable, Sendable {
  /// Anything an application adds; nobody vouches for it.
  package let extra: [UInt8]?
  /// The index of the entry, from 0.
  package let index: UInt64
  /// From the sibling of the leaf up to the child of the root.
  package let hashes: [Digest]
  /// The signed checkpoint, as it came.
  package let checkpoint: SignedNote

  private static let firstLine = "c2sp.org/tlog-proof@v1"
  private static let extraMark = "extra "
  private static let indexMark = "index "

  /// Puts a proof together.
  package init(proof: InclusionProof, checkpoint: SignedNote, extra: [UInt8]? = nil) {
    self.extra = extra
    index = proof.index
    hashes = proof.hashes
    self.checkpoint = checkpoint
  }

  /// Reads a proof file, strictly: it must be what ``bytes`` writes.
  ///
  /// - Throws: ``TLogProofFault``.
  package init(_ bytes: [UInt8]) throws(TLogProofFault) {
    guard bytes.count <= SignedNote.mostBytes else { throw .tooLong(bytes: bytes.count) }
    var reader = LineReader(rest: bytes[...])
    guard reader.next()?.elementsEqual(Self.firstLine.utf8) == true else {
      throw .malformed(line: 1, expected: Self.firstLine)
    }
    var line = reader.next()
    if let text = line, text.starts(with: Self.extraMark.utf8) {
      guard let extra = Base64.standard.bytes(text.dropFirst(Self.extraMark.utf8.count)),
        !extra.isEmpty
      else { throw .malformed(line: 2, expected: "extra and base64") }
      self.extra = extra
      line = reader.next()
    } else {
      extra = nil
    }
    guard let text = line, text.starts(with: Self.indexMark.utf8),
      let index = DecimalNumber.read(text.dropFirst(Self.indexMark.utf8.count))
    else { throw .malformed(line: reader.line, expected: "index and a number") }
    self.index = index
    var hashes: [Digest] = []
    while let text = reader.next(), !text.isEmpty {
      // A path is as long as the tree is high.
      guard hashes.count < 64, let hash = Digest(base64: text) else {
        throw .malformed(line: reader.line, expected: "a hash in base64, or an empty line")
      }
      hashes.append(hash)
    }
    self.hashes = hashes
    do throws(NoteFault) { checkpoint = try SignedNote(Array(reader.rest)) } catch {
      throw .checkpoint(error)
    }
  }

  /// The file.
  package var bytes: [UInt8] {
    var text = Self.firstLine + "\n"
    if let extra, !extra.isEmpty { text += Self.extraMark + Base64.standard.text(extra) + "\n" }
    text += Self.indexMark + "\(index)\n"
    for hash in hashes { text += hash.base64 + "\n" }
    return Array((text + "\n").utf8) + checkpoint.bytes
  }
}

/// Takes lines from the front of bytes.
private struct LineReader {
  /// What follows the last line taken.
  var rest: ArraySlice<UInt8>
  /// The number of the last line taken, from 1.
  var line = 0

  /// The next line without its line feed; nil at the end, or if it has none.
  mutating func next() -> ArraySlice<UInt8>? {
    line += 1
    guard let end = rest.firstIndex(of: lineFeed) else { return nil }
    defer { rest = rest[(end + 1)...] }
    return rest[..<end]
  }
}
