// SPDX-License-Identifier: Apache-2.0

import Probability
import Testing

@Suite struct ManyServerQueueTests {
  private func queue(_ answer: KnownAnswer) throws -> ManyServerQueue {
    ManyServerQueue(
      arrivals: try answer.number("lambda"), service: try answer.number("mu"),
      servers: try answer.whole("servers"))
  }

  @Test(.enabled(if: KnownAnswer.areThere, KnownAnswer.missing))
  func knownAnswers() throws {
    for answer in try KnownAnswer.all("mmc") {
      let queue = try queue(answer)
      try answer.check("p_wait", queue.probabilityOfWait)
      try answer.check("mean_wait", queue.meanWait)
      try answer.check("mean_queue", queue.meanQueue)
      try answer.check("utilisation", queue.utilisation)
      try answer.check("p_wait_gt_t", queue.waitExceeds(answer.number("t")))
    }
    for answer in try KnownAnswer.all("mmc_response_tail") {
      try answer.check("p_response_gt_t", try queue(answer).responseExceeds(answer.number("t")))
    }
  }

  @Test(.enabled(if: KnownAnswer.areThere, KnownAnswer.missing))
  func knownAnswersOfACallCentre() throws {
    for answer in try KnownAnswer.all("mmc_service_level") {
      let perSecond = try answer.number("calls") / answer.number("interval_min") / 60
      let service = 1 / (try answer.number("aht_min") * 60)
      let target = try answer.number("target_s")
      let agents = try answer.whole("agents")
      let queue = ManyServerQueue(arrivals: perSecond, service: service, servers: agents)
      try answer.check("p_wait", queue.probabilityOfWait)
      try answer.check("service_level", 1 - queue.waitExceeds(target))
      try answer.check("asa_s", queue.meanWait)
      try answer.check("occupancy", queue.utilisation)
      #expect(
        ManyServerQueue.servers(arrivals: perSecond, service: service, share: 0.8, within: target)
          == agents)
    }
  }

  /// Wait and service together are a third law, whose mean is theirs; here where the two rates agree.
  @Test func responsesWhereWaitAndServiceEndAtTheSameRate() {
    let queue = ManyServerQueue(arrivals: 2, service: 1, servers: 3)
    let near = ManyServerQueue(arrivals: 2 + 1e-7, service: 1, servers: 3)
    for time in [0.0, 0.5, 3] {
      #expect(abs(queue.responseExceeds(time) - near.responseExceeds(time)) < 1e-6)
    }
    #expect(queue.responseExceeds(0) == 1)
  }

  @Test func whereMoreComesThanCanBeServed() {
    let queue = ManyServerQueue(arrivals: 3, service: 1, servers: 3)
    #expect(queue.probabilityOfWait == 1)
    #expect(queue.meanWait == .infinity)
    #expect(queue.waitExceeds(1000) == 1)
    #expect(queue.responseExceeds(1000) == 1)
    #expect(
      ManyServerQueue.servers(arrivals: 3, service: 0, share: 0.8, within: 1) == nil)
  }
}
