// SPDX-License-Identifier: Apache-2.0
//
// What `record` says when it is done.

import Evidence
import Judgement
import Office

/// The exceptions of one run: the first are shown, all are kept if they go to a file.
final class ExceptionList {
  private let keepsAll: Bool
  private var kept: [SourceException] = []
  private var count = 0

  /// How many are shown.
  private static let shownCount = 10

  init(keepingAll: Bool) { keepsAll = keepingAll }

  func take(_ exception: SourceException) {
    count += 1
    if keepsAll || kept.count < Self.shownCount { kept.append(exception) }
  }

  /// A line for each of the first ones, in the form editors know.
  ///
  /// `subject` is what the rows are about, such as `case`.
  func shown(of file: String, about subject: String) -> [String] {
    var lines = kept.prefix(Self.shownCount).map { exception in
      let name = exception.caseName.map { "\(subject) \($0): " } ?? ""
      let place = exception.line > 0 ? "\(file):\(exception.line)" : file
      return LocalText.printable("\(place): \(name)\(exception.reason)")
    }
    if count > lines.count {
      let more = CountedNoun.text(count - lines.count, "more exception")
      lines.append("… and \(more); --exceptions FILE writes all of them.")
    }
    return lines
  }

  /// All of them as CSV.
  var csv: [UInt8] {
    var text = "line,case,kind,reason\r\n"
    for exception in kept {
      let fields = [
        String(exception.line), exception.caseName ?? "", exception.kind, exception.reason,
      ].map(LocalText.printable)
      text += fields.map(VerdictTable.field).joined(separator: ",") + "\r\n"
    }
    return Array(text.utf8)
  }
}

extension RecordEvidence.Report {
  /// All exceptions.
  var exceptionCount: Int { exceptions.reduce(0) { $0 + $1.count } }

  /// For people.
  func text(file: String, _ witnessing: AskWitnesses.Report? = nil) -> String {
    var lines = [
      "\(file): \(CountedNoun.text(source.rows, "row")), \(subjects)."
    ]
    lines.append(
      "  recorded      \(CountedNoun.text(appended, "event")), "
        + "\(CountedNoun.text(duplicates, "event")) known already")
    if source.repeatedRows > 0 {
      lines.append("  repeated      \(CountedNoun.text(source.repeatedRows, "row")) known already")
    }
    if source.rowsPassedOver > 0 {
      lines.append("  passed over   \(CountedNoun.text(source.rowsPassedOver, "row"))")
    }
    lines.append("  exceptions    \(CountedNoun.text(exceptionCount, "row"))")
    for (kind, count) in exceptions { lines.append("    \(count)  \(kind)") }
    for conflict in conflicts.prefix(10) {
      lines.append("  contradicts the log: \(conflict.source) \(conflict.id)")
    }
    if conflicts.count > 10 { lines.append("  … and \(conflicts.count - 10) more") }
    for agreement in stated { lines.append("  terms of \(agreement) are now in the log") }
    if let head {
      lines.append(
        "  the log has \(CountedNoun.text(Int(clamping: head.size), "entry", "entries"))")
    }
    if let witnessing { lines.append("  \(witnessing.text)") }
    return lines.map(Console.printable).joined(separator: "\n")
  }

  private var subjects: String {
    let plural = source.subject == "advisory" ? "advisories" : nil
    return CountedNoun.text(source.cases, source.subject, plural)
  }

  /// For programs.
  func json(_ witnessing: AskWitnesses.Report? = nil) -> String {
    var object: JSONObject = [
      "rows": .integer(Int64(source.rows)), "cases": .integer(Int64(source.cases)),
      "rowsWithEvents": .integer(Int64(source.rowsWithEvents)),
      "rowsRepeated": .integer(Int64(source.repeatedRows)),
      "rowsPassedOver": .integer(Int64(source.rowsPassedOver)),
      "rowsWithExceptions": .integer(Int64(source.rowsWithExceptions)),
      "recorded": .integer(Int64(appended)), "duplicates": .integer(Int64(duplicates)),
      "conflicts": .array(
        conflicts.map { .object(["source": .string($0.source), "id": .string($0.id)]) }),
      "termsStated": .array(stated.map { .string($0) }),
    ]
    var kinds = JSONObject()
    for (kind, count) in exceptions { kinds[kind] = .integer(Int64(count)) }
    object["exceptions"] = .object(kinds)
    if let head {
      object["size"] = .integer(Int64(clamping: head.size))
      object["root"] = .string(head.root.base64)
    }
    if let witnessing { object["witnessing"] = witnessing.json }
    return String(decoding: JSONValue.object(object).canonicalBytes, as: UTF8.self)
  }
}
