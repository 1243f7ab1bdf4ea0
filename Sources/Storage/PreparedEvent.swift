// SPDX-License-Identifier: Apache-2.0

import Evidence

/// An event made ready to be recorded by the one who brings it, before it waits for its turn: nothing of
/// it depends on where the log stands.
struct PreparedEvent: Sendable {
  let key: EventKey
  let agreement: String
  let committed: CommittedEvent

  /// Checks an event.
  ///
  /// - Throws: ``StorageFault/unfit(_:reason:)``.
  init(_ new: NewEvent) throws(StorageFault) {
    key = EventKey(source: new.event.source, id: new.event.id)
    agreement = new.event.agreement
    let bytes: [UInt8]
    do throws(EventFault) {
      bytes = try new.event.checkedCanonicalBytes()
    } catch {
      throw .unfit(key, reason: "\(error)")
    }
    guard let salt = Salt(new.salt) else {
      throw .unfit(key, reason: "its salt has \(new.salt.count) bytes, not 16")
    }
    committed = CommittedEvent(event: bytes, salt: salt)
  }
}
