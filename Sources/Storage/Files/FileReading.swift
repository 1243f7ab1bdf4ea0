// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads files whole or in pieces, never more than asked for.
package enum FileReading {
  /// The bytes of a plain file of at most `limit` bytes.
  ///
  /// - Throws: ``FileFault`` when it is missing, no plain file, too large or unreadable.
  package static func bytes(of path: String, limit: Int) throws(FileFault) -> [UInt8] {
    let file = try OpenedFile(path)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(file.size, limit))
    var buffer = [UInt8](repeating: 0, count: min(max(file.size + 1, 4096), 1 << 20))
    while case let count = try file.read(into: &buffer), count > 0 {
      guard bytes.count + count <= limit else {
        throw FileFault(path, "read", because: "it has more than \(limit) bytes")
      }
      bytes += buffer[..<count]
    }
    return bytes
  }

  /// Hands a file over in pieces of at most 1 MiB, so that memory stays flat.
  ///
  /// - Throws: ``FileFault``, and what `body` throws.
  package static func chunks(of path: String, _ body: (ArraySlice<UInt8>) throws -> Void) throws {
    let file = try OpenedFile(path)
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while case let count = try file.read(into: &buffer), count > 0 { try body(buffer[..<count]) }
  }

  /// The size of a file in bytes.
  package static func size(of path: String) throws(FileFault) -> Int { try OpenedFile(path).size }
}

/// A file descriptor that closes itself.
private final class OpenedFile {
  private let descriptor: Int32
  private let path: String
  let size: Int

  init(_ path: String) throws(FileFault) {
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

  func read(into buffer: inout [UInt8]) throws(FileFault) -> Int {
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count >= 0 { return count }
      guard errno == EINTR else { throw FileFault(path, "read", errno: errno) }
    }
  }
}
