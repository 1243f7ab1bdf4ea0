// SPDX-License-Identifier: Apache-2.0

import Judgement
import Storage
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Standard output and standard error.
///
/// Output is gathered and written in large pieces; a disk that is full when output is redirected to
/// it is an error like any other, not silence.
enum Console {
  private struct Pending {
    var bytes: [UInt8] = []
    /// The first failure; what comes after it is not written, so that no gap goes unseen.
    var fault: FileFault?
  }

  private static let pending = Mutex(Pending())

  /// Prints a line.
  static func print(_ line: String) {
    write(line.utf8)
    write(CollectionOfOne(UInt8(ascii: "\n")))
  }

  /// Prints bytes as they are.
  static func write(_ bytes: some Sequence<UInt8>) {
    let full = pending.withLock { pending in
      pending.bytes += bytes
      return pending.bytes.count > 1 << 16
    }
    if full { try? flush() }
  }

  /// Writes out what is pending.
  ///
  /// - Throws: ``FileFault`` when standard output takes no more.
  static func flush() throws(FileFault) {
    let fault = pending.withLock { pending in
      if pending.fault == nil, !put(pending.bytes, on: STDOUT_FILENO) {
        pending.fault = FileFault("standard output", "write", errno: errno)
      }
      pending.bytes.removeAll(keepingCapacity: true)
      return pending.fault
    }
    if let fault { throw fault }
  }

  /// Prints a line on standard error, at once.
  static func complain(_ line: String) {
    _ = put(Array((line.hasSuffix("\n") ? line : line + "\n").utf8), on: STDERR_FILENO)
  }

  /// Puts text on standard error as it is, for progress.
  static func show(_ text: String) { _ = put(Array(text.utf8), on: STDERR_FILENO) }

  /// Lines without the characters by which evidence could steer a terminal.
  static func printable(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { LocalText.printable(String($0)) }.joined(separator: "\n")
  }

  /// Whether a person is watching standard error.
  static let isWatched = isatty(STDERR_FILENO) == 1

  /// Whether the terminal's character set has more than ASCII; it is taken to where nothing says.
  static let hasUnicode: Bool = {
    for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
      guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { continue }
      let lower = value.lowercased()
      return lower.contains("utf-8") || lower.contains("utf8")
    }
    return true
  }()

  private static func put(_ bytes: [UInt8], on descriptor: Int32) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
        return Glibc.write(descriptor, rest.baseAddress, rest.count)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      written += count
    }
    return true
  }
}

/// Ends the process.
func leave(_ status: Int32) -> Never { exit(status) }
