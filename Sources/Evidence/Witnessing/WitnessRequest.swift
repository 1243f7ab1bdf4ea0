// SPDX-License-Identifier: Apache-2.0

/// What a log asks of a witness: to cosign a checkpoint that continues an older one (C2SP
/// tlog-witness, the body of `add-checkpoint`).
///
/// ```
/// old 20852014
/// PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
///
/// example.com/behind-the-sofa
/// 20852163
/// …
/// ```
package struct WitnessRequest: Hashable, Sendable {
  /// The size of the checkpoint that the witness cosigned last; 0 if it cosigned none.
  package let oldSize: UInt64
  /// The consistency proof from that size (RFC 6962, section 2.1.2).
  package let hashes: [Digest]
  /// The checkpoint as the log signed it.
  package let checkpoint: SignedNote

  /// The longest body that is read: room for sixteen signatures of any kind there is.
  package static let mostBytes = 1 << 18
  /// The most hashes of a proof: a path is as long as the tree is high.
  package static let mostHashes = 63

  private static let mark = Array("old ".utf8)

  /// Puts a request together.
  package init(oldSize: UInt64, hashes: [Digest], checkpoint: SignedNote) {
    self.oldSize = oldSize
    self.hashes = hashes
    self.checkpoint = checkpoint
  }

  /// Reads a body, strictly: it must be what ``bytes`` writes.
  ///
  /// - Throws: ``WitnessRequestFault``.
  package init(_ bytes: [UInt8]) throws(WitnessRequestFault) {
    guard bytes.count <= Self.mostBytes else { throw .tooLong(bytes: bytes.count) }
    var rest = bytes[...]
    guard let first = Self.takeLine(from: &rest), first.starts(with: Self.mark),
      let oldSize = DecimalNumber.read(first.dropFirst(Self.mark.count))
    else { throw .malformed(line: 1, expected: "'old' and a size") }
    var hashes: [Digest] = []
    while true {
      guard let line = Self.takeLine(from: &rest) else {
        throw .malformed(line: hashes.count + 2, expected: "a hash in base64, or an empty line")
      }
      if line.isEmpty { break }
      guard hashes.count < Self.mostHashes, let hash = Digest(base64: line) else {
        throw .malformed(
          line: hashes.count + 2,
          expected: "a hash in base64, at most \(Self.mostHashes) of them, or an empty line")
      }
      hashes.append(hash)
    }
    self.oldSize = oldSize
    self.hashes = hashes
    do throws(NoteFault) { checkpoint = try SignedNote(Array(rest)) } catch {
      throw .checkpoint(error)
    }
  }

  /// The body.
  package var bytes: [UInt8] {
    var text = "old \(oldSize)\n"
    for hash in hashes { text += hash.base64 + "\n" }
    return Array((text + "\n").utf8) + checkpoint.bytes
  }

  private static func takeLine(from rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let end = rest.firstIndex(of: lineFeed) else { return nil }
    defer { rest = rest[(end + 1)...] }
    return rest[..<end]
  }
}

/// Why a body is no request to a witness.
package enum WitnessRequestFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// Longer than ``WitnessRequest/mostBytes``.
  case tooLong(bytes: Int)
  /// A line that is not what must stand there, from 1.
  case malformed(line: Int, expected: String)
  /// What follows the empty line is no signed note.
  case checkpoint(NoteFault)

  package var description: String {
    switch self {
    case .tooLong(let bytes):
      "a request of \(bytes) bytes is refused; the most is \(WitnessRequest.mostBytes)"
    case .malformed(let line, let expected): "line \(line) of the request: expected \(expected)"
    case .checkpoint(let fault): "the checkpoint in the request: \(fault)"
    }
  }
}
