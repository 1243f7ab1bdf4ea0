// SPDX-License-Identifier: Apache-2.0

import Money
import Terms
import WorkingTime

extension VerdictTable {
  /// The names of the columns, in order.
  package static let columns = [
    "case", "obligation", "severity", "state", "opened", "due", "fulfilled", "margin_seconds",
    "credit", "opened_utc", "due_utc", "fulfilled_utc", "subject", "attained",
  ]

  /// Writes CSV (RFC 4180): a header, then a record for each verdict; times on the agreement's wall
  /// clock with the offset, and again in universal time.
  ///
  /// A spreadsheet takes a text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return for
  /// a formula, and names of cases come from outside. Such a text gets an apostrophe before it; the
  /// JSON form has it exactly.
  package func writeCSV<Failure: Error>(
    to sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var piece = Array((Self.columns.joined(separator: ",") + "\r\n").utf8)
    for verdict in judgement.verdicts {
      piece += record(for: verdict).utf8
      if piece.count >= Self.pieceSize {
        try sink(piece)
        piece.removeAll(keepingCapacity: true)
      }
    }
    for verdict in judgement.standing {
      piece += record(for: verdict).utf8
      if piece.count >= Self.pieceSize {
        try sink(piece)
        piece.removeAll(keepingCapacity: true)
      }
    }
    try sink(piece)
  }

  /// All of ``writeCSV(to:)`` at once.
  package var csv: [UInt8] {
    var bytes: [UInt8] = []
    writeCSV { (piece: [UInt8]) throws(Never) in bytes += piece }
    return bytes
  }

  private func record(for verdict: Verdict) -> String {
    record(
      [verdict.caseName, verdict.obligation, verdict.severity, verdict.state.rawValue],
      (verdict.opened, verdict.due, verdict.fulfilled), verdict.margin, verdict.credit,
      subject: "case \(verdict.caseName)", attained: "")
  }

  private func record(for verdict: StandingVerdict) -> String {
    var caseName = ""
    if case .interval(let name, _) = verdict.subject { caseName = name }
    let due = verdict.due
    let margin = verdict.fulfilled.flatMap { done in due.map { done.distance(to: $0) } }
    return record(
      [caseName, verdict.obligation, verdict.severity ?? "", verdict.state.rawValue],
      (verdict.opened, due, verdict.fulfilled), margin, verdict.credit,
      subject: verdict.subject.text, attained: verdict.attained?.text ?? "")
  }

  private func record(
    _ names: [String], _ times: (opened: Instant, due: Instant?, fulfilled: Instant?),
    _ margin: Int64?, _ credit: Money?, subject: String, attained: String
  ) -> String {
    let zone = judgement.agreement.zone
    func local(_ instant: Instant?) -> String {
      instant.map { LocalText.rfc3339($0, in: zone) } ?? ""
    }
    var fields = names.map { Self.field($0) }
    fields += [local(times.opened), local(times.due), local(times.fulfilled)]
    fields += [
      margin.map { LocalText.seconds($0) } ?? "", credit.map { Self.field("\($0)") } ?? "",
    ]
    fields += [
      times.opened.rfc3339, times.due?.rfc3339 ?? "", times.fulfilled?.rfc3339 ?? "",
      Self.field(subject), attained,
    ]
    return fields.joined(separator: ",") + "\r\n"
  }

  /// A text as a field: guarded against formulas, and quoted where it must be.
  package static func field(_ text: String) -> String {
    let bytes = text.utf8
    let isFormula = bytes.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
    let guarded = isFormula ? "'" + text : text
    guard bytes.contains(where: { ",\"\r\n".utf8.contains($0) }) else { return guarded }
    return "\""
      + guarded.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
