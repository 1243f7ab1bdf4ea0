// SPDX-License-Identifier: Apache-2.0

import Terms

/// Gives texts their canonical form.
package struct FormatTexts: Sendable {
  private let shelf: TermsShelf

  package init(_ shelf: TermsShelf) { self.shelf = shelf }

  /// One text whose form is not canonical.
  package struct Change: Sendable {
    package let path: String
    package let bytes: [UInt8]
    /// The lines that change, for people.
    package let preview: String
  }

  /// The texts of these paths, or all texts of the folder, with all they include, as far as they are
  /// to be changed; by path.
  ///
  /// - Throws: when a text is not there or cannot be read.
  package func changes(_ paths: [String]) throws -> [Change] {
    let volumes = try paths.isEmpty ? shelf.everything() : paths.map { try shelf.volume($0) }
    var changes: [String: Change] = [:]
    for file in volumes.flatMap(\.bundle.files) where changes[file.path] == nil {
      guard let formatted = try? TermsFormatter.format(file: file.path, bytes: file.bytes),
        formatted.isChanged
      else { continue }
      changes[file.path] = Change(
        path: file.path, bytes: formatted.bytes,
        preview: EditPreview.text(of: formatted.edits, in: file.bytes))
    }
    return changes.keys.sorted().compactMap { changes[$0] }
  }
}
