// SPDX-License-Identifier: Apache-2.0

/// Which file: a path in a cooperative's folder.
struct FileKey: Hashable, Comparable, Sendable {
  /// The absolute path of the folder; of a text that is no file, its URI.
  let root: String
  /// Relative to the folder, as terms name files.
  let path: String

  /// The absolute path.
  var place: String { root == "/" ? root + path : "\(root)/\(path)" }

  static func < (a: FileKey, b: FileKey) -> Bool { (a.root, a.path) < (b.root, b.path) }
}
