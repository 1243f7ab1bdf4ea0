// SPDX-License-Identifier: Apache-2.0

import WorkingTime

/// Terms that a desk's flag may follow, all but the targets: those follow from the terms and the flags.
package struct CandidateTerms: Hashable, Sendable {
  /// The place in ``DeskRecord/moments`` of the moment at which the clock starts.
  package var start: Int
  /// The place of the moment at which it stops.
  package var stop: Int
  /// When it runs.
  package var hours: CandidateHours
  /// The places in ``DeskRecord/states`` of the states in which it stands still, ascending.
  package var paused: [Int]

  package init(start: Int, stop: Int, hours: CandidateHours, paused: [Int] = []) {
    self.start = start
    self.stop = stop
    self.hours = hours
    self.paused = paused
  }

  /// How many words the terms need.
  package func complexity(_ moments: [Moment]) -> Int {
    hours.complexity + paused.count + moments[start].remoteness + moments[stop].remoteness
  }

  /// A fixed order, plainest first, that decides between terms which fit alike.
  static func isPlainer(_ left: CandidateTerms, _ right: CandidateTerms) -> Bool {
    let (mine, others) = (left.order, right.order)
    return mine.lexicographicallyPrecedes(others)
  }

  private var order: [Int] {
    [hours.length, hours.opens, Int(hours.days), hours.pause?.lowerBound ?? -1]
      + [hours.pause?.upperBound ?? -1, start, stop, paused.count] + paused
      + hours.closures.map(\.daysSinceEpoch)
  }
}
