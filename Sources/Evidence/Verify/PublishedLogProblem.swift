// SPDX-License-Identifier: Apache-2.0

/// One thing wrong with a log that is published as files: where, what, and what to do.
package struct PublishedLogProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file, by its path under the folder.
  package let path: String
  /// What is wrong with it.
  package let problem: String
  /// What to do about it.
  package let advice: String

  package init(_ path: String, _ problem: String, advice: String) {
    (self.path, self.problem, self.advice) = (path, problem, advice)
  }

  package var description: String { "\(path): \(problem); \(advice)" }
}
