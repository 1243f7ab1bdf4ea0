// SPDX-License-Identifier: Apache-2.0

/// The loss formula of Erlang (1917): who comes while all servers are busy goes away (M/M/c/c).
package enum ErlangLoss {
  /// The share of arrivals that find all servers busy.
  ///
  /// - Parameters:
  ///   - offered: Arrival rate times mean service time, 0 or more.
  ///   - servers: How many there are; with none, all are turned away.
  package static func blocking(offered: Double, servers: Int) -> Double {
    guard offered > 0 else { return servers > 0 ? 0 : 1 }
    var blocking = 1.0
    for server in stride(from: 1, through: servers, by: 1) {
      blocking = offered * blocking / (Double(server) + offered * blocking)
      if blocking == 0 { break }
    }
    return blocking
  }

  /// The load at which this share of arrivals is turned away; nil unless the share lies between 0 and 1.
  package static func offered(servers: Int, blocking target: Double) -> Double? {
    guard servers > 0, target > 0, target < 1 else { return nil }
    var lower = 0.0
    var upper = Double(servers)
    while blocking(offered: upper, servers: servers) < target {
      lower = upper
      upper *= 2
    }
    // Halving a binary fraction ends after at most a few hundred steps, at neighbouring numbers.
    while true {
      let middle = lower + (upper - lower) / 2
      guard middle > lower, middle < upper else { return middle }
      if blocking(offered: middle, servers: servers) < target {
        lower = middle
      } else {
        upper = middle
      }
    }
  }

  /// The fewest servers that turn away at most this share; nil unless the share is above 0 and the load finite.
  package static func servers(offered: Double, blocking target: Double) -> Int? {
    guard target > 0, offered >= 0, offered < 1e8 else { return nil }
    var blocking = 1.0
    var servers = 0
    while blocking > target {
      servers += 1
      blocking = offered * blocking / (Double(servers) + offered * blocking)
    }
    return servers
  }
}
