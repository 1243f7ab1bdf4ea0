// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A lock that one process holds at a time; the system frees it when the process ends, however it ends.
package final class FileLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock of a file, which is made if it is not there.
  ///
  /// - Throws: ``FileFault`` when another process holds it, or the file cannot be made.
  package init(_ path: String) throws(FileFault) {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FileFault(path, "write", errno: errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      close(descriptor)
      guard code == EWOULDBLOCK else { throw FileFault(path, "lock", errno: code) }
      throw FileFault(path, "lock", because: "another process holds it; end that one first")
    }
  }

  /// Gives the lock back.
  package func release() { close(descriptor) }
}
