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

// MARK: - Loading

extension TermsBundle {
  /// The path of an included file, relative to the cooperative's folder, or nil if it leads out of
  /// that; `name` is as the file at `path` writes it.
  package static func path(ofInclude name: String, from path: String) -> String? {
    IncludeWalk<Void>.resolve(name, from: path)
  }

  /// How deep files may include one another.
  package static let deepestInclude = 16
  /// In how many files an agreement may be written.
  package static let mostFiles = 64
  /// How many bytes all its files may have; each may have ``SourceText/limitBytes``.
  package static let mostBytes = 8 << 20

  /// The files that are still to be loaded: those that `main` and the files already there include,
  /// by their paths relative to the cooperative's folder, in the order they are named.
  ///
  /// Load what is named, put it with the rest, and ask again until nothing is missing; a file that
  /// cannot be read is left out, and the checker says so. Never names a path outside the folder, nor
  /// more files than ``mostFiles``, whatever the texts say.
  package static func missing(main: String, files: [File]) -> [String] {
    let bytes = Dictionary(
      files.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    let walk = IncludeWalk<Void>(from: main) { path in
      guard let bytes = bytes[path] else { return nil }
      let source = try? SourceText(file: path, bytes: bytes)
      let includes = source.map { Parser.parse($0).syntax.includes } ?? []
      return IncludeWalk.File(content: (), bytes: bytes.count, includes: includes)
    }
    return walk.missing
  }
}
