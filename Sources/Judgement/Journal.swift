// SPDX-License-Identifier: Apache-2.0

import WorkingTime

/// What a clock writes down when it is to be explained.
///
/// One page, held apart: clocks without a journal are small.
struct Journal: Sendable {
  private var pages = [Page()]

  private struct Page: Sendable {
    var evidence: [Explanation.Basis] = []
    var reasons = SentenceList()
    var stands: [Stand] = []
    var stopped: Instant?
    var saysBreach = false
    var standing: (from: Instant, activity: Explanation.Activity)?

    /// Nothing stood still from an instant on.
    mutating func cutStands(from: Instant) {
      while let last = stands.last, last.from >= from { stands.removeLast() }
      if let last = stands.last, last.to > from {
        stands[stands.count - 1] = Stand(from: last.from, to: from, activity: last.activity)
      }
    }
  }

  var evidence: [Explanation.Basis] { pages[0].evidence }
  var reasons: SentenceList { pages[0].reasons }
  /// When the clock was stopped by something other than the act.
  var stopped: Instant? {
    get { pages[0].stopped }
    set { pages[0].stopped = newValue }
  }
  /// The breach has been said.
  var saysBreach: Bool {
    get { pages[0].saysBreach }
    set { pages[0].saysBreach = newValue }
  }

  struct Stand: Sendable {
    let from: Instant
    let to: Instant
    let activity: Explanation.Activity
  }

  /// An event the verdict rests on, and its part.
  mutating func rests(on fact: Fact, _ part: String) {
    pages[0].evidence.append(Explanation.Basis(index: fact.index, time: fact.time, part: part))
  }

  /// Whether the verdict rests on a fact already; facts come in order of time.
  func isResting(on fact: Fact) -> Bool {
    let latest = pages[0].evidence.reversed().lazy.prefix { $0.time >= fact.time }
    return latest.contains { $0.index == fact.index }
  }

  /// A sentence of the explanation.
  mutating func because(_ sentence: Sentence) { pages[0].reasons.append(sentence) }

  /// The clock starts anew: what stood still before is no part of it.
  mutating func startAnew() {
    pages[0].stands = []
    pages[0].standing = nil
    pages[0].stopped = nil
  }

  /// From now on the clock stands still, or, with nil, runs.
  mutating func stands(from instant: Instant, _ activity: Explanation.Activity?) {
    if let standing = pages[0].standing, standing.from < instant {
      pages[0].stands.append(
        Stand(from: standing.from, to: instant, activity: standing.activity))
    }
    pages[0].standing = activity.map { (instant, $0) }
  }

  /// The clock stood still from some moment until now, whatever was written before.
  mutating func stood(from: Instant, to: Instant, _ activity: Explanation.Activity) {
    stands(from: from, nil)
    pages[0].cutStands(from: from)
    pages[0].stands.append(Stand(from: from, to: to, activity: activity))
  }

  /// Stretches in which the clock stood still until an instant, in order; they do not overlap.
  func stands(until end: Instant) -> [Stand] {
    var journal = self
    journal.stands(from: end, nil)
    return journal.pages[0].stands
  }
}
