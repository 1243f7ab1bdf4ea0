// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation
import Office
import Storage
import Terms

extension Desk {
  /// Records every event in a log and writes the pack of it into a folder, which must not exist.
  ///
  /// Prints the key to verify it by.
  func pack(into folder: String) async throws {
    let log = "\(folder)-log"
    try FileManager.default.createDirectory(atPath: log, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: log) }
    let store = try await recorded(in: log)
    let key = try Self.key
    var file: (path: String, handle: FileHandle)?
    _ = try await AssurePack(store: store, key: key).write(
      agreement.name, asOf: .instant(asOf)
    ) { path, piece in
      if file?.path != path {
        let url = URL(filePath: folder).appending(path: path)
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data().write(to: url)
        file = (path, try FileHandle(forWritingTo: url))
      }
      try file?.handle.write(contentsOf: piece)
    }
    try store.close()
    print(key.verifierKey)
  }
}
