// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// What was attained, by obligation, severity and calendar month of the agreement's zone.
///
/// A verdict counts in the month of its deadline, as its credit does; without a deadline in the
/// month the case came under the obligation.
package struct Attainment: Hashable, Sendable {
  /// By month, then in the order of obligations, then from the most severe; months without a verdict
  /// have no row.
  package let rows: [Row]

  /// One obligation for one severity in one month.
  package struct Row: Hashable, Sendable {
    package let obligation: String
    package let severity: String
    package let year: Int
    package let month: Int
    package let tally: Tally
  }

  /// The attainment of a judgement.
  package init(_ judgement: Judgement) {
    let agreement = judgement.agreement
    var tallies: [Key: Tally] = [:]
    for verdict in judgement.verdicts {
      let date = agreement.zone.civil(at: verdict.due ?? verdict.opened).date
      let key = Key(
        month: date.year * 12 + date.month - 1, obligation: verdict.place.obligation,
        rank: agreement.rank(ofSeverity: verdict.severity) ?? agreement.severities.count)
      tallies[key, default: Tally()].count(verdict.state)
    }
    rows = tallies.sorted { $0.key < $1.key }.map { key, tally in
      Row(
        obligation: agreement.obligations[key.obligation].name,
        severity: key.rank < agreement.severities.count ? agreement.severities[key.rank].name : "",
        year: key.month / 12, month: key.month % 12 + 1, tally: tally)
    }
  }

  private struct Key: Hashable, Comparable {
    let month: Int
    let obligation: Int
    let rank: Int

    static func < (left: Key, right: Key) -> Bool {
      (left.month, left.obligation, left.rank) < (right.month, right.obligation, right.rank)
    }
  }
}
