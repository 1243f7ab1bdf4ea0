// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// One thing owed at a time, whatever brought it about: what standards count and powers look at.
struct Instance: Sendable {
  /// The severity, by its rank; nil where there is none.
  let rank: Int?
  let start: Instant
  let due: Instant?
  /// Where the deadline counts: the end of a day belongs to that day.
  let countedAt: Instant?
  let done: Instant?
  let state: Verdict.State
  let standstills: [Range<Instant>]

  var isCounted: Bool { state == .met || state == .breached }
}

/// The instances of every obligation that has some, by its name.
struct Instances: Sendable {
  private(set) var byName: [String: [Instance]] = [:]

  mutating func add(_ instance: Instance, of obligation: String) {
    byName[obligation, default: []].append(instance)
  }

  /// Those that are counted, of the obligations in the order named.
  func counted(_ counted: Counted) -> [Instance] {
    var seen: Set<String> = []
    return counted.obligations.filter { seen.insert($0).inserted }.flatMap { name in
      (byName[name] ?? []).filter { instance in
        guard let ranks = counted.ranks else { return true }
        return instance.rank.map { ranks.contains($0) } ?? false
      }
    }
  }
}
