// SPDX-License-Identifier: Apache-2.0
//
// Checks `duty`, `exclude`, `limit`, `measure` and `site`. Powers are checked in Checker+Powers.swift.

import Money
import WorkingTime

extension Checker {
  // MARK: Sites and measures

  mutating func checkSites() -> (sites: [Site], names: NameTable<Void>) {
    var table = NameTable<Void>()
    var sites: [Site] = []
    for (number, file) in files.enumerated() {
      for site in file.syntax.sites {
        declare(site.name, (), as: .site, in: number, &table)
        if let zone = zone(site.zone, in: number) {
          sites.append(Site(name: site.name.value, zone: zone))
        }
      }
    }
    return (sites, table)
  }

  mutating func checkMeasures(
    _ calendars: NameTable<CheckedCalendar>
  ) -> NameTable<Measure?> {
    var table = NameTable<Measure?>()
    for (number, file) in files.enumerated() {
      for syntax in file.syntax.measures {
        let measure = check(syntax, in: number, calendars)
        declare(syntax.name, measure, as: .measure, in: number, &table)
      }
    }
    return table
  }

  private mutating func check(
    _ syntax: MeasureSyntax, in file: Int, _ calendars: NameTable<CheckedCalendar>
  ) -> Measure? {
    if !syntax.isDamaged {
      require(syntax.of, "of", "of the primary database", of: "measure", at: syntax.name, in: file)
      require(
        syntax.hours, "is", "is the share of time it is available around the clock",
        of: "measure", at: syntax.name, in: file)
    }
    guard let of = syntax.of, let reference = syntax.hours else { return nil }
    let hours: Hours
    switch reference.value {
    case .aroundTheClock: hours = .aroundTheClock
    case .calendar(let name):
      guard let calendar = calendars[name] else {
        let name = Located(name, at: reference.range)
        reportUnknown(.calendar, name, known: calendars.names, in: file)
        return nil
      }
      if calendar.isLocal { report(.localWithoutCase(name), at: reference.range, in: file) }
      guard let found = calendar.hours else { return nil }
      hours = found
    }
    return Measure(
      name: syntax.name.value, clause: clause(syntax.lines, in: file), of: of.value, hours: hours,
      shortest: syntax.shortest?.value ?? 0)
  }

  // MARK: Duties

  mutating func checkDuties(_ names: AgreementNames) -> (duties: [Duty], names: NameTable<Void>) {
    var table = NameTable<Void>()
    var duties: [Duty] = []
    let followed = dutiesOfPowers()
    for (number, file) in files.enumerated() {
      for syntax in file.syntax.duties {
        declare(syntax.name, (), as: .duty, in: number, &table)
        if !syntax.isDamaged {
          require(
            syntax.words, "the", "the adopter keeps a contact reachable around the clock",
            of: "duty", at: syntax.name, in: number)
          if syntax.effects.isEmpty, !followed.contains(syntax.name.value) {
            report(.dutyWithoutEffect(syntax.name.value), at: syntax.name.range, in: number)
          }
        }
        for effect in syntax.effects { checkEffect(effect, in: number, names) }
        if syntax.party == .cooperative, !syntax.effects.isEmpty {
          report(.dutyExcusesItself(syntax.name.value), at: syntax.name.range, in: number)
        }
        guard let party = syntax.party, let words = syntax.words else { continue }
        let effects = syntax.effects.map {
          Duty.Effect(kind: $0.kind, obligations: $0.obligations.map(\.value))
        }
        duties.append(
          Duty(
            name: syntax.name.value, clause: clause(syntax.lines, in: number), party: party,
            words: words.value, effects: effects))
      }
    }
    return (duties, table)
  }

  /// The duties of whose breach a power arises.
  private func dutiesOfPowers() -> Set<String> {
    var names: Set<String> = []
    for power in files.flatMap(\.syntax.powers) {
      for condition in power.conditions {
        if case .dutyBroken(let duty, _) = condition.value { names.insert(duty.value) }
      }
    }
    return names
  }

  private mutating func checkEffect(
    _ effect: DutyEffectSyntax, in file: Int, _ names: AgreementNames
  ) {
    reportTwice(effect.obligations, in: file)
    for name in effect.obligations {
      guard let entry = promise(name, in: file, names) else { continue }
      let isOfCase = entry.kind == .eachCase || entry.kind == .recurring
      let fits =
        effect.kind == .excuse || (effect.kind == .stop ? isOfCase : entry.kind == .eachCase)
      guard !fits, entry.kind != .unknown else { continue }
      report(.clockNotOfCase(name.value, kind: entry.kind.words), at: name.range, in: file)
    }
  }

