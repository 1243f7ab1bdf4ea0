// SPDX-License-Identifier: Apache-2.0
//
// Checks `obligation` and `goal`: what brings each about, its names, its targets. Those owed for each
// case are made here; the others in Checker+Standing.swift.

import Money
import WorkingTime

/// The obligations of an agreement that have no mistake.
struct CheckedObligations {
  var cases: [Obligation] = []
  var standing: [StandingObligation] = []
}

extension Checker {
  /// The names of all obligations and goals, each once.
  mutating func declarePromises() -> PromiseTable {
    var table = PromiseTable()
    for (number, file) in files.enumerated() {
      for syntax in file.syntax.obligations {
        guard let first = table.add(syntax, in: number) else { continue }
        let words = words(for: first, seenFrom: number)
        report(
          .duplicateName(.obligation, syntax.name.value, first: words), at: syntax.name.range,
          in: number)
      }
    }
    table.findMatters()
    return table
  }

  /// The obligations that have no mistake.
  mutating func checkObligations(
    _ names: AgreementNames, _ frame: AgreementFrame, _ forces: Forces
  ) -> CheckedObligations {
    var checked = CheckedObligations()
    var credits = CreditChecks(frame)
    var years = YearChecks(frame)
    if frame.isDeclared { reportIfNoSeverities(names) }
    for entry in names.promises.entries {
      requireClauses(of: entry)
      requireFit(of: entry)
      reportUnused(entry)
      reportUnknownNames(of: entry, names, &years)
      let credit = checkCredit(of: entry, names, &credits)
      guard let promise = promise(entry, credit, names, forces) else { continue }
      if entry.kind == .eachCase {
        if let obligation = caseObligation(entry, promise, names) {
          checked.cases.append(obligation)
        }
      } else if let obligation = standingObligation(entry, promise, names) {
        checked.standing.append(obligation)
      }
    }
    reportContradictions(checked.cases, names)
    checkCreditTerms(names, &credits)
    return checked
  }

  private mutating func reportIfNoSeverities(_ names: AgreementNames) {
    guard names.severities.names.isEmpty, !mayLackNames, damagedNames.isEmpty else { return }
    for entry in names.promises.entries
    where entry.kind == .eachCase || entry.kind == .recurring {
      return report(.noSeverities, at: entry.syntax.name.range, in: entry.file)
    }
  }

  private mutating func requireClauses(of entry: PromiseTable.Entry) {
    let syntax = entry.syntax
    guard !syntax.isDamaged else { return }
    let kind = syntax.isGoal ? "goal" : "obligation"
    if syntax.trigger == nil {
      let problem = Problem.missingClause("when", in: kind, example: "when a case is opened")
      report(problem, at: syntax.name.range, in: entry.file)
    }
    if syntax.owed == nil {
      let problem = Problem.missingClause(
        "owed", in: kind, example: "owed a response within 4 hours around the clock")
      report(problem, at: syntax.name.range, in: entry.file)
    }
  }

  private func promise(
    _ entry: PromiseTable.Entry, _ credit: Credit?, _ names: AgreementNames, _ forces: Forces
  ) -> Promise? {
    let syntax = entry.syntax
    guard entry.kind != .unknown else { return nil }
    return Promise(
      name: syntax.name.value, clause: clause(syntax.lines, in: entry.file),
      isGoal: syntax.isGoal, credit: credit, survival: syntax.survival?.value,
      force: forces.range(of: syntax.name.value), shows: syntax.shows)
  }

  // MARK: Owed for each case

  private mutating func caseObligation(
    _ entry: PromiseTable.Entry, _ promise: Promise, _ names: AgreementNames
  ) -> Obligation? {
    let syntax = entry.syntax
    guard case .opening(let severities, let component)? = syntax.trigger?.value,
      case .act(let act)? = syntax.owed, act.pace == .within, !act.targets.isEmpty
    else { return nil }
    let ranks = ranks(severities, in: entry.file, names)
    let rows = rows(of: act, for: ranks, in: entry.file, syntax, names)
    let targets = ranks.compactMap { rows[$0] }.compactMap { Self.target($0, names) }
    guard let patterns = names.acts[Self.key(ofAct: act.act.value)], targets.count == ranks.count
    else { return nil }
    return Obligation(
      promise: promise, act: act.act.value, fulfilledBy: patterns, ranks: ranks,
      targets: targets, stopsWhileWaitingOn: syntax.stopsWhileWaitingOn.map(\.value),
      onUpgrade: syntax.onUpgrade ?? .earlierOfOldAndNewFromChange,
      onDowngrade: syntax.onDowngrade ?? .onlyWithConsent,
      onReopening: syntax.onReopening ?? .continuesWithin(days: 7),
      component: component?.value, isAgreedPerCase: syntax.agreedPerCase != nil)
  }

  // MARK: Names

