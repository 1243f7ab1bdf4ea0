// SPDX-License-Identifier: Apache-2.0

package import Terms
import WorkingTime

/// Makes entries of what falls due, one after the other, and shares what they need.
package struct DueReckoner: Sendable {
  private let judgement: Judgement
  private let roster: DueRoster
  private var stakes: DueStakes

  /// Makes ready for the items of a judgement.
  ///
  /// - Throws: where an amount is beyond what can be reckoned.
  package init(_ judgement: Judgement, rotas: [Rota]) throws(JudgementFault) {
    self.judgement = judgement
    roster = DueRoster(rotas, of: judgement.agreement.name, from: judgement.asOf)
    stakes = try DueStakes(judgement)
  }

  /// The entry of an item: what is at stake, or, where it is missed, how its month is reckoned.
  package mutating func entry(_ item: DueItem) throws(JudgementFault) -> DueEntry {
    let isAhead = item.state == .pending
    return DueEntry(
      item: item, stake: isAhead ? try stakes.stake(item) : stakes.settled(item),
      onDuty: isAhead ? item.due.flatMap { roster.names(before: $0) } : nil,
      asOf: judgement.asOf, knownAt: judgement.knownAt, zone: judgement.agreement.zone)
  }
}
