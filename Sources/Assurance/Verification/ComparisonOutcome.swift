// SPDX-License-Identifier: Apache-2.0

/// What came of holding a pack against other evidence of the same log.
package enum ComparisonOutcome: Hashable, Sendable {
  /// Both are of one log that only grew; the words say how that is known.
  case oneLog(String)
  /// What is needed to tell is missing, or the pack is older than it should be.
  case cannotTell(String)
  /// What the cooperative signed here and there cannot both be true.
  case convicts(String)

  /// Whether nothing is wrong.
  package var isGood: Bool { if case .oneLog = self { true } else { false } }
}

extension ComparisonOutcome: CustomStringConvertible {
  package var description: String {
    switch self {
    case .oneLog(let words): words
    case .cannotTell(let words): words
    case .convicts(let words):
      "\(words). Both are signed by the cooperative: keep both, they convict it"
    }
  }
}
