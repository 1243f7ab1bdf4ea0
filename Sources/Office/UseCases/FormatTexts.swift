// SPDX-License-Identifier: Apache-2.0

import Terms

/// Gives texts their canonical form.
package struct FormatTexts: Sendable {
  private let shelf: TermsShelf

  package init(_ shelf: TermsShelf) { self.shelf = shelf }

  /// What was found.
  package struct Result: Sendable {
    /// The texts to be changed, by path.
    package fileprivate(set) var changes: [Change] = []
    /// The paths of files that are no text, ascending.
    package fileprivate(set) var unreadable: [String] = []
  }

  /// One text whose form is not canonical.
  package struct Change: Sendable {
    package let path: String
    package let bytes: [UInt8]
    /// The lines that change, for people.
    package let preview: String
  }

  /// The texts of these paths, or all texts of the folder, with all they include, as far as they are
  /// to be changed.
  ///
  /// - Throws: when a text is not there or cannot be read.
  package func run(_ paths: [String]) throws -> Result {
    let volumes = try paths.isEmpty ? shelf.everything() : paths.map { try shelf.volume($0) }
    var result = Result()
    var seen: Set<String> = []
    for file in volumes.flatMap(\.bundle.files) where seen.insert(file.path).inserted {
      guard let formatted = try? TermsFormatter.format(file: file.path, bytes: file.bytes) else {
        result.unreadable.append(file.path)
        continue
      }
      guard formatted.isChanged else { continue }
      result.changes.append(
        Change(
          path: file.path, bytes: formatted.bytes,
          preview: EditPreview.text(of: formatted.edits, in: file.bytes)))
    }
    result.changes.sort { $0.path < $1.path }
    result.unreadable.sort()
    return result
  }
}
