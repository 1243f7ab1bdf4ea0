// SPDX-License-Identifier: Apache-2.0

package import Evidence

/// An earlier checkpoint of the log, and the proof that the newest one has all it had.
package struct EarlierCheckpoint: Hashable, Sendable {
  /// The checkpoint as it was signed.
  package let note: SignedNote
  /// The hashes of the consistency proof (RFC 9162, section 2.1.4).
  package let hashes: [Digest]

  package init(note: SignedNote, hashes: [Digest]) {
    self.note = note
    self.hashes = hashes
  }
}

/// The text of `proofs/consistency`: earlier checkpoints, each with its proof.
///
/// ```
/// frankpledge-consistency/v1
/// earlier 2 hashes, 223 bytes
/// CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
/// …
/// example.org/postgres-guild
/// 1000
/// …
/// ```
///
/// After the hashes come so many bytes of a signed checkpoint, as they were signed.
struct ConsistencyFile: Hashable, Sendable {
  /// Ascending by the size of the log.
  let earlier: [EarlierCheckpoint]

  private static let firstLine = "frankpledge-consistency/v1"

  init(_ earlier: [EarlierCheckpoint]) { self.earlier = earlier }

  /// Reads what ``bytes`` writes, and nothing else.
  init(_ bytes: [UInt8]) throws(ProofFileFault) {
    var lines = ProofLines(bytes)
    guard try lines.next() == Self.firstLine else { throw lines.fault("'\(Self.firstLine)'") }
    var earlier: [EarlierCheckpoint] = []
    while !lines.isAtEnd {
      let words = try lines.next().split(separator: " ", omittingEmptySubsequences: false)
      guard words.count == 5, words[0] == "earlier", words[2] == "hashes,", words[4] == "bytes",
        let count = UInt64(words[1]), count <= 64, let size = UInt64(words[3]),
        "\(count)" == words[1], "\(size)" == words[3]
      else { throw lines.fault("'earlier', a count of hashes and a count of bytes") }
      var hashes: [Digest] = []
      for _ in 0..<count { hashes.append(try lines.hash()) }
      let note = try lines.bytes(size)
      do throws(NoteFault) {
        earlier.append(EarlierCheckpoint(note: try SignedNote(note), hashes: hashes))
      } catch {
        throw lines.fault("a signed checkpoint (\(error))")
      }
    }
    self.earlier = earlier
  }

  var bytes: [UInt8] {
    var bytes = Array("\(Self.firstLine)\n".utf8)
    for one in earlier {
      bytes += "earlier \(one.hashes.count) hashes, \(one.note.bytes.count) bytes\n".utf8
      for hash in one.hashes { bytes += (hash.base64 + "\n").utf8 }
      bytes += one.note.bytes
    }
    return bytes
  }
}
