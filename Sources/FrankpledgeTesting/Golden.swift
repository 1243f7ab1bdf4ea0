// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Golden files: what a program printed when somebody last looked at it and found it right.
///
/// `make golden` sets FRANKPLEDGE_RECORD=1, which writes them anew; read the difference before you
/// commit it.
package enum Golden {
  /// Whether golden files are being written rather than compared.
  package static var isRecording: Bool {
    ProcessInfo.processInfo.environment["FRANKPLEDGE_RECORD"] == "1"
  }

  /// The recorded text of `name` in `folder`, after writing `actual` there if recording; nil if
  /// nothing is recorded.
  package static func text(_ name: String, in folder: URL, actual: String) throws -> String? {
    let file = folder.appending(path: name)
    if isRecording {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(actual.utf8).write(to: file)
    }
    return (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) }
  }
}
