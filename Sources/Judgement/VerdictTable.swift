// SPDX-License-Identifier: Apache-2.0

package import Evidence
import Terms
import WorkingTime

/// A judgement as bytes: the same judgement gives the same bytes on every machine.
///
/// Written piece by piece, so that a table of any length takes little memory.
package struct VerdictTable: Sendable {
  /// The name and version of the JSON form.
  package static let format = "frankpledge-verdicts/1"

  let judgement: Judgement
  private let lanes: Lanes

  /// The table of a judgement, whose lines are explained in lanes.
  package init(_ judgement: Judgement, lanes: Lanes = .one) {
    self.judgement = judgement
    self.lanes = lanes
  }

  /// A piece is handed over once it has so many bytes.
  static let pieceSize = 1 << 16

  // MARK: - JSON

  /// Writes JSON Lines: a line about the judgement, a line for each verdict with its explanation,
  /// those on what no opened case starts after those on cases, a line for each power, each claim for
  /// more than credits, each ceiling of a limit of liability that something was counted against, each
  /// invoice that credits may be set off against, and each event set aside.
  ///
  /// Every line is canonical (RFC 8785) and says what it is in `record`.
  package func writeJSONLines<Failure: Error>(
    to sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    try sink(headerLine())
    try writeVerdicts(to: sink)
    var piece: [UInt8] = []
    var explainer = judgement.explainer()
    for verdict in judgement.standing {
      piece += line(for: verdict, explainer.explanation(of: verdict))
      if piece.count >= Self.pieceSize {
        try sink(piece)
        piece.removeAll(keepingCapacity: true)
      }
    }
    for power in judgement.powers { piece += line(for: power) }
    for claim in judgement.claims { piece += line(for: claim) }
    for limit in judgement.limits { piece += line(for: limit) }
    for invoice in judgement.invoices { piece += line(for: invoice) }
    for setAside in judgement.setAside {
      piece += line(for: setAside)
      if piece.count >= Self.pieceSize {
        try sink(piece)
        piece.removeAll(keepingCapacity: true)
      }
    }
    if !piece.isEmpty { try sink(piece) }
  }

  /// How many verdicts a lane explains at a time.
  private static let laneSize = 64

  /// What one lane explains.
  private struct Share: Sendable {
    var explainer: Explainer
    var verdicts: VerdictList.SubSequence
    var lines: [UInt8] = []
  }

  private func writeVerdicts<Failure: Error>(
    to sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var shares = [Share](
      repeating: Share(explainer: judgement.explainer(), verdicts: judgement.verdicts[..<0]),
      count: lanes.count)
    var rest = judgement.verdicts[...]
    while !rest.isEmpty {
      for place in shares.indices {
        shares[place].verdicts = rest.prefix(Self.laneSize)
        rest = rest.dropFirst(Self.laneSize)
      }
      lanes.share(&shares) { share in
        share.lines.removeAll(keepingCapacity: true)
        for verdict in share.verdicts {
          append(verdict, share.explainer.explanation(of: verdict), to: &share.lines)
        }
      }
      for share in shares where !share.lines.isEmpty { try sink(share.lines) }
    }
  }

  /// All of ``writeJSONLines(to:)`` at once.
  package var jsonLines: [UInt8] {
    var bytes: [UInt8] = []
    writeJSONLines { (piece: [UInt8]) throws(Never) in bytes += piece }
    return bytes
  }

  private func headerLine() -> [UInt8] {
    let agreement = judgement.agreement
    var line = CanonicalLine()
    line.member("agreement", .string(agreement.name))
    line.member("asOf", JSONValue(judgement.asOf))
    line.member("cases", JSONValue(count: UInt64(judgement.caseCount)))
    line.member("counts") { counts in
      let tally = judgement.tally
      counts.member("breached", JSONValue(count: UInt64(tally.breached)))
      counts.member("excused", JSONValue(count: UInt64(tally.excused)))
      counts.member("met", JSONValue(count: UInt64(tally.met)))
      counts.member("pending", JSONValue(count: UInt64(tally.pending)))
      counts.member("void", JSONValue(count: UInt64(tally.void)))
    }
    line.list("credits", of: judgement.credits) { line, credit in
      let isApplied = credit.status == .applied
      if !isApplied { line.member("accrued", JSONValue(credit.accrued)) }
      line.member("arithmetic", .string(credit.arithmetic))
      line.member("breaches", JSONValue(count: UInt64(credit.breaches)))
      line.member("cap", JSONValue(credit.cap))
      line.member("month", .string(LocalText.month(credit.year, credit.month)))
      line.member("obligation", .string(credit.obligation))
      line.member("owed", JSONValue(credit.owed))
      if !isApplied { line.member("status", .string(credit.status.rawValue)) }
      line.member("uncapped", JSONValue(credit.uncapped))
    }
    line.member("events", JSONValue(count: UInt64(judgement.eventCount)))
    line.member("format", .string(Self.format))
    line.member("knownAt", JSONValue(count: judgement.knownAt))
    line.member("otherEvents", JSONValue(count: UInt64(judgement.otherCount)))
    line.member("record", .string("judgement"))
    line.member("setAside", JSONValue(count: UInt64(judgement.setAside.count)))
    line.member("zone", .string(agreement.zone.name))
    line.member("zoneData", .string(agreement.zoneVersion))
    return line.finished()
  }

  private func append(
    _ verdict: Verdict, _ explanation: Explanation, to lines: inout [UInt8]
  ) {
    var line = CanonicalLine(after: &lines)
    line.member("case", text: verdict.caseName)
    if explanation.isCut {
      line.member("clock", .null)
    } else {
      line.member("clock") { Self.write(ClockTotals(explanation.timeline), to: &$0) }
    }
    line.member("credit", JSONValue(verdict.credit))
    line.member("due", verdict.due)
    Self.write(explanation.evidence, to: &line)
    line.member("fulfilled", verdict.fulfilled)
    if verdict.isGoal { line.member("goal", .bool(true)) }
    line.member("marginMilliseconds", verdict.margin.map { .integer($0) } ?? .null)
    line.member("obligation", text: verdict.obligation)
    line.member("opened", verdict.opened)
    line.member("reasons", explanation.sentences)
    line.member("record", text: "verdict")
    line.member("severity", text: verdict.severity)
    line.member("state", text: verdict.state.rawValue)
    line.member("target", text: explanation.target)
    line.finish(in: &lines)
  }

  private static func write(_ totals: ClockTotals, to line: inout CanonicalLine) {
    line.member("closedMilliseconds", .integer(totals.closed))
    line.member("lateMilliseconds", .integer(totals.late))
    line.member("ranMilliseconds", .integer(totals.ran))
    line.member("settledMilliseconds", .integer(totals.settled))
    line.member("waitingMilliseconds", .integer(totals.waiting))
  }

  static func write(_ evidence: [Explanation.Basis], to line: inout CanonicalLine) {
    line.list("evidence", of: evidence) { line, basis in
      line.member("index", JSONValue(count: basis.index))
      line.member("part", text: basis.part)
    }
  }

  private func line(for setAside: SetAside) -> [UInt8] {
    var line = CanonicalLine()
    line.member("index", JSONValue(count: setAside.index))
    line.member("reason", .string(setAside.reason))
    line.member("record", .string("setAside"))
    return line.finished()
  }
}
