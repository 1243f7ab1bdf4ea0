// SPDX-License-Identifier: Apache-2.0
//
// Tiles: any bytes are read as a bundle of entries, as hashes and as a path, and written as the
// bytes they were read from. The first byte says how many entries or hashes there must be.

import Evidence
import FuzzDriver

Fuzzer.run { bytes in
  guard let first = bytes.first else { return }
  let (width, rest) = (Int(first) + 1, Array(bytes.dropFirst()))
  if let entries = try? EntryBundle.entries(of: rest, count: width) {
    precondition(entries.count == width, "another count of entries")
    precondition((try? EntryBundle.bytes(of: entries)) == rest, "a bundle became another")
  }
  if let tile = Tile(level: 0, index: 0, width: width),
    let contents = TileContents(tile: tile, bytes: rest)
  {
    precondition(contents.bytes == rest, "a tile became another")
  }
  let path = String(decoding: rest, as: UTF8.self)
  if let tile = Tile(path: path) { precondition(tile.path == path, "a path became another") }
  if let tile = Tile(entriesPath: path) {
    precondition(tile.entriesPath == path && tile.level == 0, "a path became another")
  }
}
