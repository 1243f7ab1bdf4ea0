// SPDX-License-Identifier: Apache-2.0

import Evidence
import FrankpledgeTesting
import Testing
import WorkingTime

@testable import Judgement
@testable import Terms

/// Whatever is said to turn a verdict turns it, and one unit less does not.
@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct CounterfactualTests {
  /// The changes applied to the events themselves, and everything judged anew.
  private static func outcome(
    of subject: Counterfactual.Subject, _ changes: [Counterfactual.Change],
    _ events: [RecordedEvent], _ agreement: Agreement, asOf: Instant
  ) throws -> (Counterfactual.Outcome, credit: Counterfactual.Outcome) {
    // What was not seen when it was judged stays unseen, however late it is judged.
    var events = events.filter { $0.event.time <= asOf }
    var instant = asOf
    var next = UInt64(1_000_000)
    for change in changes {
      switch change {
      case .move(let index, let time):
        let place = try #require(events.firstIndex { $0.index == index })
        var event = events[place].event
        event.time = time
        events[place] = RecordedEvent(index: index, event: event)
      case .drop(let index): events.removeAll { $0.index == index }
      case .add(let event):
        events.append(RecordedEvent(index: next, event: event))
        next += 1
      case .severity(let index, let name):
        let place = try #require(events.firstIndex { $0.index == index })
        var event = events[place].event
        event.data["severity"] = .string(name)
        events[place] = RecordedEvent(index: index, event: event)
      case .judged(let at): instant = at
      }
    }
    let judgement = try Judgement(of: agreement, asOf: instant, knownAt: .max, events: events)
    return (judgement.outcome(of: subject), .credit(judgement.credit(of: subject)))
  }

  /// Checks what is told about one subject.
  private static func check(
    _ found: [Counterfactual], of subject: Counterfactual.Subject, _ judgement: Judgement,
    _ events: [RecordedEvent], _ hint: Comment
  ) throws {
    let base = judgement.outcome(of: subject)
    let credit = Counterfactual.Outcome.credit(judgement.credit(of: subject))
    for one in found {
      let (state, owed) = try outcome(
        of: subject, one.changes, events, judgement.agreement, asOf: judgement.asOf)
      let isOfCredit = if case .credit = one.outcome { true } else { false }
      #expect((isOfCredit ? owed : state) == one.outcome, "\(hint): \(one)")
      #expect((isOfCredit ? credit : base) != one.outcome, "\(hint): \(one)")
      guard let short = one.short else { continue }
      let (less, lessOwed) = try outcome(
        of: subject, short, events, judgement.agreement, asOf: judgement.asOf)
      #expect((isOfCredit ? lessOwed : less) != one.outcome, "\(hint): \(one)")
      if !one.changes.contains(where: \.isOfPassage) {
        #expect((isOfCredit ? lessOwed : less) == (isOfCredit ? credit : base), "\(hint): \(one)")
      }
    }
  }

  /// Checks everything told about a judgement, and counts it by outcome.
  private static func check(
    _ judgement: Judgement, _ events: [RecordedEvent], _ hint: Comment
  ) throws -> [String: Int] {
    var told: [String: Int] = [:]
    func take(
      _ found: [Counterfactual], _ subject: Counterfactual.Subject, _ state: String
    ) throws {
      try check(found, of: subject, judgement, events, hint)
      told["\(state)", default: 0] += found.isEmpty ? 0 : 1
      told["\(state) silent", default: 0] += found.isEmpty ? 1 : 0
    }
    // Everything is judged anew for every change, so that not every verdict can be asked.
    var asked: [String: Int] = [:]
    func isAsked(_ kind: String) -> Bool {
      asked[kind, default: 0] += 1
      return asked[kind, default: 0] <= 1
    }
    for verdict in judgement.verdicts where isAsked("\(verdict.obligation) \(verdict.state)") {
      try take(
        judgement.counterfactuals(of: verdict),
        .ofCase(verdict.caseName, obligation: verdict.obligation), verdict.state.rawValue)
    }
    for verdict in judgement.standing where isAsked("\(verdict.obligation) \(verdict.state)") {
      try take(
        judgement.counterfactuals(of: verdict),
        .standing(verdict.subject, obligation: verdict.obligation),
        "\(verdict.attained == nil ? "" : "standard ")\(verdict.state.rawValue)")
    }
    for power in judgement.powers {
      try take(judgement.counterfactuals(of: power), .power(power.power), power.state.rawValue)
    }
    return told
  }

  @Test(arguments: 0..<2 as Range<UInt64>)
  func `what is told turns the verdict, and one unit less does not`(seed: UInt64) throws {
    let agreement = try Everything.agreement()
    let events = try Everything.history(seed).events
    let instants = try Everything.instants(seed)
    let asOf = try #require(instants.dropFirst(2).first)
    let judgement = try Judgement(of: agreement, asOf: asOf, knownAt: .max, events: events)
    let told = try Self.check(judgement, events, "seed \(seed)")
    let sum = told.filter { !$0.key.hasSuffix("silent") }.values.reduce(0, +)
    #expect(sum > 5, "seed \(seed): \(told)")
  }

  /// Cases of one desk with waits, rises and reopenings, each asked.
  @Test(arguments: 0..<10 as Range<UInt64>)
  func `every verdict of a desk is told what would have turned it`(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    let agreement = try AgreementText.agreement()
    var story = try Story()
    let start = try London.instant("2026-03-02 08:00").milliseconds
    for number in 0..<3 {
      var minute = Int64.random(in: 0..<4_000, using: &random)
      for type in ["opened"] + Self.happenings(&random) {
        let severity = "S\(Int.random(in: 1...3, using: &random))"
        story.append(
          type: "org.frankpledge.case." + type,
          time: Instant(milliseconds: start + minute * 60_000),
          subject: "\(number)",
          data: [
            "severity": .string(severity), "waitingOn": .string("adopter"),
            "consent": .bool(true), "actor": .string("person"), "side": .string("cooperative"),
          ])
        minute += .random(in: 0..<500, using: &random)
      }
    }
    let asOf = Instant(milliseconds: start + .random(in: 3_000...9_000, using: &random) * 60_000)
    let judgement = try Judgement(
      of: agreement, asOf: asOf, knownAt: .max, events: story.events)
    for verdict in judgement.verdicts {
      let found = judgement.counterfactuals(of: verdict)
      try Self.check(
        found, of: .ofCase(verdict.caseName, obligation: verdict.obligation), judgement,
        story.events, "seed \(seed)")
      // What is reopened is undone, so that an act in time need not have been the end of it.
      let isReopened = story.events.contains {
        $0.event.subject == judgement.baseCaseName(of: verdict)
          && $0.event.type.hasSuffix("reopened")
      }
      let isPlain =
        !isReopened
        && (verdict.state == .breached || verdict.state == .pending && verdict.due != nil)
      if isPlain {
        #expect(
          found.contains { $0.outcome == .state(.met) && $0.short != nil },
          "seed \(seed): \(verdict)")
      }
    }
  }

  private static func happenings(_ random: inout SeededNumbers) -> [String] {
    let all = [
      "paused", "resumed", "responded", "severity-changed", "restored", "closed", "reopened",
    ]
    return (0..<7).map { _ in all.randomElement(using: &random) ?? "" }
  }

  private static let lines = [
    "2026-03-02 10:00 7 opened S2", "2026-03-02 10:30 7 paused adopter",
    "2026-03-02 11:30 7 resumed adopter", "2026-03-02 12:30 7 responded",
    "2026-03-03 11:15 7 restored",
  ]

  private func sentences(_ lines: [String], asOf: String, _ obligation: String) throws -> [String] {
    let story = try Story(lines)
    let judgement = try story.judged(asOf: asOf, AgreementText.agreement())
    let verdict = try #require(judgement.verdicts.first { $0.obligation == obligation })
    let found = judgement.counterfactuals(of: verdict)
    try Self.check(
      found, of: .ofCase(verdict.caseName, obligation: obligation), judgement, story.events,
      "\(lines)")
    return found.map(\.sentence)
  }

  @Test func `a breach says what would have been in time`() throws {
    let restore = try sentences(Self.lines, asOf: "2026-03-04 10:00", "restore")
    #expect(
      restore == [
        "Met, if done by Tue 2026-03-03 10:30 GMT, 45 min earlier.",
        "Met, if the case had waited on the adopter for 45 min more of open time before the"
          + " deadline, say from Tue 2026-03-03 09:45 GMT to Tue 2026-03-03 10:30 GMT.",
        "Met, if opened with severity S3, due Mon 2026-03-09 11:00 GMT.",
      ])
    #expect(
      try sentences(Self.lines, asOf: "2026-03-04 10:00", "respond") == [
        "Met, if done by Mon 2026-03-02 12:00 GMT, 30 min earlier.",
        "Met, if opened with severity S3, due Tue 2026-03-03 17:30 GMT.",
      ])
  }

  @Test func `what is met says what it hung on`() throws {
    var lines = Self.lines
    lines[4] = "2026-03-03 10:00 7 restored"
    #expect(
      try sentences(lines, asOf: "2026-03-04 10:00", "restore") == [
        "Breached, if done later than Tue 2026-03-03 10:30 GMT, 30 min after it was done.",
        "Breached, if event 1 (waits on the adopter, Mon 2026-03-02 10:30 GMT) had not counted.",
        "Breached, if opened with severity S1, due Mon 2026-03-02 15:00 GMT.",
      ])
  }

  @Test func `what is pending says until when`() throws {
    #expect(
      try sentences(Array(Self.lines.prefix(3)), asOf: "2026-03-02 11:45", "restore") == [
        "Met, if done by Tue 2026-03-03 10:30 GMT.", "Breached, if not done by then.",
      ])
    #expect(
      try sentences(Array(Self.lines.prefix(2)), asOf: "2026-03-02 11:00", "restore") == [
        "Met, if done while it stands still.",
        "Breached, if the clock ran again from now, Mon 2026-03-02 11:00 GMT, and it was not done by"
          + " Tue 2026-03-03 10:00 GMT.",
      ])
  }
}
