// SPDX-License-Identifier: Apache-2.0

import Evidence

/// Digests, each once: 16 to 64 bytes of memory each.
///
/// Only the first half of each is kept, 128 bits: two that share it do not come about by chance, and
/// who spends 2⁶⁴ attempts to make some only has their own pack refused.
struct DigestSet: Sendable {
  private struct Slot {
    var high: UInt64 = 0
    var low: UInt64 = 0
    var isEmpty: Bool { high == 0 && low == 0 }
  }

  /// A power of two of them, never more than three quarters full; a digest stands in the first free
  /// slot from the one its own bits name.
  private var slots = [Slot](repeating: Slot(), count: 64)
  private(set) var count = 0

  /// Puts a digest in; false if it is there already.
  mutating func insert(_ digest: Digest) -> Bool {
    let (high, low) = digest.halfWords
    // A digest of noughts is that of no message anybody knows; it would look like a free slot.
    let added = Slot(high: high, low: max(low, 1))
    guard place(added) else { return false }
    count += 1
    if count > slots.count / 4 * 3 { grow() }
    return true
  }

  /// Puts digests in, one after the other; says of each whether it was new.
  mutating func insert(_ digests: [Digest]) -> [Bool] { digests.map { insert($0) } }

  private mutating func place(_ added: Slot) -> Bool {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: added.high) & mask
    while !slots[place].isEmpty {
      if slots[place].high == added.high, slots[place].low == added.low { return false }
      place = (place + 1) & mask
    }
    slots[place] = added
    return true
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    for slot in old where !slot.isEmpty { _ = place(slot) }
  }
}
