// SPDX-License-Identifier: Apache-2.0

import Evidence
import GRDB

/// Tiles as rows.
enum StoredTile {
  /// The contents of a tile that a tree has.
  ///
  /// - Throws: ``Damage/tile(level:number:reason:)`` if it is absent or of another width.
  static func read(_ tile: Tile, from database: Database) throws -> TileContents {
    let statement = try database.cachedStatement(
      sql: "SELECT hashes FROM tile WHERE level = ? AND number = ?")
    let row = try Row.fetchOne(statement, arguments: [tile.level, tile.index.stored])
    guard let bytes = try row?.bytes(at: 0) else { throw damage(tile, "is not there") }
    guard let contents = TileContents(tile: tile, bytes: bytes) else {
      throw damage(
        tile, "has \(bytes.count) bytes instead of \(tile.width * Digest.byteCount)")
    }
    return contents
  }

  /// Writes tiles, each in place of the one that was there.
  static func write(_ tiles: [TileContents], to database: Database) throws {
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO tile (level, number, hashes) VALUES (?, ?, ?)
        ON CONFLICT (level, number) DO UPDATE SET hashes = excluded.hashes
        """)
    for contents in tiles {
      try statement.execute(
        arguments: [contents.tile.level, contents.tile.index.stored, contents.bytes.blob])
    }
  }

  static func damage(_ tile: Tile, _ reason: String) -> Damage {
    .tile(level: tile.level, number: tile.index, reason: reason)
  }
}
