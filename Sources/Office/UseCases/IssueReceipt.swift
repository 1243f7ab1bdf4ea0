// SPDX-License-Identifier: Apache-2.0

package import Evidence
package import WorkingTime

/// Promises an adopter that an event it sent will be in the log, and by when.
///
/// The caller records the events it gets back, in the order it got them: entries of different
/// commits must follow one another as their events were received. An event that the log has already
/// gets a receipt that names its entry.
package struct IssueReceipt: Sendable {
  private let store: any EventStore
  private let origin: String
  private let sign: @Sendable (_ text: [UInt8]) throws -> SignedNote
  private let salt: @Sendable () -> [UInt8]
  private let patience: Int64

  /// How long after receiving an event the log has it, unless told otherwise: an hour.
  package static let usualPatience: Int64 = 3_600_000

  /// An issuer of receipts.
  ///
  /// `sign` signs with the key of the log, whose name is `origin`; `salt` draws 16 random bytes;
  /// `patience`, in milliseconds, is how long after receiving an event the log has it.
  package init(
    store: any EventStore, origin: String,
    sign: @escaping @Sendable (_ text: [UInt8]) throws -> SignedNote,
    salt: @escaping @Sendable () -> [UInt8], patience: Int64 = IssueReceipt.usualPatience
  ) {
    self.store = store
    self.origin = origin
    self.sign = sign
    self.salt = salt
    self.patience = patience
  }

  /// A receipt, and what is to be recorded so that it is kept.
  package struct Issued: Sendable {
    /// For whoever sent the event.
    package let receipt: Receipt
    /// To be recorded; nil if the log has the event already.
    package let event: NewEvent?
  }

  /// Promises that an event received now will be in the log.
  ///
  /// - Throws: ``EventFault`` for an event that cannot be recorded; ``OfficeFault`` for one that only
  ///   the program may write, where nothing of its agreement is recorded yet, so that its terms are
  ///   to be stated first, where the log knows another event by the same source and id, and where
  ///   its contents were erased; what the store and the signer throw.
  package func issue(for event: Event, receivedAt now: Instant) async throws -> Issued {
    guard !RecordEvidence.isReserved(event) else { throw OfficeFault.reserved(id: event.id) }
    let bytes = try event.checkedCanonicalBytes()
    guard let blinding = try await store.salt(of: event.agreement) else {
      throw OfficeFault.nothingRecorded(agreement: event.agreement)
    }
    let agreement = Leaf.blindedID(agreement: event.agreement, salt: blinding)
    let key = EventKey(source: event.source, id: event.id)
    if let index = try await store.index(of: key) {
      return try await acknowledge(bytes, key, at: index, agreement, now)
    }
    guard let salt = Salt(salt()) else { throw OfficeFault.noSalt }
    let promise = ReceiptPromise(
      origin: origin, agreement: agreement,
      digest: Commitment(salt: salt, event: bytes).digest, received: now,
      loggedBy: try now.advanced(byMilliseconds: patience))
    let receipt = try Receipt(promise, salt: salt, event: bytes, sign: sign)
    return Issued(receipt: receipt, event: NewEvent(event: event, salt: salt.bytes))
  }

  private func acknowledge(
    _ event: [UInt8], _ key: EventKey, at index: UInt64, _ agreement: Digest, _ now: Instant
  ) async throws -> Issued {
    guard let entry = try await store.entry(at: index), let recorded = entry.event,
      let salt = entry.salt.flatMap(Salt.init), let leaf = Leaf(entry.leaf)
    else { throw OfficeFault.erasedBefore(source: key.source, id: key.id) }
    guard recorded == event else { throw OfficeFault.contradicts(source: key.source, id: key.id) }
    let promise = ReceiptPromise(
      origin: origin, agreement: agreement, digest: leaf.digest, received: now, loggedBy: now,
      entry: index)
    return Issued(
      receipt: try Receipt(promise, salt: salt, event: event, sign: sign), event: nil)
  }
}
