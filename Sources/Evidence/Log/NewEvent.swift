// SPDX-License-Identifier: Apache-2.0

/// An event about to be recorded, with the salt that blinds its commitment.
package struct NewEvent: Sendable {
  /// The event.
  package let event: Event
  /// 16 random bytes (RFC 9901, section 9.3), drawn at the edge.
  package let salt: [UInt8]

  /// Puts an event and its salt together.
  package init(event: Event, salt: [UInt8]) {
    self.event = event
    self.salt = salt
  }
}
