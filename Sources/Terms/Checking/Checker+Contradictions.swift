// SPDX-License-Identifier: Apache-2.0
//
// Finds obligations that say different things of the same act, and credits and liability without end.

import WorkingTime

extension Checker {
  /// Two obligations, in force at one time, for the same act of the same case, with different times.
  mutating func reportContradictions(_ obligations: [Obligation], _ names: AgreementNames) {
    // Said of terms that are sound otherwise: an amendment that cannot be read may end one of them.
    guard !findings.contains(where: { $0.finding.problem.gravity == .error }) else { return }
    // Of those that say the same the first stands for all, so that many alike cost little.
    var different: [(terms: PromisedTimes, obligation: Obligation)] = []
    var seen: Set<PromisedTimes> = []
    for later in obligations.prefix(201) {
      let terms = PromisedTimes(later)
      let earlier = different.first { $0.terms.contradict(terms) }?.obligation
      if seen.insert(terms).inserted { different.append((terms, later)) }
      guard let earlier, let entry = names.promises[later.name], !entry.syntax.isGoal,
        let other = names.promises[earlier.name], !other.syntax.isGoal
      else { continue }
      let shared = later.ranks.first { earlier.ranks.contains($0) } ?? 0
      let problem = Problem.contradiction(
        earlier.name, later.name, severity: names.severities.names[shared])
      report(problem, at: entry.syntax.name.range, in: entry.file)
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

/// What an obligation says about times, in words that are compared with those of another.
private struct PromisedTimes: Hashable {
  private let act: String
  private let force: Range<Instant>
  private let component: String?
  private let ranks: [Int]
  private let hours: [String?]
  private let targets: [String]

  init(_ obligation: Obligation) {
    act = obligation.act
    force = obligation.promise.force
    component = obligation.component
    ranks = obligation.ranks
    hours = obligation.targets.map(\.hours.name)
    targets = obligation.targets.map(\.text)
  }

  func contradict(_ other: PromisedTimes) -> Bool {
    guard act == other.act, force.overlaps(other.force),
      component == nil || other.component == nil || component == other.component
    else { return false }
    return ranks.enumerated().contains { place, rank in
      guard let counter = other.ranks.firstIndex(of: rank) else { return false }
      // Times counted by different hours are two promises; by the same hours one overrules the other.
      return hours[place] == other.hours[counter] && targets[place] != other.targets[counter]
    }
  }
}
