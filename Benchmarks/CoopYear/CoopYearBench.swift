// SPDX-License-Identifier: Apache-2.0
// Simulates many years of coop-year/1 and says what they came to, and how many a second of CPU time:
// run.sh beside this file runs other engines on the same.
//
//   coop-year-bench [YEARS] [SEED] [WITHOUT MEMBER]
//   coop-year-bench judged bench.md [YEARS] [THREADS]    each year judged, agreement by agreement

import Foundation
import Storage

@main
enum CoopYearBench {
  static func main() throws {
    if CommandLine.arguments.dropFirst().first == "judged" {
      try judged(Array(CommandLine.arguments.dropFirst(2)))
    } else {
      simulated()
    }
  }

  private static func judged(_ arguments: [String]) throws {
    let years = try JudgedYears(agreement: arguments.first ?? "Benchmarks/CoopYear/bench.md")
    let count = arguments.dropFirst().first.flatMap(Int.init) ?? 10_000
    let threads = arguments.dropFirst(2).first.flatMap(Int.init) ?? 2
    let start = ContinuousClock.now
    let outcome = try years.run(count, seed: 1, by: .threads(threads))
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    print(
      "{\"engine\":\"frankpledge judged\",\"years\":\(outcome.years),\"threads\":\(threads),"
        + "\"seconds\":\(String(format: "%.2f", seconds)),\"breaches\":\(outcome.breaches),"
        + "\"all_met\":\(outcome.allMet),\"credits\":\(outcome.credits / 100),"
        + "\"disagreements\":\(outcome.disagreements)}")
  }

  private static func simulated() {
    let arguments = CommandLine.arguments.dropFirst().map { Int($0) ?? 0 }
    let count = arguments.first ?? 20_000
    let seed = UInt32(clamping: arguments.dropFirst().first ?? 1)
    let removed = arguments.dropFirst(2).first.flatMap { $0 < 0 ? nil : $0 }
    let start = clock()
    var coop = CoopYear(seed: seed, without: removed)
    var costs: [Double] = []
    var cases = 0
    var misses = [0, 0, 0, 0]
    var allMet = 0
    var urgentMet = 0
    for replication in 0..<count {
      let year = coop.year(replication)
      costs.append(year.credits + year.claims)
      cases += year.cases
      for rank in 0..<4 { misses[rank] += year.misses[rank] }
      if year.misses == [0, 0, 0, 0] { allMet += 1 }
      if year.misses[0] == 0 { urgentMet += 1 }
    }
    let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
    costs.sort()
    let place = Int((0.995 * Double(count)).rounded(.up)) - 1
    let tail = costs[(place + 1)...].reduce(0, +)
    let share = Double(place + 1) - 0.995 * Double(count)
    let years = Double(count)
    func text(_ value: Double, _ digits: Int) -> String { String(format: "%.\(digits)f", value) }
    print(
      "{\"engine\":\"frankpledge\",\"reps\":\(count),\"cpu_s\":\(text(seconds, 3)),"
        + "\"reps_per_s\":\(Int(years / seconds)),\"events_per_s\":\(Int(Double(coop.events) / seconds)),"
        + "\"mean_cases\":\(text(Double(cases) / years, 3)),\"p_all_met\":\(text(Double(allMet) / years, 5)),"
        + "\"p_all_P1_met\":\(text(Double(urgentMet) / years, 5)),"
        + "\"mean_misses\":[\(misses.map { text(Double($0) / years, 4) }.joined(separator: ","))],"
        + "\"mean_cost\":\(text(costs.reduce(0, +) / years, 1)),\"var995\":\(text(costs[place], 0)),"
        + "\"tvar995\":\(text((tail + costs[place] * share) / (0.005 * years), 0))}")
  }
}
