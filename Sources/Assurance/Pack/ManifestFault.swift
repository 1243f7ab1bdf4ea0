// SPDX-License-Identifier: Apache-2.0

/// Why a text is not the manifest of a pack, and in which line.
package struct ManifestFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// From 1.
  package let line: Int
  package let problem: Problem

  /// What is wrong there.
  package enum Problem: Hashable, Sendable {
    case otherFormat
    case noLineEnd
    /// The line of that name is not where it belongs, or has no value that can be read.
    case missing(String)
    case tooManyFiles(Int)
    case notAFile
    case notAllowed(String)
    case notAscending(String)
    /// The line says the same as the canonical one in other bytes.
    case notCanonical(String)
  }

  init(line: Int, _ problem: Problem) {
    self.line = line
    self.problem = problem
  }

  package var description: String { "line \(line): \(words)" }

  private var words: String {
    switch problem {
    case .otherFormat: "not '\(PackManifest.firstLine)'; this is another format or version"
    case .noLineEnd: "the text does not end with its line"
    case .missing(let name): "expected '\(name)' and its value"
    case .tooManyFiles(let count):
      "\(count) files are more than the \(PackPath.mostFiles) a pack can have"
    case .notAFile: "expected a SHA-256 in hexadecimal, a size and a path"
    case .notAllowed(let path):
      "'\(VisibleText.of(String(path.prefix(200))))' is not a path a pack can have"
    case .notAscending(let path):
      "'\(VisibleText.of(String(path.prefix(200))))' is out of order or there twice"
    case .notCanonical(let line): "not written as it must be: '\(VisibleText.of(line))'"
    }
  }
}
