// SPDX-License-Identifier: Apache-2.0
// Simulates a line of about a million customers of two classes before three servers, and says how many
// events a second of CPU time it did: run.sh beside this file runs other engines on the same.
//
//   queueing-bench run [HORIZON] [SEED] [ROUNDS]
//   queueing-bench coverage [SEEDS]     how often intervals hold the closed forms

import Forecast
import Foundation
import Probability

@main
enum QueueingBench {
  static func main() {
    guard CommandLine.arguments.dropFirst().first != "coverage" else {
      return coverage(CommandLine.arguments.dropFirst(2).first.flatMap(UInt32.init) ?? 1000)
    }
    let arguments = Array(CommandLine.arguments.dropFirst(2))
    let horizon = arguments.first.flatMap(Double.init) ?? 416_667
    let seed = arguments.dropFirst().first.flatMap(UInt32.init) ?? 1
    let rounds = arguments.dropFirst(2).first.flatMap(Int.init) ?? 3
    let model = QueueModel(
      classes: [
        QueueModel.Class(rate: 0.9, service: .exponential(mean: 1)),
        QueueModel.Class(rate: 1.5, service: .exponential(mean: 1)),
      ], servers: 3, lateAfter: 1)
    let ziggurat = ExponentialZiggurat()
    for _ in 0..<rounds {
      let start = clock()
      let (outcomes, events) = model.run(until: horizon, seed: seed, replication: 0, ziggurat)
      let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
      let waits = outcomes.map { String(format: "%.6f", $0.meanWait) }.joined(separator: ",")
      let customers = outcomes.reduce(0) { $0 + $1.served }
      print(
        "{\"engine\":\"frankpledge\",\"customers\":\(customers),\"events\":\(events),"
          + "\"cpu_s\":\(seconds),\"events_per_s\":\(Int(Double(events) / seconds)),\"W\":[\(waits)]}"
      )
    }
  }

  /// A right engine's count lies within three standard deviations of a binomial count 997 times in 1,000.
  private static func coverage(_ seeds: UInt32) {
    let ziggurat = ExponentialZiggurat()
    let stated = ClosedFormCheck.stated
    let half = 3 * (Double(seeds) * stated * (1 - stated)).squareRoot()
    print("95 % intervals of \(seeds) seeds; right: \(Int(Double(seeds) * stated)) ± \(Int(half))")
    for check in ClosedFormCheck.all {
      var count = 0
      for seed in 0..<seeds where check.holds(seed: seed, ziggurat) { count += 1 }
      let isRight = abs(Double(count) - Double(seeds) * stated) <= half
      print("\(isRight ? "holds" : "WRONG")  \(count)  \(check.name)")
    }
  }
}
