// SPDX-License-Identifier: Apache-2.0

import Fitting
import Judgement
import WorkingTime

/// One disagreement between terms and desk, in words.
struct DisagreementWords {
  let disagreement: Disagreement
  let record: DeskRecord

  init(_ disagreement: Disagreement, _ record: DeskRecord) {
    self.disagreement = disagreement
    self.record = record
  }

  /// `desk met, terms missed`.
  var sides: String {
    let terms = disagreement.terms.map { $0 ? "met" : "missed" } ?? "nothing"
    return "desk \(disagreement.desk.isMet ? "met" : "missed"), terms \(terms)"
  }

  /// `69 h 6 min against 62 h, 7 h 6 min too long`.
  var measure: String {
    guard let elapsed = disagreement.elapsed else { return "the clock has no start" }
    guard let target = disagreement.target else { return LocalText.span(elapsed) }
    let (difference, side) =
      elapsed > target ? (elapsed - target, "too long") : (target - elapsed, "to spare")
    return "\(LocalText.span(elapsed)) against \(LocalText.span(target)),"
      + " \(LocalText.span(difference)) \(side)"
  }

  /// What may explain it; says so where nothing does.
  var explanation: String {
    let remedies = disagreement.remedies.prefix(3).map(words)
    let oddities = disagreement.desk.oddities.map(words)
    let lags = disagreement.unusualLags.map { lag in
      "it stopped \(LocalText.span(lag.lag)) after \(record.moments[lag.usual.moment].words), where"
        + " the middle half take \(LocalText.span(lag.usual.lowerQuartile)) to"
        + " \(LocalText.span(lag.usual.upperQuartile))"
    }
    let found =
      lags + (remedies.isEmpty ? [] : ["they would agree " + FitWords.joined(remedies, by: "or")])
      + oddities
    return found.isEmpty ? "nothing in its rows explains it" : found.joined(separator: "; ")
  }

  private func words(_ remedy: Disagreement.Remedy) -> String {
    switch remedy {
    case .pausing(let state, let time):
      "if the \(LocalText.span(time)) in '\(record.states[state].name)' did not count"
    case .firstClass(let name): "with the target of \(name), its first class"
    case .start(let place): "if the clock started at \(record.moments[place].words)"
    case .stop(let place): "if it stopped at \(record.moments[place].words)"
    case .target(let amount):
      "with a target \(LocalText.span(amount)) \(amount < 0 ? "shorter" : "longer")"
    }
  }

  private func words(_ oddity: DeskCase.Oddity) -> String {
    switch oddity {
    case .reopened(let count): "it was reopened \(CountedNoun.text(count, "time"))"
    case .firstOfClass(let name): "it was \(name) first"
    case .flagChanged(let count): "its flag turned \(CountedNoun.text(count, "time"))"
    case .rowsSetAside(let count): "\(CountedNoun.text(count, "row")) of it could not be used"
    case .stillOpen: "its end is not in the export"
    }
  }
}
