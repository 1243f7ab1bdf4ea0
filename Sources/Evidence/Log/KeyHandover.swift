// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// That a log goes on with another key: a note that both keys signed.
///
/// ```
/// frankpledge-key/v1
/// origin example.org/guild
/// from example.org/guild+530d903a+AekyeRrm…
/// to example.org/guild+df20d26d+AXm1Vi6P…
/// size 52
/// moment 2026-03-06T16:10:00Z
///
/// — example.org/guild Uw2QOn…
/// — example.org/guild 3yDSbc…
/// ```
///
/// Checkpoints of up to `size` entries are signed with the old key, larger ones with the new key. The
/// first line is no log's origin, so the note cannot pass for a checkpoint.
package struct KeyHandover: Hashable, Sendable {
  /// The key until now.
  package let from: NoteVerifierKey
  /// The key from now on.
  package let to: NoteVerifierKey
  /// The largest size of the log that the old key signs for.
  package let size: UInt64
  /// When it was decided.
  package let moment: Instant
  /// The note as it was signed.
  package let note: SignedNote

  private static let firstLine = "frankpledge-key/v1"

  /// Hands a log over.
  ///
  /// - Throws: ``KeyHandoverFault``.
  package init(
    from: NoteKey, to: NoteKey, size: UInt64, moment: Instant
  ) throws(KeyHandoverFault) {
    let text = Self.text(from.verifierKey, to.verifierKey, size, moment)
    let note: SignedNote
    do throws(NoteFault) {
      note = try SignedNote(
        text: text, signatures: [try from.signature(over: text), try to.signature(over: text)])
    } catch {
      throw .note(error)
    }
    try self.init(note)
  }

  /// Reads a hand-over and checks both signatures.
  ///
  /// - Throws: ``KeyHandoverFault``.
  package init(_ bytes: [UInt8]) throws(KeyHandoverFault) {
    let note: SignedNote
    do throws(NoteFault) { note = try SignedNote(bytes) } catch { throw .note(error) }
    try self.init(note)
  }

  private init(_ note: SignedNote) throws(KeyHandoverFault) {
    let lines = String(decoding: note.text, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 7, lines[0] == Self.firstLine else { throw .otherFormat }
    func value(_ line: Int, _ name: String) -> Substring? {
      lines[line].hasPrefix(name + " ") ? lines[line].dropFirst(name.utf8.count + 1) : nil
    }
    guard let origin = value(1, "origin"), let old = value(2, "from"), let new = value(3, "to"),
      let size = value(4, "size").flatMap({ DecimalNumber.read($0.utf8) }),
      let moment = value(5, "moment").flatMap({ try? Instant(rfc3339: $0) })
    else { throw .otherFormat }
    do throws(NoteFault) {
      (from, to) = (try NoteVerifierKey(String(old)), try NoteVerifierKey(String(new)))
    } catch {
      throw .note(error)
    }
    guard from != to, from.name.utf8.elementsEqual(origin.utf8),
      to.name.utf8.elementsEqual(origin.utf8),
      Self.text(from, to, size, moment) == note.text
    else { throw .otherFormat }
    guard note.signatures.count == 2, from.made(note.signatures[0]), to.made(note.signatures[1])
    else { throw .notSignedByBoth }
    do throws(NoteFault) { _ = try note.verified(by: [from, to]) } catch { throw .note(error) }
    (self.size, self.moment, self.note) = (size, moment, note)
  }

  private static func text(
    _ from: NoteVerifierKey, _ to: NoteVerifierKey, _ size: UInt64, _ moment: Instant
  ) -> [UInt8] {
    let lines = [
      firstLine, "origin \(from.name)", "from \(from)", "to \(to)", "size \(size)",
      "moment \(moment.rfc3339)",
    ]
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// The event that tells it in an agreement's part of the log.
  package func event(of agreement: String) -> Event {
    Event(
      id: Digest(hashing: note.bytes).hex, source: Self.source + agreement,
      type: Vocabulary.keyHandedOver, time: moment, agreement: agreement,
      data: ["note": .string(String(decoding: note.bytes, as: UTF8.self))])
  }

  /// What every source of such events begins with; no desk may use it.
  package static let source = "/keys/"

  /// Reads the data of an event of type ``Vocabulary/keyHandedOver``.
  ///
  /// - Throws: ``KeyHandoverFault``.
  package init(data: JSONObject) throws(KeyHandoverFault) {
    guard data.members.count == 1, case .string(let text)? = data["note"] else {
      throw .otherFormat
    }
    try self.init(Array(text.utf8))
  }
}

/// Why bytes are not the hand-over of a log.
package enum KeyHandoverFault: Error, Hashable, Sendable, CustomStringConvertible {
  case note(NoteFault)
  /// The text is not the one a hand-over has.
  case otherFormat
  /// It has not exactly the signatures of the old key and the new, in this order.
  case notSignedByBoth

  package var description: String {
    switch self {
    case .note(let fault): fault.description
    case .otherFormat:
      "the text is not that of a hand-over: frankpledge-key/v1, origin, from, to, size, moment"
    case .notSignedByBoth:
      "a hand-over must have two signatures, by the old key and then by the new one"
    }
  }
}
