// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// What a cooperative promises whoever sends it an event: that the log will have it, and by when.
///
/// The text of a signed note. Its first line is no log's origin, so it cannot pass for a checkpoint,
/// nor for a manifest. It shows no event: the digest is the one that stands in the leaf. The bytes
/// are frozen in `docs/specs/receipt.md`.
package struct ReceiptPromise: Hashable, Sendable {
  /// The name of the log.
  package let origin: String
  /// The blinded id of the agreement, as in its leaves.
  package let agreement: Digest
  /// What the leaf of the event commits to.
  package let digest: Digest
  /// When the cooperative had the event, by its own clock.
  package let received: Instant
  /// When at the latest the log has it.
  package let loggedBy: Instant
  /// The entry that had the event already when it was sent; nil for an event that was new.
  package let entry: UInt64?

  /// Puts the parts together.
  package init(
    origin: String, agreement: Digest, digest: Digest, received: Instant, loggedBy: Instant,
    entry: UInt64? = nil
  ) {
    self.origin = origin
    self.agreement = agreement
    self.digest = digest
    self.received = received
    self.loggedBy = loggedBy
    self.entry = entry
  }

  static let firstLine = "frankpledge-receipt/v1"

  /// The text that is signed, with its last line feed.
  package var text: [UInt8] {
    var lines = [
      Self.firstLine, "origin \(origin)", "agreement \(agreement.base64URL)",
      "digest \(digest.base64URL)", "received \(received.rfc3339)", "logged-by \(loggedBy.rfc3339)",
    ]
    if let entry { lines.append("entry \(entry)") }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// Reads a text.
  ///
  /// - Throws: ``ReceiptFault`` for anything that ``text`` would not write.
  package init(text: [UInt8]) throws(ReceiptFault) {
    let lines = String(decoding: text, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    func value(_ line: Int, _ name: String) throws(ReceiptFault) -> Substring {
      guard lines.count > line, lines[line].hasPrefix(name + " ") else {
        throw .expected("'\(name)' and its value", line: line + 1)
      }
      return lines[line].dropFirst(name.count + 1)
    }
    guard lines.first ?? "" == Self.firstLine else {
      throw .expected("'\(Self.firstLine)'", line: 1)
    }
    origin = String(try value(1, "origin"))
    guard let agreement = Digest(base64URL: try value(2, "agreement").utf8) else {
      throw .expected("'agreement' and a blinded id", line: 3)
    }
    guard let digest = Digest(base64URL: try value(3, "digest").utf8) else {
      throw .expected("'digest' and a digest", line: 4)
    }
    guard let received = try? Instant(rfc3339: try value(4, "received")) else {
      throw .expected("'received' and a time", line: 5)
    }
    guard let loggedBy = try? Instant(rfc3339: try value(5, "logged-by")) else {
      throw .expected("'logged-by' and a time", line: 6)
    }
    (self.agreement, self.digest) = (agreement, digest)
    (self.received, self.loggedBy) = (received, loggedBy)
    if lines.count > 7 {
      guard let entry = DecimalNumber.read(try value(6, "entry").utf8) else {
        throw .expected("'entry' and an index", line: 7)
      }
      self.entry = entry
    } else {
      entry = nil
    }
    guard NoteSignature.isName(origin) else { throw .expected("'origin' and a name", line: 2) }
    guard self.text == text else { throw .notCanonical }
  }
}
