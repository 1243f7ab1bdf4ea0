// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// The facts of a history that are seen at one instant and one size of the log, case by case, each
/// case in order of time.
struct Docket: Sendable {
  private let history: History
  /// Places of facts: case after case, each in order.
  private let order: [UInt32]
  /// Where each case begins in ``order``; one more than cases.
  private let starts: [Int]
  /// Cases by their first opening, then by name.
  let cases: [Int]
  /// The first opening of any case, or the instant judged at if there is none.
  let firstOpening: Instant
  /// How many facts are seen.
  var factCount: Int { order.count }
  /// How many cases have a fact that is seen.
  let caseCount: Int

  init(_ history: History, asOf: Instant, knownAt: UInt64) {
    self.history = history
    let facts = history.facts
    let isSeen = { (fact: Fact) in fact.time <= asOf && fact.index < knownAt }
    var starts = [Int](repeating: 0, count: history.cases.names.count + 1)
    for fact in facts where isSeen(fact) { starts[Int(fact.caseID) + 1] += 1 }
    for place in 1..<max(1, starts.count) { starts[place] += starts[place - 1] }
    var next = starts
    var order = [UInt32](repeating: 0, count: starts.last ?? 0)
    for (place, fact) in facts.enumerated() where isSeen(fact) {
      order[next[Int(fact.caseID)]] = UInt32(clamping: place)
      next[Int(fact.caseID)] += 1
    }
    Self.sort(&order, starts, facts)
    self.order = order
    self.starts = starts
    let openings = Self.openings(order, starts, facts)
    let present = openings.indices.filter { starts[$0] < starts[$0 + 1] }
    caseCount = present.count
    firstOpening = openings.min().flatMap { $0 == .latest ? nil : $0 } ?? asOf
    let names = history.cases.names
    cases = present.sorted { left, right in
      openings[left] == openings[right]
        ? names[left].utf8.lexicographicallyPrecedes(names[right].utf8)
        : openings[left] < openings[right]
    }
  }

  private static func sort(_ order: inout [UInt32], _ starts: [Int], _ facts: [Fact]) {
    for place in 0..<max(0, starts.count - 1) {
      let range = starts[place]..<starts[place + 1]
      let isSorted = range.dropFirst().allSatisfy {
        facts[Int(order[$0 - 1])].precedes(facts[Int(order[$0])])
      }
      if !isSorted { order[range].sort { facts[Int($0)].precedes(facts[Int($1)]) } }
    }
  }

  /// When each case was first opened; the latest instant if never.
  private static func openings(
    _ order: [UInt32], _ starts: [Int], _ facts: [Fact]
  ) -> [Instant] {
    (0..<max(0, starts.count - 1)).map { place in
      order[starts[place]..<starts[place + 1]].lazy.map { facts[Int($0)] }
        .first { $0.event == .opened }?.time ?? .latest
    }
  }

  /// The facts of one case, in order.
  func facts(ofCase caseID: Int) -> [Fact] {
    order[starts[caseID]..<starts[caseID + 1]].map { history.facts[Int($0)] }
  }

  /// Judges one case up to an instant.
  func judge(_ caseID: Int, asOf: Instant, _ bench: inout Bench) -> CaseState {
    var state = CaseState()
    let places = order[starts[caseID]..<starts[caseID + 1]]
    if bench.interventions.isEmpty {
      for place in places { state.take(history.facts[Int(place)], &bench) }
    } else {
      judge(places, UInt32(clamping: caseID), asOf: asOf, &state, &bench)
    }
    state.pass(asOf, &bench)
    return state
  }

  /// Judges a case on whose clocks more bears than its own facts.
  private func judge(
    _ places: ArraySlice<UInt32>, _ caseID: UInt32, asOf: Instant, _ state: inout CaseState,
    _ bench: inout Bench
  ) {
    guard let first = places.first else { return }
    let interventions = bench.interventions
    var stream = interventions.stream(
      ofCase: caseID, from: history.facts[Int(first)].time)
    state.begin(with: stream.mask)
    let end = interventions.end ?? .latest
    for place in places {
      let fact = history.facts[Int(place)]
      while let step = stream.next(before: fact.time, index: fact.index) {
        if step.time >= end { state.end(at: end, &bench) }
        state.take(step, &bench)
      }
      if fact.time >= end { state.end(at: end, &bench) }
      state.take(fact, &bench)
    }
    while state.isRunning, let step = stream.next(before: asOf, index: .max) {
      if step.time >= end { state.end(at: end, &bench) }
      state.take(step, &bench)
    }
    if asOf >= end { state.end(at: end, &bench) }
    state.pass(asOf, &bench)
    state.excuse(caseID: caseID, &bench)
  }
}
