// SPDX-License-Identifier: Apache-2.0

/// Why tiles or bundles of entries cannot be used.
package enum TileFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// A subtree that a tree of this size does not have.
  case noSuchSubtree(height: Int, index: UInt64, size: UInt64)
  /// A tile with fewer hashes than a tree of the size has.
  case narrow(Tile, found: Int)
  /// An entry too long for its two bytes of length.
  case entryTooLong(bytes: Int)
  /// A bundle that ends within an entry, or has another count of entries than it must.
  case wrongEntries(found: Int, needed: Int)

  package var description: String {
    switch self {
    case .noSuchSubtree(let height, let index, let size):
      "a log of \(size) entries has no subtree \(index) of height \(height)"
    case .narrow(let tile, let found):
      "\(tile.path) has \(found) hashes and needs \(tile.width); the log is damaged"
    case .entryTooLong(let bytes):
      "an entry of \(bytes) bytes does not fit; the most is \(EntryBundle.mostEntryBytes)"
    case .wrongEntries(let found, let needed):
      found == needed
        ? "a bundle has bytes after its \(needed) entries; fetch it again"
        : "a bundle has \(found) whole entries and needs \(needed); fetch it again"
    }
  }
}
