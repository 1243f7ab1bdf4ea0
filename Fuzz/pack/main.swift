// SPDX-License-Identifier: Apache-2.0
//
// Packs: the bytes are cut at form feeds into files, each a path, a line feed and contents. Nothing that
// is made up this way is a pack.

import Assurance
import FuzzDriver

/// A pack in memory.
struct MadeUpPack: PackSource {
  let files: [(path: String, bytes: [UInt8])]

  init(_ bytes: [UInt8]) {
    files = bytes.split(separator: 0x0C).map { part in
      let path = part.prefix { $0 != 0x0A }
      return (String(decoding: path, as: UTF8.self), Array(part.dropFirst(path.count + 1)))
    }
  }

  func entries() throws -> [PackEntry] {
    files.map { PackEntry(path: $0.path, size: UInt64($0.bytes.count)) }
  }

  func read(_ path: String, _ piece: ([UInt8]) throws -> Void) throws {
    if let file = files.first(where: { $0.path == path }) { try piece(file.bytes) }
  }
}

Fuzzer.run { bytes in
  _ = PackVerifier(MadeUpPack(bytes)).verify()
}
