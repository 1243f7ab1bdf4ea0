// SPDX-License-Identifier: Apache-2.0

/// What became of events given to the log.
package struct AppendReceipt: Sendable {
  /// New in the log.
  package var appended: Int
  /// Known already, saying the same.
  package var duplicates: Int
  /// Known already, saying something else, and so not recorded: by source and id.
  package var conflicts: [EventKey]
  /// The log after the commit.
  package var head: LogHead

  /// Puts the counts together.
  package init(appended: Int, duplicates: Int, conflicts: [EventKey], head: LogHead) {
    self.appended = appended
    self.duplicates = duplicates
    self.conflicts = conflicts
    self.head = head
  }
}
