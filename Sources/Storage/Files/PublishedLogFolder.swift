// SPDX-License-Identifier: Apache-2.0

import Office

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder that any web server can serve as a log.
package struct PublishedLogFolder: PublishedLog {
  private let folder: String

  /// No folder with more files is listed.
  private static let mostFiles = 20_000_000

  /// Names a folder; it is made with the first file.
  package init(_ folder: String) {
    self.folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
  }

  package func bytes(of path: String, limit: Int) throws -> [UInt8]? {
    do { return try FileReading.bytes(of: "\(folder)/\(path)", limit: limit) } catch {
      if error.isMissing { return nil }
      throw error
    }
  }

  package func save(_ bytes: [UInt8], to path: String) throws {
    let place = "\(folder)/\(path)"
    if let slash = place.lastIndex(of: "/") {
      try FileWriting.createFolder(String(place[..<slash]))
    }
    try FileWriting.save(bytes, to: place)
  }

  package func tilePaths() throws -> [String] {
    do {
      return try FolderListing.entries(of: "\(folder)/tile", most: Self.mostFiles)
        .filter { $0.kind != .folder && !Self.isUnfinished($0.path) }.map { "tile/\($0.path)" }
    } catch {
      if error.isMissing { return [] }
      throw error
    }
  }

  package func remove(_ path: String) throws {
    let place = "\(folder)/\(path)"
    guard unlink(place) == 0 || errno == ENOENT else {
      throw FileFault(place, "remove", errno: errno)
    }
    // The folder of the partial files of one tile goes with the last of them.
    if let slash = place.lastIndex(of: "/"), place[..<slash].hasSuffix(".p") {
      rmdir(String(place[..<slash]))
    }
  }

  /// What an export that was killed leaves of a file; no reader asks for it.
  private static func isUnfinished(_ path: String) -> Bool { path.contains(".new-") }
}
