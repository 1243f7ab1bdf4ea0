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
      append(verdict, to: &piece)
      if piece.count >= Self.pieceSize {
        try sink(piece)
        piece.removeAll(keepingCapacity: true)
      }
    }
    for verdict in judgement.standing {
      append(verdict, to: &piece)
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

  private func append(_ verdict: Verdict, to piece: inout [UInt8]) {
    append(
      [verdict.caseName, verdict.obligation, verdict.severity, verdict.state.rawValue],
      (verdict.opened, verdict.due, verdict.fulfilled), verdict.margin, verdict.credit,
      subject: "case \(verdict.caseName)", attained: "", to: &piece)
  }

  private func append(_ verdict: StandingVerdict, to piece: inout [UInt8]) {
    var caseName = ""
    if case .interval(let name, _) = verdict.subject { caseName = name }
    let due = verdict.due
    let margin = verdict.fulfilled.flatMap { done in due.map { done.distance(to: $0) } }
    append(
      [caseName, verdict.obligation, verdict.severity ?? "", verdict.state.rawValue],
      (verdict.opened, due, verdict.fulfilled), margin, verdict.credit,
      subject: verdict.subject.text, attained: verdict.attained?.text ?? "", to: &piece)
  }

  /// Appends a record, field by field: a text for each would take most of the time of a table.
  private func append(
    _ names: [String], _ times: (opened: Instant, due: Instant?, fulfilled: Instant?),
    _ margin: Int64?, _ credit: Money?, subject: String, attained: String, to piece: inout [UInt8]
  ) {
    let zone = judgement.agreement.zone
    let comma = UInt8(ascii: ",")
    for name in names {
      Self.appendField(name, to: &piece)
      piece.append(comma)
    }
    for instant in [times.opened, times.due, times.fulfilled] {
      if let instant { LocalText.appendRFC3339(instant, in: zone, to: &piece) }
      piece.append(comma)
    }
    if let margin { piece += LocalText.seconds(margin).utf8 }
    piece.append(comma)
    if let credit { Self.appendField("\(credit)", to: &piece) }
    piece.append(comma)
    for instant in [times.opened, times.due, times.fulfilled] {
      instant?.appendRFC3339(to: &piece)
      piece.append(comma)
    }
    Self.appendField(subject, to: &piece)
    piece.append(comma)
    piece += attained.utf8
    piece += [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
  }

  private static func appendField(_ text: String, to piece: inout [UInt8]) {
    let isPlain = text.utf8.first.map { !isFormulaStart($0) } ?? true
    guard isPlain, !text.utf8.contains(where: isQuoted) else {
      piece += field(text).utf8
      return
    }
    piece += text.utf8
  }

  private static func isFormulaStart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 9, 13: true
    default: false
    }
  }

  private static func isQuoted(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 13 || byte == 10
  }

  /// A text as a field: guarded against formulas, and quoted where it must be.
  package static func field(_ text: String) -> String {
    let bytes = text.utf8
    let isFormula = bytes.first.map { isFormulaStart($0) } ?? false
    let guarded = isFormula ? "'" + text : text
    guard bytes.contains(where: isQuoted) else { return guarded }
    return "\""
      + guarded.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