  /// The obligation of a name, or nil, reported, if there is none.
  mutating func promise(
    _ name: Located<String>, in file: Int, _ names: AgreementNames
  ) -> PromiseTable.Entry? {
    if let entry = names.promises[name.value] { return entry }
    reportUnknown(.obligation, name, known: names.promises.names.names, in: file)
    return nil
  }

  // MARK: Exclusions

  mutating func checkExclusions(
    _ names: AgreementNames
  ) -> (exclusions: [Exclusion], names: NameTable<Void>) {
    var table = NameTable<Void>()
    var exclusions: [Exclusion] = []
    for (number, file) in files.enumerated() {
      for syntax in file.syntax.exclusions {
        declare(syntax.name, (), as: .exclusion, in: number, &table)
        requireClauses(of: syntax, in: number)
        reportTwice(syntax.from, in: number)
        for name in syntax.from where names.measures[name.value] == nil {
          _ = promise(name, in: number, names)
        }
        let isBounded = syntax.most.map { $0.hours < $0.period.fewestDays * 24 } ?? false
        if syntax.declaredBy == .cooperative, !isBounded {
          report(.exclusionByOneself(syntax.name.value), at: syntax.name.range, in: number)
        }
        guard let words = syntax.words, let declaredBy = syntax.declaredBy else { continue }
        exclusions.append(
          Exclusion(
            name: syntax.name.value, clause: clause(syntax.lines, in: number),
            from: syntax.from.map(\.value), words: words.value, declaredBy: declaredBy,
            most: syntax.most))
      }
    }
    return (exclusions, table)
  }

  private mutating func requireClauses(of syntax: ExclusionSyntax, in file: Int) {
    guard !syntax.isDamaged else { return }
    if syntax.from.isEmpty {
      let problem = Problem.missingClause("from", in: "exclusion", example: "from restore")
      report(problem, at: syntax.name.range, in: file)
    }
    require(
      syntax.words, "while", "while a maintenance window agreed by both is open",
      of: "exclusion", at: syntax.name, in: file)
    if let words = syntax.words, syntax.declaredBy == nil {
      report(.exclusionByNobody(words.value), at: words.range, in: file)
    }
  }

  // MARK: Limits

  mutating func checkLimits(_ frame: AgreementFrame) -> [LiabilityLimit] {
    var limits: [LiabilityLimit] = []
    var first: (file: Int, place: SourceRange)?
    for (number, file) in files.enumerated() {
      for syntax in file.syntax.limits {
        if let first {
          let place = FilePlace(file: first.file, range: first.place)
          let words = words(for: place, seenFrom: number)
          report(.secondOfOne("limit of liability", first: words), at: syntax.place, in: number)
        }
        first = first ?? (number, syntax.place)
        let name = Located("liability", at: syntax.place)
        if !syntax.isDamaged {
          require(
            syntax.scope, "on", "on all claims and credits together", of: "limit", at: name,
            in: number)
          require(
            syntax.ceiling, "at", "at the fees of the last 12 months", of: "limit", at: name,
            in: number)
        }
        for ceiling in [syntax.ceiling] + syntax.exceptions.map(\.ceiling) {
          if let ceiling { checkCeiling(ceiling, in: number, frame) }
        }
        guard let scope = syntax.scope, let ceiling = syntax.ceiling?.value else { continue }
        let exceptions = syntax.exceptions.map {
          LiabilityLimit.Exception(what: $0.what.value, ceiling: $0.ceiling?.value)
        }
        limits.append(
          LiabilityLimit(
            clause: clause(syntax.lines, in: number), scope: scope, ceiling: ceiling,
            exceptions: exceptions))
      }
    }
    return limits
  }

  private mutating func checkCeiling(
    _ ceiling: Located<Ceiling>, in file: Int, _ frame: AgreementFrame
  ) {
    for part in ceiling.value.parts {
      switch part {
      case .sum(let money):
        if let fee = frame.fee, fee.amount.currency != money.currency {
          let problem = Problem.currencyMismatch(
            money.currency.code, other: fee.amount.currency.code)
          report(problem, at: ceiling.range, in: file)
        }
      case .fees, .share:
        if frame.isDeclared, frame.fee == nil, !frame.mayLackFee {
          report(.ceilingWithoutFee, at: ceiling.range, in: file)
        }
      case .lesser, .greater: break
      }
    }
  }
}

extension Ceiling {
  /// What it is put together from.
  fileprivate var parts: [Ceiling] {
    switch self {
    case .lesser(let first, let second), .greater(let first, let second): [first, second]
    case .sum, .fees, .share: [self]
    }
  }
}
