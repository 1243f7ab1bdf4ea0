// SPDX-License-Identifier: Apache-2.0

import Office

/// What the watch has told, in a file that only its owner may read.
package struct DiskWatchShelf: WatchShelf {
  private let path: String

  /// The largest file that is read, in bytes.
  private static let limit = 256 << 20

  /// Kept at a path.
  package init(_ path: String) { self.path = path }

  package func load() throws -> [UInt8]? {
    do { return try FileReading.bytes(of: path, limit: Self.limit) } catch {
      if error.isMissing { return nil }
      throw error
    }
  }

  package func save(_ bytes: [UInt8]) throws {
    try FileWriting.save(bytes, to: path, mode: 0o600)
  }
}
