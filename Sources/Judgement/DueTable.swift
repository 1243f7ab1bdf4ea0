// SPDX-License-Identifier: Apache-2.0

import Evidence
import Terms
import WorkingTime

/// What is due, as JSON: one canonical line (RFC 8785) for each entry, by docs/due.schema.json.
///
/// What is not there has no member; nothing is null.
package enum DueTable {
  /// The line of an entry, with its end.
  package static func line(_ entry: DueEntry) -> [UInt8] {
    let item = entry.item
    var line = CanonicalLine()
    line.member("act", .string(item.act))
    line.member("agreement", .string(item.agreement))
    line.member("asOf", JSONValue(entry.asOf))
    if let name = item.caseName { line.member("case", .string(name)) }
    line.member("clause") {
      $0.member("file", .string(item.clause.file))
      $0.member("line", JSONValue(count: UInt64(clamping: item.clause.line)))
    }
    if let due = item.due { line.member("due", JSONValue(due)) }
    if item.isGoal { line.member("goal", .bool(true)) }
    line.member("id", .string(item.identity.hex))
    line.member("kind", .string(item.kind.rawValue))
    line.member("knownAt", JSONValue(count: entry.knownAt))
    if let due = item.due {
      line.member("leftMilliseconds", .integer(entry.asOf.distance(to: due)))
    }
    line.member("name", .string(item.name))
    if let names = entry.onDuty { line.member("onDuty", .array(names.map { .string($0) })) }
    line.member("opened", JSONValue(item.opened))
    line.member("owedBy", .string(item.party.rawValue))
    if let reading = item.reading { line.member("reading", .string(reading)) }
    if let severity = item.severity { line.member("severity", .string(severity)) }
    line.member("stake") { write(entry.stake, to: &$0) }
    line.member("subject", .string(item.subject))
    if !item.target.isEmpty { line.member("target", .string(item.target)) }
    line.list("thresholds", of: item.thresholds) { line, threshold in
      line.member("at", JSONValue(threshold.instant))
      line.member("percent", .integer(Int64(threshold.level.rawValue)))
    }
    if let names = item.waitingOn { line.member("waitingOn", .string(names)) }
    return line.finished()
  }

  private static func write(_ stake: DueStake, to line: inout CanonicalLine) {
    if !stake.arithmetic.isEmpty { line.member("arithmetic", .string(stake.arithmetic)) }
    if let before = stake.before { line.member("before", JSONValue(before)) }
    if stake.isClaimed { line.member("claimed", .bool(true)) }
    if let credit = stake.credit { line.member("credit", JSONValue(credit)) }
    if !stake.later.isEmpty { line.member("later", .string(stake.later)) }
    line.list("rights", of: stake.rights) { line, right in
      line.member("arises", .bool(right.arises))
      line.member("holder", .string(right.holder.rawValue))
      line.member("power", .string(right.power))
      line.member("words", .string(right.words))
    }
    line.list("standards", of: stake.standards) { line, standard in
      line.member("after", .string(standard.after))
      if let before = standard.before { line.member("before", .string(before)) }
      if let credit = standard.credit { line.member("credit", JSONValue(credit)) }
      line.member("missed", .bool(standard.isMissed))
      line.member("obligation", .string(standard.obligation))
      line.member("subject", .string(standard.subject))
    }
    if !stake.waiver.isEmpty { line.member("waiver", .string(stake.waiver)) }
  }
}
