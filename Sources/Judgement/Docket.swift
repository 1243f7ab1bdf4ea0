// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// The facts of a history that are seen at one instant and one size of the log, case by case, each
/// case in order of time.
struct Docket: Sendable {
  /// Case after case, each in order of time.
  private let facts: [Fact]
  /// Where each case begins in ``facts``; one more than cases.
  private let starts: [Int]
  /// Cases by their first opening, then by name.
  let cases: [Int]
  /// The first opening of any case, or the instant judged at if there is none.
  let firstOpening: Instant
  /// How many facts are seen.
  var factCount: Int { facts.count }
  /// How many cases have a fact that is seen.
  let caseCount: Int

  init(_ history: History, asOf: Instant, knownAt: UInt64) {
    let names = history.register.cases.names
    let isSeen = { (fact: Fact) in fact.time <= asOf && fact.index < knownAt }
    var starts = [Int](repeating: 0, count: names.count + 1)
    for fact in history.facts where isSeen(fact) { starts[Int(fact.caseID) + 1] += 1 }
    for place in 1..<max(1, starts.count) { starts[place] += starts[place - 1] }
    var next = starts
    let total = starts.last ?? 0
    let facts = [Fact](unsafeUninitializedCapacity: total) { buffer, count in
      for fact in history.facts where isSeen(fact) {
        let place = next[Int(fact.caseID)]
        next[Int(fact.caseID)] = place + 1
        buffer.initializeElement(at: place, to: fact)
      }
      count = total
      Self.sort(&buffer, starts)
    }
    self.facts = facts
    self.starts = starts
    let openings = Self.openings(facts, starts)
    let present = openings.indices.filter { starts[$0] < starts[$0 + 1] }
    caseCount = present.count
    firstOpening = openings.min().flatMap { $0 == .latest ? nil : $0 } ?? asOf
    cases = present.sorted { left, right in
      openings[left] == openings[right]
        ? names[left].utf8.lexicographicallyPrecedes(names[right].utf8)
        : openings[left] < openings[right]
    }
  }

  private static func sort(_ facts: inout UnsafeMutableBufferPointer<Fact>, _ starts: [Int]) {
    for place in 0..<max(0, starts.count - 1) {
      let range = starts[place]..<starts[place + 1]
      let isSorted = range.dropFirst().allSatisfy { facts[$0 - 1].precedes(facts[$0]) }
      if !isSorted { facts[range].sort { $0.precedes($1) } }
    }
  }

  /// When each case was first opened; the latest instant if never.
  private static func openings(_ facts: [Fact], _ starts: [Int]) -> [Instant] {
    (0..<max(0, starts.count - 1)).map { place in
      facts[starts[place]..<starts[place + 1]].first { $0.event == .opened }?.time ?? .latest
    }
  }

  /// The facts of one case, in order.
  func facts(ofCase caseID: Int) -> [Fact] {
    Array(facts[starts[caseID]..<starts[caseID + 1]])
  }

  /// Judges one case up to an instant.
  func judge(_ caseID: Int, asOf: Instant, _ bench: inout Bench) -> CaseState {
    var hearing = CaseHearing(ofCase: UInt32(clamping: caseID))
    hear(caseID, asOf: asOf, &hearing, &bench)
    return hearing.shown(bench)
  }

  /// Hears one case up to an instant, in the place of the one heard before.
  func hear(
    _ caseID: Int, asOf: Instant, _ hearing: inout CaseHearing, _ bench: inout Bench
  ) {
    hearing.reset(toCase: UInt32(clamping: caseID))
    for place in starts[caseID]..<starts[caseID + 1] { hearing.take(facts[place], &bench) }
    hearing.pass(asOf, &bench)
  }
}
