// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation
import FrankpledgeTesting
import Testing
import WorkingTime

@testable import Judgement
@testable import Terms

/// Folded forward or judged whole: over random histories, after each step, both say the same.
@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct RunningJudgementTests {
  @Test(arguments: Arrivals.seeds(4))
  func `events in any order, with every construct`(seed: UInt64) throws {
    var fold = try Fold(
      seed, Everything.agreement(), Everything.history(seed).events, isInOrder: false)
    try fold.run(steps: 24)
    #expect(fold.checks == 24)
  }

  @Test(arguments: Arrivals.seeds(4))
  func `events in order, some late, some at one instant, no power used`(seed: UInt64) throws {
    let story = try Arrivals.story(seed, usesPowers: false)
    var fold = try Fold(seed, Everything.agreement(), story)
    try fold.run(steps: 36)
    #expect(fold.replays < 36 / 4, "nearly everything is folded")
  }

  @Test(arguments: Arrivals.seeds(3))
  func `events in order, powers used`(seed: UInt64) throws {
    var fold = try Fold(
      seed, Everything.agreement(), Arrivals.story(seed + 100, usesPowers: true))
    try fold.run(steps: 24)
  }

  @Test(arguments: Arrivals.seeds(4))
  func `cases alone, most of them at rest`(seed: UInt64) throws {
    let story = try Arrivals.cases(seed, count: 120)
    var fold = try Fold(seed, AgreementText.agreement(Arrivals.terms), story)
    try fold.run(steps: 36)
    #expect(fold.replays == 0)
    #expect(fold.fewestHeld < 40 && fold.recalls > 0, "cases are let go, and taken up again")
  }
}

/// Random histories that arrive as they do in life.
enum Arrivals {
  static let terms = AgreementText.respond

  /// So many seeds, or as many as `FRANKPLEDGE_GENERATED` asks for.
  static func seeds(_ few: UInt64) -> Range<UInt64> {
    let asked = ProcessInfo.processInfo.environment["FRANKPLEDGE_GENERATED"].flatMap { UInt64($0) }
    return 0..<max(1, asked ?? few)
  }

  /// Everything, its events in the order of their times; one in four is told up to three days late,
  /// many are of one instant.
  static func story(_ seed: UInt64, usesPowers: Bool) throws -> [RecordedEvent] {
    var random = SeededNumbers(seed: seed + 3_000)
    let events = try Everything.history(seed, events: 260).events.map(\.event).filter {
      usesPowers || !$0.type.hasSuffix("power.exercised")
    }
    let told = events.map { event in
      var event = event
      let step = 4 * 3_600_000 as Int64
      event.time = Instant(milliseconds: event.time.milliseconds / step * step)
      let late = Int.random(in: 0..<4, using: &random) == 0
      let delay = late ? Int64.random(in: 0...72, using: &random) * 3_600_000 : 0
      return (event: event, at: event.time.milliseconds + delay)
    }
    return told.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
      .enumerated().map { RecordedEvent(index: UInt64($0), event: $1.element.event) }
  }

  /// Cases over half a year, each settled within days, some touched again long after.
  static func cases(_ seed: UInt64, count: Int) throws -> [RecordedEvent] {
    var random = SeededNumbers(seed: seed + 4_000)
    var told: [(event: Event, at: Int64)] = []
    let start = try London.instant("2026-02-02 08:00").milliseconds
    for number in 0..<count {
      let name = "c\(number)"
      var time = start + Int64(number) * 36 * 3_600_000
      func tell(_ type: String, after hours: ClosedRange<Int64>, _ data: JSONObject = [:]) {
        time += Int64.random(in: hours, using: &random) * 3_600_000
        let late = Int.random(in: 0..<12, using: &random) == 0
        let delay = late ? Int64.random(in: 0...900, using: &random) * 3_600_000 : 0
        told.append(
          (
            Event(
              id: "\(name)-\(told.count)", source: "/desk",
              type: "org.frankpledge.case.\(type)", time: Instant(milliseconds: time),
              agreement: "north-bank", subject: name, data: data), time + delay
          ))
      }
      let severity = ["S1", "S2", "S3"].randomElement(using: &random) ?? "S1"
      let person: JSONObject = ["actor": .string("person"), "side": .string("cooperative")]
      tell("opened", after: 0...20, ["severity": .string(severity)])
      if Bool.random(using: &random) {
        tell("paused", after: 0...2, ["waitingOn": .string("adopter")])
        tell("resumed", after: 1...9)
      }
      tell("responded", after: 0...30, person)
      if Bool.random(using: &random) { tell("restored", after: 0...40) }
      tell("closed", after: 1...50)
      if Int.random(in: 0..<4, using: &random) == 0 { tell("reopened", after: 1...1_200) }
      if Int.random(in: 0..<6, using: &random) == 0 {
        tell(
          "voided", after: 1...900,
          ["reason": .string("opened in error"), "side": .string("adopter")])
      }
    }
    return told.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
      .enumerated().map { RecordedEvent(index: UInt64($0), event: $1.element.event) }
  }
}

