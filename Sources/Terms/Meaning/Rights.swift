// SPDX-License-Identifier: Apache-2.0
//
// Duties, exclusions, powers, limits, measures, sites and amendments, checked.

package import WorkingTime

/// What a party owes without a clock, whose breach bears on the clocks of the other.
package struct Duty: Sendable {
  package let name: String
  package let clause: Clause
  package let party: Party
  /// What the party does, in words.
  package let words: String
  package let effects: [Effect]

  /// How it bears on obligations while it is not kept.
  package struct Effect: Hashable, Sendable {
    package let kind: DutyEffectKind
    package let obligations: [String]

    package init(kind: DutyEffectKind, obligations: [String]) {
      self.kind = kind
      self.obligations = obligations
    }
  }

  package init(name: String, clause: Clause, party: Party, words: String, effects: [Effect]) {
    self.name = name
    self.clause = clause
    self.party = party
    self.words = words
    self.effects = effects
  }
}

/// Time that does not count against obligations: agreed maintenance and the like.
package struct Exclusion: Sendable {
  package let name: String
  package let clause: Clause
  /// Obligations and measures it is taken from.
  package let from: [String]
  package let words: String
  package let declaredBy: ExclusionConsent
  package let most: ExclusionMost?

  package init(
    name: String, clause: Clause, from: [String], words: String, declaredBy: ExclusionConsent,
    most: ExclusionMost?
  ) {
    self.name = name
    self.clause = clause
    self.from = from
    self.words = words
    self.declaredBy = declaredBy
    self.most = most
  }
}

/// A right that arises, is used or lapses.
package struct Power: Sendable {
  package let name: String
  package let clause: Clause
  package let holder: Party
  /// Any one of them is enough.
  package let conditions: [Condition]
  package let action: Action
  package let isRefunding: Bool
  package let lapse: PowerLapse

  /// When it arises.
  package enum Condition: Hashable, Sendable {
    case breached(Counted, BreachRun)
    case creditsReachMost(months: Int, ofAny: Int)
    case creditsExceed(CreditAmount, withinMonths: Int)
    case dutyBroken(String, CalendarSpan)
    case atAnyTime
  }

  /// What it allows.
  package enum Action: Hashable, Sendable {
    /// Nil for at once.
    case terminate(notice: CalendarSpan?)
    case suspend([String])
    case extend(CalendarSpan)
  }

  package init(
    name: String, clause: Clause, holder: Party, conditions: [Condition], action: Action,
    isRefunding: Bool, lapse: PowerLapse
  ) {
    self.name = name
    self.clause = clause
    self.holder = holder
    self.conditions = conditions
    self.action = action
    self.isRefunding = isRefunding
    self.lapse = lapse
  }
}

/// The most the cooperative is liable for.
package struct LiabilityLimit: Sendable {
  package let clause: Clause
  package let scope: LimitScope
  package let ceiling: Ceiling
  package let exceptions: [Exception]

  /// A claim that has a ceiling of its own, or none.
  package struct Exception: Hashable, Sendable {
    package let what: String
    /// Nil for without limit.
    package let ceiling: Ceiling?

    package init(what: String, ceiling: Ceiling?) {
      self.what = what
      self.ceiling = ceiling
    }
  }

  package init(clause: Clause, scope: LimitScope, ceiling: Ceiling, exceptions: [Exception]) {
    self.clause = clause
    self.scope = scope
    self.ceiling = ceiling
    self.exceptions = exceptions
  }
}

/// A service whose availability is measured from `service.down` and `service.up`.
package struct Measure: Sendable {
  package let name: String
  package let clause: Clause
  /// What is measured, in words.
  package let of: String
  package let hours: Hours
  /// Outages shorter than this do not count, in milliseconds.
  package let shortest: Int64

  package init(name: String, clause: Clause, of: String, hours: Hours, shortest: Int64) {
    self.name = name
    self.clause = clause
    self.of = of
    self.hours = hours
    self.shortest = shortest
  }
}

/// A place where the adopter works.
package struct Site: Sendable {
  package let name: String
  package let zone: Zone

  package init(name: String, zone: Zone) {
    self.name = name
    self.zone = zone
  }
}

/// A change of the terms, in force from a day on.
package struct Amendment: Sendable {
  package let name: String
  package let clause: Clause
  package let signed: CivilDate
  package let effect: CivilDate
  /// Both agreed that it reaches back before it was signed.
  package let reachesBack: Bool
  /// Obligations that end, with those that take their place.
  package let replaces: [Replacement]
  package let adds: [String]
  package let ends: [String]
  package let fee: Fee?

  /// One obligation for another.
  package struct Replacement: Hashable, Sendable {
    package let old: String
    package let new: String

    package init(old: String, new: String) {
      self.old = old
      self.new = new
    }
  }

  package init(
    name: String, clause: Clause, signed: CivilDate, effect: CivilDate, reachesBack: Bool,
    replaces: [Replacement], adds: [String], ends: [String], fee: Fee?
  ) {
    self.name = name
    self.clause = clause
    self.signed = signed
    self.effect = effect
    self.reachesBack = reachesBack
    self.replaces = replaces
    self.adds = adds
    self.ends = ends
    self.fee = fee
  }
}
