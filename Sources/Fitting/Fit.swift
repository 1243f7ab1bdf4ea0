// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// The terms that a desk's own flag follows best, and how well.
package struct Fit: Sendable {
  package let record: DeskRecord
  /// Cases opened before this were fitted on, the others held out.
  package let trainedUntil: Instant
  /// Until when the clock of a case runs that nothing has stopped.
  package let asOf: Instant
  /// What the flag says, best.
  package let reading: Reading
  /// For each class, then for all together.
  package let training: [ClassScore]
  package let heldOut: [ClassScore]
  /// Every case on which terms and desk differ, held out ones first, by opening.
  package let disagreements: [Disagreement]
  /// Other hours that fit as well as the best, plainest first: what the data leaves open.
  package let equals: [CandidateTerms]
  /// Other hours that get hardly more cases wrong.
  package let nearby: [CandidateTerms]
  /// The best terms for other starts, stops and hours, best first.
  package let rivals: [Rival]
  /// How long before or after the stop of the best terms other moments lie.
  package let lags: [Lag]
  /// How many sets of terms were tried.
  package let triedCount: Int

  /// By what the flag is explained.
  package enum Reading: Hashable, Sendable {
    /// A clock that runs up to a target.
    case clock(CandidateTerms, [ClassTarget])
    /// The desk's own due dates.
    case due(DueReading)
  }

  /// The target of a class.
  package struct ClassTarget: Hashable, Sendable {
    package let className: String
    /// The targets that do equally well.
    package let threshold: Threshold
    /// The target taken, in milliseconds: the roundest of them.
    package let target: Int64?

    package init(className: String, threshold: Threshold) {
      self.className = className
      self.threshold = threshold
      target = threshold.roundest
    }
  }

  /// Other terms, and how much worse they are.
  package struct Rival: Hashable, Sendable {
    package let terms: CandidateTerms
    package let trainingDisagreements: Int
    package let heldOutDisagreements: Int
  }

  /// How long the stop comes after another moment, in the cases that have both, in milliseconds.
  package struct Lag: Hashable, Sendable {
    /// The place of the other moment.
    package let moment: Int
    /// In a quarter of the cases it is no longer, in half, in three quarters.
    package let lowerQuartile: Int64
    package let median: Int64
    package let upperQuartile: Int64

    /// Nil where no case has both.
    init?(_ cases: [DeskCase], from moment: Int, to stop: Int) {
      let lags = cases.compactMap { desk -> Int64? in
        guard let from = desk.moments[moment], let to = desk.moments[stop] else { return nil }
        return from.distance(to: to)
      }.sorted()
      guard !lags.isEmpty else { return nil }
      self.moment = moment
      lowerQuartile = lags[(lags.count - 1) / 4]
      median = lags[(lags.count - 1) / 2]
      upperQuartile = lags[(lags.count - 1) * 3 / 4]
    }
  }

  /// The place of the moment at which the clock of the best terms stops.
  package var stop: Int {
    switch reading {
    case .clock(let terms, _): terms.stop
    case .due(let due): due.stop
    }
  }

  /// The target of a class in milliseconds; nil where dates decide or none fits.
  package func target(ofClass index: Int) -> Int64? {
    if case .clock(_, let targets) = reading, targets.indices.contains(index) {
      targets[index].target
    } else {
      nil
    }
  }
}
