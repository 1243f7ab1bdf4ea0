// SPDX-License-Identifier: Apache-2.0

package import Evidence
import Fitting
import Judgement
import WorkingTime

/// What was read back, for other programs.
package struct FitExport {
  private let report: FitDesk.Report
  private var fit: Fit { report.fit }
  private var record: DeskRecord { report.fit.record }

  package init(_ report: FitDesk.Report) { self.report = report }

  // MARK: - JSON

  /// All of it in one object; durations in milliseconds, instants in universal time.
  package var json: JSONValue {
    var object: JSONObject = [
      "rows": .integer(Int64(report.reading.rowCount)),
      "rowsWithExceptions": .integer(Int64(report.reading.exceptions.count)),
      "casesWithoutFlag": .integer(Int64(report.reading.casesWithoutFlag)),
      "trainedUntil": .string(fit.trainedUntil.rfc3339), "asOf": .string(fit.asOf.rfc3339),
      "tried": .integer(Int64(fit.triedCount)),
      "words": .array(FitWords(fit).sentences.map { .string($0) }),
      "training": .array(fit.training.map(score)), "heldOut": .array(fit.heldOut.map(score)),
      "disagreements": .array(fit.disagreements.map(disagreement)),
      "equals": .array(fit.equals.map { .object(terms($0)) }),
      "rivals": .array(fit.rivals.map(rival)),
    ]
    switch fit.reading {
    case .clock(let terms, let targets):
      var reading = self.terms(terms)
      reading["targets"] = .array(targets.map(target))
      object["clock"] = .object(reading)
    case .due(let due): object["due"] = self.due(due)
    }
    if let text = FitTerms(fit)?.text { object["terms"] = .string(text) }
    return .object(object)
  }

  private func terms(_ terms: CandidateTerms) -> JSONObject {
    [
      "start": .string(record.moments[terms.start].words),
      "stop": .string(record.moments[terms.stop].words),
      "hours": .string(FitWords.hours(terms.hours)),
      "standsStillIn": .array(terms.paused.map { .string(record.states[$0].name) }),
    ]
  }

  private func target(_ target: Fit.ClassTarget) -> JSONValue {
    var object: JSONObject = ["class": .string(target.className)]
    object["target"] = target.target.map { .integer($0) }
    object["from"] = target.threshold.lower.map { .integer($0) }
    object["under"] = target.threshold.upper.map { .integer($0) }
    return .object(object)
  }

  private func due(_ due: DueReading) -> JSONValue {
    var object: JSONObject = ["stop": .string(record.moments[due.stop].words)]
    object["madeAfter"] = due.madeAfter.map { .string($0.rfc3339) }
    object["madeBefore"] = due.madeBefore.map { .string($0.rfc3339) }
    return .object(object)
  }

  private func score(_ score: ClassScore) -> JSONValue {
    var object: JSONObject = [
      "cases": .integer(Int64(score.count)), "agreements": .integer(Int64(score.agreements)),
      "deskMet": .integer(Int64(score.deskMet)),
      "wronglyMet": .integer(Int64(score.metAgainstDesk)),
      "wronglyMissed": .integer(Int64(score.missedAgainstDesk)),
      "unknown": .integer(Int64(score.unknown)),
    ]
    object["class"] = score.className.map { .string($0) }
    return .object(object)
  }

  private func disagreement(_ disagreement: Disagreement) -> JSONValue {
    let words = DisagreementWords(disagreement, record)
    let desk = disagreement.desk
    var object: JSONObject = [
      "case": .string(desk.name), "class": .string(record.classes[desk.classIndex]),
      "heldOut": .bool(disagreement.isHeldOut), "opened": .string(desk.opened.rfc3339),
      "desk": .string(desk.isMet ? "met" : "missed"), "explanation": .string(words.explanation),
    ]
    object["terms"] = disagreement.terms.map { .string($0 ? "met" : "missed") }
    object["elapsed"] = disagreement.elapsed.map { .integer($0) }
    object["target"] = disagreement.target.map { .integer($0) }
    return .object(object)
  }

  private func rival(_ rival: Fit.Rival) -> JSONValue {
    var object = terms(rival.terms)
    object["trainingDisagreements"] = .integer(Int64(rival.trainingDisagreements))
    object["heldOutDisagreements"] = .integer(Int64(rival.heldOutDisagreements))
    return .object(object)
  }

  // MARK: - CSV

  /// Every disagreement, a row each.
  package var csv: [UInt8] {
    let head =
      "case,class,held_out,opened,desk,terms,elapsed_seconds,target_seconds,explanation\r\n"
    return Array((head + fit.disagreements.map(row).joined()).utf8)
  }

  private func row(_ disagreement: Disagreement) -> String {
    let desk = disagreement.desk
    let fields = [
      desk.name, record.classes[desk.classIndex], disagreement.isHeldOut ? "true" : "false",
      LocalText.rfc3339(desk.opened, in: record.zone), desk.isMet ? "met" : "missed",
      disagreement.terms.map { $0 ? "met" : "missed" } ?? "",
      disagreement.elapsed.map { LocalText.seconds($0) } ?? "",
      disagreement.target.map { LocalText.seconds($0) } ?? "",
      DisagreementWords(disagreement, record).explanation,
    ].map(LocalText.printable)
    return fields.map(VerdictTable.field).joined(separator: ",") + "\r\n"
  }
}
