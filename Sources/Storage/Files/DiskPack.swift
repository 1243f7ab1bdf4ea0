// SPDX-License-Identifier: Apache-2.0

package import Assurance

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A pack in a folder on disk.
///
/// Links are named, never followed.
package struct DiskPack: PackSource {
  private let root: String

  /// The pack in a folder.
  package init(_ root: String) { self.root = root }

  package func entries() throws -> [PackEntry] {
    try FolderListing.entries(of: root, most: 100_000).compactMap { entry in
      switch entry.kind {
      case .folder: return nil
      case .file:
        let size = try FileReading.size(of: "\(root)/\(entry.path)")
        return PackEntry(path: entry.path, size: UInt64(max(0, size)))
      case .link, .other: return PackEntry(path: entry.path, size: 0, kind: .other)
      }
    }
  }

  package func read(_ path: String, _ piece: ([UInt8]) throws -> Void) throws {
    let file = try FileChunks("\(root)/\(path)")
    while let bytes = try file.next() { try piece(bytes) }
  }
}
