// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that cannot be read or written: which, what was tried, and why not.
package struct FileFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// As the user named it, or relative to the folder that was given.
  package let path: String
  /// What was tried, `read` or `write`.
  package let action: String
  /// Why it did not work, in words.
  package let reason: String
  /// The system's number for the reason; nil where the reason is ours.
  package let code: Int32?

  package init(_ path: String, _ action: String, because reason: String) {
    (self.path, self.action, self.reason, code) = (path, action, reason, nil)
  }

  /// A fault from the system's error number.
  package init(_ path: String, _ action: String, errno code: Int32) {
    self.path = path
    self.action = action
    self.code = code
    self.reason = String(cString: strerror(code)).lowercased()
  }

  /// Whether the file is simply not there.
  package var isMissing: Bool { code == ENOENT || code == ENOTDIR }

  package var description: String {
    let place = path.isEmpty ? "the folder" : path
    return "cannot \(action) \(place): \(reason)\(advice.map { "; \($0)" } ?? "")"
  }

  private var advice: String? {
    switch code {
    case ENOSPC, EDQUOT:
      "make room on the disk and run the command again: nothing was left half-written"
    case EROFS: "the file system is read-only; use a folder that can be written"
    case EACCES, EPERM: "change its owner or mode, or run as a user who may"
    case EISDIR: "name a file, not a folder"
    default: nil
    }
  }
}
