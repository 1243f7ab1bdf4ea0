// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Lists a folder with everything under it, following no links.
package enum FolderListing {
  /// What a name in a folder stands for.
  package enum Kind: Hashable, Sendable { case file, folder, link, other }

  /// One name under the folder, by its path from there.
  package struct Entry: Hashable, Sendable {
    package let path: String
    package let kind: Kind
  }

  /// Everything under a folder, ascending by path, at most `most` names.
  ///
  /// - Throws: ``FileFault`` when the folder cannot be read or holds more.
  package static func entries(of folder: String, most: Int) throws(FileFault) -> [Entry] {
    var found: [Entry] = []
    var waiting = [""]
    while let next = waiting.popLast() {
      let names = try names(in: next.isEmpty ? folder : "\(folder)/\(next)")
      guard found.count + names.count <= most else {
        throw FileFault(folder, "read", because: "it holds more than \(most) files")
      }
      for name in names {
        let path = next.isEmpty ? name : "\(next)/\(name)"
        let kind = kind(of: "\(folder)/\(path)")
        if kind == .folder { waiting.append(path) }
        found.append(Entry(path: path, kind: kind))
      }
    }
    return found.sorted { $0.path < $1.path }
  }

  /// Whether a path is a symbolic link itself.
  package static func isLink(_ path: String) -> Bool { kind(of: path) == .link }

  /// Whether a path is a folder itself.
  package static func isFolder(_ path: String) -> Bool { kind(of: path) == .folder }

  private static func names(in folder: String) throws(FileFault) -> [String] {
    guard let stream = opendir(folder) else { throw FileFault(folder, "read", errno: errno) }
    defer { closedir(stream) }
    var names: [String] = []
    errno = 0
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: entry.pointee.d_name) { field in
        field.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    guard errno == 0 else { throw FileFault(folder, "read", errno: errno) }
    return names
  }

  private static func kind(of path: String) -> Kind {
    var status = stat()
    guard lstat(path, &status) == 0 else { return .other }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .other
    }
  }
}
