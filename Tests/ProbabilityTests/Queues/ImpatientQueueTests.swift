// SPDX-License-Identifier: Apache-2.0

import Probability
import Testing

@Suite struct ImpatientQueueTests {
  @Test(.enabled(if: KnownAnswer.areThere, KnownAnswer.missing))
  func knownAnswers() throws {
    for answer in try KnownAnswer.all("erlang_a") {
      let queue = try #require(
        ImpatientQueue(
          arrivals: answer.number("lambda"), service: answer.number("mu"),
          servers: answer.whole("servers"), patience: answer.number("theta")))
      try answer.check("p_wait", queue.probabilityOfWait)
      try answer.check("p_abandon", queue.abandonment)
      try answer.check("mean_queue_time", queue.meanQueueTime)
    }
  }

  @Test func boundlessPatienceIsTheQueueOfErlang() throws {
    let patient = try #require(
      ImpatientQueue(arrivals: 2.4, service: 1, servers: 3, patience: 1e-9))
    let queue = ManyServerQueue(arrivals: 2.4, service: 1, servers: 3)
    #expect(abs(patient.probabilityOfWait - queue.probabilityOfWait) < 1e-7)
    #expect(abs(patient.meanQueueTime - queue.meanWait) < 1e-6)
  }

  @Test func whatIsNoQueue() {
    #expect(ImpatientQueue(arrivals: 0, service: 1, servers: 3, patience: 1) == nil)
    #expect(ImpatientQueue(arrivals: 1, service: .nan, servers: 3, patience: 1) == nil)
    #expect(ImpatientQueue(arrivals: 1, service: 1, servers: 0, patience: 1) == nil)
  }
}
