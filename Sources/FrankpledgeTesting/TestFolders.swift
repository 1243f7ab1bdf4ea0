// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Where tests find what is not theirs: the repository, real data beside it, the system's zones.
package enum TestFolders {
  /// The root of the repository.
  package static let repository: URL = {
    var folder = URL(fileURLWithPath: #filePath)
    while folder.path != "/", folder.lastPathComponent != "Sources" {
      folder.deleteLastPathComponent()
    }
    return folder.deletingLastPathComponent()
  }()

  /// Real data and known answers, beside the repository or where FRANKPLEDGE_SHARED says.
  ///
  /// Tests that need it are skipped where it is absent, and say so.
  package static let shared: URL =
    ProcessInfo.processInfo.environment["FRANKPLEDGE_SHARED"].map { URL(fileURLWithPath: $0) }
    ?? repository.deletingLastPathComponent().appending(path: "shared")

  /// Whether a file of ``shared`` is there.
  package static func hasShared(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: shared.appending(path: path).path)
  }

  /// The zones of the system.
  package static let zones = URL(
    fileURLWithPath: ProcessInfo.processInfo.environment["TZDIR"] ?? "/usr/share/zoneinfo")

  /// A new empty folder for one test; the test takes it away again.
  package static func scratch() throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "frankpledge-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}
