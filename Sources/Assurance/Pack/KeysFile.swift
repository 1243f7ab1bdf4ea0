// SPDX-License-Identifier: Apache-2.0

package import Evidence

/// The text of `proofs/keys`: how the log's key was handed over, from the first key on.
///
/// ```
/// frankpledge-keys/v1
/// handover 423 bytes
/// frankpledge-key/v1
/// …
/// ```
///
/// Each hand-over is the note as both keys signed it.
package struct KeysFile: Hashable, Sendable {
  /// In their order.
  package let handovers: [KeyHandover]

  private static let firstLine = "frankpledge-keys/v1"

  package init(_ handovers: [KeyHandover]) { self.handovers = handovers }

  /// Reads what ``bytes`` writes, and nothing else.
  init(_ bytes: [UInt8]) throws(ProofFileFault) {
    var lines = ProofLines(bytes)
    guard try lines.next() == Self.firstLine else { throw lines.fault("'\(Self.firstLine)'") }
    var handovers: [KeyHandover] = []
    while !lines.isAtEnd {
      let words = try lines.next().split(separator: " ", omittingEmptySubsequences: false)
      guard words.count == 3, words[0] == "handover", words[2] == "bytes",
        let size = UInt64(words[1]), "\(size)" == words[1],
        handovers.count < KeySuccession.mostHandovers
      else { throw lines.fault("'handover' and a count of bytes") }
      let note = try lines.bytes(size)
      do throws(KeyHandoverFault) { handovers.append(try KeyHandover(note)) } catch {
        throw lines.fault("a hand-over that both keys signed (\(error))")
      }
    }
    self.handovers = handovers
  }

  /// The bytes of the file.
  package var bytes: [UInt8] {
    var bytes = Array("\(Self.firstLine)\n".utf8)
    for handover in handovers {
      bytes += "handover \(handover.note.bytes.count) bytes\n".utf8
      bytes += handover.note.bytes
    }
    return bytes
  }

  /// Reads what ``bytes`` writes; nil with the reason for anything else.
  package static func read(_ bytes: [UInt8]) -> Result<KeysFile, KeysFileFault> {
    do throws(ProofFileFault) { return .success(try KeysFile(bytes)) } catch {
      return .failure(KeysFileFault(reason: error.description))
    }
  }
}

/// Why a file does not tell how the log's key was handed over.
package struct KeysFileFault: Error, Hashable, Sendable, CustomStringConvertible {
  let reason: String

  package var description: String { reason }
}
