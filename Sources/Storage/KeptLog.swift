// SPDX-License-Identifier: Apache-2.0

import Evidence
import WorkingTime

/// Where the log stood after the last commit of a connection, so that the next one need not read and
/// check it all again.
///
/// It holds only as long as no other connection has committed, which ``version`` tells.
struct KeptLog: Sendable {
  /// SQLite's `data_version` in the transaction that left this behind.
  let version: Int64
  let log: StoredLog
  let state: LogState
  /// Whether the log has erased events.
  let hasErased: Bool
  let agreementIDs: [String: Int64]
  /// When the newest heads were written.
  let headsTime: Instant
}
