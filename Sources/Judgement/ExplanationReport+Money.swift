// SPDX-License-Identifier: Apache-2.0
//
// What is said of claims, of the limit they are held at, and of invoices.

import Terms
import WorkingTime

extension ExplanationReport {
  /// Every claim for more than credits, each with what is owed on it and why.
  static func claims(_ claims: [ClaimVerdict], _ judgement: Judgement) -> [String] {
    var lines: [String] = []
    for claim in claims {
      if !lines.isEmpty { lines.append("") }
      let settled = claim.settledAt.map { " at \($0)" } ?? ""
      lines.append("claim \(claim.claim): \(claim.state.rawValue)\(settled), owed \(claim.owed)")
      lines.append("  why")
      lines += claim.reasons.flatMap(wrapped).map { "    \($0)" }
      if let limit = judgement.agreement.rights.limits.first {
        lines.append("  clause, \(limit.clause.file), line \(limit.clause.line)")
        lines += limit.clause.text.split(separator: "\n").map { "    \($0)" }
      }
      lines.append("  evidence, by index in the log")
      lines += claim.evidence.map { "    event \($0)" }
    }
    return lines
  }

  /// How far each ceiling of the limit of liability is used up.
  static func limits(_ judgement: Judgement) -> [String] {
    guard !judgement.limits.isEmpty else { return [] }
    return ["limit of liability"]
      + judgement.limits.map { limit in
        let name = limit.exception.map { "for \($0)" } ?? "in all"
        let most = limit.most.map { "\(limit.used) of \($0)" } ?? "\(limit.used), without limit"
        let words = limit.most.map { "\($0)" } == limit.arithmetic || limit.most == nil
        return "  \(name): \(most)\(words ? "" : " (\(limit.arithmetic))")"
      }
  }

  /// Each invoice written so far, with what was set off against it.
  static func invoices(_ judgement: Judgement) -> [String] {
    guard !judgement.invoices.isEmpty else { return [] }
    return ["invoices, less the credits set off"]
      + judgement.invoices.map { invoice in
        "  \(invoice.date.iso) for the time to \(invoice.through.iso): \(invoice.arithmetic)"
      }
  }
}
