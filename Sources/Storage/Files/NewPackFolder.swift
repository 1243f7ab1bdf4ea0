// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A pack being written: a folder that gets its name only when it is whole.
package final class NewPackFolder {
  private let path: String
  private let passing: String
  /// The file being written.
  private var current: (path: String, writer: FileWriter)?

  /// Starts a folder beside `path`.
  ///
  /// - Throws: ``FileFault`` when something other than an earlier pack is there already.
  package init(_ path: String) throws(FileFault) {
    let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    self.path = trimmed
    passing = "\(trimmed).new-\(getpid())"
    try Self.checkReplaceable(trimmed)
    if let slash = trimmed.lastIndex(of: "/"), slash != trimmed.startIndex {
      try FileWriting.createFolder(String(trimmed[..<slash]))
    }
    guard mkdir(passing, 0o755) == 0 else { throw FileFault(trimmed, "write", errno: errno) }
  }

  /// Takes the next piece of a file, by its path in the pack; another path begins another file.
  package func write(_ piece: [UInt8], to name: String) throws(FileFault) {
    if current?.path != name {
      try current?.writer.finish()
      if let slash = name.lastIndex(of: "/") {
        try FileWriting.createFolder("\(passing)/\(name[..<slash])")
      }
      current = (name, try FileWriter("\(passing)/\(name)"))
    }
    try current?.writer.write(piece)
  }

  /// Gives the folder its name; an earlier pack of that name goes.
  package func finish() throws(FileFault) {
    try current?.writer.finish()
    let old = "\(path).old-\(getpid())"
    let hadOld = rename(path, old) == 0
    guard hadOld || errno == ENOENT else { throw FileFault(path, "write", errno: errno) }
    guard rename(passing, path) == 0 else {
      let code = errno
      if hadOld { rename(old, path) }
      throw FileFault(path, "write", errno: code)
    }
    if hadOld { Self.remove(old) }
  }

  /// Takes away what was written so far.
  package func abandon() { Self.remove(passing) }

  private static func checkReplaceable(_ path: String) throws(FileFault) {
    guard !FolderListing.isLink(path) else {
      throw FileFault(path, "write", because: "it is a link; name the folder itself")
    }
    let entries: [FolderListing.Entry]
    do { entries = try FolderListing.entries(of: path, most: 1_000_000) } catch {
      if error.code == ENOENT { return }
      throw error
    }
    guard !entries.isEmpty else { return }
    let listed = try? listing(in: "\(path)/pack.note")
    for entry in entries where entry.kind != .folder {
      guard let listed, entry.kind == .file, listed.contains(entry.path) else {
        throw FileFault(
          path, "write",
          because: "it holds \(entry.path), which is of no pack; name a new or an empty folder")
      }
    }
  }

  /// The files that a pack's manifest lists, and the manifest.
  private static func listing(in path: String) throws(FileFault) -> Set<String> {
    let bytes = try FileReading.bytes(of: path, limit: 64 << 20)
    var paths: Set<String> = ["pack.note"]
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      // Digest, size, path.
      let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 2)
      if parts.count == 3, parts[0].count == 64 {
        paths.insert(String(decoding: parts[2], as: UTF8.self))
      }
    }
    return paths
  }

  private static func remove(_ folder: String) {
    guard let entries = try? FolderListing.entries(of: folder, most: .max) else { return }
    for entry in entries.reversed() {
      let path = "\(folder)/\(entry.path)"
      if entry.kind == .folder { rmdir(path) } else { unlink(path) }
    }
    rmdir(folder)
  }
}
