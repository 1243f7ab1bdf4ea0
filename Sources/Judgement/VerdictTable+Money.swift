// SPDX-License-Identifier: Apache-2.0
//
// The lines of claims, of the limit they are held at, and of invoices.

import Evidence
import Money
import WorkingTime

extension VerdictTable {
  func line(for claim: ClaimVerdict) -> [UInt8] {
    var line = CanonicalLine()
    line.member("asked", JSONValue(claim.asked))
    line.member("claim", .string(claim.claim))
    line.member("cut", JSONValue(claim.cut))
    line.member("evidence", .array(claim.evidence.map { JSONValue(count: $0) }))
    line.member("heading", claim.heading.map { .string($0) } ?? .null)
    line.member("made", JSONValue(claim.made))
    line.member("obligation", claim.obligation.map { .string($0) } ?? .null)
    line.member("owed", JSONValue(claim.owed))
    line.member("reasons", .array(claim.reasons.map { .string($0) }))
    line.member("record", .string("claim"))
    line.member("settled", JSONValue(claim.settled))
    line.member("settledAt", JSONValue(claim.settledAt))
    line.member("state", .string(claim.state.rawValue))
    return line.finished()
  }

  func line(for limit: LimitStanding) -> [UInt8] {
    var line = CanonicalLine()
    line.member("arithmetic", .string(limit.arithmetic))
    line.member("exception", limit.exception.map { .string($0) } ?? .null)
    line.member("most", JSONValue(limit.most))
    line.member("record", .string("limit"))
    line.member("used", JSONValue(limit.used))
    return line.finished()
  }

  func line(for invoice: Invoice) -> [UInt8] {
    var line = CanonicalLine()
    line.member("arithmetic", .string(invoice.arithmetic))
    line.member("date", .string(invoice.date.iso))
    line.member("due", JSONValue(invoice.due))
    line.member("fee", JSONValue(invoice.fee))
    line.member("record", .string("invoice"))
    line.member("setOff", JSONValue(invoice.setOff))
    line.member("through", .string(invoice.through.iso))
    return line.finished()
  }
}
