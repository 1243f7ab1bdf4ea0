// SPDX-License-Identifier: Apache-2.0

/// What an adopter keeps of an event it sent: the event, the salt of its commitment, and the signed
/// promise that the log will have it.
///
/// ```
/// salt EBESExQVFhcYGRobHB0eHw
/// event {"agreement":"north-bank",…}
///
/// frankpledge-receipt/v1
/// …
/// ```
///
/// Having one says only that it is written as a receipt is. Believe it after ``checked(by:)``.
package struct Receipt: Hashable, Sendable {
  /// The salt of the commitment.
  package let salt: Salt
  /// The canonical bytes of the event.
  package let event: [UInt8]
  /// The promise as it was signed.
  package let note: SignedNote

  /// The longest receipt that is read.
  package static let mostBytes = Event.Limit.terms + 8192

  /// Signs a promise for an event.
  ///
  /// - Throws: what the signer throws.
  package init(
    _ promise: ReceiptPromise, salt: Salt, event: [UInt8],
    sign: (_ text: [UInt8]) throws -> SignedNote
  ) throws {
    self.salt = salt
    self.event = event
    note = try sign(promise.text)
  }

  private static let beforeSalt = Array("salt ".utf8)
  private static let beforeEvent = Array("event ".utf8)

  /// Reads a receipt.
  ///
  /// - Throws: ``ReceiptFault`` for anything that ``bytes`` would not write.
  package init(_ bytes: [UInt8]) throws(ReceiptFault) {
    guard bytes.count <= Self.mostBytes else { throw .malformed }
    let parts = bytes.split(separator: lineFeed, maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4, parts[2].isEmpty, parts[0].starts(with: Self.beforeSalt),
      parts[1].starts(with: Self.beforeEvent),
      let saltBytes = Base64.url.bytes(parts[0].dropFirst(Self.beforeSalt.count)),
      let salt = Salt(saltBytes)
    else { throw .malformed }
    self.salt = salt
    event = Array(parts[1].dropFirst(Self.beforeEvent.count))
    do throws(NoteFault) { note = try SignedNote(Array(parts[3])) } catch { throw .note(error) }
    guard self.bytes == bytes else { throw .malformed }
  }

  /// The bytes of the file.
  package var bytes: [UInt8] {
    var bytes = Self.beforeSalt
    Base64.url.append(salt.bytes, to: &bytes)
    bytes.append(lineFeed)
    bytes += Self.beforeEvent
    bytes += event
    bytes += [lineFeed, lineFeed]
    bytes += note.bytes
    return bytes
  }

  /// What was promised, if the log signed it for this very event.
  ///
  /// - Throws: ``ReceiptFault``.
  package func checked(by key: NoteVerifierKey) throws(ReceiptFault) -> ReceiptPromise {
    // Another line would be bytes that nobody vouches for.
    guard note.signatures.count == 1 else { throw .signatures(note.signatures.count) }
    do throws(NoteFault) { _ = try note.verified(by: [key]) } catch { throw .note(error) }
    let promise = try ReceiptPromise(text: note.text)
    guard promise.origin.utf8.elementsEqual(key.name.utf8) else {
      throw .otherLog(found: promise.origin, expected: key.name)
    }
    // Of either version: which one the leaf has is not promised.
    guard
      [1, 2].contains(where: {
        Commitment(version: $0, salt: salt, event: event).digest == promise.digest
      })
    else { throw .otherEvent }
    return promise
  }
}
