// SPDX-License-Identifier: Apache-2.0

import Judgement
package import Terms

/// Checks texts and runs the examples they carry.
package struct CheckTexts: Sendable {
  private let shelf: TermsShelf

  /// Checks the texts of a shelf.
  package init(_ shelf: TermsShelf) { self.shelf = shelf }

  /// What was found.
  package struct Result: Sendable {
    package fileprivate(set) var diagnostics: [Diagnostic] = []
    package fileprivate(set) var textCount = 0
    package fileprivate(set) var exampleCount = 0

    package var errorCount: Int { diagnostics.count(where: \.isError) }

    /// One sentence for people.
    package var summary: String {
      let warnings = diagnostics.count - errorCount
      return "\(Counted.text(textCount, "text")): \(Counted.text(errorCount, "error")), "
        + "\(Counted.text(warnings, "warning")), \(Counted.text(exampleCount, "example")) run."
    }
  }

  /// Checks the texts of these paths, or every text of the folder if there are none.
  ///
  /// - Throws: when a text is not there or cannot be read.
  package func run(_ paths: [String]) throws -> Result {
    let volumes = try paths.isEmpty ? shelf.everything() : paths.map { try shelf.volume($0) }
    var result = Result()
    var seen: Set<String> = []
    for volume in volumes {
      result.textCount += 1
      var diagnostics = volume.checked.diagnostics
      if let agreement = volume.checked.agreement {
        result.exampleCount += volume.checked.examples.count
        diagnostics += ExampleRun.findings(of: volume.checked.examples, agreement)
          .map { volume.diagnostic($0) }
      }
      // A calendar that several agreements include is wrong once.
      result.diagnostics += diagnostics.filter { seen.insert($0.description).inserted }
    }
    return result
  }
}
