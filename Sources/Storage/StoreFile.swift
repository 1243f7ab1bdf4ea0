// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  // Which of the two the compiler takes `stat` to be from depends on what it reads first.
  import CoreFoundation
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a path leads to, looked at before SQLite touches it.
///
/// SQLite would turn an empty file into a database and open a folder with an error nobody
/// understands. The first hundred bytes of a database say enough to tell ours from others.
enum StoreFile {
  /// Marks the file as ours ("FPLG"); at offset 68 of every SQLite database.
  static let applicationID: Int32 = 0x4650_4C47
  /// Marks the file in which a witness keeps what it cosigned ("FPLW").
  static let witnessID: Int32 = 0x4650_4C57
  private static let magic = Array("SQLite format 3\u{0}".utf8)
  private static let headerLength = 100

  /// Throws unless the path leads to a database that a Frankpledge made for that purpose.
  static func inspect(
    _ path: String, applicationID: Int32 = applicationID
  ) throws(StorageFault) {
    let header = try header(of: path)
    guard !header.isEmpty else { throw .empty(path: path) }
    guard header.count == headerLength, header.starts(with: magic) else {
      throw .foreign(path: path)
    }
    let found = header[68..<72].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    guard found == UInt32(bitPattern: applicationID) else { throw .foreign(path: path) }
  }

  private static func header(of path: String) throws(StorageFault) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw fault(at: path, code: errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw fault(at: path, code: errno) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw .folder(path: path)
    case S_IFREG: break
    default: throw .foreign(path: path)
    }
    var bytes = [UInt8](repeating: 0, count: headerLength)
    var filled = 0
    while filled < headerLength {
      let count = bytes[filled...].withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
      guard count >= 0 else { throw fault(at: path, code: errno) }
      if count == 0 { break }
      filled += count
    }
    return Array(bytes[..<filled])
  }

  /// Makes an empty file that only its owner may read and write, for what is to become `path`.
  static func makePrivate(_ draft: String, for path: String) throws(StorageFault) {
    let file = open(draft, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      throw errno == ENOENT ? .noFolder(path: path) : fault(at: path, code: errno)
    }
    close(file)
  }

  /// Gives a finished file its name, unless the name is taken, and makes the name durable.
  static func publish(_ draft: String, as path: String) throws(StorageFault) {
    guard link(draft, path) == 0 else { throw fault(at: path, code: errno) }
    unlink(draft)
    let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let folder = open(parent.isEmpty ? "/" : parent, O_RDONLY | O_CLOEXEC)
    guard folder >= 0 else { throw fault(at: path, code: errno) }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw fault(at: path, code: errno) }
  }

  /// Takes a draft away, if it is still there.
  static func discard(_ draft: String) { unlink(draft) }

  private static func fault(at path: String, code: Int32) -> StorageFault {
    let reason = String(cString: strerror(code))
    return switch code {
    case ENOENT, ENOTDIR: .missing(path: path)
    case EEXIST: .occupied(path: path)
    case EISDIR: .folder(path: path)
    case EACCES, EPERM, EROFS: .forbidden(path: path, reason: reason)
    case ENOSPC, EDQUOT: .full(path: path)
    default: .device(path: path, reason: reason)
    }
  }
}
