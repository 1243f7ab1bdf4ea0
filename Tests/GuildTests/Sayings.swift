// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// What support contracts have to say, each with what tells that an agreement says it in the
/// declaration of a name.
enum Sayings {
  typealias Test = @Sendable (Agreement, String) -> Bool

  static let all: [String: Test] = cases.merging(standing) { $1 }.merging(money) { $1 }
    .merging(rights) { $1 }

  // MARK: For cases

  private static let cases: [String: Test] = [
    "response": { obligation($0, $1)?.act.contains("response") == true },
    "remedy": {
      obligation($0, $1)?.fulfilledBy.contains { $0.event == .ofCase(.workedAround) } == true
    },
    "resolution": { obligation($0, $1)?.act.contains("resolution") == true },
    "an obligation beside a goal": { obligation($0, $1)?.promise.isGoal == false },
    "a goal, measured without consequence": { promise($0, $1)?.isGoal == true },
    "around the clock and business units mixed by severity": { agreement, name in
      let targets = obligation(agreement, name)?.targets ?? []
      return targets.contains { $0.hours.name == nil } && targets.contains { $0.hours.name != nil }
    },
    "next business day with a cut-off": { agreement, name in
      obligation(agreement, name)?.targets.contains {
        $0.allowance == .businessDays(1) && $0.cutOff != nil
      } == true
    },
    "regional hours": { uses($0, $1) { if case .calendar = $0 { true } else { false } } },
    "customer-local hours": { uses($0, $1) { if case .calendar = $0 { true } else { false } } },
    "hours local to a site": { uses($0, $1) { if case .local = $0 { true } else { false } } },
    "follow-the-sun hours": { uses($0, $1) { if case .joined = $0 { true } else { false } } },
    "windows past midnight": { agreement, name in
      uses(agreement, name) { hours in
        guard case .calendar(_, let calendar) = hours else { return false }
        return (0..<7).contains { day in
          calendar.windows(on: agreement.firstDay.adding(days: day)).contains { $0.closes > 86_400 }
        }
      }
    },
    "waiting on whom": { obligation($0, $1)?.stopsWhileWaitingOn.contains("adopter") == true },
    "waiting on a third party": {
      obligation($0, $1)?.stopsWhileWaitingOn.contains("third-party") == true
    },
    "upgrade, downgrade": { agreement, name in
      obligation(agreement, name)?.clause.text.contains("on downgrade") == true
    },
    "reopening": { obligation($0, $1)?.clause.text.contains("on reopening") == true },
  ]

  // MARK: Otherwise

  private static let standing: [String: Test] = [
    "recurring updates": { recurring($0, $1) != nil },
    "\"or as agreed\" per case": { recurring($0, $1)?.isAgreedPerCase == true },
    "percentile obligations": {
      if case .percentile? = standard($0, $1) { true } else { false }
    },
    "average obligations": { if case .average? = standard($0, $1) { true } else { false } },
    "rate obligations": { if case .rate? = standard($0, $1) { true } else { false } },
    "a rate that drives the credit": { agreement, name in
      guard case .rate? = standard(agreement, name) else { return false }
      return promise(agreement, name)?.credit != nil
    },
    "count ladders": {
      edge($0, $1).map { if case .fromBreaches = $0 { true } else { false } } ?? false
    },
    "uptime ladders": { agreement, name in
      guard case .availability? = standard(agreement, name) else { return false }
      return edge(agreement, name) != nil
    },
    "measures": { agreement, name in agreement.rights.measures.contains { $0.name == name } },
    "points": { if case .points? = standard($0, $1) { true } else { false } },
    "a reporting duty whose omission is a breach": { agreement, name in
      periodic(agreement, name)?.evidence != nil && promise(agreement, name)?.isGoal == false
    },
    "periodic duties": { periodic($0, $1) != nil },
    "advisories and fixed releases": { matter($0, $1)?.matter == .advisory },
    "answers on request": { matter($0, $1)?.matter == .request },
    "4 hours after classification": { starts($0, $1, .incidentClassified, hours: 4) },
    "24 hours after awareness": { agreement, name in
      let latest = matter(agreement, name)?.latest
      return latest?.event == .incidentKnown
        && latest?.target.allowance == .openTime(milliseconds: 24 * hour)
    },
    "72 hours after the report before": { agreement, name in
      follows(agreement, name) && allowance(agreement, name) == .openTime(milliseconds: 72 * hour)
    },
    "1 month after the report before": { agreement, name in
      follows(agreement, name) && allowance(agreement, name) == .calendar(.months(1))
    },
    "14 days after a corrective measure": { agreement, name in
      guard case .event(.advisoryMitigated, _, _)? = matter(agreement, name)?.start else {
        return false
      }
      return allowance(agreement, name) == .calendar(.days(14))
    },
    "calendar-month arithmetic": { allowance($0, $1) == .calendar(.months(1)) },
  ]

  // MARK: Money

