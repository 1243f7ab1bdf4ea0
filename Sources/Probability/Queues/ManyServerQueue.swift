// SPDX-License-Identifier: Apache-2.0

/// A queue before equal servers, first come first served, with exponential gaps and services (M/M/c).
///
/// Erlang's delay formula. Where more comes than can be served, everybody waits, without end.
package struct ManyServerQueue: Hashable, Sendable {
  /// Arrivals in a unit of time.
  package let arrivals: Double
  /// Services that one server ends in a unit of time.
  package let service: Double
  /// How many servers there are.
  package let servers: Int

  /// A queue with these rates before so many servers.
  package init(arrivals: Double, service: Double, servers: Int) {
    self.arrivals = arrivals
    self.service = service
    self.servers = servers
  }

  /// Arrival rate times mean service time.
  package var offered: Double { arrivals / service }

  /// The share of time a server works, if it can keep up.
  package var utilisation: Double { offered / Double(servers) }

  /// The probability that somebody who comes must wait (Erlang C).
  package var probabilityOfWait: Double {
    guard utilisation < 1 else { return 1 }
    let blocking = ErlangLoss.blocking(offered: offered, servers: servers)
    return blocking / (1 - utilisation * (1 - blocking))
  }

  /// What the servers can do beyond what comes, in services per unit of time.
  private var spare: Double { Double(servers) * service - arrivals }

  /// The mean time before service begins, of all who come.
  package var meanWait: Double { spare > 0 ? probabilityOfWait / spare : .infinity }

  /// How many wait, on average over time.
  package var meanQueue: Double { spare > 0 ? arrivals * meanWait : .infinity }

  /// The probability that service begins later than after this time.
  package func waitExceeds(_ time: Double) -> Double {
    guard time >= 0, spare > 0 else { return 1 }
    return probabilityOfWait * Elementary.exp(-spare * time)
  }

  /// The probability that service has not ended after this time.
  package func responseExceeds(_ time: Double) -> Double {
    guard time >= 0, spare > 0 else { return 1 }
    let own = Elementary.exp(-service * time)
    // The wait ends at the rate `spare`, the service at its own: their sum, also where they agree.
    let difference = spare - service
    let later =
      difference == 0
      ? service * time : -Elementary.expm1(-difference * time) * service / difference
    return own * (1 + probabilityOfWait * later)
  }

  /// The fewest servers with which at least this share begins within a time; nil where no number does.
  package static func servers(
    arrivals: Double, service: Double, share: Double, within time: Double
  ) -> Int? {
    guard arrivals >= 0, service > 0, share < 1, arrivals / service < 1e6 else { return nil }
    var servers = max(1, Int(arrivals / service))
    while 1
      - ManyServerQueue(arrivals: arrivals, service: service, servers: servers)
      .waitExceeds(time) < share
    {
      servers += 1
    }
    return servers
  }
}
