// SPDX-License-Identifier: Apache-2.0
//
// Checks `example`: that its names are declared and its story can be told. Whether the terms give
// what it expects is for Judgement to say.

import Money
import WorkingTime

extension Checker {
  /// The examples that have no mistake in themselves.
  mutating func checkExamples(
    _ names: AgreementNames, _ obligations: NameTable<Void>, _ frame: AgreementFrame
  ) -> [Example] {
    var examples: [Example] = []
    for (number, file) in files.enumerated() {
      for example in file.syntax.examples {
        let before = findings.count
        check(example, in: number, names, obligations, frame)
        if findings.count == before, !example.isDamaged {
          examples.append(Example(title: example.title.value, lines: example.lines))
        }
      }
    }
    return examples
  }

  private mutating func check(
    _ example: ExampleSyntax, in file: Int, _ names: AgreementNames,
    _ obligations: NameTable<Void>, _ frame: AgreementFrame
  ) {
    var story = Story(isDamaged: example.isDamaged)
    for line in example.lines {
      if let problem = story.problem(with: line.value, frame) {
        report(problem, at: line.range, in: file)
      }
      switch line.value {
      case .asOf: break
      case .happens(_, let happening):
        if let severity = happening.severity { _ = rank(severity, in: file, names) }
        if let cause = happening.waitingOn { checkCause(cause, in: file) }
        if let name = happening.obligation { checkObligation(name, in: file, obligations) }
      case .expect(.obligation(let name, _, _, _)):
        checkObligation(name, in: file, obligations)
      case .expect(.credits(let money, _, _)):
        if let fee = frame.fee, fee.amount.currency != money.value.currency {
          let problem = Problem.currencyMismatch(
            money.value.currency.code, other: fee.amount.currency.code)
          report(problem, at: money.range, in: file)
        }
      }
    }
    if !story.hasExpectation, !example.isDamaged {
      report(.exampleWithoutExpectation, at: example.title.range, in: file)
    }
  }

  private mutating func checkObligation(
    _ name: Located<String>, in file: Int, _ obligations: NameTable<Void>
  ) {
    guard obligations[name.value] == nil else { return }
    reportUnknown(.obligation, name, known: obligations.names, in: file)
  }
}

/// What an example has told so far.
private struct Story {
  let isDamaged: Bool
  private(set) var hasExpectation = false
  /// The cases opened, and those reported as not opened: each is reported once.
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
      if let term = frame.term, !(term.from...term.through).contains(time.date) {
        defer { isOutsideTerm = true }
        return isOutsideTerm ? nil : .exampleOutsideTerm(time.date)
      }
      if let problem = problem(with: time, frame) { return problem }
      return problem(withCase: happening.caseNumber)
    case .expect(.obligation(_, let number, let due, _)):
      hasExpectation = true
      if let due, let zone = frame.zone, Self.skips(due, zone) {
        return .exampleTimeSkipped(zone.name)
      }
      return problem(withCase: number)
    case .expect(.credits):
      hasExpectation = true
      return nil
    }
  }

  /// A line that could not be read may have opened the case.
  private mutating func problem(withCase number: String) -> Problem? {
    guard !isDamaged, opened.insert(number).inserted else { return nil }
    return .exampleCaseNotOpened(number)
  }

  private mutating func problem(with time: CivilDateTime, _ frame: AgreementFrame) -> Problem? {
    if let last, time < last { return .exampleOutOfOrder }
    last = time
    guard let zone = frame.zone, Self.skips(time, zone) else { return nil }
    return .exampleTimeSkipped(zone.name)
  }

  private static func skips(_ time: CivilDateTime, _ zone: Zone) -> Bool {
    if case .skipped = zone.resolve(time) { return true }
    return false
  }
}
