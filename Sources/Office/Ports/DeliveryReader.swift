// SPDX-License-Identifier: Apache-2.0

package import Evidence
package import WorkingTime

/// A request as a desk sent it.
package struct DeskDelivery: Sendable {
  /// Names in small letters, each as often as it came, in the order they came.
  package let headers: [(name: String, value: String)]
  package let body: [UInt8]
  package let receivedAt: Instant

  /// Puts a delivery together.
  package init(headers: [(name: String, value: String)], body: [UInt8], receivedAt: Instant) {
    self.headers = headers
    self.body = body
    self.receivedAt = receivedAt
  }

  /// The value of a header that came once; nil where it is absent or came more than once, since two
  /// readers might take different ones.
  package func header(_ name: String) -> String? {
    let values = headers.filter { $0.name == name }
    return values.count == 1 ? values.first?.value : nil
  }
}

/// Why a delivery brings no event.
package enum DeliveryRefusal: Error, Hashable, Sendable {
  /// It is not shown to come from the desk: no signature, or another's.
  case notAuthentic(String)
  /// It comes from the desk, and cannot be read as the mapping says.
  case unreadable(String)
}

/// What a delivery says.
package struct DeliveryReading: Hashable, Sendable {
  /// In the order that they are to be recorded.
  package let events: [Event]
  /// Why there is none, for a delivery that says nothing a verdict needs; or what was left out.
  package let notes: [String]

  package init(events: [Event], notes: [String] = []) {
    self.events = events
    self.notes = notes
  }
}

/// Reads what a desk sends when something happens.
///
/// The same delivery gives the same events at any time, so that one that comes again adds nothing.
package protocol DeliveryReader: Sendable {
  /// The events of a delivery.
  func events(in delivery: DeskDelivery) throws(DeliveryRefusal) -> DeliveryReading
}
