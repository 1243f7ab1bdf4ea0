// SPDX-License-Identifier: Apache-2.0
//
// What falls due by rights: claims and powers that lapse, notices that end.

import Terms
import WorkingTime

extension DueItem {
  /// Credits that are owed if they are claimed, month by month.
  static func claims(_ judgement: Judgement) -> [DueItem] {
    let terms = judgement.agreement.rights.credits
    guard case .claimedWithin = terms.claim, let clause = terms.clause else { return [] }
    let bench = judgement.bench
    let claims = CreditBook.Claims(
      bench.record, asOf: judgement.asOf, ended: bench.tenure.end)
    var seen: Set<Month> = []
    return judgement.credits.compactMap { credit in
      let month = Month(number: credit.year * 12 + credit.month - 1)
      guard seen.insert(month).inserted else { return nil }
      let state: Verdict.State
      switch credit.status {
      case .claimable: state = .pending
      case .lapsed: state = .breached
      case .claimed: state = .met
      case .applied, .forfeited: return nil
      }
      // Credits can be claimed before their month is over; the time to claim them begins with its end.
      return DueItem(
        kind: .claim, agreement: judgement.agreement.name, name: "credits",
        subject: "the month of \(LocalText.month(credit.year, credit.month))", caseName: nil,
        severity: nil, party: .adopter, act: "claim", target: "",
        opened: bench.law.wall.start(of: month.adding(1).firstDay),
        due: claims.limit(of: month, bench.law.wall, terms), reading: nil, isGoal: false,
        state: state, clause: clause, origin: .claim(month))
    }
  }

  /// Powers that can be used and lapse, and notices that run.
  static func powers(_ judgement: Judgement) -> [DueItem] {
    judgement.powers.enumerated().compactMap { place, standing in
      let power = judgement.agreement.rights.powers[place]
      let due: Instant?
      let from: Instant?
      let kind: Kind
      let state: Verdict.State
      switch standing.state {
      case .arisen, .lapsed:
        (kind, due, from) = (.power, standing.lapses, standing.arose)
        state = standing.state == .lapsed ? .breached : .pending
      case .exercised:
        guard case .terminate = power.action, let effective = standing.effective else {
          return nil
        }
        (kind, due, from) = (.notice, effective, standing.exercised)
        state = effective <= judgement.asOf ? .breached : .pending
      case .notArisen: return nil
      }
      guard let due, let from else { return nil }
      return DueItem(
        kind: kind, agreement: judgement.agreement.name, name: power.name,
        subject: kind == .notice ? "the end of the agreement" : "its use", caseName: nil,
        severity: nil, party: power.holder,
        act: kind == .notice ? "the agreement ends" : power.action.words, target: "", opened: from,
        due: due, reading: nil, isGoal: false, state: state, clause: power.clause,
        origin: .power(place: place, since: from))
    }
  }
}
