// SPDX-License-Identifier: Apache-2.0
// What the pack's reader was promised, held against what the pack has.

import Evidence
import WorkingTime

extension PackInquiry {
  /// What became of each receipt; nil where the pack is not sound enough to say.
  mutating func check(_ files: [ReceiptFile], now: Instant) -> [ReceiptOutcome]? {
    guard let manifest, let history, let keys = log?.allKeys,
      heads != nil || PackPath.heads.allSatisfy({ manifest.file($0) == nil })
    else { return nil }
    var inquiry = ReceiptInquiry(
      agreement: history.blindedID, keys: keys, heads: heads, asOf: manifest.asOf, now: now)
    for file in files { inquiry.take(file) }
    guard forEachEntry(for: .events, { inquiry.take($0, $1) }) else { return nil }
    return inquiry.judge()
  }
}
