// SPDX-License-Identifier: Apache-2.0
//
// Finds obligations that say different things of the same act, and credits and liability without end.

import WorkingTime

extension Checker {
  /// Two obligations, in force at one time, for the same act of the same case, with different times.
  mutating func reportContradictions(_ obligations: [Obligation], _ names: AgreementNames) {
    // Said of terms that are sound otherwise: an amendment that cannot be read may end one of them.
    guard !findings.contains(where: { $0.finding.problem.gravity == .error }) else { return }
    for (place, later) in obligations.enumerated().dropFirst().prefix(200) {
      guard let entry = names.promises[later.name], !entry.syntax.isGoal else { continue }
      let earlier = obligations[..<place].first { Self.contradict($0, later) }
      guard let earlier, let other = names.promises[earlier.name], !other.syntax.isGoal else {
        continue
      }
      let shared = later.ranks.first { earlier.ranks.contains($0) } ?? 0
      let problem = Problem.contradiction(
        earlier.name, later.name, severity: names.severities.names[shared])
      report(problem, at: entry.syntax.name.range, in: entry.file)
    }
  }

  private static func contradict(_ one: Obligation, _ other: Obligation) -> Bool {
    guard one.act == other.act, one.promise.force.overlaps(other.promise.force),
      one.component == nil || other.component == nil || one.component == other.component
    else { return false }
    return one.ranks.contains { rank in
      guard let target = one.target(forRank: rank), let counter = other.target(forRank: rank)
      else { return false }
      // Times counted by different hours are two promises; by the same hours one overrules the other.
      return target.hours.name == counter.hours.name && target.text != counter.text
    }
  }

  /// Credits that nothing caps, and liability that nothing limits.
  mutating func reportUncapped(
    _ names: AgreementNames, _ credits: CreditTerms, _ limits: [LiabilityLimit],
    _ frame: AgreementFrame, at agreement: Located<String>, in file: Int
  ) {
    // Said of terms that are sound otherwise.
    guard !findings.contains(where: { $0.finding.problem.gravity == .error }) else { return }
    for entry in names.promises.entries where credits.caps.isEmpty {
      guard let credit = entry.syntax.credit, credit.caps.isEmpty, !entry.syntax.isDamaged else {
        continue
      }
      switch credit.basis {
      case .eachBreach, .eachLate, .eachPoint:
        let isLimited = limits.contains { $0.scope == .claimsAndCredits }
        if isLimited { continue }
        report(.creditUncapped(entry.syntax.name.value), at: credit.range, in: entry.file)
      case .eachStep, .once, .ladder: continue
      }
    }
    // Nobody is asked for money where nothing is paid.
    let isSold = frame.fee != nil && !names.promises.entries.isEmpty
    if isSold, files.allSatisfy(\.syntax.limits.isEmpty) {
      report(.liabilityUnlimited, at: agreement.range, in: file)
    }
  }
}
