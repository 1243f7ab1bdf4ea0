// SPDX-License-Identifier: Apache-2.0

import Forecast
import Probability

/// How good forecasts were: a plain sentence first, then figures.
package struct ScoreText {
  private let report: ScoreForecasts.Report
  private let summary: ScoreSummary
  private let isHindcast: Bool

  /// What was scored; hindcasts are forecasts made afterwards, from moments that had passed.
  package init(_ report: ScoreForecasts.Report, isHindcast: Bool) {
    self.report = report
    self.isHindcast = isHindcast
    summary = ScoreSummary(report.record)
  }

  package var lines: [String] {
    guard !report.scored.isEmpty else { return ["No forecast has been scored yet."] + notScored }
    var lines = [sentence]
    for kind in summary.kinds { lines += [""] + self.lines(kind) }
    for quantity in summary.quantities { lines += [""] + self.lines(quantity) }
    return lines + [""] + tail + notScored
  }

  /// The record in one line, also where there is none yet.
  package var record: String {
    guard report.scored.isEmpty else { return sentence }
    return report.open.isEmpty
      ? "none was recorded; `frankpledge forecast record` puts one into the log."
      : "none has been scored yet; \(report.open.count) recorded, the time has not passed."
  }

  /// One line for those who made a forecast and want to know how good the earlier ones were.
  package var sentence: String {
    let what = CountedNoun.text(
      summary.forecasts, isHindcast ? "forecast made afterwards" : "forecast",
      isHindcast ? "forecasts made afterwards" : "forecasts")
    guard let met = summary.kinds.first else {
      return "\(what) so far: nothing to score in them."
    }
    let skill = met.said.skillAgainstBaseRate.map { skill in
      skill > 0
        ? "better than saying the same of all by \(Self.percent(skill)) %"
        : "no better than saying the same of all"
    }
    return "\(what) so far, with \(met.said.count) chances that \(met.kind.words): they were "
      + "\(calibration(met)); \(skill ?? "all came out the same, so skill cannot be told")."
  }

  /// Whether chances were right on the whole (Spiegelhalter 1986).
  private func calibration(_ kind: ScoreSummary.KindScore) -> String {
    guard let z = kind.reliability.spiegelhalter else {
      return "too few to say whether they were right"
    }
    guard abs(z) > 1.96 else { return "as likely as was said, within luck" }
    let said = kind.reliability.bins.reduce(0) { $0 + $1.said * Double($1.count) }
    let came = kind.reliability.bins.reduce(0) { $0 + $1.came * Double($1.count) }
    return came < said ? "less likely than was said" : "more likely than was said"
  }

  private func lines(_ kind: ScoreSummary.KindScore) -> [String] {
    let best = kind.rivals.first { $0.forecaster == kind.chosen }
    var lines = [
      "Chances that \(kind.kind.words)",
      "  Brier \(Self.figure(kind.said.brier)) = reliability \(Self.figure(kind.parts.reliability)) "
        + "- resolution \(Self.figure(kind.parts.resolution)) "
        + "+ uncertainty \(Self.figure(kind.parts.uncertainty)) "
        + "+ within groups \(Self.figure(kind.parts.within)); lower is better",
      "  log score, higher is better: "
        + kind.rivals.map { "\($0.forecaster.rawValue) \(Self.figure($0.logScore))" }
        .joined(separator: ", "),
    ]
    if kind.chosen != .model, let best {
      lines.append(
        "  The simulation is beaten by \(best.forecaster.rawValue) (\(kind.chosen.words)): the next "
          + "forecast says that figure.")
    }
    for bin in kind.reliability.bins where bin.count > 0 {
      lines.append(
        "  said \(Self.percent(bin.said)) %: \(Self.percent(bin.came)) % of \(bin.count) came"
          + (bin.isConsistent ? "" : ", which luck does not explain"))
    }
    return lines
  }

  private func lines(_ quantity: ScoreSummary.QuantityScore) -> [String] {
    let share = quantity.coverage.share.map { "\(Self.percent($0)) %" } ?? "none"
    let band = quantity.coverage.band.map {
      "\(Self.percent($0.lowerBound)) to \(Self.percent($0.upperBound)) %"
    }
    let uneven = quantity.transform.evenness.map { $0 < 0.05 } ?? false
    return [
      "Amounts: \(quantity.what.rawValue)",
      "  90 % intervals held \(share) of \(quantity.count)"
        + (band.map { " (right: \($0))" } ?? "") + "; CRPS \(Self.figure(quantity.crps))",
      "  places among the percentiles, in tenths: "
        + quantity.transform.mass.map { Self.tenth($0) }.joined(separator: " ")
        + (uneven ? ", more uneven than luck" : ", even within luck"),
    ]
  }

  private var tail: [String] {
    guard let tail = summary.tail else { return [] }
    switch tail.verdict {
    case .refuted:
      return [
        "Credits came to more than 99 % of what was foreseen \(tail.exceedances) times in \(tail.periods): "
          + "the tail was said to be too thin."
      ]
    case .standing:
      return ["The tail beyond 99 % stands: exceeded \(tail.exceedances) times in \(tail.periods)."]
    case .untestable(let needs):
      return [
        "What is said of the worst 1 in 100 cannot be tested: there were \(tail.periods) forecasts, and it takes "
          + "\(needs) to see a tail that is wrong twice over. The worst 1 in 200 even less."
      ]
    }
  }

  private var notScored: [String] {
    var lines: [String] = []
    if !report.open.isEmpty {
      lines.append(
        "\(CountedNoun.text(report.open.count, "forecast")) still open: the time has not passed.")
    }
    for late in report.late {
      lines.append(
        "Entry \(late.index) is not scored: it was recorded after its time had begun.")
    }
    for index in report.unreadable {
      lines.append("Entry \(index) tells no forecast that this program can read.")
    }
    return lines
  }

  // MARK: - Figures

  /// With three decimals, for people to compare.
  private static func figure(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "beyond all bounds" }
    return DecimalText.of(Int64((value * 1000).rounded(.toNearestOrEven)), 3)
  }

  private static func tenth(_ value: Double) -> String {
    DecimalText.of(Int64((value * 10).rounded(.toNearestOrEven)), 1)
  }

  private static func percent(_ share: Double) -> String {
    tenth(share * 100)
  }
}