  /// Reports every name of an obligation that is not declared, and what its targets say wrong.
  private mutating func reportUnknownNames(
    of entry: PromiseTable.Entry, _ names: AgreementNames, _ years: inout YearChecks
  ) {
    let (syntax, file) = (entry.syntax, entry.file)
    for cause in syntax.stopsWhileWaitingOn { checkCause(cause, in: file) }
    if case .opening(_, let component?)? = syntax.trigger?.value {
      checkComponent(component, in: file, names)
    }
    if case .fulfilment(let other)? = syntax.trigger?.value {
      checkFulfilment(of: other, by: entry, names)
    }
    var targets: [TargetSyntax] = []
    switch syntax.owed {
    case .act(let act)?:
      targets = act.targets
      checkAct(act, of: entry, names)
    case .percentile(_, _, let target)?: targets = [target]
    case .average(_, let target)?:
      if case .openTime = target.allowance.value {
        targets = [target]
      } else {
        report(.averageOfDays, at: target.range, in: file)
      }
    case .availability(let measure, _)?:
      if names.measures[measure.value] == nil {
        reportUnknown(.measure, measure, known: names.measures.names, in: file)
      }
    default: break
    }
    for target in targets {
      check(target, of: entry.kind, in: file, names)
      if let problem = years.problem(of: target, names.calendars) {
        report(problem.problem, at: problem.place.range, in: problem.place.file)
      }
    }
  }

  /// Whom a case can wait on: the words that evidence has for it.
  static let causes = ["adopter", "third-party"]

  mutating func checkCause(_ cause: Located<String>, in file: Int) {
    guard !Self.causes.contains(cause.value) else { return }
    report(.unknownName(.cause, cause.value, known: Self.causes), at: cause.range, in: file)
  }

  mutating func checkComponent(
    _ component: Located<String>, in file: Int, _ names: AgreementNames
  ) {
    guard !names.components.isEmpty, !names.components.contains(component.value) else { return }
    reportUnknown(.component, component, known: names.components, in: file)
  }

  /// An act must be defined, and be of what the obligation is owed for.
  private mutating func checkAct(
    _ act: ActSyntax, of entry: PromiseTable.Entry, _ names: AgreementNames
  ) {
    let key = Self.key(ofAct: act.act.value)
    guard let patterns = names.acts[key] else {
      // What is owed once in a period is shown by a deed of that name; and where it cannot be told
      // what this is owed for, it may be owed so.
      let mayBePeriodic = entry.kind == .unknown && entry.syntax.isDamaged
      if entry.kind == .periodic || mayBePeriodic { return }
      if case .inAny? = entry.syntax.trigger?.value { return }
      let isDamaged = act.act.value.split(separator: " ").contains {
        damagedNames.contains(String($0))
      }
      if !isDamaged {
        let name = Located(key, at: act.act.range)
        reportUnknown(.act, name, known: names.acts.names, in: entry.file)
      }
      return
    }
    let isOfCase = entry.kind == .eachCase || entry.kind == .recurring
    for pattern in patterns where entry.kind != .unknown {
      let fits: Bool
      switch pattern.event {
      case .ofCase: fits = isOfCase
      case .standing(let event):
        let matter = matter(of: entry, names)
        fits = !isOfCase && (matter == nil || event.matter == matter || entry.kind == .periodic)
      }
      guard !fits else { continue }
      let problem = Problem.actOfOtherKind(act.act.value, event: pattern.event.text)
      return report(problem, at: act.act.range, in: entry.file)
    }
  }

  /// The ranks a list of severities stands for, ascending; of an empty list, all.
  mutating func ranks(
    _ severities: [Located<String>], in file: Int, _ names: AgreementNames
  ) -> [Int] {
    if severities.isEmpty { return Array(names.severities.names.indices) }
    var ranks: Set<Int> = []
    for name in severities {
      guard let rank = rank(name, in: file, names) else { continue }
      if !ranks.insert(rank).inserted {
        report(.severityRepeated(name.value), at: name.range, in: file)
      }
    }
    return ranks.sorted()
  }

  /// The rank of a severity, or nil, reported, if there is none of that name.
  mutating func rank(_ name: Located<String>, in file: Int, _ names: AgreementNames) -> Int? {
    if let rank = names.severities[name.value] { return rank }
    // Where none is declared, that is reported once and not for every name.
    if !names.severities.names.isEmpty {
      reportUnknown(.severity, name, known: names.severities.names, in: file)
    }
    return nil
  }

  /// The lines of a declaration without the indentation they share.
  func clause(_ range: ClosedRange<Int>, in file: Int) -> Clause {
    let lines = files[file].lines[(range.lowerBound - 1)..<range.upperBound]
    let margins = lines.map { $0.utf8.prefix { $0 == UInt8(ascii: " ") }.count }
    let margin = zip(lines, margins).filter { $0.utf8.count > $1 }.map(\.1).min() ?? 0
    let text = zip(lines, margins).map { $0.dropFirst(min(margin, $1)) }
    return Clause(
      file: files[file].path, line: range.lowerBound, text: text.joined(separator: "\n"))
  }
}
