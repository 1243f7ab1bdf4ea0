// SPDX-License-Identifier: Apache-2.0

import WorkingTime

/// What a clock writes down when it is to be explained.
struct Journal: Sendable {
  private(set) var evidence: [Explanation.Basis] = []
  private(set) var reasons = SentenceList()
  /// Stretches in which the clock stood still, in order; they do not overlap.
  private(set) var stands: [Stand] = []
  /// When the clock was stopped by something other than the act.
  var stopped: Instant?
  /// The breach has been said.
  var saysBreach = false
  private var standing: (from: Instant, activity: Explanation.Activity)?

  struct Stand: Sendable {
    let from: Instant
    let to: Instant
    let activity: Explanation.Activity
  }

  /// An event the verdict rests on, and its part.
  mutating func rests(on fact: Fact, _ part: String) {
    evidence.append(Explanation.Basis(index: fact.index, time: fact.time, part: part))
  }

  /// Whether the verdict rests on a fact already; facts come in order of time.
  func isResting(on fact: Fact) -> Bool {
    evidence.reversed().lazy.prefix { $0.time >= fact.time }.contains { $0.index == fact.index }
  }

  /// A sentence of the explanation.
  mutating func because(_ sentence: Sentence) { reasons.append(sentence) }

  /// The clock starts anew: what stood still before is no part of it.
  mutating func startAnew() {
    stands = []
    standing = nil
    stopped = nil
  }

  /// From now on the clock stands still, or, with nil, runs.
  mutating func stands(from instant: Instant, _ activity: Explanation.Activity?) {
    if let standing, standing.from < instant {
      stands.append(Stand(from: standing.from, to: instant, activity: standing.activity))
    }
    standing = activity.map { (instant, $0) }
  }

  /// The clock stood still from some moment until now, whatever was written before.
  mutating func stood(from: Instant, to: Instant, _ activity: Explanation.Activity) {
    stands(from: from, nil)
    while let last = stands.last, last.from >= from { stands.removeLast() }
    if let last = stands.last, last.to > from {
      stands[stands.count - 1] = Stand(from: last.from, to: from, activity: last.activity)
    }
    stands.append(Stand(from: from, to: to, activity: activity))
  }

  /// Everything that stood still until an instant.
  func stands(until end: Instant) -> [Stand] {
    var journal = self
    journal.stands(from: end, nil)
    return journal.stands
  }
}
