// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads files, never more than asked for.
package enum FileReading {
  /// The bytes of a plain file of at most `limit` bytes.
  ///
  /// - Throws: ``FileFault`` when it is missing, no plain file, too large or unreadable.
  package static func bytes(of path: String, limit: Int) throws(FileFault) -> [UInt8] {
    let file = try FileChunks(path)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(file.size, limit))
    while let piece = try file.next() {
      guard bytes.count + piece.count <= limit else {
        throw FileFault(path, "read", because: "it has more than \(limit) bytes")
      }
      bytes += piece
    }
    return bytes
  }

  /// Whether there is anything of that name.
  package static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Where a path leads once all links are followed; nil if there is nothing there.
  package static func realPath(of path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// The size of a file in bytes.
  package static func size(of path: String) throws(FileFault) -> Int { try FileChunks(path).size }
}

/// A plain file read from its start to its end, piece by piece, so that memory stays flat.
package final class FileChunks {
  private let descriptor: Int32
  private let path: String
  /// The size of the file in bytes when it was opened.
  package let size: Int

  /// Opens a file.
  ///
  /// - Throws: ``FileFault`` when it is missing, no plain file or unreadable.
  package init(_ path: String) throws(FileFault) {
    // Without O_NONBLOCK a pipe nobody writes to would hold us for ever.
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    self.path = path
    guard descriptor >= 0 else {
      size = 0
      throw FileFault(path, "read", errno: errno)
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      size = 0
      throw FileFault(path, "read", errno: errno)
    }
    size = Int(status.st_size)
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw FileFault(path, "read", errno: EISDIR)
    default: throw FileFault(path, "read", because: "it is not a plain file")
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The next piece of at most 1 MiB; nil at the end.
  package func next() throws(FileFault) -> [UInt8]? {
    var problem: FileFault?
    let piece = [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, count in
      do throws(FileFault) { count = try read(into: buffer) } catch { problem = error }
    }
    if let problem { throw problem }
    return piece.isEmpty ? nil : piece
  }

  private func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(FileFault) -> Int {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      guard errno == EINTR else { throw FileFault(path, "read", errno: errno) }
    }
  }
}