/// A running judgement beside whole ones.
private struct Fold {
  let agreement: Agreement
  let events: [RecordedEvent]
  let seed: UInt64
  var running: RunningJudgement
  var random: SeededNumbers
  var told: [Key: Verdict] = [:]
  var checks = 0
  var replays = 0
  var fewestHeld = Int.max
  /// Events come once their time has, or, where they are in any order, evenly.
  let isInOrder: Bool
  let memory: Memory

  var recalls: Int { memory.count.value }

  struct Key: Hashable {
    let caseName: String
    let obligation: String
  }

  final class Counter { var value = 0 }

  struct Memory: Recollection {
    let events: [RecordedEvent]
    let agreement: String
    let count = Counter()

    func events(about subject: String, below size: UInt64) -> [RecordedEvent] {
      let found = events.filter { $0.index < size && $0.event.subject == subject }
      if found.count > 1 { count.value += 1 }
      return found
    }

    func history(below size: UInt64) -> History {
      History(of: agreement, events.filter { $0.index < size })
    }
  }

  init(
    _ seed: UInt64, _ agreement: Agreement, _ events: [RecordedEvent], isInOrder: Bool = true
  ) throws {
    self.isInOrder = isInOrder
    self.agreement = agreement
    self.events = events
    self.seed = seed
    memory = Memory(events: events, agreement: agreement.name)
    random = SeededNumbers(seed: seed + 5_000)
    let first = events.map(\.event.time).min() ?? agreement.term.lowerBound
    running = try RunningJudgement(of: agreement, from: first)
  }

  /// Gives events a few at a time while time goes on, and now and then begins anew from a history.
  mutating func run(steps: Int) throws {
    let first = running.now.milliseconds
    let last = (events.map(\.event.time.milliseconds).max() ?? first) + 20 * 86_400_000
    var next = 0
    for step in 1...steps {
      let end = step == steps ? events.count : events.count * step / steps
      let time = first + (last - first) / Int64(steps) * Int64(step)
      let moment = Instant(milliseconds: time - .random(in: 0...7_200_000, using: &random))
      note(try running.advance(to: moment, memory))
      while next < events.count,
        step == steps || (isInOrder ? events[next].event.time <= moment : next < end)
      {
        note(try running.take(events[next], memory))
        next += 1
      }
      try check()
      if Int.random(in: 0..<20, using: &random) == 0 {
        // What is still to come about is given again.
        let history = memory.history(below: running.knownAt)
        var anew = try RunningJudgement(
          of: agreement, asOf: running.now, knownAt: 0, history: History(of: agreement.name))
        anew = try RunningJudgement(
          of: agreement, asOf: running.now, knownAt: running.knownAt, history: history)
        anew.ahead = running.ahead
        anew.waiting = running.waiting
        running = anew
      }
    }
  }

  private mutating func note(_ changes: [Change]) {
    for change in changes {
      switch change {
      case .obligation(let before, let after):
        if let before { told[key(before)] = nil }
        if let after { told[key(after)] = after }
      case .interval, .withdrawn: break
      case .anew:
        replays += 1
        told = [:]
      }
    }
    if changes.contains(.anew) {
      guard let whole = try? whole() else { return }
      for verdict in whole.verdicts { told[key(verdict)] = verdict }
    }
  }

  private func key(_ verdict: Verdict) -> Key {
    Key(caseName: verdict.caseName, obligation: verdict.obligation)
  }

