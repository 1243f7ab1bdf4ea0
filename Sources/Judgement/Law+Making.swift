// SPDX-License-Identifier: Apache-2.0
//
// Makes an agreement ready: the bits of what stops clocks, and the pages of the hours.

import Terms
import WorkingTime

extension Law {
  /// Which bits of a mask stop the clock of an obligation.
  struct Bits {
    let causes: [String]
    let interrupters: [Interrupter]
    let rights: Rights

    func stops(_ waiting: [String], _ obligation: String) -> UInt64 {
      var mask: UInt64 = 0
      for (bit, cause) in causes.enumerated() where waiting.contains(cause) {
        mask |= 1 << UInt64(bit)
      }
      for (place, interrupter) in interrupters.enumerated()
      where names(interrupter.kind).contains(obligation) {
        mask |= 1 << UInt64(causes.count + place)
      }
      return mask
    }

    func starts(_ obligation: String) -> UInt64 {
      var mask: UInt64 = 0
      for (place, interrupter) in interrupters.enumerated() {
        guard case .notYetKept = interrupter.kind, names(interrupter.kind).contains(obligation)
        else { continue }
        mask |= 1 << UInt64(causes.count + place)
      }
      return mask
    }

    /// The obligations whose clocks it stops.
    private func names(_ kind: Interrupter.Kind) -> [String] {
      switch kind {
      case .broken(let duty): names(rights.duties[duty], .stop)
      case .notYetKept(let duty): names(rights.duties[duty], .start)
      case .exclusion(let place): rights.exclusions[place].from
      case .suspension(let place):
        if case .suspend(let names) = rights.powers[place].action { names } else { [] }
      }
    }

    private func names(_ duty: Duty, _ kind: DutyEffectKind) -> [String] {
      duty.effects.filter { $0.kind == kind }.flatMap(\.obligations)
    }
  }

  /// The hours in use, each on a page of its own.
  struct Pages {
    private(set) var hours: [(name: String, hours: OpeningHours)] = []

    mutating func page(of opening: OpeningHours, _ name: String?) -> Int {
      if let page = hours.firstIndex(where: { $0.hours == opening }) { return page }
      hours.append((name ?? "around the clock", opening))
      return hours.count - 1
    }

    mutating func allowances(
      _ ranks: [Int], _ targets: [Target], of obligation: String, _ agreement: Agreement
    ) throws(JudgementFault) -> Allowances {
      let none = [TimeAllowed?](repeating: nil, count: agreement.severities.count)
      var bySite = [none]
      let isLocal = targets.contains { if case .local = $0.hours { true } else { false } }
      let sites = isLocal ? max(1, agreement.rights.sites.count) : 1
      for site in 0..<sites {
        if site > 0 { bySite.append(none) }
        for (rank, target) in zip(ranks, targets) where none.indices.contains(rank) {
          bySite[site][rank] = try allowed(target, of: obligation, agreement, site: site)
        }
      }
      return Allowances(first: bySite[0], others: Array(bySite.dropFirst()))
    }

    mutating func allowed(
      _ target: Target, of obligation: String, _ agreement: Agreement, site: Int = 0
    ) throws(JudgementFault) -> TimeAllowed {
      let opening = target.hours.opening(atSite: site)
      let page = page(of: opening, target.hours.name)
      switch target.allowance {
      case .openTime(let milliseconds):
        return TimeAllowed(
          target: target, page: page, kind: .openTime(milliseconds: milliseconds))
      case .calendar(let span):
        return TimeAllowed(
          target: target, page: page, kind: .calendar(span, end: target.dayEnd ?? .endOfDay))
      case .businessDays(let count):
        let days = target.hours.businessDays(in: agreement.zone, site: site)
        guard let end = target.dayEnd, let days else {
          throw .unclearDayEnd(obligation: obligation)
        }
        return TimeAllowed(
          target: target, page: page,
          kind: .businessDays(days, count: count, end: end == .endOfDay ? .endOfDay : .sameTime))
      }
    }

    /// The other targets of what is owed for each advisory, incident or request.
    mutating func furtherTargets(
      _ agreement: Agreement
    ) throws(JudgementFault) -> [FurtherTargets] {
      var further: [FurtherTargets] = []
      for standing in agreement.standing {
        var targets = FurtherTargets()
        if case .matter(let duty) = standing.kind {
          if let latest = duty.latest?.target {
            targets.latest = try allowed(latest, of: standing.name, agreement)
          }
          if case .notOpen(let then?)? = duty.condition {
            targets.then = try allowed(then, of: standing.name, agreement)
          }
        }
        further.append(targets)
      }
      return further
    }

    /// The target of each standing obligation that has one and is not owed while a case lasts.
    mutating func standingTargets(
      _ agreement: Agreement
    ) throws(JudgementFault) -> [TimeAllowed?] {
      var targets: [TimeAllowed?] = []
      for standing in agreement.standing {
        let target: Target?
        switch standing.kind {
        case .recurring: target = nil
        case .matter(let duty): target = duty.target
        case .periodic(let duty): target = duty.afterEnd
        case .aggregate(let aggregate):
          switch aggregate.standard {
          case .percentile(_, _, let limit), .average(_, let limit): target = limit
          case .rate, .breaches, .points, .availability: target = nil
          }
        }
        targets.append(
          try target.map { target throws(JudgementFault) in
            try allowed(target, of: standing.name, agreement)
          })
      }
      return targets
    }
  }
}

extension Hours {
  /// The days that count as business days; around the clock it is every day of a zone.
  fileprivate func businessDays(in zone: Zone, site: Int) -> BusinessDays? {
    switch self {
    case .calendar(_, let calendar): return BusinessDays(calendar)
    case .local(_, let calendars):
      return calendars.indices.contains(site) ? BusinessDays(calendars[site]) : nil
    case .joined: return nil
    case .aroundTheClock:
      guard let day = try? OpeningWindow(opens: 0, closes: 86_400) else { return nil }
      let week = Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, [day]) })
      return (try? WorkCalendar(zone: zone, weekly: week)).map { BusinessDays($0) }
    }
  }
}
