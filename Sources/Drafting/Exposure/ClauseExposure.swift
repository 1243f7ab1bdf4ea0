// SPDX-License-Identifier: Apache-2.0

package import Terms

/// The worst case of one declaration, in one sentence: for the margin of a contract, and for who
/// points at it in an editor.
package struct ClauseExposure: Hashable, Sendable {
  /// The name of the declaration; `liability` and `credits` for the two that have none.
  package let name: String
  /// Such as: At worst EUR 4,000 in a month, EUR 48,000 in twelve months.
  package let sentence: String
  /// The two figures of it; for a power, what it gives back.
  package let spans: Exposure.Spans

  /// The worst case of the declaration of a name, by itself but under the caps on all credits; nil
  /// where a clause costs nothing, or there is none of the name.
  ///
  /// An obligation is looked for first, then a pool, then a power.
  package init?(of name: String, in agreement: Agreement) throws(ExposureFault) {
    let reckoner = try ClauseReckoner(agreement)
    guard let found = try reckoner.clause(name) else { return nil }
    self = found
  }

  /// Those of all declarations that cost something: obligations in their order, pools, powers, then
  /// `credits` and `liability`.
  package static func all(in agreement: Agreement) throws(ExposureFault) -> [ClauseExposure] {
    let reckoner = try ClauseReckoner(agreement)
    var names: [String] = []
    var seen: Set<String> = []
    let rights = agreement.rights
    for name in agreement.promises.map(\.name) + rights.pools.map(\.name)
      + rights.powers.map(\.name) + ["credits", "liability"]
    where seen.insert(name).inserted {
      names.append(name)
    }
    var clauses: [ClauseExposure] = []
    for name in names {
      if let clause = try reckoner.clause(name) { clauses.append(clause) }
    }
    return clauses
  }

  fileprivate init?(_ name: String, _ spans: Exposure.Spans, tail: String = "") {
    switch (spans.month.amount, spans.twelveMonths.amount) {
    case (_, .nothing): return nil
    case (_, .unlimited(let reason)): sentence = "At worst without limit: \(reason)."
    case (let month, let year) where month == year:
      sentence = "At worst \(year)\(tail.isEmpty ? " in a month, and no more in twelve" : tail)."
    case (let month, let year):
      sentence = "At worst \(month) in a month, \(year) in twelve months."
    }
    self.name = name
    self.spans = spans
  }
}

/// Reckons clauses of one agreement, what they share once.
private struct ClauseReckoner {
  let agreement: Agreement
  let credits: CreditExposure
  let liability: LiabilityExposure
  /// The group of each obligation that costs something.
  let groups: [String: Int]

  init(_ agreement: Agreement) throws(ExposureFault) {
    let agreement = agreement.prolonged
    self.agreement = agreement
    credits = try CreditExposure(agreement)
    liability = LiabilityExposure(agreement, credits.fees)
    var groups: [String: Int] = [:]
    for (place, group) in credits.groups.enumerated() {
      for name in group.names { groups[name] = place }
    }
    self.groups = groups
  }

  func clause(_ name: String) throws(ExposureFault) -> ClauseExposure? {
    if groups[name] != nil { return ClauseExposure(name, try spans([name])) }
    if let pool = agreement.rights.pools.first(where: { $0.name == name }) {
      let takers = agreement.promises.filter { $0.credit?.takes(from: name) ?? false }.map(\.name)
      let shared = Set(pool.shares.map(\.obligation)).intersection(takers)
      return ClauseExposure(name, try spans(shared))
    }
    if agreement.rights.powers.contains(where: { $0.name == name && $0.isRefunding }) {
      guard let refund = try liability.refund() else { return nil }
      let spans = Exposure.Spans(month: refund, twelveMonths: refund)
      return ClauseExposure(name, spans, tail: " of fees paid ahead, given back")
    }
    switch name {
    case "credits" where agreement.rights.credits.clause != nil:
      return ClauseExposure(name, try spans(Set(groups.keys)))
    case "liability" where !agreement.rights.limits.isEmpty:
      let credits = try spans(Set(groups.keys))
      let spans = Exposure.Spans(
        month: try liability.worst(beside: credits.month),
        twelveMonths: try liability.worst(beside: credits.twelveMonths))
      return ClauseExposure(name, spans, tail: " in all")
    default: return nil
    }
  }

  private func spans(_ names: Set<String>) throws(ExposureFault) -> Exposure.Spans {
    let some = credits.restricted(to: names, among: groups)
    return Exposure.Spans(
      month: try liability.held(try some.worst(inMonths: 1)),
      twelveMonths: try liability.held(try some.worst(inMonths: 12)))
  }
}

extension Credit {
  /// Whether it is a share of a pool.
  fileprivate func takes(from name: String) -> Bool {
    basis.amounts.contains { amount in
      if case .poolShare(_, let pool) = amount { return pool == name }
      return false
    }
  }
}
