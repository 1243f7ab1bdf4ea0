// SPDX-License-Identifier: Apache-2.0

package import Evidence
import GRDB
import Office

extension SQLiteEventStore: LogTiles {
  package func forEachTile(
    of size: UInt64, beyond oldSize: UInt64,
    _ body: (_ contents: TileContents, _ entries: [[UInt8]]?) throws -> Void
  ) throws {
    do {
      try pool.read { database in
        let log = try StoredLog.read(database, key: key, path: path)
        guard size <= log.size else { throw Damage.size(log: size, entries: log.size) }
        var tiles = try VerifiedTiles(of: log, database)
        for tile in Tile.all(size: size, beyond: oldSize) {
          let first = tile.index << UInt64(Tile.height)
          let hashes = try (first..<(first + UInt64(tile.width))).map { place in
            try tiles.subtree(height: Tile.height * tile.level, index: place, database)
          }
          guard let contents = TileContents(tile: tile, hashes: hashes) else {
            throw StoredTile.damage(tile, "is not there")
          }
          try body(contents, tile.level == 0 ? try Self.leaves(of: contents, database) : nil)
        }
      }
    } catch {
      throw StorageFault.translated(error, path: path)
    }
  }

  package func inclusion(of index: UInt64, in size: UInt64) async throws -> InclusionProof? {
    do {
      return try await pool.read { [key, path] database in
        let log = try StoredLog.read(database, key: key, path: path)
        guard size <= log.size else { return nil }
        var tiles = try VerifiedTiles(of: log, database)
        return try InclusionProof.make(index: index, size: size) { (height, index) throws in
          try tiles.subtree(height: height, index: index, database)
        }
      }
    } catch {
      throw StorageFault.translated(error, path: path)
    }
  }

  /// The leaves under a tile, each with the hash that the tile has for it.
  private static func leaves(
    of contents: TileContents, _ database: Database
  ) throws -> [[UInt8]] {
    let first = contents.tile.index << UInt64(Tile.height)
    let statement = try database.cachedStatement(
      sql: "SELECT place, leaf FROM entry WHERE place >= ? AND place < ? ORDER BY place")
    let rows = try Row.fetchCursor(
      statement, arguments: [first.stored, (first + UInt64(contents.hashes.count)).stored])
    var leaves: [[UInt8]] = []
    while let row = try rows.next() {
      let (place, leaf) = (try row.natural(at: 0), try row.bytes(at: 1) ?? [])
      guard place == first + UInt64(leaves.count) else { break }
      guard MerkleTree.leafHash(leaf) == contents.hashes[leaves.count] else {
        throw Damage.entry(index: place, reason: "has a leaf that is not in the tree")
      }
      leaves.append(leaf)
    }
    guard leaves.count == contents.hashes.count else {
      throw Damage.entry(index: first + UInt64(leaves.count), reason: "is not there")
    }
    return leaves
  }
}
