// SPDX-License-Identifier: Apache-2.0

import Charts
import Forecast
import Foundation
import Probability

/// How a model and three naive forecasters did, period by period.
struct Scoreboard {
  /// What came of one period.
  private struct Period {
    let day: String
    /// How many single forecasts there were in it.
    let count: Int
    /// The sum of the log scores of each forecaster, the model first.
    let scores: [Double]
  }

  private static let all: [SeriesForecaster] = [.model] + SeriesForecaster.naive

  /// What its pictures are called.
  let name: String
  let title: String
  private var periods: [Period] = []
  private var plain = Coverage(level: 0.9)
  private var coverage = Coverage(level: 0.9)
  private var adaptive = AdaptiveLevel(wanted: 0.9)
  private var standing = Standing(all.count)
  /// The log score of what their standing made of them, summed up.
  private var published = 0.0
  private var places = TransformHistogram(bins: 10)

  init(_ name: String, _ title: String) {
    self.name = name
    self.title = title
  }

  /// Adds a period: forecasts of series that were made apart from each other, and what came.
  mutating func add(_ forecasts: [(forecast: SeriesForecast, came: Int)], at day: String) {
    guard !forecasts.isEmpty else { return }
    let scores = Self.all.map { forecaster in
      forecasts.reduce(0) { sum, one in
        sum + (one.forecast.law(forecaster)?.lnProbability(one.came) ?? -.infinity)
      }
    }
    add(Period(day: day, count: forecasts.count, scores: scores))
    cover(forecasts.map { ($0.forecast.model, $0.came) })
  }

  /// Adds a period in which all series were foretold at once.
  mutating func add(_ answer: JointAnswer, _ came: [Int], at day: String) {
    let scores = Self.all.map { answer.law($0)?.lnProbability(came) ?? -.infinity }
    add(Period(day: day, count: came.count, scores: scores))
    cover(came.indices.compactMap { place in answer.model.law(place).map { ($0, came[place]) } })
  }

  private mutating func add(_ period: Period) {
    periods.append(period)
    published += standing.lnProbability(period.scores)
    standing.see(period.scores)
  }

  private mutating func cover(_ laws: [(CountMixture, Int)]) {
    guard let level = adaptive?.level else { return }
    var held = 0.0
    for (law, count) in laws {
      let place = law.transform(count)
      places?.add(place)
      Self.add(law, count, place, level: 0.9, &plain)
      Self.add(law, count, place, level: level, &coverage)
      held += place.held(level: level)
    }
    adaptive?.see(held: held / Double(max(1, laws.count)))
  }

  private static func add(
    _ law: CountMixture, _ count: Int, _ place: ProbabilityTransform, level: Double,
    _ coverage: inout Coverage?
  ) {
    coverage?.add(
      Double(law.quantile((1 - level) / 2)), Double(law.quantile((1 + level) / 2)),
      observed: Double(count), share: place.held(level: level))
  }

  // MARK: Words

  var report: String {
    let half = Array(periods.suffix(periods.count / 2))
    var lines = ["\(title): \(periods.reduce(0) { $0 + $1.count }) in \(periods.count) periods"]
    for (place, forecaster) in Self.all.enumerated() {
      lines.append(
        "  \(forecaster.rawValue): log score \(Self.text(Self.mean(periods, place))), "
          + "later half \(Self.text(Self.mean(half, place)))")
    }
    for place in Self.all.indices.dropFirst() {
      let losses = [0, place].map { one in periods.map { -$0.scores[one] } }
      guard let rivalry = Rivalry(losses[0], losses[1]) else { continue }
      let ahead = periods.count { $0.scores[0] > $0.scores[place] }
      lines.append(
        "  \(rivalry.difference < 0 ? "ahead of" : "BEHIND") \(Self.all[place].rawValue) "
          + "in \(ahead) periods of \(periods.count); so far apart by chance: "
          + Self.text(rivalry.chance))
    }
    for (name, one) in [("as the laws say", plain), ("with an adaptive level", coverage)] {
      let share = (one?.share ?? 0) * 100
      lines.append("  90 % intervals \(name) held \(Self.text(share)) % (counts by mid-p)")
    }
    let best = standing.weights.indices.max { standing.weights[$0] < standing.weights[$1] } ?? 0
    let count = periods.reduce(0) { $0 + $1.count }
    lines.append(
      "  published, each by its standing: log score \(Self.text(published / Double(max(1, count)))); "
        + "next by \(Self.all[best].rawValue)")
    return lines.joined(separator: "\n")
  }

  private static func mean(_ periods: [Period], _ forecaster: Int) -> Double {
    let count = periods.reduce(0) { $0 + $1.count }
    return periods.reduce(0) { $0 + $1.scores[forecaster] } / Double(max(1, count))
  }

  private static func text(_ value: Double) -> String { String(format: "%.3f", value) }

  // MARK: Pictures

  /// Writes two pictures: the lead week by week, and where what came lay in the laws.
  func drawPictures(in folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (kind, svg) in [("lead", try lead.svg()), ("places", try histogram.svg())] {
      try svg.write(
        to: folder.appending(path: "\(name)-\(kind).svg"), atomically: true, encoding: .utf8)
    }
  }

  private var lead: LeadChart {
    get throws {
      try LeadChart(
        caption: ChartCaption(
          idPrefix: "lead", title: title,
          summary: "How far the model is ahead of three naive forecasters, in log score summed up."),
        unit: "log score ahead, summed up", from: periods.first?.day ?? "",
        to: periods.last?.day ?? "",
        rivals: Self.all.indices.dropFirst().map { place in
          var sum = 0.0
          return LeadChart.Rival(
            name: Self.all[place].rawValue,
            leads: periods.map {
              sum += $0.scores[0] - $0.scores[place]
              return Int64((max(-1e12, min(1e12, sum)) * 1000).rounded())
            })
        })
    }
  }

  private var histogram: StackedBarChart {
    get throws {
      let band = places?.band ?? 0...0
      return try StackedBarChart(
        caption: ChartCaption(
          idPrefix: "places", title: title,
          summary:
            "Where what came lay in what was foretold, from the lowest tenth to the highest. "
            + "Each tenth should hold \(Int(band.lowerBound)) to \(Int(band.upperBound))."),
        series: [.init(name: "forecasts", tone: .favourable)],
        categories: (places?.mass ?? []).enumerated().map { bin, mass in
          .init(name: "\(bin * 10)–\(bin * 10 + 10) %", counts: [Int64(mass.rounded())])
        })
    }
  }
}
