// SPDX-License-Identifier: Apache-2.0
// Simulates a line of about a million customers of two classes before three servers, and says how many
// events a second of CPU time it did: run.sh beside this file runs other engines on the same.
//
//   queueing-bench run [HORIZON] [SEED] [ROUNDS]

import Forecast
import Foundation
import Probability

@main
enum QueueingBench {
  static func main() {
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
}
