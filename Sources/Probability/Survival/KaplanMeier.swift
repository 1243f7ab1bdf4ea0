// SPDX-License-Identifier: Apache-2.0

/// The share that takes longer than each time, without a law assumed (Kaplan and Meier 1958).
///
/// What is still open counts for as long as it has been seen; to leave it out would make all look quicker.
package struct KaplanMeier: Hashable, Sendable {
  /// A time at which something ended.
  package struct Step: Hashable, Sendable {
    /// When.
    package let time: Double
    /// How many had not ended before, nor gone out of sight.
    package let atRisk: Int
    /// How many ended then.
    package let ended: Int
    /// The share that takes longer.
    package let survival: Double
    /// The standard error of that share (Greenwood 1926).
    package let error: Double
  }

  /// In order of time.
  package let steps: [Step]

  /// The estimate from what ended and what is open.
  package init(_ lives: [LifeTime]) {
    let sorted = lives.sorted {
      $0.duration == $1.duration ? $0.hasEnded && !$1.hasEnded : $0.duration < $1.duration
    }
    var steps: [Step] = []
    var survival = 1.0
    var greenwood = 0.0
    var place = 0
    while place < sorted.count {
      let time = sorted[place].duration
      let atRisk = sorted.count - place
      let same = sorted[place...].prefix { $0.duration == time }
      let ended = same.count(where: \.hasEnded)
      place += same.count
      guard ended > 0 else { continue }
      survival *= Double(atRisk - ended) / Double(atRisk)
      greenwood += Double(ended) / (Double(atRisk) * Double(max(1, atRisk - ended)))
      steps.append(
        Step(
          time: time, atRisk: atRisk, ended: ended, survival: survival,
          error: survival * greenwood.squareRoot()))
    }
    self.steps = steps
  }

  /// The share that takes longer than a time.
  package func survival(after time: Double) -> Double {
    steps.last { $0.time <= time }?.survival ?? 1
  }

  /// The first time after which at most this share is left; nil where the record does not reach so far.
  package func time(leaving share: Double) -> Double? {
    steps.first { $0.survival <= share + 1e-12 }?.time
  }

  /// The time after which half is left; nil where the record does not reach so far.
  package var median: Double? { time(leaving: 0.5) }
}
