// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// The facts of a history that are seen at one instant and one size of the log, case by case, each
/// case in order of time.
struct Docket: Sendable {
  /// Those of the history, in order of arrival.
  private let facts: [Fact]
  /// Places of ``facts``, case after case, each in order of time; four bytes do for all that memory
  /// can hold.
  private let order: [UInt32]
  /// Where each case begins in ``order``; two more than cases.
  private let starts: [UInt32]
  /// Cases by their first opening, then by name.
  let cases: [Int]
  /// The first opening of any case, or the instant judged at if there is none.
  let firstOpening: Instant
  /// How many facts are seen.
  var factCount: Int { order.count }
  /// How many cases have a fact that is seen.
  var caseCount: Int { cases.count }

  init(_ history: History, asOf: Instant, knownAt: UInt64) {
    let names = history.register.cases.names
    let sorting = Sorting(history.facts, caseCount: names.count, asOf: asOf, knownAt: knownAt)
    facts = history.facts
    order = sorting.order
    starts = sorting.starts
    let openings = sorting.openings
    firstOpening = openings.min().flatMap { $0 == .latest ? nil : $0 } ?? asOf
    cases = sorting.present.sorted { left, right in
      openings[left] == openings[right]
        ? names[left].utf8.lexicographicallyPrecedes(names[right].utf8)
        : openings[left] < openings[right]
    }
  }

  /// The places of the facts of one case, in order.
  private func places(ofCase caseID: Int) -> Range<Int> {
    Int(starts[caseID])..<Int(starts[caseID + 1])
  }

  /// How many facts one case has.
  func factCount(ofCase caseID: Int) -> Int { places(ofCase: caseID).count }

  /// Replaces facts by those of several cases, one after the other.
  ///
  /// They lie far apart: fetched one by one as they are heard, each would be waited for; here many are
  /// under way at a time.
  func gather(_ cases: ArraySlice<Int>, into gathered: inout [Fact]) {
    gathered.removeAll(keepingCapacity: true)
    for caseID in cases {
      for place in places(ofCase: caseID) { gathered.append(facts[Int(order[place])]) }
    }
  }

  /// The facts of one case, in order.
  func facts(ofCase caseID: Int) -> [Fact] {
    order[places(ofCase: caseID)].map { facts[Int($0)] }
  }

  /// Judges one case up to an instant.
  func judge(_ caseID: Int, asOf: Instant, _ bench: inout Bench) -> CaseState {
    var hearing = CaseHearing(ofCase: UInt32(clamping: caseID))
    let facts = facts(ofCase: caseID)
    hearing.hear(
      facts, facts.indices, ofCase: UInt32(clamping: caseID), asOf: asOf, &bench)
    return hearing.shown(bench)
  }
}

extension Docket {
  /// Sorts facts by case: it moves their places, not the facts.
  private struct Sorting {
    private(set) var order: [UInt32]
    private(set) var starts: [UInt32]
    /// When each case was first opened; the latest instant if never.
    private(set) var openings: [Instant] = []
    /// The cases that have a fact.
    private(set) var present: [Int] = []

    init(_ facts: [Fact], caseCount: Int, asOf: Instant, knownAt: UInt64) {
      // Counted two places on and handed out one place on, the ends become the starts.
      var starts = [UInt32](repeating: 0, count: caseCount + 2)
      var isInOrder = true
      var last: Fact?
      for fact in facts where fact.isSeen(asOf, knownAt) {
        starts[Int(fact.caseID) + 2] &+= 1
        isInOrder = isInOrder && last?.precedes(fact) ?? true
        last = fact
      }
      for place in starts.indices.dropFirst() { starts[place] &+= starts[place - 1] }
      var order = [UInt32](repeating: 0, count: Int(starts.last ?? 0))
      for (place, fact) in facts.enumerated() where fact.isSeen(asOf, knownAt) {
        let next = starts[Int(fact.caseID) + 1]
        starts[Int(fact.caseID) + 1] = next &+ 1
        order[Int(next)] = UInt32(truncatingIfNeeded: place)
      }
      (self.order, self.starts) = (order, starts)
      if !isInOrder { sort(facts, caseCount) }
      open(facts, caseCount)
    }

    private mutating func sort(_ facts: [Fact], _ caseCount: Int) {
      for caseID in 0..<caseCount {
        let range = Int(starts[caseID])..<Int(starts[caseID + 1])
        let isSorted = range.dropFirst().allSatisfy {
          facts[Int(order[$0 - 1])].precedes(facts[Int(order[$0])])
        }
        if !isSorted { order[range].sort { facts[Int($0)].precedes(facts[Int($1)]) } }
      }
    }

    private mutating func open(_ facts: [Fact], _ caseCount: Int) {
      openings.reserveCapacity(caseCount)
      present.reserveCapacity(caseCount)
      for caseID in 0..<caseCount {
        let range = Int(starts[caseID])..<Int(starts[caseID + 1])
        if !range.isEmpty { present.append(caseID) }
        var opening = Instant.latest
        for place in range where facts[Int(order[place])].isOpening {
          opening = facts[Int(order[place])].time
          break
        }
        openings.append(opening)
      }
    }
  }
}

extension Fact {
  fileprivate func isSeen(_ asOf: Instant, _ knownAt: UInt64) -> Bool {
    time.milliseconds <= asOf.milliseconds && index < knownAt
  }
}
