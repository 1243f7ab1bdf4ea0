// SPDX-License-Identifier: Apache-2.0
//
// Checks `example`: that its names are declared and its story can be told. Whether the terms give
// what it expects is for Judgement to say.

import Money
import WorkingTime

extension Checker {
  /// The examples that have no mistake in themselves.
  mutating func checkExamples(_ names: AgreementNames, _ frame: AgreementFrame) -> [Example] {
    var examples: [Example] = []
    for (number, file) in files.enumerated() {
      for example in file.syntax.examples {
        let before = findings.count
        check(example, in: number, names, frame)
        if findings.count == before, !example.isDamaged {
          examples.append(
            Example(title: example.title.value, file: file.path, lines: example.lines))
        }
      }
    }
    return examples
  }

  private mutating func check(
    _ example: ExampleSyntax, in file: Int, _ names: AgreementNames, _ frame: AgreementFrame
  ) {
    var story = Story(isDamaged: example.isDamaged)
    for line in example.lines {
      if let problem = story.problem(with: line.value, frame) {
        report(problem, at: line.range, in: file)
      }
      switch line.value {
      case .asOf: break
      case .happens(_, let happening): check(happening, in: file, names)
      case .occurs(_, let occurrence): check(occurrence, in: file, names, frame)
      case .expect(let expectation): check(expectation, in: file, names, frame)
      }
    }
    if !story.hasExpectation, !example.isDamaged {
      report(.exampleWithoutExpectation, at: example.title.range, in: file)
    }
  }

  private mutating func check(
    _ happening: ExampleHappening, in file: Int, _ names: AgreementNames
  ) {
    if let severity = happening.severity { _ = rank(severity, in: file, names) }
    if let cause = happening.waitingOn { checkCause(cause, in: file) }
    if let name = happening.obligation { _ = promise(name, in: file, names) }
    if let component = happening.component { checkComponent(component, in: file, names) }
    if let site = happening.site, names.sites[site.value] == nil {
      reportUnknown(.site, site, known: names.sites.names, in: file)
    }
  }

  private mutating func check(
    _ occurrence: ExampleOccurrence, in file: Int, _ names: AgreementNames,
    _ frame: AgreementFrame
  ) {
    if let name = occurrence.obligation { _ = promise(name, in: file, names) }
    if let amount = occurrence.amount { checkCurrency(amount, in: file, frame) }
    if let heading = occurrence.heading { checkHeading(heading, in: file) }
    if let component = occurrence.component { checkComponent(component, in: file, names) }
    let subject = occurrence.subject
    switch occurrence.event.matter {
    case .duty where names.duties[subject.value] == nil:
      reportUnknown(.duty, subject, known: names.duties.names, in: file)
    case .service where names.measures[subject.value] == nil:
      reportUnknown(.measure, subject, known: names.measures.names, in: file)
    case .window where names.exclusions[subject.value] == nil:
      reportUnknown(.exclusion, subject, known: names.exclusions.names, in: file)
    case .power where names.powers[subject.value] == nil:
      reportUnknown(.power, subject, known: names.powers.names, in: file)
    case .deed:
      let deeds = Self.deeds(names)
      let mayLackDeeds =
        !damagedNames.isEmpty
        || names.promises.entries.contains { $0.kind == .unknown && $0.syntax.isDamaged }
      if !deeds.contains(subject.value), !mayLackDeeds {
        reportUnknown(.act, subject, known: deeds, in: file)
      }
    default: break
    }
  }

  /// A claim is made as something that a limit of liability, or an only remedy, excepts.
  private mutating func checkHeading(_ heading: Located<String>, in file: Int) {
    let limits = files.flatMap(\.syntax.limits)
    let remedies = files.flatMap(\.syntax.credits)
    let known =
      limits.flatMap { $0.exceptions.map(\.what.value) }
      + remedies.flatMap { $0.soleRemedy?.exceptions.map(\.value) ?? [] }
    let isDamaged = limits.contains(where: \.isDamaged) || remedies.contains(where: \.isDamaged)
    guard !isDamaged, !known.contains(heading.value) else { return }
    reportUnknown(.carveOut, heading, known: known, in: file)
  }

  private mutating func checkPower(
    _ name: Located<String>, in file: Int, _ names: AgreementNames
  ) {
    guard names.powers[name.value] == nil else { return }
    reportUnknown(.power, name, known: names.powers.names, in: file)
  }

  private mutating func checkCurrency(
    _ money: Located<Money>, in file: Int, _ frame: AgreementFrame
  ) {
    guard let fee = frame.fee, fee.amount.currency != money.value.currency else { return }
    let problem = Problem.currencyMismatch(
      money.value.currency.code, other: fee.amount.currency.code)
    report(problem, at: money.range, in: file)
  }

  /// What is owed once in a period, by the names its deeds have.
  private static func deeds(_ names: AgreementNames) -> [String] {
    names.promises.entries.compactMap { entry in
      guard entry.kind == .periodic, case .act(let act)? = entry.syntax.owed else { return nil }
      return key(ofAct: act.act.value)
    }
  }