  private static let money: [String: Test] = [
    "credit for each unit below the target": {
      if case .eachStep? = promise($0, $1)?.credit?.basis { true } else { false }
    },
    "credit by lateness, capped for each case": { agreement, name in
      guard case .eachLate? = promise(agreement, name)?.credit?.basis else { return false }
      return promise(agreement, name)?.credit?.caps.contains { $0.span == .eachCase } == true
    },
    "pools at risk": { agreement, name in agreement.rights.pools.contains { $0.name == name } },
    "monthly caps": { agreement, _ in
      agreement.rights.credits.caps.contains { $0.span == .each(.month) }
    },
    "rolling caps": { agreement, _ in
      agreement.rights.credits.caps.contains {
        if case .inAny = $0.span { true } else { false }
      }
    },
    "sole remedy": { agreement, _ in !agreement.rights.credits.soleRemedyFor.isEmpty },
    "sole remedy with exceptions": { agreement, _ in
      !agreement.rights.credits.soleRemedyExceptions.isEmpty
    },
    "claim windows and lapse": { agreement, _ in
      if case .claimedWithin = agreement.rights.credits.claim { true } else { false }
    },
    "credits applied without a claim": { agreement, _ in
      agreement.rights.credits.clause?.text.contains("applied without a claim") == true
    },
    "credits forfeited at termination": { agreement, _ in agreement.rights.credits.areForfeited },
    "credits set off against later invoices": { agreement, _ in
      agreement.rights.credits.areSetOff
    },
    "minimum credit": { agreement, _ in agreement.rights.credits.least != nil },
    "liability cap": { agreement, _ in !agreement.rights.limits.isEmpty },
    "liability cap with carve-outs": { agreement, _ in
      agreement.rights.limits.contains { !$0.exceptions.isEmpty }
    },
    "liability, the lesser of two": { agreement, _ in
      agreement.rights.limits.contains { if case .lesser = $0.ceiling { true } else { false } }
    },
    "credits outside the liability cap": { agreement, _ in
      agreement.rights.limits.contains { $0.scope == .claims }
    },
  ]

  // MARK: Rights

  private static let rights: [String: Test] = [
    "adopter duties as preconditions": { agreement, name in
      duty(agreement, name)?.effects.isEmpty == false
    },
    "a duty that starts the clock": { agreement, name in
      duty(agreement, name)?.effects.contains { $0.kind == .start } == true
    },
    "chronic-failure windows": { agreement, name in
      power(agreement, name)?.conditions.contains {
        if case .breached(_, let run) = $0 { run != .once } else { false }
      } == true
    },
    "powers with window and lapse": { agreement, name in
      if case .after? = power(agreement, name)?.lapse { true } else { false }
    },
    "termination with refund": { power($0, $1)?.isRefunding == true },
    "a longer term in place of money": {
      if case .extend? = power($0, $1)?.action { true } else { false }
    },
    "a power of the cooperative": { power($0, $1)?.holder == .cooperative },
    "exclusions agreed by both": { agreement, name in
      agreement.rights.exclusions.contains { $0.name == name && $0.declaredBy == .both }
    },
    "exclusions that one party declares, within hours": { agreement, name in
      agreement.rights.exclusions.contains {
        $0.name == name && $0.declaredBy != .both && $0.most != nil
      }
    },
    "amendments with an effective date": { agreement, name in
      agreement.rights.amendments.contains { $0.name == name && $0.signed < $0.effect }
    },
    "an amendment that reaches back with consent": { agreement, name in
      agreement.rights.amendments.contains { $0.name == name && $0.reachesBack }
    },
    "obligations that survive termination": { promise($0, $1)?.survival != nil },
  ]

  // MARK: Looking up

  private static let hour: Int64 = 3_600_000

  private static func promise(_ agreement: Agreement, _ name: String) -> Promise? {
    agreement.promises.first { $0.name == name }
  }

  private static func obligation(_ agreement: Agreement, _ name: String) -> Obligation? {
    agreement.obligations.first { $0.name == name }
  }

  private static func kind(_ agreement: Agreement, _ name: String) -> StandingObligation.Kind? {
    agreement.standing.first { $0.name == name }?.kind
  }

  private static func recurring(_ agreement: Agreement, _ name: String) -> Recurring? {
    if case .recurring(let recurring)? = kind(agreement, name) { recurring } else { nil }
  }

  private static func matter(_ agreement: Agreement, _ name: String) -> MatterDuty? {
    if case .matter(let duty)? = kind(agreement, name) { duty } else { nil }
  }

  private static func periodic(_ agreement: Agreement, _ name: String) -> PeriodicDuty? {
    if case .periodic(let duty)? = kind(agreement, name) { duty } else { nil }
  }

  private static func standard(_ agreement: Agreement, _ name: String) -> Aggregate.Standard? {
    if case .aggregate(let aggregate)? = kind(agreement, name) { aggregate.standard } else { nil }
  }

  private static func edge(_ agreement: Agreement, _ name: String) -> LadderEdge? {
    guard case .ladder(let rungs)? = promise(agreement, name)?.credit?.basis else { return nil }
    return rungs.first?.edge
  }

  private static func allowance(_ agreement: Agreement, _ name: String) -> Allowance? {
    matter(agreement, name)?.target.allowance
  }

  private static func starts(
    _ agreement: Agreement, _ name: String, _ event: StandingEvent, hours: Int64
  ) -> Bool {
    guard case .event(event, _, _)? = matter(agreement, name)?.start else { return false }
    return allowance(agreement, name) == .openTime(milliseconds: hours * hour)
  }

  private static func follows(_ agreement: Agreement, _ name: String) -> Bool {
    if case .fulfilment? = matter(agreement, name)?.start { true } else { false }
  }

  private static func duty(_ agreement: Agreement, _ name: String) -> Duty? {
    agreement.rights.duties.first { $0.name == name }
  }

  private static func power(_ agreement: Agreement, _ name: String) -> Power? {
    agreement.rights.powers.first { $0.name == name }
  }

  /// Whether some target counts by the calendar of a name, and it is such a one.
  private static func uses(
    _ agreement: Agreement, _ name: String, _ isSuch: (Hours) -> Bool
  ) -> Bool {
    let standing = agreement.standing.flatMap { obligation -> [Target] in
      switch obligation.kind {
      case .recurring(let recurring): recurring.targets
      case .matter(let duty): [duty.target]
      default: []
      }
    }
    let hours = (agreement.obligations.flatMap(\.targets) + standing).map(\.hours)
    return hours.contains { $0.name == name && isSuch($0) }
  }
}
