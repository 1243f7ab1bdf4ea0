// SPDX-License-Identifier: Apache-2.0
// Adds up a random number of losses on a grid of 2^16 points, for the four cases of run.sh beside this file,
// and says how long it took in CPU time, what came out, and whether the grid holds the law.
//
//   aggregate-bench run [REPETITIONS]

import Foundation
import Probability

@main
enum AggregateBench {
  static let cases: [(id: String, frequency: Frequency, severity: SeverityLaw)] = [
    ("A1", .poisson(mean: 20), .lognormal(mu: 9, sigma: 1.2)),
    ("A2", .poisson(mean: 20), .pareto(alpha: 2.2, theta: 20_000)),
    ("A3", .negativeBinomial(r: 4, beta: 5), .lognormal(mu: 9, sigma: 1.2)),
    ("A4", .negativeBinomial(r: 4, beta: 5), .pareto(alpha: 2.2, theta: 20_000)),
  ]

  static func main() throws {
    let repetitions = CommandLine.arguments.dropFirst(2).first.flatMap(Int.init) ?? 9
    // Tables and room are made once, as the plan of FFTW is.
    var room = Spectrum(plan: FourierPlan(points: 1 << 17))
    // Eight times as fine, and four times as long: what the figures come to without a grid.
    var fine = Spectrum(plan: FourierPlan(points: 1 << 22))
    for (id, frequency, severity) in cases {
      let claim = ClaimLaw(severity, limit: 250_000)
      let exact = try CompoundDistribution(frequency, of: claim, step: 3.125, in: &fine)
      var times: [Double] = []
      var law = exact
      var tail = 0.0
      for _ in 0..<max(1, repetitions) {
        let start = clock()
        law = try CompoundDistribution(frequency, of: claim, step: 25, in: &room)
        tail = law.tailValueAtRisk(0.995) ?? .nan
        times.append(Double(clock() - start) * 1000 / Double(CLOCKS_PER_SEC))
      }
      times.sort()
      let risk = law.valueAtRisk(0.995) ?? .nan
      let right = exact.tailValueAtRisk(0.995) ?? .nan
      print(
        "{\"id\":\"\(id)\",\"tool\":\"frankpledge\",\"best_ms\":\(times[0]),"
          + "\"median_ms\":\(times[times.count / 2]),\"mean\":\(law.cumulants.first),"
          + "\"var995\":\(risk),\"tvar995\":\(tail),\"fine_tvar995\":\(right),"
          + "\"digest\":\"\(digest(law.probabilities))\",\"verdict\":\"\(law.verdict.words)\"}")
    }
  }

  /// The bits of all probabilities in one number (FNV-1a), to compare machines and builds.
  static func digest(_ probabilities: [Double]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for probability in probabilities {
      var bits = probability.bitPattern
      for _ in 0..<8 {
        hash = (hash ^ (bits & 0xFF)) &* 0x100_0000_01b3
        bits >>= 8
      }
    }
    return String(hash, radix: 16)
  }
}
