// SPDX-License-Identifier: Apache-2.0

/// A place in the tiling of a tree (C2SP tlog-tiles v0.1.0): up to 256 neighbouring hashes.
///
/// Level 0 holds leaf hashes; each hash of a level above is the root over one full tile below.
package struct Tile: Hashable, Sendable {
  /// From 0, the leaves, to 7; larger trees than ``MerkleTree/mostLeaves`` would need more.
  package let level: Int
  /// The place within the level, from 0.
  package let index: UInt64
  /// How many hashes it has, 1 to 256; under 256 the tile is partial.
  package let width: Int

  /// How many hashes a full tile has.
  package static let fullWidth = 256
  /// The height of the subtree that a full tile spans.
  package static let height = 8
  /// How many levels there can be.
  package static let levels = 8

  /// Names a tile; nil if no tree has such a one.
  package init?(level: Int, index: UInt64, width: Int = fullWidth) {
    guard (0..<Self.levels).contains(level), (1...Self.fullWidth).contains(width),
      index <= MerkleTree.mostLeaves >> UInt64(Self.height * (level + 1))
    else { return nil }
    self.level = level
    self.index = index
    self.width = width
  }

  /// Whether it has less than 256 hashes, so that it is replaced as the log grows.
  package var isPartial: Bool { width < Self.fullWidth }

  /// How many hashes a level has in a tree of this size.
  package static func hashes(ofLevel level: Int, size: UInt64) -> UInt64 {
    (0..<levels).contains(level) ? size >> UInt64(height * level) : 0
  }

  /// The tile that holds a hash in a tree of this size; nil if the tree has no such hash.
  package static func holding(hash: UInt64, ofLevel level: Int, size: UInt64) -> Tile? {
    let count = hashes(ofLevel: level, size: size)
    guard hash < count else { return nil }
    let index = hash >> UInt64(height)
    let width = min(count - index << UInt64(height), UInt64(fullWidth))
    return Tile(level: level, index: index, width: Int(width))
  }

  /// All tiles of a tree of this size that a tree of the older size does not have, by level and
  /// index.
  package static func all(size: UInt64, beyond oldSize: UInt64 = 0) -> some Sequence<Tile> {
    (0..<levels).lazy.flatMap { level in
      let count = hashes(ofLevel: level, size: size)
      let old = hashes(ofLevel: level, size: oldSize)
      let end = (count + UInt64(fullWidth - 1)) >> UInt64(height)
      let first = old < count ? old >> UInt64(height) : end
      return (first..<end).lazy.compactMap {
        holding(hash: $0 << UInt64(height), ofLevel: level, size: size)
      }
    }
  }
}

extension Tile {
  /// The path under the log's prefix, such as `tile/0/x001/x234/067.p/8`.
  package var path: String { "tile/\(level)/\(place)" }

  /// The path of the entries whose hashes a tile of level 0 holds, such as `tile/entries/067`.
  package var entriesPath: String { "tile/entries/\(place)" }

  /// The index in groups of three digits, each but the last after an `x`.
  private var place: String {
    let digits = String(index)
    let padded = String(repeating: "0", count: (3 - digits.count % 3) % 3) + digits
    var groups: [String] = []
    var rest = padded[...]
    while !rest.isEmpty {
      groups.append(String(rest.prefix(3)))
      rest = rest.dropFirst(3)
    }
    let path = groups.enumerated().map { $0 + 1 < groups.count ? "x\($1)" : $1 }
      .joined(separator: "/")
    return isPartial ? "\(path).p/\(width)" : path
  }

  /// Reads a path that ``entriesPath`` writes, as the tile of level 0; nil for any other.
  package init?(entriesPath: String) {
    let mark = "tile/entries/"
    guard entriesPath.hasPrefix(mark) else { return nil }
    self.init(path: "tile/0/" + entriesPath.dropFirst(mark.count))
  }

  /// Reads a path that ``path`` writes; nil for any other.
  package init?(path: String) {
    guard path.utf8.count <= 64 else { return nil }
    var parts = path.split(separator: "/", omittingEmptySubsequences: false)[...]
    guard parts.popFirst() == "tile",
      let level = parts.popFirst().flatMap({ DecimalNumber.read($0.utf8) }), level < Self.levels
    else { return nil }
    var width = UInt64(Self.fullWidth)
    if let place = parts.dropLast().last, place.hasSuffix(".p") {
      guard let partial = parts.popLast().flatMap({ DecimalNumber.read($0.utf8) }),
        partial < Self.fullWidth, parts.popLast() != nil
      else { return nil }
      width = partial
      parts.append(place.dropLast(2))
    }
    let digits = parts.joined().filter { $0 != "x" }
    guard let first = digits.firstIndex(where: { $0 != "0" }) ?? digits.indices.last,
      let index = DecimalNumber.read(digits[first...].utf8)
    else { return nil }
    self.init(level: Int(level), index: index, width: Int(width))
    guard self.path == path else { return nil }
  }
}
