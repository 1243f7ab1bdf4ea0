// SPDX-License-Identifier: Apache-2.0
//
// Checks `power`: who holds it, whether it can arise, and whether it ever lapses.

import Money
import WorkingTime

extension Checker {
  mutating func checkPowers(
    _ names: AgreementNames, duties: NameTable<Void>, _ credits: CreditTerms,
    _ frame: AgreementFrame
  ) -> (powers: [Power], names: NameTable<Void>) {
    var table = NameTable<Void>()
    var powers: [Power] = []
    for (number, file) in files.enumerated() {
      for syntax in file.syntax.powers {
        declare(syntax.name, (), as: .power, in: number, &table)
        requireClauses(of: syntax, in: number)
        var conditions: [Power.Condition] = []
        for condition in syntax.conditions {
          let made = self.condition(condition, in: number, names, duties, credits, frame)
          if let made { conditions.append(made) }
        }
        guard let holder = syntax.holder, let action = syntax.action,
          let made = self.action(action.value, in: number, names)
        else { continue }
        powers.append(
          Power(
            name: syntax.name.value, clause: clause(syntax.lines, in: number), holder: holder,
            conditions: conditions, action: made, isRefunding: syntax.isRefunding,
            lapse: syntax.lapse?.value ?? .never))
      }
    }
    return (powers, table)
  }

  private mutating func requireClauses(of syntax: PowerSyntax, in file: Int) {
    guard !syntax.isDamaged else { return }
    require(syntax.holder, "held", "held by the adopter", of: "power", at: syntax.name, in: file)
    let condition = syntax.conditions.isEmpty ? nil : syntax.conditions
    require(
      condition, "when", "when respond is breached 3 times within 90 days", of: "power",
      at: syntax.name, in: file)
    require(
      syntax.action, "may", "may terminate with 30 days notice", of: "power", at: syntax.name,
      in: file)
    let isAlways = syntax.conditions.contains {
      if case .atAnyTime = $0.value { true } else { false }
    }
    if syntax.lapse == nil, !isAlways {
      report(.powerWithoutLapse(syntax.name.value), at: syntax.name.range, in: file)
    }
  }

  private mutating func action(
    _ action: PowerActionSyntax, in file: Int, _ names: AgreementNames
  ) -> Power.Action? {
    switch action {
    case .terminate(let notice): return .terminate(notice: notice)
    case .extend(let span): return .extend(span)
    case .suspend(let obligations):
      for name in obligations { _ = promise(name, in: file, names) }
      return .suspend(obligations.map(\.value))
    }
  }

  // MARK: Conditions

  private mutating func condition(
    _ condition: Located<ConditionSyntax>, in file: Int, _ names: AgreementNames,
    _ duties: NameTable<Void>, _ credits: CreditTerms, _ frame: AgreementFrame
  ) -> Power.Condition? {
    switch condition.value {
    case .atAnyTime: return .atAnyTime
    case .dutyBroken(let duty, let span):
      if duties[duty.value] == nil {
        reportUnknown(.duty, duty, known: duties.names, in: file)
      }
      return .dutyBroken(duty.value, span)
    case .creditsReachMost(let months, let window):
      if credits.caps.isEmpty, !hasCaps(names) {
        report(.powerCannotArise("no credit has a cap to reach"), at: condition.range, in: file)
      } else if months > window {
        let why = "\(months) months are more than \(window)"
        report(.powerCannotArise(why), at: condition.range, in: file)
      }
      return .creditsReachMost(months: months, ofAny: window)
    case .creditsExceed(let amount, let months):
      checkReach(of: amount, within: months, condition.range, in: file, credits, frame)
      return .creditsExceed(amount.value, withinMonths: months)
    case .breached(let counted, let run):
      return breached(counted, run, at: condition.range, in: file, names)
    }
  }

  /// Whether some credit has a cap, or may have one that cannot be read.
  private func hasCaps(_ names: AgreementNames) -> Bool {
    mayLackNames || !damagedNames.isEmpty
      || files.contains { $0.syntax.credits.contains(where: \.isDamaged) }
      || names.promises.entries.contains {
        $0.syntax.isDamaged || $0.syntax.credit?.caps.isEmpty == false
      }
  }

  /// What must be exceeded must not be above the cap for as long a time.
  private mutating func checkReach(
    of amount: Located<CreditAmount>, within months: Int, _ range: SourceRange, in file: Int,
    _ credits: CreditTerms, _ frame: AgreementFrame
  ) {
    if case .poolShare(_, let pool) = amount.value {
      return report(.poolOutsideObligation(pool), at: amount.range, in: file)
    }
    for cap in credits.caps {
      guard case .inAny(let span) = cap.span, span >= months,
        let most = frame.exact(cap.amount), let asked = frame.exact(amount.value),
        (try? asked.isLess(than: most)) == false
      else { continue }
      let why = "credits never exceed \(cap.amount.text) in any \(span) months"
      return report(.powerCannotArise(why), at: range, in: file)
    }
  }

  private mutating func breached(
    _ syntax: CountedSyntax, _ run: BreachRun, at range: SourceRange, in file: Int,
    _ names: AgreementNames
  ) -> Power.Condition? {
    var isWhole = true
    reportTwice(syntax.obligations, in: file)
    for name in syntax.obligations {
      guard let entry = promise(name, in: file, names) else {
        isWhole = false
        continue
      }
      if entry.syntax.isGoal {
        report(.goalInPower(name.value), at: name.range, in: file)
      } else if let why = Self.whyNever(run, entry, name.value) {
        report(.powerCannotArise(why), at: range, in: file)
      } else if !syntax.severities.isEmpty, entry.kind.isAggregate || entry.kind == .periodic {
        report(.severityOfPeriod(name.value), at: name.range, in: file)
      }
    }
    let ranks = syntax.severities.isEmpty ? nil : self.ranks(syntax.severities, in: file, names)
    guard isWhole else { return nil }
    return .breached(Counted(obligations: syntax.obligations.map(\.value), ranks: ranks), run)
  }

  /// Why breaches of an obligation can never follow one another so.
  private static func whyNever(
    _ run: BreachRun, _ entry: PromiseTable.Entry, _ name: String
  ) -> String? {
    let period: Period?
    if case .each(let each)? = entry.syntax.trigger?.value { period = each } else { period = nil }
    switch run {
    case .once: return nil
    case .cases:
      return entry.kind == .eachCase || entry.kind == .unknown
        ? nil : "'\(name)' is not owed for each case"
    case .inARow(_, let unit):
      guard let period else { return nil }
      return period == unit ? nil : "'\(name)' is judged each \(period.rawValue)"
    case .months(let count, let window):
      if count > window { return "\(count) months are more than \(window)" }
      guard let period, period != .month else { return nil }
      return "'\(name)' is judged each \(period.rawValue)"
    case .times(let count, let span):
      // So many periods must end within the span; two that follow one another are a period apart.
      guard let period else { return nil }
      let days = (count - 1) * period.fewestDays
      return days <= span.mostDays ? nil : "'\(name)' is judged each \(period.rawValue)"
    }
  }
}

extension CalendarSpan {
  /// The most days it can have.
  fileprivate var mostDays: Int {
    switch self {
    case .days(let count): count
    case .months(let count): count * 31
    }
  }
}
