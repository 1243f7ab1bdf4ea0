// SPDX-License-Identifier: Apache-2.0

import Charts
import Fitting
import WorkingTime

/// What `fit` prints for people.
package struct FitText {
  private let report: FitDesk.Report
  private let file: String
  private var fit: Fit { report.fit }
  private var words: FitWords { FitWords(report.fit) }

  package init(_ report: FitDesk.Report, file: String) {
    self.report = report
    self.file = file
  }

  /// The whole report.
  package var text: String {
    [heading, measures, terms, scores, disagreements, rivals].filter { !$0.isEmpty }
      .map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
  }

  private var heading: [String] {
    let reading = report.reading
    let until = fit.record.zone.civil(at: fit.trainedUntil).date.iso
    let (fitted, held) = (fit.training.last?.count ?? 0, fit.heldOut.last?.count ?? 0)
    var lines = [
      "\(file): \(CountedNoun.text(reading.rowCount, "row")),"
        + " \(CountedNoun.text(reading.record.cases.count, "case")) with a flag."
    ]
    if reading.casesWithoutFlag > 0 {
      let count = CountedNoun.text(reading.casesWithoutFlag, "case")
      lines.append("  \(count) without a flag, left out")
    }
    if !reading.exceptions.isEmpty {
      lines.append(
        "  \(CountedNoun.text(reading.exceptions.count, "row")) could not be used, as by `record`")
    }
    lines.append(
      "  fitted on \(CountedNoun.text(fitted, "case")) opened before \(until), tried on"
        + " \(CountedNoun.text(held, "case")) opened later;"
        + " \(CountedNoun.text(fit.triedCount, "set")) of terms tried")
    return lines
  }

  private var measures: [String] {
    ["What the flag measures"] + words.sentences.map { "  \($0)" }
  }

  private var terms: [String] {
    guard let text = FitTerms(fit)?.text else { return [] }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    return ["The terms, as an agreement (--terms writes it to a file)"]
      + lines.map { $0.isEmpty ? "" : "  \($0)" }
  }

  // MARK: - How well

  private var scores: [String] {
    let names = [
      "", "cases", "agree", "share", "always met", "wrongly met", "wrongly missed", "unknown",
    ]
    let rows = [("fitted on", fit.training), ("held out", fit.heldOut)].flatMap { title, scores in
      scores.map { row($0, title) }
    }
    let widths = names.indices.map { column in
      ([names] + rows).map { $0[column].count }.max() ?? 0
    }
    return ["How well"]
      + ([names] + rows).map { row in
        let cells = row.enumerated().map { column, cell in
          let space = String(repeating: " ", count: widths[column] - cell.count)
          return column == 0 ? cell + space : space + cell
        }
        return "  " + cells.joined(separator: "  ")
      }
  }

  private func row(_ score: ClassScore, _ title: String) -> [String] {
    func number(_ count: Int) -> String { NumberText.grouped(Int128(count)) }
    func share(_ part: Int) -> String {
      score.count == 0 ? "–" : Self.hundredths(part, of: score.count)
    }
    return [
      "\(title), \(score.className ?? "all")", number(score.count), number(score.agreements),
      share(score.agreements), share(score.deskMet), number(score.metAgainstDesk),
      number(score.missedAgainstDesk), number(score.unknown),
    ]
  }

  /// A percentage with two decimals, cut and not rounded.
  static func hundredths(_ part: Int, of whole: Int) -> String {
    let share = Int128(part) * 10_000 / Int128(max(1, whole))
    let rest = String(Int(share % 100))
    return "\(share / 100).\(rest.count < 2 ? "0" : "")\(rest)%"
  }

  // MARK: - Cases

  private var disagreements: [String] {
    let held = fit.disagreements.filter(\.isHeldOut)
    let fitted = fit.disagreements.filter { !$0.isHeldOut }
    var lines = ["Disagreements on cases held out: \(held.count)"]
    lines += held.prefix(Self.shownCount).flatMap(lines(for:))
    if held.count > Self.shownCount {
      lines.append("  … and \(held.count - Self.shownCount) more; --csv FILE writes all of them")
    }
    lines.append("Disagreements on cases it was fitted on: \(fitted.count)")
    lines += fitted.prefix(Self.shownCount).flatMap(lines(for:))
    if fitted.count > Self.shownCount {
      lines.append("  … and \(fitted.count - Self.shownCount) more; --csv FILE writes all of them")
    }
    return lines
  }

  /// How many of each kind are shown.
  private static let shownCount = 40

  private func lines(for disagreement: Disagreement) -> [String] {
    let words = DisagreementWords(disagreement, fit.record)
    let name = fit.record.classes[disagreement.desk.classIndex]
    return [
      "  \(disagreement.desk.name) (\(name)): \(words.sides); \(words.measure)",
      "    \(words.explanation)",
    ]
  }

  private var rivals: [String] {
    let plain = fit.rivals.filter { rival in
      let (start, stop) = (rival.terms.start, fit.record.moments[rival.terms.stop])
      return start == 0 || fit.record.moments[start].isActExact && stop.isActExact
    }
    guard !plain.isEmpty else { return [] }
    return ["Others, with their best targets: disagreements on cases fitted on, and held out"]
      + plain.map { rival in
        "  \(rival.trainingDisagreements), \(rival.heldOutDisagreements)  \(words.phrase(rival.terms))"
      }
  }
}
