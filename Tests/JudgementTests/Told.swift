// SPDX-License-Identifier: Apache-2.0
// Rules of docs/semantics.md told as examples of the language itself.

import Evidence
import Testing
import WorkingTime

@testable import Judgement
@testable import Terms

/// An agreement, and an example that holds because of a rule.
struct Told: CustomTestStringConvertible, Sendable {
  let rule: String
  let title: String
  /// What follows the head of every agreement here.
  let terms: String
  /// The lines of the example.
  let example: String
  let term: String

  var testDescription: String { "\(rule) \(title)" }

  init(
    _ rule: String, _ title: String, terms: String, term: String = Told.year, _ example: String
  ) {
    self.term = term
    self.rule = rule
    self.title = title
    self.terms = terms
    self.example = example
  }

  static let all =
    calendars + bearings + recurring + matters + periods + standards + credits + claims + powers
    + ends + liability + invoices + constructs + clocks + bounds + prices

  static let year = "2026-01-01 to 2026-12-31"

  /// The head: a year in London, an office, two severities.
  static let head = """
    agreement north-bank
      adopter  "North Bank plc"
      term     2026-01-01 to 2026-12-31
      fee      EUR 120,000 per year, invoiced quarterly
      covers   postgresql 14 to 18, patroni
      zone     Europe/London

    calendar office
      in Europe/London
      open   Mon to Fri 09:00 to 17:00

    severity S1 "Production is down"
    severity S2 "A question"

    define response
      as a case responded to by a person of the cooperative

    define update
      as a case updated

    define fix
      as a case resolved


    """

  /// What a case is answered within: by default four hours, at EUR 100 for each breach.
  static func respond(
    _ target: String = "4 hours around the clock", _ clauses: String...
  ) -> String {
    (["obligation respond", "  when  a case is opened", "  owed  a response within \(target)"]
      + clauses.map { "  \($0)" }).joined(separator: "\n") + "\n\n"
  }

  var text: String {
    Self.head.replacing(Self.year, with: term) + terms + "\nexample \"\(title)\"\n"
      + example.split(separator: "\n").map { "  \($0)\n" }.joined()
  }

  func checked(_ text: String) throws -> CheckedTerms {
    let file = TermsBundle.File(path: "north-bank.pledge", bytes: Array(text.utf8))
    return Checker.check(
      TermsBundle(main: file.path, files: [file]), zones: try Self.book.get(),
      requireAgreement: true)
  }

  private static let book = Result {
    let zones = try ["Europe/London", "Europe/Berlin", "America/New_York"].map {
      try SystemZones.zone($0)
    }
    return ZoneBook(version: "test", zones: zones)
  }

  /// What fails when the example is run, by its line, expected and got, and the lines of the clock.
  func failures(_ text: String) throws -> [String] {
    let checked = try checked(text)
    let errors = checked.diagnostics.filter(\.isError).map(\.description)
    let agreement = try #require(checked.agreement, "\(errors)")
    return ExampleRun.findings(of: checked.examples, agreement).map { finding in
      guard case .exampleFailed(let expected, let got, let timeline) = finding.problem else {
        return "another problem"
      }
      return (["expected \(expected); got \(got)"] + timeline).joined(separator: "\n  ")
    }
  }
}

@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct ToldTests {
  @Test(arguments: Told.all) func `an example holds because of its rule`(told: Told) throws {
    let failures = try told.failures(told.text)
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  /// An example that could not fail would show nothing.
  @Test(arguments: Told.all) func `each expectation can fail`(told: Told) throws {
    var lines = told.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for (place, line) in lines.enumerated() {
      guard line.hasPrefix("  expect ") else { continue }
      let other = try #require(Self.opposite(of: line), "\(line)")
      lines[place] = other
      let failures = try told.failures(lines.joined(separator: "\n"))
      #expect(!failures.isEmpty, "\(other)")
      lines[place] = line
    }
  }

  private static func opposite(of line: String) -> String? {
    if line.contains("credits EUR ") || line.contains("expect EUR ") {
      return line.replacing(",", with: "").replacing(" EUR ", with: " EUR 9")
    }
    for count in ["once", "twice"] where line.hasSuffix(" \(count)") {
      return line.replacing(count, with: "9 times")
    }
    for words in ["not owed", "not judged"] where line.hasSuffix(words) {
      return line.replacing(words, with: "met")
    }
    if line.hasSuffix(" times") { return line.replacing(" times", with: "9 times") }
    let states = ["met", "breached", "pending", "excused", "void", "not arisen", "arisen"]
    for (place, state) in (states + ["exercised", "lapsed"]).enumerated() {
      guard line.hasSuffix(" \(state)") else { continue }
      let isOfPower = place > 4
      return line.dropLast(state.count)
        + (isOfPower
          ? other(state, "lapsed", "exercised")
          : other(state, "met", "breached"))
    }
    // A deadline without a state.
    return line.contains(" due ") ? line + " and void" : nil
  }

  private static func other(_ state: String, _ first: String, _ second: String) -> String {
    state == first ? second : first
  }

  @Test(arguments: Told.all) func `told in another order it is judged the same`(
    told: Told
  ) throws {
    let checked = try told.checked(told.text)
    let agreement = try #require(checked.agreement)
    var events: [RecordedEvent] = []
    for line in try #require(checked.examples.first).lines {
      let index = events.count
      switch line.value {
      case .happens(let time, let happening):
        let instant = ExampleRun.instant(time, agreement.zone)
        events.append(ExampleRun.event(happening, at: instant, index: index, agreement))
      case .occurs(let time, let occurrence):
        let instant = ExampleRun.instant(time, agreement.zone)
        events.append(ExampleRun.event(occurrence, at: instant, index: index, agreement))
      case .asOf, .expect: break
      }
    }
    let last = try #require(events.last?.event.time)
    let asOf = Instant(milliseconds: last.milliseconds + 86_400_000)
    let forward = try Judgement(of: agreement, asOf: asOf, knownAt: .max, events: events)
    let backward = try Judgement(
      of: agreement, asOf: asOf, knownAt: .max, events: events.reversed())
    #expect(VerdictTable(forward).jsonLines == VerdictTable(backward).jsonLines)
    #expect(
      ExplanationReport(otherwiseOwedIn: forward).text
        == ExplanationReport(otherwiseOwedIn: backward).text)
    #expect(forward.eventCount + forward.setAside.count == events.count)
  }
}
