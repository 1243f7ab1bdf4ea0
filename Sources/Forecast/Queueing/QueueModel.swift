// SPDX-License-Identifier: Apache-2.0
//
// A line of people before servers, simulated event by event. It is what a desk comes to when everybody
// can do everything at any hour; its closed forms (Erlang B, C and A, priorities, Pollaczek-Khinchine)
// are what the engine is held to.

package import Probability

/// Classes of customers that come at random and wait for the same servers, a smaller class first, none
/// interrupted.
package struct QueueModel: Sendable {
  /// Customers of one kind.
  package struct Class: Sendable {
    /// How many come in a unit of time, on average.
    package let rate: Double
    package let service: Service
    /// How long one waits before leaving, on average; nil for as long as it takes.
    package let patience: Double?

    package init(rate: Double, service: Service, patience: Double? = nil) {
      self.rate = rate
      self.service = service
      self.patience = patience
    }
  }

  /// How long serving takes.
  package enum Service: Sendable {
    case exponential(mean: Double)
    case always(Double)
    /// Gamma of a whole shape: so many exponential steps.
    case steps(Int, mean: Double)
  }

  package let classes: [Class]
  package let servers: Int
  /// How many can wait; nil for no limit, none for a loss system.
  package let room: Int?
  /// The wait beyond which a customer counts as late.
  package let lateAfter: Double

  package init(classes: [Class], servers: Int, room: Int? = nil, lateAfter: Double = .infinity) {
    self.classes = classes
    self.servers = servers
    self.room = room
    self.lateAfter = lateAfter
  }

  /// What became of the customers of one class.
  package struct Outcome: Sendable {
    /// Who began to be served, and how long they waited together.
    package internal(set) var served = 0
    package internal(set) var waited = 0.0
    /// Of these, who waited longer than was to be.
    package internal(set) var late = 0
    /// Who had to wait, served or not.
    package internal(set) var delayed = 0
    /// Who found no room, and who left before being served.
    package internal(set) var refused = 0
    package internal(set) var abandoned = 0

    /// The mean wait of those served.
    package var meanWait: Double { served == 0 ? 0 : waited / Double(served) }
  }

  /// Runs from an empty desk to a time; what comes within `warmUp` is not counted.
  ///
  /// Also tells how many events there were: arrivals, ends of service, and leavings.
  package func run(
    until end: Double, warmUp: Double = 0, seed: UInt32, replication: UInt32,
    _ ziggurat: borrowing ExponentialZiggurat
  ) -> (outcomes: [Outcome], events: Int) {
    var run = QueueRun(self, seed: seed, replication: replication, warmUp: warmUp)
    run.run(until: end, ziggurat)
    return (run.outcomes, run.events)
  }
}
