// SPDX-License-Identifier: Apache-2.0

import Probability
import Testing

@Suite struct SingleServerQueueTests {
  @Test(.enabled(if: KnownAnswer.areThere, KnownAnswer.missing))
  func knownAnswersOfOneClass() throws {
    for answer in try KnownAnswer.all("mg1_pollaczek_khinchine") {
      let service = try answer.part("service")
      let mean = try #require(service["mean"] as? Double)
      #expect(service["dist"] as? String == "exponential")
      let queue = SingleServerQueue([
        SingleServerQueue.Class(
          arrivals: try answer.number("lambda"), mean: mean, square: 2 * mean * mean)
      ])
      try answer.check("mean_wait", queue.meanWaits.first)
      try answer.check("mean_sojourn", queue.meanWaits.first.map { $0 + mean })
      try answer.check("rho", queue.utilisation)
    }
  }

  @Test(.enabled(if: KnownAnswer.areThere, KnownAnswer.missing))
  func knownAnswersOfPriorities() throws {
    for answer in try KnownAnswer.all("mg1_priority_nonpreemptive") {
      let means = try answer.numbers("m1")
      let squares = try answer.numbers("m2")
      let queue = SingleServerQueue(
        try answer.numbers("lambda").enumerated().map { place, arrivals in
          SingleServerQueue.Class(
            arrivals: arrivals, mean: means[place], square: squares[place])
        })
      try answer.check("mean_wait", queue.meanWaits)
      try answer.check("conservation", queue.conserved)
    }
  }

  @Test func whoComesLastMayNeverBeServed() {
    let first = SingleServerQueue.Class(arrivals: 0.7, mean: 1, square: 2)
    let last = SingleServerQueue.Class(arrivals: 0.4, mean: 1, square: 2)
    let waits = SingleServerQueue([first, last]).meanWaits
    #expect(waits[0] < .infinity)
    #expect(waits[1] == .infinity)
  }

  @Test func theOrderOfClassesChangesWhoWaitsNotHowMuch() {
    let short = SingleServerQueue.Class(arrivals: 0.5, mean: 0.4, square: 0.2)
    let long = SingleServerQueue.Class(arrivals: 0.2, mean: 2, square: 9)
    let one = SingleServerQueue([short, long])
    let other = SingleServerQueue([long, short])
    #expect(abs(one.conserved - other.conserved) < 1e-12)
    #expect(one.meanWaits[0] < other.meanWaits[1])
  }
}