  private mutating func check(
    _ expectation: ExampleExpectation, in file: Int, _ names: AgreementNames,
    _ frame: AgreementFrame
  ) {
    switch expectation {
    case .obligation(let name, _, _, _):
      guard let entry = promise(name, in: file, names) else { return }
      if entry.kind != .eachCase, entry.kind != .recurring, entry.kind != .unknown {
        reportOtherwise(name, entry, names, in: file)
      }
    case .breachCount(let name, _, _):
      guard let entry = promise(name, in: file, names) else { return }
      if entry.kind != .recurring, entry.kind != .unknown {
        reportOtherwise(name, entry, names, in: file)
      }
    case .matter(let name, let matter, _, _, _):
      guard let entry = promise(name, in: file, names) else { return }
      // What follows an obligation that cannot be read may be owed for anything.
      let own = self.matter(of: entry, names)
      if entry.kind == .matter ? own != nil && own != matter : entry.kind != .unknown {
        reportOtherwise(name, entry, names, in: file)
      }
    case .period(let name, let period, _, _):
      guard let entry = promise(name, in: file, names), entry.kind != .unknown else { return }
      let fits: Bool
      switch entry.syntax.trigger?.value {
      case .each(let each)?: fits = each == period.period
      case .inAny?: fits = true
      default: fits = false
      }
      if !fits {
        reportOtherwise(name, entry, names, in: file)
      }
    case .credits(let money, _, _), .claim(_, let money), .setOff(let money, _):
      checkCurrency(money, in: file, frame)
    case .refund(let money, let name):
      checkCurrency(money, in: file, frame)
      checkPower(name, in: file, names)
    case .power(let name, _): checkPower(name, in: file, names)
    }
  }
}

extension Checker {
  /// Reports an obligation that is not owed for what is expected of it, with how to expect it.
  private mutating func reportOtherwise(
    _ name: Located<String>, _ entry: PromiseTable.Entry, _ names: AgreementNames, in file: Int
  ) {
    let way: String
    switch entry.kind {
    case .eachCase, .recurring, .unknown: way = "for case 7 met"
    case .matter:
      way = "for \(matter(of: entry, names)?.rawValue ?? "incident") 7 met"
    default:
      if case .each(let period)? = entry.syntax.trigger?.value {
        switch period {
        case .month: way = "for the month of 2026-03 met"
        case .quarter: way = "for the quarter from 2026-01-01 met"
        case .year: way = "for the year 2026 met"
        }
      } else {
        way = "for the month of 2026-03 met"
      }
    }
    let problem = Problem.expectedOtherwise(name.value, kind: entry.kind.words, way: way)
    report(problem, at: name.range, in: file)
  }
}

/// What an example has told so far.
private struct Story {
  let isDamaged: Bool
  private(set) var hasExpectation = false
  /// The cases opened and the matters told of, and those reported as not: each is reported once.
  private var opened: Set<String> = []
  private var isOutsideTerm = false
  private var last: CivilDateTime?

  init(isDamaged: Bool) {
    self.isDamaged = isDamaged
  }

  /// The first thing wrong with the next line of the story.
  mutating func problem(with line: ExampleLine, _ frame: AgreementFrame) -> Problem? {
    switch line {
    case .asOf(let time): return problem(with: time, frame)
    case .happens(let time, let happening):
      if happening.event == .opened { opened.insert(happening.caseNumber) }
      // What was opened in the term is judged to its end, also beyond the last day.
      let isOpening = happening.event == .opened
      let isLate = isOpening && (frame.term.map { time.date > $0.through } ?? false)
      if let term = frame.term, time.date < term.from || isLate && !frame.mayOutliveTerm {
        defer { isOutsideTerm = true }
        return isOutsideTerm ? nil : .exampleOutsideTerm(time.date)
      }
      if let problem = problem(with: time, frame) { return problem }
      return problem(withCase: happening.caseNumber)
    case .occurs(let time, let occurrence):
      opened.insert(Self.key(occurrence.event.matter, occurrence.subject.value))
      if let problem = problem(with: time, frame) { return problem }
      if let due = occurrence.due, let zone = frame.zone, Self.skips(due, zone) {
        return .exampleTimeSkipped(zone.name)
      }
      return occurrence.caseNumber.flatMap { problem(withCase: $0) }
    case .expect(let expectation):
      hasExpectation = true
      return problem(with: expectation, frame)
    }
  }

  private static func key(_ matter: Matter, _ label: String) -> String {
    "\(matter.rawValue) \(label)"
  }

  private mutating func problem(
    with expectation: ExampleExpectation, _ frame: AgreementFrame
  ) -> Problem? {
    switch expectation {
    case .obligation(_, let number, let due, _):
      return problem(withDue: due, frame) ?? problem(withCase: number)
    case .breachCount(_, let number, _): return problem(withCase: number)
    case .matter(_, let matter, let label, let due, _):
      if let problem = problem(withDue: due, frame) { return problem }
      guard !isDamaged, opened.insert(Self.key(matter, label)).inserted else { return nil }
      return .exampleMatterUntold(matter.rawValue, label)
    case .claim(let label, _):
      guard !isDamaged, opened.insert(Self.key(.claim, label)).inserted else { return nil }
      return .exampleMatterUntold(Matter.claim.rawValue, label)
    case .period, .credits, .power, .refund, .setOff: return nil
    }
  }

  private func problem(withDue due: CivilDateTime?, _ frame: AgreementFrame) -> Problem? {
    guard let due, let zone = frame.zone, Self.skips(due, zone) else { return nil }
    return .exampleTimeSkipped(zone.name)
  }

  /// A line that could not be read may have opened the case.
  private mutating func problem(withCase number: String) -> Problem? {
    guard !isDamaged, opened.insert(number).inserted else { return nil }
    return .exampleCaseNotOpened(number)
  }

  private mutating func problem(with time: CivilDateTime, _ frame: AgreementFrame) -> Problem? {
    // The story goes on from the line that is told too late, so that this is said once.
    defer { last = time }
    if let last, time < last { return .exampleOutOfOrder }
    guard let zone = frame.zone, Self.skips(time, zone) else { return nil }
    return .exampleTimeSkipped(zone.name)
  }

  private static func skips(_ time: CivilDateTime, _ zone: Zone) -> Bool {
    if case .skipped = zone.resolve(time) { return true }
    return false
  }
}
