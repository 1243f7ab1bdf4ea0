// SPDX-License-Identifier: Apache-2.0

import Probability
import Testing

@Suite struct PriorityQueueingTests {
  private func queue(_ answer: KnownAnswer) throws -> PriorityQueueing {
    PriorityQueueing(
      arrivals: try answer.numbers("lambda"), service: try answer.number("mu"),
      servers: try answer.whole("servers"))
  }

  @Test(.enabled(if: KnownAnswer.areThere, KnownAnswer.missing))
  func knownAnswers() throws {
    for answer in try KnownAnswer.all("mmc_priority_nonpreemptive") {
      try answer.check("mean_wait", try queue(answer).meanWaits)
      try answer.check("p_wait", try queue(answer).probabilityOfWait)
    }
    for answer in try KnownAnswer.all("mmc_priority_nonpreemptive_tail") {
      let queue = try queue(answer)
      let time = try answer.number("t")
      try answer.check(
        "p_wait_gt_t",
        try queue.arrivals.indices.map { try #require(queue.waitExceeds(time, place: $0)) })
    }
  }

  /// The tail, added up over time, is the mean; for three classes.
  @Test func tailsHaveTheMeansOfTheirLaws() throws {
    let queue = PriorityQueueing(arrivals: [0.5, 0.4, 0.6], service: 1, servers: 2)
    for (place, mean) in queue.meanWaits.enumerated() {
      let step = 0.1
      var sum = try #require(queue.waitExceeds(0, place: place)) * step / 2
      for tick in 1...600 {
        sum += try #require(queue.waitExceeds(Double(tick) * step, place: place)) * step
      }
      #expect(abs(sum / mean - 1) < 2e-3, "class \(place): \(sum), not \(mean)")
    }
  }

  @Test func theEdges() {
    let queue = PriorityQueueing(arrivals: [0.5, 0.6], service: 1, servers: 1)
    #expect(queue.waitExceeds(1, place: 1) == 1)
    #expect(queue.waitExceeds(1, place: 2) == nil)
    #expect(queue.waitExceeds(-1, place: 0) == nil)
    #expect(queue.waitExceeds(1e9, place: 0).map { $0 < 1e-9 } == true)
    #expect(queue.meanWaits[1] == .infinity)
  }
}
