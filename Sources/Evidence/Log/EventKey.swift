// SPDX-License-Identifier: Apache-2.0

/// What makes an event the same event.
package struct EventKey: Hashable, Sendable {
  /// Who says so.
  package let source: String
  /// Unique within the source.
  package let id: String

  /// Names an event.
  package init(source: String, id: String) {
    self.source = source
    self.id = id
  }

  /// By their bytes: é and e with an accent after it look alike and are two ids.
  package static func == (left: EventKey, right: EventKey) -> Bool {
    left.source.utf8.elementsEqual(right.source.utf8) && left.id.utf8.elementsEqual(right.id.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    for byte in source.utf8 { hasher.combine(byte) }
    hasher.combine(0xFF as UInt8)
    for byte in id.utf8 { hasher.combine(byte) }
  }
}
