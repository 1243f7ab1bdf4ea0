// SPDX-License-Identifier: Apache-2.0

/// A queue before equal servers from which people go away after an exponential time (M/M/c+M, Erlang A).
///
/// Palm 1957; Garnett, Mandelbaum and Reiman 2002.
package struct ImpatientQueue: Hashable, Sendable {
  /// The probability that somebody who comes must wait.
  package let probabilityOfWait: Double
  /// The share of those who come that goes away unserved.
  package let abandonment: Double
  /// The mean time in the queue, of all who come, whether they are served or go away.
  package let meanQueueTime: Double

  /// Works out the queue; nil unless all rates are above 0 and finite, and there is a server.
  ///
  /// - Parameters:
  ///   - arrivals: Arrivals in a unit of time.
  ///   - service: Services that one server ends in a unit of time.
  ///   - patience: The rate at which one who waits goes away.
  package init?(arrivals: Double, service: Double, servers: Int, patience: Double) {
    let rates = [arrivals, service, patience]
    guard rates.allSatisfy({ $0 > 0 && $0 < .infinity }), servers > 0 else { return nil }
    // Weights of the states against that in which all are busy and nobody waits.
    let blocking = ErlangLoss.blocking(offered: arrivals / service, servers: servers)
    let capacity = Double(servers) * service
    var weight = 1.0
    var busy = 1.0
    var queue = 0.0
    for waiting in 1...10_000_000 {
      let place = Double(waiting)
      let factor = arrivals / (capacity + place * patience)
      weight *= factor
      busy += weight
      queue += place * weight
      // Once the weights fall, what is left is less than a geometric series.
      if factor < 0.999, place * weight < queue * 1e-20 { break }
    }
    let all = 1 / blocking - 1 + busy
    probabilityOfWait = busy / all
    meanQueueTime = queue / all / arrivals
    abandonment = meanQueueTime * patience
  }
}
