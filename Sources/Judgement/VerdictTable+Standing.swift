// SPDX-License-Identifier: Apache-2.0
//
// The lines of what no opened case starts, and of powers.

import Evidence
import Terms

extension VerdictTable {
  func line(for verdict: StandingVerdict, _ explanation: Explanation) -> [UInt8] {
    var line = CanonicalLine()
    line.member("attained", verdict.attained.map { .string($0.text) } ?? .null)
    line.member("credit", JSONValue(verdict.credit))
    line.member("due", JSONValue(verdict.due))
    Self.write(explanation.evidence, to: &line)
    line.member("fulfilled", JSONValue(verdict.fulfilled))
    if verdict.isGoal { line.member("goal", .bool(true)) }
    line.member("obligation", .string(verdict.obligation))
    line.member("opened", JSONValue(verdict.opened))
    line.member("reasons", .array(explanation.reasons.map { .string($0) }))
    line.member("record", .string("standing"))
    line.member("severity", verdict.severity.map { .string($0) } ?? .null)
    line.member("state", .string(verdict.state.rawValue))
    line.member("subject", .string(verdict.subject.text))
    line.member("target", .string(explanation.target))
    return line.finished()
  }

  func line(for power: PowerStanding) -> [UInt8] {
    var line = CanonicalLine()
    line.member("arose", JSONValue(power.arose))
    line.member("effective", JSONValue(power.effective))
    line.member("exercised", JSONValue(power.exercised))
    line.member("holder", .string(power.holder.rawValue))
    line.member("lapses", JSONValue(power.lapses))
    line.member("power", .string(power.power))
    line.member("reasons", .array(power.reasons.map { .string($0) }))
    line.member("record", .string("power"))
    if let refund = power.refund {
      line.member("refund") { line in
        line.member("amount", JSONValue(refund.amount))
        line.member("arithmetic", .string(refund.arithmetic))
      }
    }
    line.member("state", .string(power.state.rawValue))
    return line.finished()
  }
}
