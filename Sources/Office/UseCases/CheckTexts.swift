// SPDX-License-Identifier: Apache-2.0

import Drafting
import Judgement
package import Terms

/// Checks texts and runs the examples they carry.
package struct CheckTexts: Sendable {
  private let shelf: TermsShelf

  /// Checks the texts of a shelf.
  package init(_ shelf: TermsShelf) { self.shelf = shelf }

  /// What was found.
  package struct Result: Sendable {
    /// Each text with all that was found in it and in what it includes.
    package fileprivate(set) var texts: [Text] = []
    /// Everything found, once each.
    package fileprivate(set) var diagnostics: [Diagnostic] = []
    package fileprivate(set) var exampleCount = 0

    /// One text.
    package struct Text: Sendable {
      package let path: String
      package let checked: CheckedTerms
      package let diagnostics: [Diagnostic]
    }

    package var errorCount: Int { diagnostics.count(where: \.isError) }

    /// One sentence for people.
    package var summary: String {
      let warnings = diagnostics.count - errorCount
      return "\(CountedNoun.text(texts.count, "text")): \(CountedNoun.text(errorCount, "error")), "
        + "\(CountedNoun.text(warnings, "warning")), \(CountedNoun.text(exampleCount, "example")) run."
    }
  }

  /// Checks the texts of these paths, or every text of the folder if there are none.
  ///
  /// - Throws: when a text is not there or cannot be read.
  package func run(_ paths: [String]) throws -> Result {
    let volumes = try paths.isEmpty ? shelf.everything() : paths.map { try shelf.volume($0) }
    let rotas = try shelf.rotas()
    var result = Result()
    var seen: Set<String> = []
    var read: Set<String> = []
    var named: [String: TermsShelf.Volume] = [:]
    for volume in volumes where read.insert(volume.bundle.main).inserted {
      var diagnostics = volume.checked.diagnostics
      if let agreement = volume.checked.agreement {
        result.exampleCount += volume.checked.examples.count
        for example in volume.checked.examples {
          diagnostics += ExampleRun(example, of: agreement).findings
            .map { volume.diagnostic($0, in: example.file) }
        }
        diagnostics += try uncovered(agreement, in: volume, rotas)
        if let first = named[agreement.name] {
          diagnostics += doubled(agreement.name, in: volume, first: first)
        } else {
          named[agreement.name] = volume
        }
      }
      result.texts.append(
        Result.Text(
          path: volume.bundle.main, checked: volume.checked, diagnostics: diagnostics))
      // A calendar that several agreements include is wrong once.
      result.diagnostics += diagnostics.filter { seen.insert($0.description).inserted }
    }
    return result
  }

  /// An agreement that another text declares already.
  private func doubled(
    _ name: String, in volume: TermsShelf.Volume, first: TermsShelf.Volume
  ) -> [Diagnostic] {
    guard let place = volume.namePlace(), let known = first.namePlace() else { return [] }
    let words = "line \(known.range.line) of \(known.file)"
    let problem = Problem.duplicateName(.agreement, name, first: words)
    return [volume.diagnostic(Finding(problem, at: place.range), in: place.file)]
  }

  /// Clocks that run while nobody of the cooperative is on duty, at the name of the obligation.
  private func uncovered(
    _ agreement: Agreement, in volume: TermsShelf.Volume, _ rotas: [Rota]
  ) throws -> [Diagnostic] {
    try RotaCover(agreement, rotas: rotas).gaps.map { gap in
      let header = gap.clause.text.prefix { $0 != "\n" }
      let column = header.count - gap.obligation.count + 1
      let range = SourceRange(
        line: gap.clause.line, column: max(1, column), length: gap.obligation.count)
      return volume.diagnostic(Finding(gap.problem, at: range), in: gap.clause.file)
    }
  }
}
