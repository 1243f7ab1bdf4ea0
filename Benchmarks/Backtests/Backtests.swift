// SPDX-License-Identifier: Apache-2.0
// Forecasts next week of a real service desk, week by week, from what was known before it, and scores that beside
// three naive forecasters.
//
//   backtests INCIDENTS.csv
//
// The file is the audit log of one company's incidents (UCI 498): one row a change. Nothing counts before the
// row that tells it was written; the columns filled in afterwards are not read.

import Forecast
import Foundation
import Probability
import WorkingTime

@main
enum Backtests {
  private static let week: Int64 = 7 * 86_400_000
  /// Monday, 29 February 2016.
  private static let start = Instant(milliseconds: 1_456_704_000_000)

  static func main() throws {
    guard let path = CommandLine.arguments.dropFirst().first else {
      print("backtests: name the file of incidents")
      exit(2)
    }
    let log = try IncidentLog(path)
    report("arrivals of next week, by category", log.arrivals, 2...4) { history, _ in
      ArrivalForecaster.forecast(
        Panel(history, since: start, period: week, content: .arrivals))
    }
    report("met of next week's decided, by category", log.decisions, 2...12) { history, next in
      let trials = next.mapValues(\.trials)
      return MetForecaster.forecast(
        Panel(history, since: start, period: week, content: .met), deciding: trials)
    }
  }

  /// What came of a series in the week after the moment.
  private struct Came {
    var count = 0
    var trials = 0
  }

  private static func report(
    _ title: String, _ facts: [ObservedFact], _ weeks: ClosedRange<Int64>,
    _ forecast: (KnownHistory, [String: Came]) -> [SeriesForecast]
  ) {
    let all: [SeriesForecaster] = [.model] + SeriesForecaster.naive
    var scores = all.map { _ in [Double]() }
    var half = all.map { _ in [Double]() }
    guard var coverage = Coverage(level: 0.9), var plain = Coverage(level: 0.9),
      var adaptive = AdaptiveLevel(wanted: 0.9)
    else { return }
    for number in weeks {
      let asOf = Instant(milliseconds: start.milliseconds + number * Self.week)
      var week: [Double] = []
      let came = came(facts, in: asOf..<Instant(milliseconds: asOf.milliseconds + Self.week))
      for one in forecast(KnownHistory(asOf: asOf, of: facts), came) {
        let here = came[one.series] ?? Came()
        // What decides nothing is no forecast of a share.
        if facts.first?.isDecision == true, here.trials == 0 { continue }
        for (place, forecaster) in all.enumerated() {
          guard let law = one.law(forecaster) else { continue }
          let score = law.lnProbability(here.count)
          scores[place].append(score)
          if number > (weeks.lowerBound + weeks.upperBound) / 2 { half[place].append(score) }
        }
        add(one.model, here.count, level: 0.9, &plain)
        add(one.model, here.count, level: adaptive.level, &coverage)
        week.append(one.model.transform(here.count).held(level: adaptive.level))
      }
      adaptive.see(held: mean(week))
    }
    print(title)
    for (place, forecaster) in all.enumerated() {
      print(
        "  \(forecaster.rawValue): log score \(mean(scores[place])), later half \(mean(half[place]))"
      )
    }
    let own = scores[0]
    for place in all.indices.dropFirst() {
      guard let rivalry = Rivalry(own, scores[place]) else { continue }
      let better = mean(own) > mean(scores[place]) ? "better" : "WORSE"
      print("  \(better) than \(all[place].rawValue), by chance \(rivalry.chance)")
    }
    for (name, one) in [("as the laws say", plain), ("with an adaptive level", coverage)] {
      print(
        "  90 % intervals \(name) held \((one.share ?? 0) * 100) % of \(one.count) (counts by mid-p)"
      )
    }
  }

  private static func add(
    _ law: CountMixture, _ count: Int, level: Double, _ coverage: inout Coverage
  ) {
    coverage.add(
      Double(law.quantile((1 - level) / 2)), Double(law.quantile((1 + level) / 2)),
      observed: Double(count),
      share: law.transform(count).held(level: level))
  }

  private static func came(_ facts: [ObservedFact], in time: Range<Instant>) -> [String: Came] {
    var came: [String: Came] = [:]
    for fact in facts where time.contains(fact.at) {
      switch fact.kind {
      case .came: came[fact.series, default: Came()].count += 1
      case .decided(let met):
        came[fact.series, default: Came()].trials += 1
        if met { came[fact.series, default: Came()].count += 1 }
      default: continue
      }
    }
    return came
  }

  private static func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }
}

extension ObservedFact {
  fileprivate var isDecision: Bool { if case .decided = kind { true } else { false } }
}
