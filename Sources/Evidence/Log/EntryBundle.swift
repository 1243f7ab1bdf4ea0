// SPDX-License-Identifier: Apache-2.0

/// The entries under one tile of level 0, as one file: each after its length in two bytes.
package enum EntryBundle {
  /// The longest entry.
  package static let mostEntryBytes = Int(UInt16.max)

  /// Writes entries one after another.
  ///
  /// - Throws: ``TileFault/entryTooLong(bytes:)``.
  package static func bytes(of entries: [[UInt8]]) throws(TileFault) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(entries.reduce(0) { $0 + $1.count + 2 })
    for entry in entries {
      guard let count = UInt16(exactly: entry.count) else {
        throw .entryTooLong(bytes: entry.count)
      }
      bytes.append(UInt8(count >> 8))
      bytes.append(UInt8(count & 0xFF))
      bytes.append(contentsOf: entry)
    }
    return bytes
  }

  /// Reads the entries of a bundle that must have exactly `count` of them.
  ///
  /// - Throws: ``TileFault/wrongEntries(found:needed:)``.
  package static func entries(
    of bytes: [UInt8], count needed: Int
  ) throws(TileFault) -> [[UInt8]] {
    var entries: [[UInt8]] = []
    var rest = bytes[...]
    while entries.count <= needed, let high = rest.popFirst() {
      guard let low = rest.popFirst() else { break }
      let count = Int(high) << 8 | Int(low)
      guard count <= rest.count else { break }
      entries.append(Array(rest.prefix(count)))
      rest.removeFirst(count)
      if rest.isEmpty, entries.count == needed { return entries }
    }
    guard needed == 0, bytes.isEmpty else {
      throw .wrongEntries(found: entries.count, needed: needed)
    }
    return entries
  }
}
