// SPDX-License-Identifier: Apache-2.0

import Office

/// A cooperative's folder on disk.
package struct DiskFolder: CooperativeFolder {
  /// The folder as the user named it.
  package let root: String

  /// The largest text file read.
  package static let limit = 4 << 20

  package init(_ root: String) { self.root = root }

  /// Where a path of the folder is on disk.
  package func place(of path: String) -> String { root == "." ? path : "\(root)/\(path)" }

  package func bytes(of path: String) throws -> [UInt8]? {
    guard Self.staysInside(path) else {
      throw FileFault(path, "read", because: "it is outside the cooperative's folder")
    }
    if let real = FileReading.realPath(of: place(of: path)),
      let home = FileReading.realPath(of: root), !real.hasPrefix(home == "/" ? "/" : home + "/")
    {
      throw FileFault(path, "read", because: "it leads out of the cooperative's folder")
    }
    do { return try FileReading.bytes(of: place(of: path), limit: Self.limit) } catch {
      if error.isMissing { return nil }
      throw error
    }
  }

  package func agreementPaths() throws -> [String] {
    let entries: [FolderListing.Entry]
    do { entries = try FolderListing.entries(of: place(of: "agreements"), most: 10_000) } catch {
      if error.isMissing { return [] }
      throw error
    }
    // What begins with a dot is an editor's, such as Emacs' locks, which lead nowhere.
    return entries.filter { entry in
      entry.kind != .folder && (entry.path.hasSuffix(".md") || entry.path.hasSuffix(".pledge"))
        && !entry.path.split(separator: "/").contains { $0.hasPrefix(".") }
    }.map { "agreements/\($0.path)" }
  }

  /// A relative path that never climbs.
  private static func staysInside(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return !parts.isEmpty && parts.allSatisfy { $0 != "" && $0 != "." && $0 != ".." }
  }
}

extension SystemZones: ZoneSource {}
