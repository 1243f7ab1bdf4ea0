// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes files so that a reader, or a power cut, finds the whole of them or nothing.
package enum FileWriting {
  /// Writes a file under a passing name, forces it to disk, then gives it its name.
  ///
  /// `mode` is the permission bits, 0o600 for secrets; without one, those of the file replaced. With
  /// `replacing` false an existing file is left as it is and a fault says so, and so it is where the
  /// file may not be written.
  ///
  /// - Throws: ``FileFault``; then nothing is left behind.
  package static func save(
    _ bytes: [UInt8], to path: String, mode: UInt32? = nil, replacing: Bool = true
  ) throws(FileFault) {
    let passing = "\(path).new-\(getpid())"
    // A rename asks only the folder; who took the right to write from a file meant the file.
    guard !replacing || access(path, W_OK) == 0 || errno == ENOENT else {
      throw FileFault(path, "write", errno: errno)
    }
    var replaced = stat()
    let kept = replacing && stat(path, &replaced) == 0 ? replaced.st_mode & 0o777 : nil
    guard kept == nil || [S_IFREG, S_IFDIR].contains(replaced.st_mode & S_IFMT) else {
      throw FileFault(path, "write", because: "it is not a plain file")
    }
    do throws(FileFault) {
      try fill(passing, with: bytes, mode: mode ?? kept ?? 0o644)
      // What the umask took away when the file was made.
      if mode == nil, let kept, chmod(passing, kept) != 0 {
        throw FileFault(path, "write", errno: errno)
      }
      if replacing {
        guard Glibc.rename(passing, path) == 0 else { throw FileFault(path, "write", errno: errno) }
      } else {
        guard link(passing, path) == 0 else { throw FileFault(path, "write", errno: errno) }
        unlink(passing)
      }
    } catch {
      unlink(passing)
      throw FileFault(path, "write", errno: error.code ?? EIO)
    }
    try syncFolder(of: path)
  }

  /// Creates a folder and those above it that are missing.
  package static func createFolder(_ path: String, mode: UInt32 = 0o755) throws(FileFault) {
    if path.isEmpty { return }
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else {
        throw FileFault(path, "create", errno: EEXIST)
      }
      return
    }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try createFolder(String(path[..<slash]))
    }
    guard mkdir(path, mode) == 0 || errno == EEXIST else {
      throw FileFault(path, "create", errno: errno)
    }
  }

  /// Gives a file another name in the same folder, whatever had that name before.
  package static func rename(_ path: String, to other: String) throws(FileFault) {
    guard Glibc.rename(path, other) == 0 else { throw FileFault(path, "rename", errno: errno) }
    try syncFolder(of: other)
  }

  /// Takes a file away.
  package static func remove(_ path: String) throws(FileFault) {
    guard unlink(path) == 0 else { throw FileFault(path, "remove", errno: errno) }
    try syncFolder(of: path)
  }

  private static func fill(
    _ path: String, with bytes: [UInt8], mode: UInt32
  ) throws(FileFault) {
    let writer = try FileWriter(path, mode: mode)
    try writer.write(bytes)
    try writer.finish()
  }

  /// A new name is durable only when its folder is.
  private static func syncFolder(of path: String) throws(FileFault) {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let descriptor = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileFault(folder, "write", errno: errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw FileFault(folder, "write", errno: errno) }
  }
}

/// A new file being written from its start to its end.
final class FileWriter {
  private let descriptor: Int32
  private let path: String

  /// Makes a file where there must be none.
  init(_ path: String, mode: UInt32 = 0o644) throws(FileFault) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw FileFault(path, "write", errno: errno) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Writes all of the bytes.
  func write(_ bytes: [UInt8]) throws(FileFault) {
    let failure: Int32 = bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
        let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return errno }
        written += count
      }
      return 0
    }
    guard failure == 0 else { throw FileFault(path, "write", errno: failure) }
  }

  /// Forces what was written to the disk.
  func finish() throws(FileFault) {
    guard fsync(descriptor) == 0 else { throw FileFault(path, "write", errno: errno) }
  }
}
