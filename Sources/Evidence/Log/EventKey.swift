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
}
