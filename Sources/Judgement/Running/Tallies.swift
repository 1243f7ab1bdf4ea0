// SPDX-License-Identifier: Apache-2.0

import Terms

/// How many verdicts came to what, kept up as they change.
package struct Tallies: Hashable, Sendable {
  private var counts: [Key: Tally] = [:]

  private struct Key: Hashable {
    let obligation: String
    let severity: String
  }

  /// What an obligation for cases came to for a severity; intervals of what recurs have none.
  package func tally(of obligation: String, severity: String = "") -> Tally {
    counts[Key(obligation: obligation, severity: severity)] ?? Tally()
  }

  /// Replaces what was said of a case by what is said now.
  mutating func count(_ old: LiveCase.Told, _ new: LiveCase.Told, _ law: Law) {
    for verdict in old.verdicts { count(verdict, by: -1) }
    for verdict in new.verdicts { count(verdict, by: 1) }
    for place in 0..<max(old.intervals.count, new.intervals.count) {
      let key = Key(obligation: law.recurrences[place].promise.name, severity: "")
      let before = place < old.intervals.count ? old.intervals[place] : []
      let after = place < new.intervals.count ? new.intervals[place] : []
      let same = zip(before, after).prefix { $0 == $1 }.count
      for state in before[same...] { counts[key, default: Tally()].count(state, by: -1) }
      for state in after[same...] { counts[key, default: Tally()].count(state, by: 1) }
    }
  }

  private mutating func count(_ verdict: Verdict, by number: Int) {
    let key = Key(obligation: verdict.obligation, severity: verdict.severity)
    counts[key, default: Tally()].count(verdict.state, by: number)
  }
}
