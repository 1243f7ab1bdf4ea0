// SPDX-License-Identifier: Apache-2.0
//
// Checks the targets of an obligation: each by itself, all against the severities, and each against
// the less severe ones.

import WorkingTime

extension Checker {
  /// Checks one target by itself.
  mutating func check(
    _ target: TargetSyntax, of kind: PromiseKind, in file: Int, _ names: AgreementNames
  ) {
    if case .calendar(let span) = target.allowance.value {
      return checkSpan(span, target, in: file)
    }
    if let hours = target.hours {
      checkHours(hours, of: target, kind, in: file, names)
    } else {
      report(.hoursWithoutCalendar, at: target.allowance.range, in: file)
    }
    if case .businessDays = target.allowance.value {
      var missing: [String] = []
      if target.dayEnd == nil { missing.append("where the last day ends") }
      if target.cutOff == nil { missing.append("how late in the day a case may be opened") }
      if !missing.isEmpty, target.hours != nil {
        report(.businessDayUnclear(missing: missing), at: target.allowance.range, in: file)
      }
    } else if target.dayEnd != nil || target.cutOff != nil {
      report(.dayModeWithoutDays, at: target.range, in: file)
    }
  }

  /// Days and months of the wall calendar: where the last one ends must be said.
  private mutating func checkSpan(
    _ span: CalendarSpan, _ target: TargetSyntax, in file: Int
  ) {
    if target.cutOff != nil {
      report(.dayModeWithoutDays, at: target.range, in: file)
    } else if target.dayEnd == nil {
      report(.spanEndUnsaid(span.text), at: target.allowance.range, in: file)
    }
  }

  private mutating func checkHours(
    _ hours: Located<HoursReference>, of target: TargetSyntax, _ kind: PromiseKind, in file: Int,
    _ names: AgreementNames
  ) {
    guard case .calendar(let name) = hours.value else { return }
    guard let calendar = names.calendars[name] else {
      let name = Located(name, at: hours.range)
      return reportUnknown(.calendar, name, known: names.calendars.names, in: file)
    }
    if calendar.isJoined, case .businessDays = target.allowance.value {
      report(.daysInJoinedCalendar(name), at: hours.range, in: file)
    }
    if calendar.isLocal, kind != .eachCase, kind != .recurring, kind != .unknown {
      report(.localWithoutCase(name), at: hours.range, in: file)
    }
  }

  /// The target for each rank, after reporting those that are missing, repeated, never used, or
  /// slower than one for a less severe case.
  mutating func rows(
    of owed: ActSyntax, for ranks: [Int], in file: Int, _ syntax: ObligationSyntax,
    _ names: AgreementNames
  ) -> [Int: TargetSyntax] {
    let wanted = Set(ranks)
    // Where something cannot be read or is not known, what is missing may be just that.
    var isComplete = !syntax.isDamaged && !mayLackNames && damagedNames.isEmpty
    var rows: [Int: TargetSyntax] = [:]
    for target in owed.targets {
      // A target without severities is the only one, and holds for all.
      if target.severities.isEmpty { return ranks.reduce(into: [:]) { $0[$1] = target } }
      for name in target.severities {
        guard let rank = rank(name, in: file, names) else {
          isComplete = false
          continue
        }
        if rows[rank] != nil {
          report(.severityRepeated(name.value), at: name.range, in: file)
        } else if !wanted.contains(rank) {
          report(.targetUnused(severity: name.value), at: name.range, in: file)
        }
        rows[rank] = rows[rank] ?? target
      }
    }
    for rank in ranks where rows[rank] == nil && isComplete {
      let problem = Problem.targetMissing(
        severity: names.severities.names[rank], obligation: syntax.name.value)
      report(problem, at: owed.act.range, in: file)
    }
    reportSlower(rows, in: file, names)
    return rows
  }

  /// Only times of one kind are compared: an hour in office hours may be longer or shorter than two
  /// around the clock.
  private mutating func reportSlower(
    _ rows: [Int: TargetSyntax], in file: Int, _ names: AgreementNames
  ) {
    struct Kind: Hashable {
      let hours: HoursReference?
      let kind: Int
    }
    var fastest: [Kind: (amount: Int64, rank: Int)] = [:]
    for rank in rows.keys.sorted(by: >) {
      guard let target = rows[rank] else { continue }
      let (amount, unit) = target.allowance.value.comparable
      let kind = Kind(hours: target.hours?.value, kind: unit)
      if let other = fastest[kind], other.amount < amount {
        let problem = Problem.targetSlower(
          severity: names.severities.names[rank], than: names.severities.names[other.rank])
        report(problem, at: target.allowance.range, in: file)
      } else {
        fastest[kind] = (amount, rank)
      }
    }
  }

  /// The target as it is judged; nil if its calendar is unknown or wrong.
  static func target(_ syntax: TargetSyntax, _ names: AgreementNames) -> Target? {
    if case .calendar = syntax.allowance.value {
      return Target(
        allowance: syntax.allowance.value, hours: .aroundTheClock,
        dayEnd: syntax.dayEnd ?? .endOfDay, cutOff: nil)
    }
    guard let hours = hours(syntax.hours?.value, names) else { return nil }
    return Target(
      allowance: syntax.allowance.value, hours: hours, dayEnd: syntax.dayEnd,
      cutOff: syntax.cutOff?.time)
  }

  /// The hours of a reference; nil if its calendar is unknown or wrong.
  static func hours(_ reference: HoursReference?, _ names: AgreementNames) -> Hours? {
    switch reference {
    case nil: nil
    case .aroundTheClock: .aroundTheClock
    case .calendar(let name): names.calendars[name]?.hours
    }
  }
}

extension Allowance {
  /// Milliseconds or days, for comparison with others of the same kind.
  fileprivate var comparable: (amount: Int64, kind: Int) {
    switch self {
    case .openTime(let milliseconds): (milliseconds, 0)
    case .businessDays(let days): (Int64(days), 1)
    case .calendar(let span): (Int64(span.roughDays), 2)
    }
  }
}

/// Finds calendars in use that list holidays, but none for some year of the term.
struct YearChecks {
  private let years: ClosedRange<Int>?
  private var done: Set<String> = []

  init(_ frame: AgreementFrame) {
    // A hundred years are enough to show that a list is too short.
    years = frame.term.map {
      $0.from.year...max($0.from.year, min($0.through.year, $0.from.year + 99))
    }
  }

  mutating func problem(
    of target: TargetSyntax, _ calendars: NameTable<CheckedCalendar>
  ) -> (problem: Problem, place: FilePlace)? {
    guard let years, case .calendar(let name)? = target.hours?.value,
      let calendar = calendars[name], let place = calendar.holidays, !calendar.mayLackYears,
      done.insert(name).inserted
    else { return nil }
    let missing = years.filter { !calendar.years.contains($0) }
    guard !missing.isEmpty else { return nil }
    return (.calendarWithoutYears(calendar: name, years: missing), place)
  }
}
