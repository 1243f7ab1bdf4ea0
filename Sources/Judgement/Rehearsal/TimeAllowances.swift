// SPDX-License-Identifier: Apache-2.0

package import Terms
package import WorkingTime

/// How much time an agreement allows for an act on a case, from its opening.
///
/// Desks work to their deadlines, so what past cases took is told as a share of what they were allowed.
package struct TimeAllowances: Sendable {
  private let law: Law

  package init(_ agreement: Agreement) throws(JudgementFault) { law = try Law(agreement) }

  /// Milliseconds of the target's hours from an opening to the deadline of an act, in the first obligation
  /// that owes it; nil where none does, or its deadline is not known.
  ///
  /// The hours must be those of the target, laid out.
  package func allowance(
    for event: CaseEvent, rank: Int, opened: Instant, in open: OpenTime
  ) -> Int64? {
    for rule in law.rules
    where rule.obligation.fulfilledBy.contains(where: { $0.event == .ofCase(event) }) {
      guard law.severityNames.indices.contains(rank),
        let allowed = rule.allowances.at(rank: rank, site: 0)
      else { continue }
      let deadline: Instant?
      switch allowed.kind {
      case .openTime(let milliseconds): return milliseconds > 0 ? milliseconds : nil
      case .businessDays(let days, let count, let end):
        deadline = days.deadline(
          from: opened, days: count, at: end, cutOff: allowed.target.cutOff)
      case .calendar(let span, let end):
        deadline = law.wall.deadline(from: opened, span, end)
      }
      guard let deadline, opened < deadline, open.range.contains(opened),
        deadline <= open.range.upperBound,
        let length = try? open.elapsed(from: opened, to: deadline), length > 0
      else { return nil }
      return length
    }
    return nil
  }
}