  private func whole() throws -> Judgement {
    try Judgement(
      of: agreement, asOf: running.now, knownAt: running.knownAt, events: events)
  }

  private mutating func check() throws {
    checks += 1
    fewestHeld = min(fewestHeld, running.cases.count)
    let whole = try whole()
    let place: Comment = "seed \(seed), known at \(running.knownAt), now \(running.now.rfc3339)"
    let reading = try running.reading()
    #expect(told.mapValues { Said($0) } == whole.said, place)
    let held = Set(running.verdicts.map(\.caseName))
    #expect(
      running.verdicts.map { Said($0, withCredit: true) }
        == whole.verdicts.filter { held.contains($0.caseName) }
        .map { Said($0, withCredit: true) }, place)
    for (key, tally) in whole.tallies {
      #expect(running.tallies.tally(of: key.obligation, severity: key.severity) == tally, place)
    }
    #expect(reading.credits == whole.credits, place)
    #expect(reading.powers == whole.powers, place)
    #expect(reading.claims == whole.claims && reading.limits == whole.limits, place)
    #expect(reading.invoices == whole.invoices, place)
    let kept = reading.standing.map { SaidStanding($0) }
    let keptSet = Set(kept)
    #expect(
      kept == whole.standing.map { SaidStanding($0) }.filter { keptSet.contains($0) }, place)
    for verdict in whole.standing where verdict.isAlwaysKept {
      #expect(keptSet.contains(SaidStanding(verdict)), place)
    }
    let setAside = running.setAside(reading)
    let (extra, missing) = (
      setAside.filter { !whole.setAside.contains($0) },
      whole.setAside.filter { !setAside.contains($0) }
    )
    #expect(extra == [], place)
    #expect(missing == [], place)
    #expect(setAside.count == whole.setAside.count, place)
    let counts = running.counts(reading)
    #expect(counts.cases == whole.caseCount, place)
    #expect(counts.events == whole.eventCount, place)
    #expect(running.otherCount == whole.otherCount, place)
  }
}

/// What a verdict says, without where its facts lie.
private struct Said: Hashable {
  let words: String

  init(_ verdict: Verdict, withCredit: Bool = false) {
    words =
      "\(verdict.caseName) \(verdict.obligation) \(verdict.severity) \(verdict.state)"
      + " \(verdict.opened.rfc3339) \(verdict.due?.rfc3339 ?? "-")"
      + " \(verdict.fulfilled?.rfc3339 ?? "-")"
      + (withCredit ? " \(verdict.credit.map { "\($0)" } ?? "-")" : "")
  }
}

private struct SaidStanding: Hashable {
  let words: String

  init(_ verdict: StandingVerdict) {
    words =
      "\(verdict.obligation) \(verdict.subject.text) \(verdict.severity ?? "-") \(verdict.state)"
      + " \(verdict.opened.rfc3339) \(verdict.due?.rfc3339 ?? "-")"
      + " \(verdict.fulfilled?.rfc3339 ?? "-") \(verdict.attained?.text ?? "-")"
      + " \(verdict.credit.map { "\($0)" } ?? "-") \(verdict.basis.evidence)"
      + " \(verdict.basis.reasons)"
  }
}

extension StandingVerdict {
  /// Whether a reading tells it also of a case at rest.
  fileprivate var isAlwaysKept: Bool {
    if case .interval = subject { state == .breached } else { true }
  }
}

extension Judgement {
  fileprivate var said: [Fold.Key: Said] {
    Dictionary(
      verdicts.map {
        (Fold.Key(caseName: $0.caseName, obligation: $0.obligation), Said($0))
      }, uniquingKeysWith: { $1 })
  }

  fileprivate struct TallyKey: Hashable {
    let obligation: String
    let severity: String
  }

  fileprivate var tallies: [TallyKey: Tally] {
    var tallies: [TallyKey: Tally] = [:]
    for verdict in verdicts {
      tallies[
        TallyKey(obligation: verdict.obligation, severity: verdict.severity), default: Tally()
      ]
      .count(verdict.state)
    }
    for verdict in standing {
      guard case .interval = verdict.subject else { continue }
      tallies[TallyKey(obligation: verdict.obligation, severity: ""), default: Tally()]
        .count(verdict.state)
    }
    return tallies
  }
}
