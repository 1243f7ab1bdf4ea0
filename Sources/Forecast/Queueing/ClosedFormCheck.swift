// SPDX-License-Identifier: Apache-2.0

package import Probability

/// Holds the engine to what is known exactly: how often its own interval holds the closed form.
///
/// An engine that is right covers it as often as the interval says, over many seeds: neither less, which would
/// be a fault, nor always, which would be an interval that says nothing.
package struct ClosedFormCheck: Sendable {
  /// What is measured, and of which queue.
  package let name: String
  private let model: QueueModel
  private let horizon: Double
  private let exact: Double
  private let measure: @Sendable ([QueueModel.Outcome]) -> Double

  /// Replications of one seed; each begins with an empty desk, and what comes at first is not counted.
  private static let replications: UInt32 = 20
  /// The 97.5 % quantile of Student's law with 19 degrees of freedom.
  private static let student = 2.093024054408263

  /// The share of intervals that should hold the closed form.
  package static let stated = 0.95

  /// Whether the interval that one seed gives holds the closed form.
  package func holds(seed: UInt32, _ ziggurat: borrowing ExponentialZiggurat) -> Bool {
    let count = Double(Self.replications)
    var values: [Double] = []
    for replication in 0..<Self.replications {
      let outcomes = model.run(
        until: horizon, warmUp: horizon / 5, seed: seed, replication: replication, ziggurat
      ).outcomes
      values.append(measure(outcomes))
    }
    let mean = values.reduce(0, +) / count
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    let half = Self.student * (variance / count).squareRoot()
    return abs(mean - exact) <= half
  }

  /// Erlang's loss, delay and impatience, priorities that interrupt nobody, and one server with services that
  /// are all alike or of two steps.
  package static var all: [ClosedFormCheck] {
    [loss, delay, wait, impatience, priority(0), priority(1), server(steps: nil), server(steps: 2)]
      .compactMap { $0 }
  }

  private static func customers(
    _ rate: Double, _ service: QueueModel.Service = .exponential(mean: 1), patience: Double? = nil
  ) -> QueueModel.Class {
    QueueModel.Class(rate: rate, service: service, patience: patience)
  }

  private static var loss: ClosedFormCheck {
    ClosedFormCheck(
      name: "Erlang B: refused, 8 servers at 6",
      model: QueueModel(classes: [customers(6)], servers: 8, room: 0), horizon: 1500,
      exact: ErlangLoss.blocking(offered: 6, servers: 8)
    ) { Double($0[0].refused) / Double(max(1, $0[0].refused + $0[0].served)) }
  }

  private static let three = ManyServerQueue(arrivals: 2, service: 1, servers: 3)

  private static var delay: ClosedFormCheck {
    ClosedFormCheck(
      name: "Erlang C: must wait, 3 servers at 2",
      model: QueueModel(classes: [customers(2)], servers: 3), horizon: 8000,
      exact: three.probabilityOfWait
    ) { Double($0[0].delayed) / Double(max(1, $0[0].served)) }
  }

  private static var wait: ClosedFormCheck {
    ClosedFormCheck(
      name: "Erlang C: mean wait, 3 servers at 2",
      model: QueueModel(classes: [customers(2)], servers: 3), horizon: 8000, exact: three.meanWait
    ) { $0[0].meanWait }
  }

  private static var impatience: ClosedFormCheck? {
    ImpatientQueue(arrivals: 4, service: 1, servers: 4, patience: 0.5).map { exact in
      ClosedFormCheck(
        name: "Erlang A: went away, 4 servers at 4",
        model: QueueModel(classes: [customers(4, patience: 2)], servers: 4), horizon: 3000,
        exact: exact.abandonment
      ) { Double($0[0].abandoned) / Double(max(1, $0[0].served + $0[0].abandoned)) }
    }
  }

  private static func priority(_ place: Int) -> ClosedFormCheck {
    let exact = PriorityQueueing(arrivals: [0.9, 1.2], service: 1, servers: 3).meanWaits[place]
    return ClosedFormCheck(
      name: "Cobham: mean wait of class \(place + 1) of 2, 3 servers",
      model: QueueModel(classes: [customers(0.9), customers(1.2)], servers: 3), horizon: 10_000,
      exact: exact
    ) { $0[place].meanWait }
  }

  private static func server(steps: Int?) -> ClosedFormCheck {
    let square = steps.map { 1 + 1 / Double($0) } ?? 1
    let exact = SingleServerQueue([.init(arrivals: 0.6, mean: 1, square: square)]).meanWaits[0]
    let service = steps.map { QueueModel.Service.steps($0, mean: 1) } ?? .always(1)
    return ClosedFormCheck(
      name: "Pollaczek-Khinchine: mean wait, services "
        + (steps.map { "of \($0) steps" } ?? "all alike"),
      model: QueueModel(classes: [customers(0.6, service)], servers: 1), horizon: 10_000,
      exact: exact
    ) { $0[0].meanWait }
  }
}
