// SPDX-License-Identifier: Apache-2.0

import Probability
import Testing

@Suite struct ErlangLossTests {
  @Test(.enabled(if: KnownAnswer.areThere, KnownAnswer.missing))
  func knownAnswers() throws {
    for answer in try KnownAnswer.all("erlang_b") {
      try answer.check(
        "blocking",
        ErlangLoss.blocking(
          offered: answer.number("offered"), servers: answer.whole("servers")))
    }
    for answer in try KnownAnswer.all("erlang_b_inverse") {
      try answer.check(
        "offered",
        ErlangLoss.offered(
          servers: answer.whole("servers"), blocking: answer.number("blocking")))
    }
  }

  @Test(arguments: [0.3, 4, 17.5, 120])
  func theFewestServersThatAreEnough(_ offered: Double) throws {
    let servers = try #require(ErlangLoss.servers(offered: offered, blocking: 0.01))
    #expect(ErlangLoss.blocking(offered: offered, servers: servers) <= 0.01)
    #expect(ErlangLoss.blocking(offered: offered, servers: servers - 1) > 0.01)
  }

  @Test func theEdges() {
    #expect(ErlangLoss.blocking(offered: 0, servers: 0) == 1)
    #expect(ErlangLoss.blocking(offered: 0, servers: 3) == 0)
    #expect(ErlangLoss.blocking(offered: 5, servers: 0) == 1)
    #expect(ErlangLoss.blocking(offered: 5, servers: -1) == 1)
    #expect(ErlangLoss.offered(servers: 0, blocking: 0.1) == nil)
    #expect(ErlangLoss.offered(servers: 1, blocking: 1) == nil)
    #expect(ErlangLoss.servers(offered: 5, blocking: 0) == nil)
    #expect(ErlangLoss.servers(offered: .infinity, blocking: 0.1) == nil)
  }
}
