// SPDX-License-Identifier: Apache-2.0

import Evidence
import Judgement

/// What the events of a pack come to, once they are known to be in the log.
struct PackHistory: Sendable {
  /// For judgement.
  var history: History
  /// The newest statement of the agreement's terms, with its index.
  var terms: (index: UInt64, data: JSONObject)?
  /// The first and the last entry.
  var ends: [LogEntry] = []
  var count: UInt64 = 0
  /// What stands in each leaf of the agreement.
  var blindedID = Digest.noughts
  /// The running digest over the entries, which the log's heads commit to.
  var chain = Digest.noughts
  /// The statements of people that events rest on, with their signatures.
  var people = SignatureLedger()
  /// Hand-overs of the log's key, as events tell them.
  var handovers: [(index: UInt64, data: JSONObject)] = []
  /// What a reader must know beside the verdicts.
  var caveats = Caveats()
}
