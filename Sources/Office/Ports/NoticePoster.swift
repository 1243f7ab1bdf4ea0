// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// Where notices of the watch go: a screen, a webhook.
package protocol NoticePoster: Sendable {
  /// Delivers one notice.
  ///
  /// When it returns, the other side has taken the notice. It may be given the same notice again, with
  /// the same key, where that could not be noted down: whoever takes notices drops repeated keys.
  ///
  /// - Throws: why it was not taken; the notice is then offered again later.
  func post(_ notice: WatchNotice, at now: Instant) async throws
}

/// Where the watch keeps what it has told, between rounds and restarts.
package protocol WatchShelf: Sendable {
  /// What was saved last, or nil if nothing was.
  func load() throws -> [UInt8]?

  /// Saves, so that a reader or a power cut finds the whole of it or what was there before.
  func save(_ bytes: [UInt8]) throws
}
