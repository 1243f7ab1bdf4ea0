// SPDX-License-Identifier: Apache-2.0

import Evidence
import WorkingTime

/// What a verification found: every step with its outcome, and everything that is wrong.
package struct PackVerification: Sendable {
  /// One for each of ``PackStep/allCases``, in that order.
  package let steps: [StepResult]
  /// Everything wrong, in the order of the steps.
  package let findings: [PackFinding]
  /// What the pack says it is, if its manifest could be read; believe it only if ``isAccepted``.
  package let manifest: PackManifest?
  /// What is met and what is not, from the recomputed verdicts; nil if they could not be recomputed.
  package let conclusion: String?
  /// What a reader must know beside the conclusion, a sentence each.
  package let caveats: [String]

  /// What became of each receipt; nil if none were given, or the pack is not sound enough to say.
  package let receipts: [ReceiptOutcome]?
  /// What came of holding the pack against other evidence; nil if none was given.
  package let comparison: ComparisonOutcome?
  /// Whether the report was found to say what the verdicts say; where not, only they count.
  package var isReportChecked: Bool {
    steps.contains { result in
      if case .passed = result.outcome { result.step == .report } else { false }
    }
  }

  /// Whether nothing is wrong, no receipt is broken, and every step was taken.
  ///
  /// Three may be left out. The report of another version of the program is not rendered again, since
  /// its words may differ; its verdicts are recomputed all the same. And a log that committed to no
  /// heads cannot prove that no entry follows the last one; the caveats say so. And time stamps are not
  /// asked for.
  package var isAccepted: Bool {
    findings.isEmpty && (receipts ?? []).allSatisfy(\.isGood) && comparison?.isGood ?? true
      && steps.allSatisfy { result in
        switch result.outcome {
        case .passed: true
        case .failed: false
        case .skipped: [.report, .completeness, .timeStamps].contains(result.step)
        }
      }
  }

  /// What became of one step.
  package struct StepResult: Hashable, Sendable {
    package let step: PackStep
    package let outcome: Outcome
  }

  /// How a step ended.
  package enum Outcome: Hashable, Sendable {
    /// Nothing is wrong; the words say what was looked at.
    case passed(String)
    /// So many findings.
    case failed(Int)
    /// It could not or need not be taken, for the reason given.
    case skipped(String)
  }
}

/// Something wrong with a pack.
package struct PackFinding: Hashable, Sendable, CustomStringConvertible {
  package let step: PackStep
  /// The file at fault, by its path in the pack.
  package let file: String
  /// What the file is to prove; see ``PackPath/purpose(of:)``.
  package let purpose: String
  /// What is wrong with it, and where.
  package let problem: String

  init(_ step: PackStep, _ file: String, _ problem: String) {
    self.step = step
    self.file = VisibleText.of(String(file.prefix(PackPath.longest.path)))
    purpose = PackPath.purpose(of: file) ?? "nothing: it does not belong to a pack"
    self.problem = problem
  }

  package var description: String { "\(file): \(problem). It is to prove \(purpose)." }
}
