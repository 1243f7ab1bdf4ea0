// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Sees that a file with a secret is its owner's alone.
package enum FileSecrecy {
  /// Checks the permission bits of a file.
  ///
  /// - Throws: ``FileFault`` when it is missing, or others on the machine can read or write it.
  package static func check(_ path: String) throws(FileFault) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw FileFault(path, "read", errno: errno)
    }
    guard status.st_mode & 0o077 == 0 else {
      throw FileFault(
        path, "use", because: "others on this machine can read it; run `chmod 600 \(path)`")
    }
  }
}
