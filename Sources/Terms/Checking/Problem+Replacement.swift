// SPDX-License-Identifier: Apache-2.0

extension Problem {
  /// What to write in the place of what is wrong, where that is more than a guess: the name or word
  /// that was probably meant.
  ///
  /// It is the suggestion of the ``wording``; finding the nearest of many names takes time, so ask only
  /// for what somebody wants to mend.
  package var replacement: String? {
    switch self {
    case .unknownDeclaration(_, let nearest), .unknownClause(_, _, _, let nearest): nearest
    // Where nothing was found there is nothing to put another word in the place of.
    case .expected(_, let found, let nearest): found == nil ? nil : nearest
    case .unknownName(let kind, let name, let known): Self.nearest(to: name, kind, known)
    case .nameWithSpaces(let name): name
    case .rangeWithDash(let from, let to): "\(from) to \(to)"
    default: nil
    }
  }
}
