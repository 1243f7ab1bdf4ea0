// SPDX-License-Identifier: Apache-2.0
//
// Checks `obligation`: its names, its targets by severity, its credit.

import Money
import WorkingTime

extension Checker {
  /// The obligations that have no mistake, and the names of all.
  mutating func checkObligations(
    _ names: AgreementNames, _ frame: AgreementFrame
  ) -> (obligations: [Obligation], names: NameTable<Void>) {
    var obligations: [Obligation] = []
    var table = NameTable<Void>()
    var credits = CreditChecks(frame)
    var years = YearChecks(frame)
    if frame.isDeclared { reportIfNoSeverities(names) }
    for (number, file) in files.enumerated() {
      for syntax in file.syntax.obligations {
        if !syntax.name.value.isEmpty {
          declare(syntax.name, (), as: .obligation, in: number, &table)
        }
        let obligation = check(syntax, in: number, names, &years)
        if let credit = syntax.credit {
          for (problem, range) in credits.problems(of: credit) {
            report(problem, at: range, in: number)
          }
        }
        if let obligation { obligations.append(obligation) }
      }
    }
    return (obligations, table)
  }

  private mutating func reportIfNoSeverities(_ names: AgreementNames) {
    guard names.severities.names.isEmpty, !mayLackNames, damagedNames.isEmpty else { return }
    for (number, file) in files.enumerated() {
      guard let first = file.syntax.obligations.first else { continue }
      return report(.noSeverities, at: first.name.range, in: number)
    }
  }

  private mutating func check(
    _ syntax: ObligationSyntax, in file: Int, _ names: AgreementNames, _ years: inout YearChecks
  ) -> Obligation? {
    requireClauses(of: syntax, in: file)
    for cause in syntax.stopsWhileWaitingOn { checkCause(cause, in: file) }
    let ranks = syntax.trigger.map { self.ranks($0.severities, in: file, names) }
    guard let owed = syntax.owed else { return nil }
    let patterns = acts(owed.act, in: file, names)
    for target in owed.targets {
      check(target, in: file, names)
      if let problem = years.problem(of: target, names.calendars) {
        report(problem.problem, at: problem.place.range, in: problem.place.file)
      }
    }
    guard let ranks else { return nil }
    let rows = rows(of: owed, for: ranks, in: file, syntax, names)
    let targets = ranks.compactMap { rows[$0] }.compactMap { Self.target($0, names) }
    guard let patterns, targets.count == ranks.count else { return nil }
    return Obligation(
      name: syntax.name.value, clause: clause(syntax, in: file), act: owed.act.value,
      fulfilledBy: patterns, ranks: ranks, targets: targets,
      stopsWhileWaitingOn: syntax.stopsWhileWaitingOn.map(\.value),
      onUpgrade: syntax.onUpgrade ?? .earlierOfOldAndNewFromChange,
      onDowngrade: syntax.onDowngrade ?? .onlyWithConsent,
      onReopening: syntax.onReopening ?? .continuesWithin(days: 7),
      credit: syntax.credit.map { Credit(each: $0.each.value, monthlyCap: $0.cap?.value) },
      shows: syntax.shows)
  }

  private mutating func requireClauses(of syntax: ObligationSyntax, in file: Int) {
    guard !syntax.isDamaged else { return }
    if syntax.trigger == nil {
      let problem = Problem.missingClause(
        "when", in: "obligation", example: "when a case is opened")
      report(problem, at: syntax.name.range, in: file)
    }
    if syntax.owed == nil {
      let problem = Problem.missingClause(
        "owed", in: "obligation", example: "owed a response within 4 hours around the clock")
      report(problem, at: syntax.name.range, in: file)
    }
  }

  // MARK: Names

  /// Whom a case can wait on: the words that evidence has for it.
  static let causes = ["adopter", "third-party"]

  mutating func checkCause(_ cause: Located<String>, in file: Int) {
    guard !Self.causes.contains(cause.value) else { return }
    report(.unknownName(.cause, cause.value, known: Self.causes), at: cause.range, in: file)
  }

  private mutating func acts(
    _ act: Located<String>, in file: Int, _ names: AgreementNames
  ) -> [EventPattern]? {
    let key = Self.key(ofAct: act.value)
    if let patterns = names.acts[key] { return patterns }
    let isDamaged = act.value.split(separator: " ").contains { damagedNames.contains(String($0)) }
    if !isDamaged {
      reportUnknown(.act, Located(key, at: act.range), known: names.acts.names, in: file)
    }
    return nil
  }

  /// The ranks a list of severities stands for, ascending; of an empty list, all.
  private mutating func ranks(
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

  /// The lines of an obligation without the indentation they share.
  private func clause(_ syntax: ObligationSyntax, in file: Int) -> Clause {
    let lines = files[file].lines[(syntax.lines.lowerBound - 1)..<syntax.lines.upperBound]
    let margins = lines.map { $0.utf8.prefix { $0 == UInt8(ascii: " ") }.count }
    let margin = zip(lines, margins).filter { $0.utf8.count > $1 }.map(\.1).min() ?? 0
    let text = zip(lines, margins).map { $0.dropFirst(min(margin, $1)) }
    return Clause(
      file: files[file].path, line: syntax.lines.lowerBound, text: text.joined(separator: "\n"))
  }
}
