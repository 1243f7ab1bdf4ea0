// SPDX-License-Identifier: Apache-2.0

/// The files an agreement is written in: the one people sign, and those it includes.
///
/// The bundle is what goes into the log, so that terms are judged as they were known.
package struct TermsBundle: Hashable, Sendable {
  /// The path of the agreement, relative to the cooperative's folder, with `/` between parts.
  package let main: String
  /// Every file by its path relative to the cooperative's folder, ascending by path.
  package let files: [File]

  /// One file of the bundle.
  package struct File: Hashable, Sendable {
    package let path: String
    package let bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  package init(main: String, files: [File]) {
    self.main = main
    self.files = files.sorted { $0.path < $1.path }
  }

  /// The bytes of one file, or nil if the bundle lacks it.
  package func bytes(of path: String) -> [UInt8]? { files.first { $0.path == path }?.bytes }
}
